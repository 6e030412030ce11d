"""One run in the list: what it is, how far it is trained, and its result, in columns."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.words.sessions.run_list import UNKNOWN, RunRow
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.typing.name_editor import ENTER

MARK, GAP, TICK = 14, 18, 40  # pixels: of the mark, between columns, and of the tick
AROUND = (6, 4, 6, 4)  # pixels
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunLine(QFrame):
    """A run with a mark if it is the one that is shown.

    Signals
    -------
    chosen
        The user wants it shown, also where it is shown already.
    left
        The user wants to go up (-1) or down (1) from here.
    laid
        The user wants it over the error curve, or no longer.
    """

    chosen = Signal()
    left = Signal(int)
    laid = Signal(bool)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, name, "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.mark = styled(QLabel(self), role="live", font=fonts.text())
        self.mark.setFixedWidth(scaled(MARK))
        self.cells = cells(self)
        self.tick = QCheckBox(self)
        self.tick.setObjectName(f"{name}.beside")
        self.tick.setFixedWidth(scaled(TICK))
        self.tick.clicked.connect(self.laid)
        parts = self.mark, *spread(self.cells), GAP, self.tick
        filled(QHBoxLayout(self), *parts, spacing=0, margins=AROUND)

    def show_run(self, row: RunRow, widths: Sequence[int]) -> None:
        """Show a run in columns of these widths, in pixels."""
        self.mark.setText("▸" if row.is_shown else "")
        for cell, text, width in zip(self.cells, row.texts, widths, strict=True):
            cell.setText(text)
            cell.setFixedWidth(width)
            set_property(cell, "role", "muted" if text == UNKNOWN else "plain")
        set_property(self.cells[0], "role", "live" if row.is_shown else "plain")
        self.setAccessibleName(row.sentence)
        self.setToolTip(row.sentence)

    def show_tick(self, *, is_on: bool, why_not: str) -> None:
        """Show whether it is laid over the error curve, and why it cannot be, if so."""
        self.tick.setChecked(is_on)
        self.tick.setEnabled(not why_not)
        self.tick.setAccessibleName(
            _("Draw over the error curve: {run}").format(run=self.cells[0].text())
        )
        self.tick.setToolTip(why_not or _("Draw its error over that of the run shown, in Watch"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose it with Enter or Space, leave it with the arrows."""
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self.chosen.emit()
        elif event.key() in _STEPS:
            self.left.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press: a click is for this line."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose it with a click."""
        is_inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_inside:
            self.chosen.emit()


def cells(parent: QWidget, texts: Sequence[str] = ("",) * 5) -> list[QLabel]:
    """Return the labels of a line, the first for words and the others for numbers."""
    made = [styled(QLabel(text, parent), font=fonts.text()) for text in texts]
    for column, label in enumerate(made):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(_RIGHT if column else _LEFT)
    return made


def spread(labels: Sequence[QLabel]) -> list[QLabel | int | None]:
    """Return labels with the room between them; the first one's takes what is left over."""
    first, *others = labels
    return [first, None, *(part for label in others for part in (GAP, label))]
