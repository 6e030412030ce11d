"""The words around a matrix: its title, names of rows and columns as far as there is room."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words, width_of
from rnn_viz.views.widgets.theme import Theme

BESIDE = 6  # pixels between the names of the rows and the cells
BEFORE = 2  # pixels to the left of the cells where nothing is written: for an outline
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
    return round(widest) + BESIDE if widest else BEFORE


def top_of(columns: MatrixAxis, *, has_title: bool) -> int:
    """Return the pixels over the cells that a title and the names of the columns need."""
    title = LINE + 3 if has_title else 0
    return title + (0 if columns.is_silent else LINE + 1) or BEFORE


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
    """

    title: str
    rows: MatrixAxis
    columns: MatrixAxis
    shape: tuple[int, int]
    area: QRectF
    top: int
    cell: Cell


class _Label(NamedTuple):
    text: str
    side: Side
    x: float
    y: float  # the middle of the line
    is_bright: bool = False


class MatrixNames:
    """Items for the words; they are used again, as names come and go under the mouse."""

    def __init__(self, parent: QGraphicsItem) -> None:
        self._parent = parent
        self._words: list[Words] = []
        self._written: Around | None = None
        self._inks = ("#000000", "#000000")  # muted, bright

    def restyle(self, theme: Theme) -> None:
        """Use these colours."""
        self._inks = theme.muted, theme.text
        written, self._written = self._written, None
        if written is not None:
            self.write(written)

    def write(self, around: Around) -> None:
        """Write what has changed."""
        if around == self._written:
            return
        self._written = around
        labels = list(_labels(around))
        while len(self._words) < len(labels):
            self._words.append(Words(self._parent))
        for words, label in zip(self._words, labels, strict=False):
            words.say(label.text)
            words.stand(label.x, label.y, label.side)
            words.ink(self._inks[label.is_bright])
        for words in self._words[len(labels) :]:
            words.say("")


def _labels(around: Around) -> Iterator[_Label]:
    if around.title:
        y = around.area.y() - around.top + LINE / 2
        yield _Label(around.title, Side.LEFT, around.area.x(), y)
    yield from _rows(around)
    yield from _columns(around)


def _rows(around: Around) -> Iterator[_Label]:
    area, rows, pointed = around.area, around.rows, around.cell.row
    if rows.is_silent:
        return
    right, pitch = area.x() - BESIDE, area.height() / around.shape[0]
    if rows.names and pointed < 0 and pitch < LINE:  # there is no room for "a" and "b"
        top = area.y() + max((area.height() - LINE) / 2, -_RISE)
        yield _Label(rows.all_names, Side.RIGHT, right, top + LINE / 2)
        return
    lowered = max(0.0, (LINE - pitch) / 2 - _RISE)  # the first, under the names of the columns
    for place, index in enumerate(shown(around.shape[0], pitch, LINE + lowered, pointed)):
        y = max(area.y() + (index + 0.5) * pitch, area.y() + LINE / 2 - _RISE)
        label = rows.label(index, is_full=place == 0 or index == pointed)
        yield _Label(label, Side.RIGHT, right, y, index == pointed)


def _columns(around: Around) -> Iterator[_Label]:
    area, columns, (_, count) = around.area, around.columns, around.shape
    pointed, pitch, y = around.cell.column, area.width() / count, area.y() - LINE / 2 - 1
    if columns.is_silent:
        return
    if columns.names and count == 1:
        yield _Label(columns.full_name(0), Side.LEFT, area.x(), y, pointed == 0)
        return
    if not columns.is_short:
        yield _Label(columns.prefix, Side.RIGHT, area.x() - BESIDE, y)
    for index in shown(count, pitch, columns.widest(count) + BESIDE, pointed):
        name, middle = columns.name(index), area.x() + (index + 0.5) * pitch
        middle = max(middle, area.x() + width_of(name) / 2)  # not before the cells
        yield _Label(name, Side.MIDDLE, middle, y, index == pointed)
