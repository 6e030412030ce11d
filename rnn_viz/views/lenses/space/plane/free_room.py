"""Where names have room: near what they name, over as little else as can be."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.directions.cloud import Cloud

_CELL = 4.0  # pixels; finer is not needed to see whether there is room
_COSTLY = 100.0  # pixels of way that a name is moved not to cover things on all its height
_SETTLED = 40.0  # pixels that a name may be further away than it need be, before it moves


class FreeRoom:
    """The room in a picture that nothing is in yet.

    Parameters
    ----------
    area
        The picture, in pixels.
    cloud
        What fills it.
    """

    def __init__(self, area: QRectF, cloud: Cloud | None) -> None:
        self._area = area
        self._columns = max(1, int(area.width() / _CELL))
        self._rows = max(1, int(area.height() / _CELL))
        self._taken = np.zeros((self._rows, self._columns))
        if cloud is not None:
            rows, columns = cloud.kind.shape
            row, column = np.nonzero(cloud.number[::-1] > 0)
            self._taken[row * self._rows // rows, column * self._columns // columns] = 1.0

    def take(self, place: QRectF, weight: float = 1.0) -> None:
        """Take note that something is there."""
        at = place.translated(-self._area.topLeft())
        rows = slice(max(0, int(at.top() / _CELL)), max(0, int(at.bottom() / _CELL) + 1))
        columns = slice(max(0, int(at.left() / _CELL)), max(0, int(at.right() / _CELL) + 1))
        self._taken[rows, columns] += weight

    def place(self, size: QSizeF, near: QPointF, before: QPointF | None = None) -> QPointF:
        """Return the corner of the best place of a size, with its middle near a point.

        It stays where it was ``before`` as long as that is hardly worse.
        """
        wide, tall = (max(1, round(it / _CELL)) for it in (size.width(), size.height()))
        covered = self._covered(wide, tall)
        middle = near - self._area.topLeft() - QPointF(size.width() / 2, size.height() / 2)
        y, x = np.mgrid[: covered.shape[0], : covered.shape[1]] * _CELL
        away = np.hypot(x - middle.x(), y - middle.y())
        cost = away + _COSTLY * covered / tall
        row, column = divmod(int(cost.argmin()), cost.shape[1])
        if before is not None:
            at = before - self._area.topLeft()
            there = round(at.y() / _CELL), round(at.x() / _CELL)
            is_inside = 0 <= there[0] < cost.shape[0] and 0 <= there[1] < cost.shape[1]
            if is_inside and cost[there] <= cost[row, column] + _SETTLED:
                return before
        return QPointF(column * _CELL, row * _CELL) + self._area.topLeft()

    def _covered(self, wide: int, tall: int) -> Floats:
        """Return how much is taken under a place of so many cells at each corner."""
        wide, tall = min(wide, self._columns), min(tall, self._rows)
        whole = np.zeros((self._rows + 1, self._columns + 1))
        np.cumsum(np.cumsum(self._taken, axis=0), axis=1, out=whole[1:, 1:])
        return np.asarray(
            whole[tall:, wide:]
            - whole[:-tall, wide:]
            - whole[tall:, :-wide]
            + whole[:-tall, :-wide]
        )
