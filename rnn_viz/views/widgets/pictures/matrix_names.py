"""The words around a matrix: its title, names of rows and columns as far as there is room."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF

from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side, width_of

BESIDE = 6  # pixels between the names of the rows and the cells
_BEFORE = 2  # pixels to the left of the cells where nothing is written: for an outline
_STEPS = (1, 2, 5, 10, 20, 50, 100)
_RISE = 2  # pixels that the first row's name may rise towards the names of the columns


class Cell(NamedTuple):
    """One value of a matrix."""

    row: int
    column: int


NOWHERE = Cell(-1, -1)


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
    return round(widest) + BESIDE if widest else _BEFORE


def top_of(columns: MatrixAxis, *, has_title: bool) -> int:
    """Return the pixels over the cells that a title and the names of the columns need."""
    title = LINE + 3 if has_title else 0
    return title + (0 if columns.is_silent else LINE + 1) or _BEFORE


class Around(NamedTuple):
    """What is written, and around what.

    Attributes
    ----------
    title
        Stands over everything.
    rows, columns
        The two axes.
    shape
        How many rows and columns there are.
    area
        Where the cells are, in pixels of the matrix.
    top
        Pixels over the cells.
    cell
        The one pointed at: its names are shown and brighter.
    inks
        The colours of other names, and of brighter ones.
    """

    title: str
    rows: MatrixAxis
    columns: MatrixAxis
    shape: tuple[int, int]
    area: QRectF
    top: int
    cell: Cell
    inks: tuple[str, str]


def labels_around(around: Around) -> Iterator[Label]:
    """Return the title, the names of the rows and those of the columns."""
    if around.title:
        y = around.area.y() - around.top + LINE / 2
        yield Label(around.title, Side.LEFT, around.area.x(), y, around.inks[False])
    yield from _rows(around)
    yield from _columns(around)


def _rows(around: Around) -> Iterator[Label]:
    area, rows, pointed, inks = around.area, around.rows, around.cell.row, around.inks
    if rows.is_silent:
        return
    right, pitch = area.x() - BESIDE, area.height() / around.shape[0]
    if rows.names and pointed < 0 and pitch < LINE:  # there is no room for "a" and "b"
        top = area.y() + max((area.height() - LINE) / 2, -_RISE)
        yield Label(rows.all_names, Side.RIGHT, right, top + LINE / 2, inks[False])
        return
    lowered = max(0.0, (LINE - pitch) / 2 - _RISE)  # the first, under the names of the columns
    for place, index in enumerate(shown(around.shape[0], pitch, LINE + lowered, pointed)):
        y = max(area.y() + (index + 0.5) * pitch, area.y() + LINE / 2 - _RISE)
        name = rows.label(index, is_full=place == 0 or index == pointed)
        yield Label(name, Side.RIGHT, right, y, inks[index == pointed])


def _columns(around: Around) -> Iterator[Label]:
    area, columns, (_, count), inks = around.area, around.columns, around.shape, around.inks
    pointed, pitch, y = around.cell.column, area.width() / count, area.y() - LINE / 2 - 1
    if columns.is_silent:
        return
    if columns.names and count == 1:
        yield Label(columns.full_name(0), Side.LEFT, area.x(), y, inks[pointed == 0])
        return
    if not columns.is_short:
        yield Label(columns.prefix, Side.RIGHT, area.x() - BESIDE, y, inks[False])
    for index in shown(count, pitch, columns.widest(count) + BESIDE, pointed):
        name, middle = columns.name(index), area.x() + (index + 0.5) * pitch
        middle = max(middle, area.x() + width_of(name) / 2)  # not before the cells
        yield Label(name, Side.MIDDLE, middle, y, inks[index == pointed])
