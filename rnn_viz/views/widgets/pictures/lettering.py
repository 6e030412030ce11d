"""Small text in a picture: cheap to keep, and touched only when it says something else."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsSimpleTextItem

from rnn_viz.views.widgets import fonts

LINE = 14  # pixels that a line of small text needs


class Side(Enum):
    """Which part of a text stands at its place."""

    LEFT = 0.0
    MIDDLE = 0.5
    RIGHT = 1.0


class Words(QGraphicsSimpleTextItem):
    """One line of text at a place. A pyqtgraph TextItem costs twenty times as much to make."""

    def __init__(self, parent: QGraphicsItem | None = None, font: QFont | None = None) -> None:
        super().__init__(parent)
        self._side = Side.LEFT
        self._place = QPointF()
        self._font = font or fonts.text(fonts.SMALL)
        self.setFont(self._font)
        self._tall = QFontMetricsF(self._font).height()

    def say(self, text: str) -> None:
        """Say something else; what is said already costs nothing."""
        if text != self.text():
            self.setText(text)
            self._settle()

    def stand(self, x: float, y: float, side: Side = Side.LEFT) -> None:
        """Stand with one side at ``x`` and the middle of the line at ``y``, in pixels."""
        if (self._place, self._side) != (QPointF(x, y), side):
            self._place, self._side = QPointF(x, y), side
            self._settle()

    def ink(self, colour: str) -> None:
        """Use a colour, ``#rrggbb``."""
        if self.brush().color() != QColor(colour):
            self.setBrush(QBrush(QColor(colour)))

    def _settle(self) -> None:
        wide = width_of(self.text(), self._font) if self._side is not Side.LEFT else 0.0
        # whole pixels: letters between two rows of them are grey
        left = round(self._place.x() - self._side.value * wide)
        self.setPos(left, round(self._place.y() - self._tall / 2))


class Label(NamedTuple):
    """What a line of text says, where it stands (see :meth:`Words.stand`), and its colour."""

    text: str
    side: Side
    x: float
    y: float
    colour: str


class Labels:
    """As many lines of text as there is something to say; the items stay, to be used again."""

    def __init__(self, parent: QGraphicsItem, font: QFont | None = None) -> None:
        self._parent, self._font = parent, font
        self._words: list[Words] = []

    def write(self, labels: Sequence[Label]) -> None:
        """Write these, and nothing else."""
        missing = range(len(labels) - len(self._words))
        self._words += [Words(self._parent, self._font) for _ in missing]
        for words, label in zip(self._words, labels, strict=False):
            words.say(label.text)
            words.stand(label.x, label.y, label.side)
            words.ink(label.colour)
        for words in self._words[len(labels) :]:
            words.say("")


@lru_cache(maxsize=4096)
def width_of(text: str, font: QFont | None = None) -> float:
    """Return the pixels that a text needs, small text if no font is given."""
    return QFontMetricsF(font or fonts.text(fonts.SMALL)).horizontalAdvance(text)
