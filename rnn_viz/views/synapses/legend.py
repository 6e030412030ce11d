"""Beside the matrices: what their colours mean, and the weight that is pointed at."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF

from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.colour_bar import HEIGHT, ColourBar, words_of
from rnn_viz.views.widgets.pictures.lettering import Side, Words
from rnn_viz.views.widgets.pictures.matrix_names import BESIDE
from rnn_viz.views.widgets.scale import Scale

_OUT = 2  # pixels of the tips of a bar where they are round
_LINES = {fonts.SMALL: 13, fonts.BODY: 16}  # pixels of a line


class Text(NamedTuple):
    """A line of words; what is on the ``right`` ends where the legend ends.

    ``pixels`` is the size of the type, ``space`` what is free under the line.
    """

    words: str
    right: str = ""
    is_bright: bool = True
    pixels: int = fonts.BODY
    space: int = 0

    @property
    def spoken(self) -> str:
        """What it says, for who cannot see it."""
        return f"{self.words} {self.right}".strip()


class Bar(NamedTuple):
    """A colour bar, its name on the left of it if it has one; ``space`` is free under it."""

    scale: Scale
    limit: str
    is_beyond: tuple[bool, bool]
    name: str = ""
    space: int = 0

    @property
    def spoken(self) -> str:
        """What it means, for who cannot see it."""
        low, middle, high = words_of(self.limit)
        said = _("colours from {low} over {middle} to {high}")
        if self.name:
            said = _("colours of {name} from {low} over {middle} to {high}")
        return said.format(name=self.name, low=low, middle=middle, high=high)


LegendRow = Text | Bar


class Legend:
    """Rows of words and colour bars, one under the other, as far as there is room.

    Attributes
    ----------
    rows
        What is shown.
    bars
        The colour bars there have been so far.
    room
        Where it is.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self.bars: list[ColourBar] = []
        self._words: dict[tuple[int, int, Side], Words] = {}  # by row, pixels and side
        self.room, self._indent = QRectF(), 0
        self.rows: tuple[LegendRow, ...] = ()
        canvas.styled(lambda _theme, _scale: self._draw())

    @property
    def spoken(self) -> str:
        """All of it in words."""
        return ", ".join(row.spoken for row in self.rows)

    def place(self, room: QRectF, indent: int) -> None:
        """Stand in ``room``, the bars as far from its left as ``indent`` says."""
        self.room, self._indent = room, indent
        self._draw()

    def show(self, rows: Sequence[LegendRow]) -> None:
        """Show these rows; the same again costs nothing."""
        if tuple(rows) != self.rows:
            self.rows = tuple(rows)
            self._draw()

    def _draw(self) -> None:
        y, bars, theme = self.room.top(), 0, self._canvas.theme
        for words in self._words.values():
            words.say("")
        for index, row in enumerate(self.rows):
            if isinstance(row, Bar):
                self._draw_bar(index, row, y, bars)
                y, bars = y + HEIGHT + row.space, bars + 1
                continue
            line = _LINES[row.pixels]
            if y + line > self.room.bottom() + 1:
                break
            ink, middle = theme.text if row.is_bright else theme.muted, y + line / 2
            self._write(index, row.words, row.pixels, Side.LEFT, (self.room.left(), middle), ink)
            right = self.room.right(), middle
            self._write(index, row.right, row.pixels, Side.RIGHT, right, theme.text)
            y += line + row.space
        for bar in self.bars[bars:]:
            bar.hide()

    def _write(
        self, row: int, text: str, pixels: int, side: Side, at: tuple[float, float], ink: str
    ) -> None:
        words = self._words.get((row, pixels, side))
        if words is None:
            words = self._words[row, pixels, side] = Words(font=fonts.text(pixels))
            self._canvas.scene().addItem(words)
        words.say(text)
        words.stand(*at, side)
        words.ink(ink)

    def _draw_bar(self, index: int, row: Bar, y: float, number: int) -> None:
        if number == len(self.bars):
            self.bars.append(ColourBar(self._canvas))
            self._canvas.add(self.bars[-1])
        bar, left = self.bars[number], self.room.left() + (self._indent if row.name else 0)
        bar.show_scale(row.scale, words_of(row.limit), row.is_beyond)
        out = _OUT if row.name else 0  # its round ends then begin where the cells do
        bar.place(QRectF(left - out, y, self.room.right() - left + 2 * out, HEIGHT))
        bar.show()
        if row.name:
            at, ink = (left - BESIDE, y + 4), self._canvas.theme.muted
            self._write(index, row.name, fonts.SMALL, Side.RIGHT, at, ink)
