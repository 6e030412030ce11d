"""The names of the stage's rows, with the numbers that the rows spell."""

from functools import lru_cache

import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF

from rnn_viz.core.language import _, _p
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.words.numbers import brief
from rnn_viz.core.words.sentences import spelled
from rnn_viz.views.stage.attention import StageMotion
from rnn_viz.views.stage.columns_layout import BACKWARD, LABELS, ColumnsLayout
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words, width_of
from rnn_viz.views.widgets.theme import LIGHT, Theme

_NAMES = {  # the others are called what they are
    "place": _("place"), "carry": _p("row", "true carry"), "p": "p(bit = 1)", "guess": _("guess"),
    "truth": _("truth"), "error": _("error"),
}  # fmt: skip
_SPELLED = {"a", "b", "truth", "guess"}  # rows of bits that spell a number
_LIMIT = "limit"  # stands under layer_1_delta: what its colours go to
_PIXELS, _GAP = 12, 12  # of type, and between names and columns
_MOST = 0.29  # of the stage
_ALWAYS_FITS = 1000


class RowNames(pg.ItemGroup):
    """A name beside each row; a number too long for it has … in its middle."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, Words] = {}
        self._theme = LIGHT
        self._shortened: dict[str, int] = {}

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self._theme = theme
        for row, words in self._words.items():
            words.ink(self._ink(row))

    def arrange(self, layout: ColumnsLayout) -> None:
        """Let the names stand beside their rows."""
        self._room = right = layout.left - _GAP
        for words in self._words.values():
            words.hide()
        for row, (top, tall) in layout.rows.items():
            middle = top + tall / 2
            if row == "layer_1_delta":
                self._stand(_LIMIT, right, middle + LINE / 2)
                middle -= LINE / 2
            self._stand(row, right, middle)
            if row not in _SPELLED:
                self._words[row].say(name_of(row))

    def show_stage(self, stage: Stage, limit: float, *, is_more: bool = False) -> None:
        """Write what the rows spell; ``limit`` is what the colours of the deltas go to.

        ``is_more`` tells that there are deltas beyond it, which have the same colour.
        """
        sum_ = stage.sum
        numbers = {"a": sum_.a, "b": sum_.b, "truth": sum_.a + sum_.b}
        if stage.shown >= sum_.columns:
            numbers["guess"] = sum_.answer
        texts = {row: _fitting(name_of(row), number, self._room) for row, number in numbers.items()}
        for row in _SPELLED:
            self._words[row].say(texts.get(row, name_of(row)))
        self._shortened = {row: numbers[row] for row, text in texts.items() if "…" in text}
        if _LIMIT in self._words:
            self._words[_LIMIT].say(limit_text(limit, self._room, is_more=is_more))

    def tip(self, row: str) -> str:
        """Return in full what the name of a row leaves out; empty if nothing."""
        return spelled(self._shortened[row]) if row in self._shortened else ""

    def fade(self, motion: StageMotion) -> None:
        """Let the names of rows step back that do not act."""
        for row, words in self._words.items():
            veil = motion.veil("layer_1_delta" if row == _LIMIT else row)
            words.setOpacity(1.0 - self._theme.veil * veil)

    def _stand(self, row: str, right: float, middle: float) -> None:
        if row not in self._words:
            self._words[row] = Words(self, fonts.text(_PIXELS))
            self._words[row].ink(self._ink(row))
        self._words[row].show()
        self._words[row].stand(right, middle, Side.RIGHT)

    def _ink(self, row: str) -> str:
        return self._theme.backward if row in (*BACKWARD, _LIMIT) else self._theme.muted


def name_of(row: str) -> str:
    """Return what a row is called in the window."""
    return _NAMES.get(row, row)


@lru_cache(maxsize=16)
def width_for(columns: int, width: int) -> int:
    """Return the pixels for the names beside a sum of so many positions on a stage."""
    # longer ones never fit, and cost time to write
    number, font = f" = {2 ** min(columns, 128) - 1:,}", fonts.text(_PIXELS)
    longest = max(width_of(name_of(row) + number, font) for row in _SPELLED)
    needed = round(longest) + _GAP + 4
    return max(LABELS, min(needed, int(_MOST * width)))


@lru_cache(maxsize=64)
def limit_text(limit: float, room: float, *, is_more: bool) -> str:
    """Return what colours go to, and that there is more, as the legend of the sums has it."""
    least = f"±{brief(limit)}"
    whole = _("{limit} or more").format(limit=least)
    if not is_more:
        return least
    return whole if width_of(whole, fonts.text(_PIXELS)) <= room else f"{least}+"


@lru_cache(maxsize=64)
def _fitting(name: str, number: int, room: float) -> str:
    """Return a name with its number, of which the middle gives way where there is no room."""
    if number < _ALWAYS_FITS:
        return f"{name} = {number}"
    start, font = f"{name} = ", fonts.text(_PIXELS)
    left = room - width_of(start, font)
    metrics = QFontMetricsF(font)
    return start + metrics.elidedText(f"{number:,}", Qt.TextElideMode.ElideMiddle, left)
