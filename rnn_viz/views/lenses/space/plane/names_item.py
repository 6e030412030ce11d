"""The names of the groups in a cloud, each where there is room near it."""

from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF

from rnn_viz.views.lenses.space.plane.free_room import FreeRoom
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, Words, width_of
from rnn_viz.views.widgets.pictures.shapes import Ink
from rnn_viz.views.widgets.theme import DARK, Theme

_GAP = 6  # pixels between the numeral and what stands beside it
_EDGE = 3.0  # pixels kept free around


class GroupName(NamedTuple):
    """What is written about a group.

    Attributes
    ----------
    sign
        A numeral or a word in the group's colour.
    lines
        What stands beside it.
    ink
        The group's colour.
    """

    sign: str
    lines: tuple[str, ...]
    ink: Ink


class NamesItem(pg.ItemGroup):
    """Names of groups, in pixels of the canvas."""

    def __init__(self, pixels: int) -> None:
        super().__init__()
        self._font = fonts.text(pixels, bold=True)
        self._signs: list[Words] = []
        self._labels = Labels(self)
        self._theme = DARK
        self._names: list[GroupName] = []
        self._places: dict[str, QPointF] = {}

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self._theme = theme
        self._write()

    def show_names(self, names: list[GroupName], middles: list[QPointF], room: FreeRoom) -> None:
        """Write names near the middles of their groups; where they were as long as that is good."""
        before, self._places = self._places, {}
        self._names = names
        for name, near in zip(names, middles, strict=True):
            size = self._size(name)
            corner = room.place(size, near, before.get(name.sign))
            self._places[name.sign] = corner
            room.take(QRectF(corner, size), 2)
        self._write()

    def _size(self, name: GroupName) -> QSizeF:
        sign = width_of(name.sign, self._font)
        beside = max((width_of(line) + _GAP for line in name.lines), default=0.0)
        tall = max(self._font.pixelSize() * 1.2, LINE * len(name.lines))
        return QSizeF(sign + beside + 2 * _EDGE, tall + 2 * _EDGE)

    def _write(self) -> None:
        self._signs += [Words(self, self._font) for _ in range(len(self._names) - len(self._signs))]
        for words in self._signs[len(self._names) :]:
            words.say("")
        labels = []
        for words, name in zip(self._signs, self._names, strict=False):
            corner, size = self._places[name.sign], self._size(name)
            left, middle = corner.x() + _EDGE, corner.y() + size.height() / 2
            words.say(name.sign)
            words.stand(left, middle)
            words.ink(name.ink(self._theme))
            beside = left + width_of(name.sign, self._font) + _GAP
            top = middle - LINE * (len(name.lines) - 1) / 2
            for k, line in enumerate(name.lines):
                ink = self._theme.muted if k else self._theme.text
                labels.append(Label(line, Side.LEFT, beside, top + LINE * k, ink))
        self._labels.write(labels)
