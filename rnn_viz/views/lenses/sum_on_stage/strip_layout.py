"""Where rows and columns of the strip are, in pixels."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize

NAMES = 148  # pixels of the names of the rows
_NARROWEST, _WIDEST = 42, 104  # pixels of a column
ROWS = ("place", "a", "b", "carry", "read", "guess")
HEIGHTS = (18, 19, 19, 18, 20, 22)  # pixels
HIGH = sum(HEIGHTS) + 4


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Columns from right, position 0, to left; of long sums those around one position.

    Attributes
    ----------
    first, shown
        The lowest position in sight, and how many positions are.
    pitch
        Pixels from one column to the next.
    left
        Where the columns begin.
    """

    first: int
    shown: int
    pitch: float
    left: float

    @property
    def positions(self) -> range:
        """The positions in sight."""
        return range(self.first, self.first + self.shown)

    def middle(self, position: int) -> float:
        """Return the x of the middle of a column."""
        return self.left + (self.shown - 0.5 - (position - self.first)) * self.pitch

    def column(self, position: int) -> QRectF:
        """Return all rows of a position."""
        return QRectF(self.middle(position) - self.pitch / 2, 0, self.pitch, HIGH)

    def position_at(self, x: float) -> int | None:
        """Return the position of a column; ``None`` beside all columns."""
        column = int((x - self.left) // self.pitch)
        return self.first + self.shown - 1 - column if 0 <= column < self.shown else None


def row_middle(row: str) -> float:
    """Return the y of the middle of a row."""
    at = ROWS.index(row)
    return 2 + sum(HEIGHTS[:at]) + HEIGHTS[at] / 2


def strip_layout(room: QSize, columns: int, position: int, before: int = 0) -> StripLayout:
    """Return a layout in which a position is in sight; it scrolls no further than needed.

    Parameters
    ----------
    before
        The lowest position that was in sight.
    """
    wide = max(1, room.width() - NAMES)
    shown = max(1, min(columns, wide // _NARROWEST))
    pitch = min(_WIDEST, wide / shown)
    first = min(max(before, position - shown + 1), position, columns - shown)
    return StripLayout(first, shown, pitch, NAMES + (wide - shown * pitch) / 2)
