"""Before the first experiment: questions that runs can answer, each a click away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.experiment.costs import Costs
from rnn_viz.core.experiment.experiment import Place
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.language import _, _p
from rnn_viz.core.words.experiment.progress import estimate
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIDEST = 640  # pixels, which lines of text can be read in
_TITLE = _("Train many runs, and see what holds for all of them")
_TEXT = _(
    "Choose a question here, or values of your own in the plan on the left. Every run can be "
    "opened in Watch afterwards, to the bit."
)


class Invitation(QWidget):
    """The experiments that are ready to run.

    ``chosen`` carries the plan of the one that is to be run.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = styled(QLabel(_TITLE, self), "experiment.invitation", font=fonts.text(20))
        text = styled(QLabel(_TEXT, self), role="muted")
        for label in (title, text):
            label.setWordWrap(True)
        self._costs: list[QLabel] = []
        cards = [self._card(at) for at in range(len(PRESETS))]
        column = QWidget(self)
        column.setMaximumWidth(scaled(_WIDEST))
        filled(QVBoxLayout(column), None, title, text, 12, *cards, None, None, spacing=8)
        filled(QHBoxLayout(self), None, (column, 8), None, margins=(16, 0, 16, 0))

    def show_costs(self, costs: Costs, place: Place) -> None:
        """Say what each would take, as far as it is known."""
        for preset, label in zip(PRESETS, self._costs, strict=True):
            label.setText(estimate(preset.plan, place, costs)[0])

    def _card(self, at: int) -> QFrame:
        preset = PRESETS[at]
        card = styled(QFrame(self), role="card")
        name = styled(QLabel(preset.title, card), font=fonts.text(bold=True))
        question = QLabel(preset.question, card)
        question.setWordWrap(True)
        cost = styled(QLabel(card), f"experiment.cost.{preset.key}", "muted", fonts.text(12))
        self._costs.append(cost)
        button = styled(
            QPushButton(_p("button", "Run"), card), f"experiment.begin.{preset.key}",
            label=_("Run {experiment}").format(experiment=preset.title),
            tip=_("Train these runs now"),
        )  # fmt: skip
        button.clicked.connect(lambda: self.chosen.emit(preset.plan))
        texts = filled(QVBoxLayout(), name, question, cost, spacing=3)
        row = filled(QHBoxLayout(card), margins=(14, 10, 14, 10), spacing=12)
        row.addLayout(texts, 1)
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return card
