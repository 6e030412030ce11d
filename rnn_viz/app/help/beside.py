"""Where something stands that speaks of a place: beside it, inside the window, not over it."""

from PySide6.QtCore import QPoint, QRect, QSize

_GAP = 10  # pixels between the two
_EDGE = 8  # pixels to the edge of the window


def beside(place: QRect, size: QSize, window: QSize) -> QPoint:
    """Return the corner of what stands below, above, right or left of a place.

    Where none of these has room, it is where it covers the least of the place.
    """
    right, bottom = (
        window.width() - size.width() - _EDGE, window.height() - size.height() - _EDGE,
    )  # fmt: skip
    after = QPoint(place.right() + 1 + _GAP, place.bottom() + 1 + _GAP)
    before = QPoint(place.x() - _GAP - size.width(), place.y() - _GAP - size.height())
    corners = [
        QPoint(place.x(), after.y()), QPoint(place.x(), before.y()),
        QPoint(after.x(), place.y()), QPoint(before.x(), place.y()),
    ]  # fmt: skip
    inside = [
        QPoint(max(_EDGE, min(corner.x(), right)), max(_EDGE, min(corner.y(), bottom)))
        for corner in corners
    ]
    return min(inside, key=lambda corner: _area(place & QRect(corner, size)))


def within(place: QRect, size: QSize, window: QSize) -> QPoint:
    """Return the corner of what stands in the lower left of a place, inside the window."""
    most = QPoint(window.width() - size.width() - _EDGE, window.height() - size.height() - _EDGE)
    lowest = place.bottom() + 1 - _EDGE - size.height()
    return QPoint(max(_EDGE, min(place.x(), most.x())), max(_EDGE, min(lowest, most.y())))


def _area(place: QRect) -> int:
    return place.width() * place.height() if not place.isEmpty() else 0
