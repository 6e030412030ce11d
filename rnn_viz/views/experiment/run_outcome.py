"""How this run has come out, and what can be changed to get another."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.sums_text import about_outcome
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.view import View

_HOW = (
    "Change hidden units, alpha, bits or the seed in the run card on the left and press Apply: "
    "a new run takes the place of this one. In the tab “What if”, hold a unit or set a weight "
    "in the past: that makes a branch, which is drawn beside this run."
)


class RunOutcome(View):
    """Two sentences: what came of this run, and how to try another."""

    studies = frozenset({"milestones", "shares"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("experiment.outcome", parent)
        self.said = styled(QLabel(self), "experiment.said", font=fonts.text(fonts.FIGURE))
        how = styled(QLabel(_HOW, self), "experiment.how", "muted", fonts.text())
        for label in (self.said, how):
            label.setWordWrap(True)
        filled(QVBoxLayout(self), self.said, how, None, spacing=12)

    def draw(self, scene: Scene) -> None:
        """Say how the run has come out so far."""
        self.scene = scene
        now, analysis = scene.now, scene.now.analysis
        milestones = None if analysis is None else analysis.milestones
        self.said.setText(about_outcome(now, milestones, analysis.shares if analysis else Checks()))
