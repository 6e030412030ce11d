"""The words around a matrix: its title, and names of rows and columns as far as there is room."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QGraphicsItem

from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words, width_of
from rnn_viz.views.widgets.pictures.matrix_axis import BESIDE, Cell, MatrixAxis, shown
from rnn_viz.views.widgets.theme import Theme

_RISE = 2  # pixels that the first row's name may rise towards the names of the columns
NOWHERE = Cell(-1, -1)


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
    cell: Cell = NOWHERE


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
