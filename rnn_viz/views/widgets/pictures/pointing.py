"""A canvas in which mouse or keys point at one place, and what that means everywhere."""

from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.shapes import Ink

ARROWS = {
    Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
}  # fmt: skip
PICK = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_BACK_SOON = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}


class PointingCanvas(Canvas):
    """Hovering points at a place; keys keep pointing at one, and so may a click; Escape ends it.

    What a place is, the picture says: any value that can be compared. Keys go from place to
    place only where the user came by keys; after a click they are the window's.

    Signals
    -------
    pointed
        Another place, or ``None``, is pointed at.
    picked
        This place was clicked, or Return pressed on it.

    Attributes
    ----------
    at
        The place pointed at.
    keeps_clicks
        Whether a click keeps pointing when the mouse has gone.
    """

    pointed = Signal(object)
    picked = Signal(object)
    keeps_clicks = True

    def __init__(
        self, parent: QWidget | None = None, *, ground: Ink = attrgetter("background")
    ) -> None:
        super().__init__(parent, ground=ground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.at: Any = None
        self._kept: Any = None  # by click or key, whatever the mouse does
        self._has_keys = True  # not after a click
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)

    def place_at(self, point: QPointF) -> Any:
        """Return the place at a point of this widget; ``None`` where there is none."""
        raise NotImplementedError

    def place_after(self, key: Qt.Key) -> Any:
        """Return where a key leads from where it points; ``None`` if it leads nowhere."""
        raise NotImplementedError

    def first_place(self, *, is_back: bool) -> Any:
        """Return where the keys are when they come; ``is_back`` if they come from behind."""
        raise NotImplementedError

    def show_place(self, before: Any) -> None:
        """Outline the place pointed at, and the one before no longer."""

    @property
    def has_keys(self) -> bool:
        """Whether the keys are here, and go from place to place."""
        return self.hasFocus() and self._has_keys

    def point_at(self, place: Any) -> None:
        """Keep pointing at a place, or at nothing."""
        self._kept = place
        self._point(place)

    def event(self, event: QEvent) -> bool:
        """Keep the keys for the picture, where the user came by keys."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            event.setAccepted(self._has_keys and self._after(event) is not None)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another place, pick it; Escape points at nothing."""
        after = self._after(event)
        if after is not None:
            self.point_at(after)
        elif event.key() in PICK and self.at is not None:
            self.picked.emit(self.at)
        else:
            if event.key() == Qt.Key.Key_Escape:
                self.point_at(None)  # and whoever is around may end something, too
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        if event.reason() not in _BACK_SOON:
            self._has_keys = event.reason() is not Qt.FocusReason.MouseFocusReason
        if self.at is None and self._has_keys:
            is_back = event.reason() is Qt.FocusReason.BacktabFocusReason
            self._kept = self.first_place(is_back=is_back)
        self._point(self._kept or self.at)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Point at nothing, unless another window has the focus for a while."""
        super().focusOutEvent(event)
        if event.reason() not in _BACK_SOON:
            self.point_at(None)

    def _after(self, event: QKeyEvent) -> Any:
        """Return where a key alone leads."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return None
        return self.place_after(Qt.Key(event.key()))

    def _hover(self, point: QPointF | None) -> None:
        self._point((self.place_at(point) if point is not None else None) or self._kept)

    def _press(self, event: QMouseEvent) -> None:
        place = self.place_at(self.point_of(event))
        if self.keeps_clicks:
            self._kept = place
        self._point(place)
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(place)

    def _point(self, place: Any) -> None:
        before, self.at = self.at, place
        self.show_place(before)
        if place != before:
            self.pointed.emit(place)
