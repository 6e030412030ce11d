"""A frame around what a hint speaks of, which may be far from the hint."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_AROUND = 4  # pixels from what it frames
_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}


class Ring(QFrame):
    """Goes around widgets of a window; the mouse goes through it.

    ``moved`` is sent when one of them is elsewhere, is shown or is hidden.
    """

    moved = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        styled(self, "hint.ring", "ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._window = window
        self._watched: list[QWidget] = []

    def surround(self, targets: Sequence[QWidget]) -> QRect:
        """Go around all of them; return where they are in the window."""
        place = QRect()
        for target in targets:
            place |= QRect(target.mapTo(self._window, QPoint()), target.size())
        self._watch(targets)
        around = scaled(_AROUND)
        self.setGeometry(place.adjusted(-around, -around, around, around) & self._window.rect())
        self.show()
        self.raise_()
        return place

    def leave(self) -> None:
        """Go away."""
        self._watch(())
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice where the widgets, and what they are in, move."""
        if event.type() in _MOVES:
            self.moved.emit()
        return super().eventFilter(watched, event)

    def _watch(self, targets: Sequence[QWidget]) -> None:
        """Follow these widgets and all that they are in, and no others any more."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        for widget in targets:
            inside: QWidget | None = widget
            while inside is not None and inside is not self._window:
                self._watched.append(inside)
                inside.installEventFilter(self)
                inside = inside.parentWidget()
