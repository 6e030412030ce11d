"""Where the columns of a sum are: position 0 on the right, as in school addition."""

from typing import NamedTuple

_NARROWEST, _WIDEST = 5.0, 26.0  # pixels of a column


class BarColumns(NamedTuple):
    """Columns of one width, the last of ``first … last`` on the left, in pixels."""

    right: float
    pitch: float
    first: int
    last: int

    @property
    def left(self) -> float:
        """Where they begin."""
        return self.right - (self.last + 1 - self.first) * self.pitch

    def middle(self, position: int) -> float:
        """Return the middle of a column."""
        return self.right - (position - self.first + 0.5) * self.pitch

    def position_at(self, x: float) -> int | None:
        """Return the column at a pixel, ``None`` beside them."""
        at = self.first + int((self.right - x) // self.pitch)
        return at if self.first <= at <= self.last and x <= self.right else None


def columns_in(left: float, right: float, count: int) -> BarColumns:
    """Return columns for ``count`` positions, or as many of the last as have room.

    >>> columns_in(0.0, 100.0, 8)
    BarColumns(right=100.0, pitch=12.5, first=0, last=7)
    >>> columns_in(0.0, 100.0, 1_000)
    BarColumns(right=100.0, pitch=5.0, first=980, last=999)
    """
    shown = max(1, min(count, int((right - left) / _NARROWEST)))
    pitch = min(_WIDEST, (right - left) / shown)
    return BarColumns(right, pitch, count - shown, count - 1)
