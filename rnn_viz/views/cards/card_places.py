"""Where a new card goes: beside the others, not over them, as long as there is room."""

from collections.abc import Iterable, Sequence
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize

_GAP = 8  # pixels between cards, and around them


def place_for(size: QSize, areas: Iterable[QRect], others: Sequence[QRect]) -> QPoint:
    """Return the upper left corner for a new card.

    Parameters
    ----------
    size
        Of the new card.
    areas
        Where cards may be, the best first; in each, the right side is filled first, from the
        top down. Where there is no room at all, it covers as little as possible.
    others
        The cards that are there.
    """
    covering: list[tuple[int, int, QPoint]] = []
    for area in areas:
        for corner in _corners(size, area, others):
            covered = sum(_covered(QRect(corner, size), other) for other in others)
            if not covered:
                return corner
            covering.append((covered, len(covering), corner))
    return min(covering)[2] if covering else QPoint(_GAP, _GAP)


def inside(place: QRect, area: QRect) -> QPoint:
    """Return the upper left corner that is nearest to a place and inside an area.

    What is larger than the area begins at its upper left corner.
    """
    x = max(area.left(), min(place.x(), area.right() + 1 - place.width()))
    y = max(area.top(), min(place.y(), area.bottom() + 1 - place.height()))
    return QPoint(x, y)


def _corners(size: QSize, area: QRect, others: Sequence[QRect]) -> list[QPoint]:
    """Return places that touch the edges of the area or of the other cards."""
    room = area.adjusted(_GAP, _GAP, -_GAP, -_GAP)
    lefts = {room.right() + 1 - size.width()}
    lefts |= {other.left() - _GAP - size.width() for other in others}
    lefts |= {other.left() for other in others}
    tops = {room.top()} | {other.bottom() + 1 + _GAP for other in others}
    fitting = (
        QRect(QPoint(left, top), size)
        for left, top in product(sorted(lefts, reverse=True), sorted(tops))
    )
    return [place.topLeft() for place in fitting if room.contains(place)]


def _covered(one: QRect, other: QRect) -> int:
    shared = one & other
    return shared.width() * shared.height() if not shared.isEmpty() else 0
