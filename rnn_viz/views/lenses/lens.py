"""A lens: a name, one computed sentence, and a picture over the run."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.scene import Scene
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.view import View


class Lens(View):
    """What all lenses have.

    Attributes
    ----------
    plot
        The picture.
    verdict
        The sentence.
    """

    def __init__(self, name: str, title: str, plot: PlotFrame, parent: QWidget | None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName(title)
        self.plot = plot
        self.plot.setObjectName(f"{name}.plot")
        heading = styled(QLabel(title, self), font=fonts.text(fonts.BODY, bold=True))
        self.verdict = styled(QLabel(self), f"{name}.verdict", font=fonts.text())
        self.verdict.setWordWrap(True)
        self.verdict.setTextFormat(Qt.TextFormat.PlainText)
        filled(QVBoxLayout(self), heading, (self.plot, 1), self.verdict, spacing=8)

    def tell(self, sentence: str, scene: Scene) -> None:
        """Say the sentence, mark the playhead, and span the whole run."""
        self.verdict.setText(sentence)
        self.plot.marks.show_playhead(scene.now.iteration)
        self.plot.setAccessibleDescription(sentence)
