"""What is written about the map of all sums: operands at its edges, and that all is right."""

from operator import attrgetter
from typing import NamedTuple

from PySide6.QtCore import QRectF

from rnn_viz.views.evidence import sums_grid
from rnn_viz.views.evidence.sums_grid import Grid
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words, width_of
from rnn_viz.views.widgets.pictures.shapes import Area
from rnn_viz.views.widgets.theme import Theme

WORDS_APART = 6  # pixels between names and cells
_APART = 8  # pixels of a name from the cell
_PADDING = 4  # pixels of a plate around its name
_PLATE = 0.9  # opacity
_OVER = 3  # over the cells and their marks


class PointedSum(NamedTuple):
    """The cell under the cursor and the numbers that it adds."""

    row: int
    column: int
    a: int
    b: int


class SumsWords:
    """Text around and over the square.

    Parameters
    ----------
    canvas
        What it is written on.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._operands = [Words() for _ in range(6)]
        self._names = (Words(), Words())
        self._verdict = Words(font=fonts.text(fonts.BODY))
        self._plates = (Area(_background, _PLATE), Area(_background, _PLATE))
        self._numbers = (Words(), Words())
        for words in (*self._operands, *self._names, self._verdict):
            canvas.scene().addItem(words)
        for over in (*self._plates, *self._numbers):
            over.setZValue(_OVER)
            canvas.scene().addItem(over)
        canvas.styled(self._restyle)

    @property
    def verdict(self) -> str:
        """What is written in the middle."""
        return self._verdict.text()

    @property
    def numbers(self) -> tuple[str, str]:
        """What is written at the row and at the column of the cursor."""
        row, column = self._numbers
        return row.text(), column.text()

    def write(self, grid: Grid, bits: int, verdict: str) -> None:
        """Write operands and names: a down the rows, b along the columns; a verdict over all."""
        written = sums_grid.operands_written(bits, grid.side)
        right, above = grid.left - WORDS_APART, _above(grid)
        for words in self._operands:
            words.say("")
        for (share, text), across, down in zip(
            written, self._operands[:3], self._operands[3:], strict=False
        ):
            for words in (across, down):
                words.say(text)
            x = _within(grid.left + share * grid.size, width_of(text), grid.left, grid.size)
            across.stand(x, above)
            y = _within(grid.top + share * grid.size, LINE, grid.top, grid.size) + LINE / 2
            down.stand(right, y, Side.RIGHT)
        named = (written[0][0] + written[1][0]) / 2 * grid.size
        for words, name in zip(self._names, "ba", strict=True):
            words.say(name)
        self._names[0].stand(grid.left + named, above, Side.MIDDLE)
        self._names[1].stand(right, grid.top + named, Side.RIGHT)
        middle = grid.rect.center()
        self._verdict.say(verdict)
        self._verdict.stand(middle.x(), middle.y(), Side.MIDDLE)

    def name(self, grid: Grid, at: PointedSum | None) -> None:
        """Name the numbers of the cell under the cursor at the edges of its row and column.

        The row is named inside the square, as numbers of many digits have no room beside it: at
        the left edge, or at the right one if the cell is near the left.
        """
        row, column = self._numbers
        row.say("" if at is None else f"a = {at.a:,}")
        column.say("" if at is None else f"b = {at.b:,}")
        if at is None:
            for plate in self._plates:
                plate.cover(QRectF())
            return
        cell = grid.rect_of(at.row, at.column)
        wide = width_of(row.text()) + 2 * _PADDING
        x = grid.rect.right() - wide if cell.left() < grid.left + wide + _APART else grid.left
        y = _within(cell.center().y(), LINE, grid.top, grid.size)
        self._put(0, QRectF(x, y, wide, LINE))
        wide = width_of(column.text()) + 2 * _PADDING
        x = _within(cell.center().x(), wide, grid.left, max(grid.size, wide))
        self._put(1, QRectF(x, _above(grid) - LINE / 2, wide, LINE))

    def _put(self, which: int, place: QRectF) -> None:
        self._plates[which].cover(place)
        self._numbers[which].stand(place.left() + _PADDING, place.center().y())

    def _restyle(self, theme: Theme, scale: float) -> None:
        for words in self._operands:
            words.ink(theme.muted)
        for words in (*self._names, *self._numbers, self._verdict):
            words.ink(theme.text)
        for plate in self._plates:
            plate.restyle(theme, scale)


_background = attrgetter("background")


def _above(grid: Grid) -> float:
    """Return the middle of the line above the square."""
    return grid.top - WORDS_APART - LINE / 2 + 2


def _within(middle: float, length: float, start: float, size: float) -> float:
    """Return where something of ``length`` begins that should be centred, yet stay inside."""
    return min(max(middle - length / 2, start), start + size - length)
