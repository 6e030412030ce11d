"""How often each bit is right: low bits are learned first, and the carry comes last."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.percent import percent
from rnn_viz.views.evidence.bit_bars import PLACES_UP_TO, BitBars
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.heading import Heading
from rnn_viz.views.widgets.view import View


class BitAccuracy(View):
    """The share of all sums in which each position is right, as bars.

    Parameters
    ----------
    theme
        The colours to draw with.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bit_accuracy", parent)
        self.heading = Heading("Accuracy per place", self)
        self.when = QLabel(self)
        self.when.setObjectName("bit_accuracy.when")
        self.when.setFont(fonts.text(fonts.SMALL))
        self.when.setProperty("role", "muted")
        self.bars = BitBars(self)
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.when)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.bars, 1)
        self.setAccessibleName("Accuracy per bit")
        self.setAccessibleDescription("Not evaluated yet.")
        self._shown: tuple[Evaluation | None, int] | None = None

    def draw(self, scene: Scene) -> None:
        """Show the newest evaluation of the snapshot."""
        snapshot = scene.now
        self.scene = scene
        found = snapshot.analysis.evaluation if snapshot.analysis else None
        if self._shown != (found, snapshot.config.bits):
            self._shown = (found, snapshot.config.bits)
            self._show(snapshot.config.bits, found)
        if found is not None:
            is_now = found.iteration == snapshot.iteration
            self.when.setText("" if is_now else f"at {found.iteration:,}")

    def _show(self, bits: int, found: Evaluation | None) -> None:
        row = "place" if bits <= PLACES_UP_TO else "position"
        self.heading.setText(f"Accuracy per {row}")
        if found is None:
            self.bars.show_accuracy(bits, None, 0)
            self.when.setText("not evaluated yet")
            self.setAccessibleDescription("Not evaluated yet.")
        else:
            self.bars.show_accuracy(bits, found.bit_accuracy, found.sums.a.size)
            self.setAccessibleDescription(self._described(found))

    def _described(self, found: Evaluation) -> str:
        rows = (
            f"{self.bars.label(position)}: {percent(float(share))}"
            for position, share in reversed(list(enumerate(found.bit_accuracy)))
        )
        return f"At iteration {found.iteration:,}: " + ", ".join(rows) + "."
