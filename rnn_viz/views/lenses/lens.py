"""A lens: a name, one computed sentence, and a picture over the run."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.scene import Scene
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.view import View

_APART = 14  # pixels between two names
_RIGHT = 12  # pixels: the last number of an axis is wider than where it stands


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
        filled(
            QVBoxLayout(self), heading, (self.plot, 1), self.verdict,
            spacing=8, margins=(0, 0, _RIGHT, 0),
        )  # fmt: skip

    def tell(self, sentence: str, scene: Scene) -> None:
        """Say the sentence, mark the playhead, and span the whole run."""
        self.verdict.setText(sentence)
        self.plot.marks.show_playhead(scene.now.iteration)
        self.plot.setAccessibleDescription(sentence)


def names_at_ends(
    ends: Sequence[tuple[float, str]], low: float, high: float, pixels: float
) -> list[Tick]:
    """Return the names of lines at the heights at which they end; near ones share a line of text.

    Parameters
    ----------
    ends
        Height and name of each line, in the order in which they are named.
    low, high
        The ends of the axis, which is so many ``pixels`` high.
    """
    least = _APART / max(1.0, pixels) * (high - low)
    written: list[tuple[float, list[int]]] = []
    for line, (at, _) in sorted(enumerate(ends), key=lambda end: end[1][0]):
        if written and at - written[-1][0] < least:
            written[-1][1].append(line)
        else:
            written.append((at, [line]))
    return [Tick(at, ", ".join(ends[line][1] for line in sorted(of))) for at, of in written]
