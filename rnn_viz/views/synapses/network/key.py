"""Beside the network: what wires and discs mean, and what is pointed at."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QRectF

from rnn_viz.core.language import _
from rnn_viz.core.words.numbers import brief
from rnn_viz.views.synapses.network.wires import GRADES, Wires
from rnn_viz.views.widgets.palette import activation
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.colour_bar import HEIGHT, ColourBar, words_of
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.scale import Scale

_SAMPLE = 16  # pixels of a stroke
_STROKES = 10  # pixels of height that they take
_SPACE = 5
_BODY = 16  # pixels of a line of larger type


class Strokes(NamedTuple):
    """What the wires show: its name, and the value at the end of the scale.

    ``is_beyond`` tells whether there are values below that scale, and above it.
    """

    carried: str
    limit: float
    is_beyond: tuple[bool, bool]
    is_backward: bool

    @property
    def ends(self) -> tuple[str, str]:
        """What stands at both ends: what is beyond looks as what is there."""
        low, _middle, high = words_of(brief(self.limit))
        is_below, is_above = self.is_beyond
        return f"≤ {low}" if is_below else low, f"≥ {high}" if is_above else high


class Key:
    """The legend of the network.

    Attributes
    ----------
    room
        Where it is.
    lines
        What is said of what is pointed at.
    below
        Pixels at its lower end that are left to somebody else.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._samples = Wires()
        self._bar = ColourBar(canvas)
        canvas.add(self._samples)
        canvas.add(self._bar)
        self._bar.show_scale(Scale(0.0, 1.0, activation), ("0", _("activity"), "1"), (False, False))
        self._labels = Labels(self._samples)
        self.room = QRectF()
        self.lines: list[str] = []
        self.below = 0
        self._title, self._strokes = "", Strokes("", 1.0, (False, False), is_backward=False)
        canvas.styled(lambda _theme, _scale: self._write())

    def place(self, room: QRectF) -> None:
        """Stand in ``room``."""
        self.room = room
        width = min(_SAMPLE, room.width() / (2 * len(GRADES)))
        left, y = room.left(), room.top() + LINE + _SPACE + _STROKES / 2
        starts = np.array([(left + k * width + 1, y) for k in range(2 * len(GRADES))])
        self._samples.place(starts, starts + np.array([width - 2, 0.0]))
        top = y + _STROKES / 2 + LINE + _SPACE
        self._bar.place(QRectF(left, top, 2 * len(GRADES) * width, HEIGHT))
        self._write()

    def show(self, title: str, strokes: Strokes, lines: Sequence[str], below: int = 0) -> None:
        """Show which step it is, what the wires carry, and what is said of a spot."""
        new = title, strokes, list(lines), below
        if new != (self._title, self._strokes, self.lines, self.below):
            self._title, self._strokes, self.lines, self.below = new
            self._write()

    @property
    def spoken(self) -> str:
        """All of it in words."""
        low, high = self._strokes.ends
        wires = _("wires: {what} from {low} to {high}")
        wires = wires.format(what=self._strokes.carried, low=low, high=high)
        return f"{self._title}; {wires}; " + ", ".join(self.lines)

    def _write(self) -> None:
        if self.room.isEmpty():  # it stands nowhere yet
            return
        shares = np.array([grade.above for grade in GRADES]) + 0.01
        values = np.concatenate([-shares[::-1], shares])
        self._samples.show_values(
            values, 1.0, np.ones(values.size, bool), None, is_backward=self._strokes.is_backward
        )
        self._bar.setVisible(self._said_from <= self._bottom)
        self._labels.write([*self._fixed(), *self._said()])

    def _fixed(self) -> list[Label]:
        room, theme = self.room, self._canvas.theme
        width = 2 * len(GRADES) * min(_SAMPLE, room.width() / (2 * len(GRADES)))
        y = room.top() + LINE + _SPACE + _STROKES + LINE / 2
        low, high = self._strokes.ends
        return [
            Label(self._title, Side.LEFT, room.left(), room.top() + LINE / 2, theme.text),
            Label(low, Side.LEFT, room.left(), y, theme.muted),
            Label(self._name_within(width), Side.MIDDLE, room.left() + width / 2, y, theme.muted),
            Label(high, Side.RIGHT, room.left() + width, y, theme.muted),
        ]

    def _name_within(self, width: float) -> str:
        """Return what wires carry, or the end of it where it would touch the ends of the scale."""
        carried = self._strokes.carried
        ends = sum(width_of(end) for end in self._strokes.ends)
        is_whole = width_of(carried) + ends + 2 * _SPACE <= width
        return carried if is_whole else carried.rpartition(", ")[2]

    @property
    def _said_from(self) -> float:
        return self.room.top() + 2 * LINE + 4 * _SPACE + _STROKES + HEIGHT

    @property
    def _bottom(self) -> float:
        return self.room.bottom() - self.below

    def _said(self) -> list[Label]:
        room, theme, top = self.room, self._canvas.theme, self._said_from
        return [
            Label(
                line, Side.LEFT, room.left(), top + (k + 0.5) * _BODY,
                theme.text if k == 0 or line.startswith("=") else theme.muted,
            )
            for k, line in enumerate(self.lines)
            if top + (k + 1) * _BODY <= self._bottom + 1
        ]  # fmt: skip


def least_height(lines: int = 3) -> int:
    """Return the pixels of height that it needs with so many lines about a spot."""
    return 2 * LINE + 4 * _SPACE + _STROKES + HEIGHT + lines * _BODY
