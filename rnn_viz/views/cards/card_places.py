"""Where a new card goes: beside the others, and over what matters least."""

from collections.abc import Sequence
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 8  # pixels between cards, and around them


def place_for(
    size: QSize,
    room: QRect,
    others: Sequence[QRect],
    spared: QRect | None = None,
    own: QRect | None = None,
) -> QPoint:
    """Return the upper left corner for a new card.

    Parameters
    ----------
    size
        Of the new card.
    room
        Where cards may be; the right side is filled first, from the top down.
    others
        The cards that are there: they are not covered, or as little as can be.
    spared
        What is then covered as little as can be.
    own
        What the card is about; it is not covered if there is another way.
    """

    def covers(corner: QPoint) -> tuple[int, bool, int]:
        place = QRect(corner, size)
        cards = sum(_covered(place, other) for other in others)
        return cards, own is not None and place.intersects(own), _covered(place, spared or QRect())

    corners = _corners(size, room, others)
    return min(corners, key=covers) if corners else room.topLeft() + QPoint(GAP, GAP)


def inside(place: QRect, area: QRect) -> QPoint:
    """Return the upper left corner that is nearest to a place and inside an area.

    What is larger than the area begins at its upper left corner.
    """
    x = max(area.left(), min(place.x(), area.right() + 1 - place.width()))
    y = max(area.top(), min(place.y(), area.bottom() + 1 - place.height()))
    return QPoint(x, y)


def _corners(size: QSize, room: QRect, others: Sequence[QRect]) -> list[QPoint]:
    """Return places that touch the edges of the room or other cards, those to the right first."""
    inner = room.adjusted(GAP, GAP, -GAP, -GAP)
    lefts = {inner.left(), inner.right() + 1 - size.width()}
    tops = {inner.top(), inner.bottom() + 1 - size.height()}
    for other in others:
        lefts |= {other.left(), other.left() - GAP - size.width(), other.right() + 1 + GAP}
        tops |= {other.top(), other.bottom() + 1 + GAP}
    fitting = (
        QRect(QPoint(left, top), size)
        for left, top in product(sorted(lefts, reverse=True), sorted(tops))
    )
    return [place.topLeft() for place in fitting if inner.contains(place)]


def _covered(one: QRect, other: QRect) -> int:
    shared = one & other
    return shared.width() * shared.height() if not shared.isEmpty() else 0
