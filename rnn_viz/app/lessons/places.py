"""Where the parts of the window are that a lesson speaks of."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from rnn_viz.core.lessons.parts import Pointer
from rnn_viz.views.widgets.view import View

_ANY = 4  # the position that is meant before a scene was drawn


def place_of(window: QWidget, pointer: Pointer, position: int | None) -> QRect | None:
    """Return where a part is in the window, as far as it can be seen; ``None`` if it cannot.

    Parameters
    ----------
    position
        The position of the sum that the network shows; ``None`` before there is one.
    """
    found = (window.findChild(QWidget, name) for name in (pointer.view, pointer.otherwise) if name)
    view = next((it for it in found if it is not None and it.isVisible()), None)
    if view is None:
        return None
    if not pointer.parts or view.objectName() != pointer.view or not isinstance(view, View):
        return seen_of(window, view, view.rect())
    there = pointer.at(_ANY if position is None else position)
    places = [place for part in there.parts if (place := view.place_of(part)) is not None]
    if not places:  # such as a line to which the listing has to be scrolled
        return seen_of(window, view, view.rect())
    whole = QRect(places[0])
    for place in places[1:]:
        whole |= place
    return seen_of(window, view, whole)


def seen_of(window: QWidget, view: QWidget, place: QRect) -> QRect | None:
    """Return what of a place in a widget can be seen, in pixels of the window."""
    seen = QRect(view.mapTo(window, place.topLeft()), place.size())
    around: QWidget | None = view
    while around is not None and around is not window:
        seen &= QRect(around.mapTo(window, QPoint()), around.size())
        around = around.parentWidget()
    return None if seen.isEmpty() else seen
