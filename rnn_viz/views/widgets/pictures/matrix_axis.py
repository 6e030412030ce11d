"""What the rows and columns of a matrix are called, and which names have room; nothing draws."""

from typing import NamedTuple

from rnn_viz.views.widgets.pictures.lettering import LINE, width_of

BESIDE = 6  # pixels between the names of the rows and the cells
BEFORE = 2  # pixels to the left of the cells where nothing is written: for an outline
_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Cell(NamedTuple):
    """One value of a matrix."""

    row: int
    column: int


class MatrixAxis(NamedTuple):
    """The names of rows or columns.

    Attributes
    ----------
    prefix
        What every name is one of: "from unit".
    names
        The names; where there are none, numbers from 0.
    is_short
        Whether the prefix is left out beside the cells, because a neighbour has it.
    is_silent
        Whether nothing at all is written, because a neighbour has it.
    """

    prefix: str
    names: tuple[str, ...] = ()
    is_short: bool = False
    is_silent: bool = False

    def name(self, index: int) -> str:
        """Return one name, without the prefix."""
        return self.names[index] if self.names else str(index)

    @property
    def all_names(self) -> str:
        """All names in one line, such as "input a, b"."""
        return f"{self.prefix} {', '.join(self.names)}".strip()

    def widest(self, count: int) -> float:
        """Return the pixels that the longest name of ``count`` needs, without the prefix."""
        return max(width_of(self.name(index)) for index in range(count))

    def label(self, index: int, *, is_full: bool) -> str:
        """Return what is written beside the cells."""
        return self.full_name(index) if is_full and not self.is_short else self.name(index)

    def full_name(self, index: int) -> str:
        """Return one name with its prefix, such as "from unit 3"."""
        return f"{self.prefix} {self.name(index)}".strip()


def shown(count: int, pitch: float, needed: float, also: int = -1) -> list[int]:
    """Return which of ``count`` names have room.

    Parameters
    ----------
    count, pitch
        How many there are, and pixels from one to the next.
    needed
        Pixels that one name takes.
    also
        One that must be shown, if not negative; its close neighbours make way.

    >>> shown(16, 12.0, 20.0)
    [0, 2, 4, 6, 8, 10, 12, 14]
    >>> shown(16, 12.0, 20.0, also=3)
    [0, 3, 6, 8, 10, 12, 14]
    """
    step = next((step for step in _STEPS if step * pitch >= needed), count)
    regular = range(0, count, step)
    if also < 0:
        return list(regular)
    kept = [index for index in regular if abs(index - also) * pitch >= needed]
    return sorted([*kept, also])


def gutter_of(rows: MatrixAxis, columns: MatrixAxis, count: int) -> int:
    """Return the pixels that the names of ``count`` rows need to the left of the cells."""
    row = together = over = 0.0
    if not rows.is_silent:
        prefix = "" if rows.is_short or not rows.prefix else f"{rows.prefix} "
        row = width_of(prefix) + rows.widest(count)
        together = width_of(rows.all_names) if rows.names else 0.0
    if not (columns.is_short or columns.is_silent):
        over = width_of(columns.prefix)
    widest = max(row, together, over)
    return round(widest) + BESIDE if widest else BEFORE


def top_of(columns: MatrixAxis, *, has_title: bool) -> int:
    """Return the pixels over the cells that a title and the names of the columns need."""
    title = LINE + 3 if has_title else 0
    return title + (0 if columns.is_silent else LINE + 1) or BEFORE
