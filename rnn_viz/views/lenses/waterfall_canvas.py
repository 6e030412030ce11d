"""A sum as a waterfall: bars that each begin where the one before ends, and the total."""

import math
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from rnn_viz.core.words.numbers import brief
from rnn_viz.views.lenses.waterfall_layout import WaterfallLayout
from rnn_viz.views.widgets.pictures.cell_layers import CellOutline
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.matrix_names import shown
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import Ink, RoundBars, brush, lines, pen
from rnn_viz.views.widgets.theme import Theme

_APART = 6  # pixels between two texts in a row
_UNDER = 3  # pixels between the bars and their names
SIGNS = (attrgetter("negative"), attrgetter("positive"))


class WaterfallTerm(NamedTuple):
    """One bar: its name, the value, and what is told about it."""

    name: str
    value: float
    tip: str


_NOTHING = WaterfallTerm("", 0.0, "")


class WaterfallBar(NamedTuple):
    """A bar, counted from the left; the last one is the total."""

    number: int


class WaterfallCanvas(PointingCanvas):
    """The bars of a sum; points at a :class:`WaterfallBar`.

    Parameters
    ----------
    name
        What a screen reader calls it.
    write
        Writes a value, with its sign.
    tick
        Writes a value at the axis.
    inks
        The colours of negative and positive values.
    has_values
        Whether values stand at the bars, where there is room.
    """

    def __init__(
        self, name: str, write: Callable[[float], str], parent: QWidget | None = None, *,
        tick: Callable[[float], str] = brief, inks: tuple[Ink, Ink] = SIGNS,
        has_values: bool = False,
    ) -> None:  # fmt: skip
        self._write, self._tick, self._inks, self._has_values = write, tick, inks, has_values
        self.steps: Sequence[WaterfallTerm] = ()
        self._total = _NOTHING
        self._layout = WaterfallLayout(np.zeros(0), QRectF(0, 0, 1, 1), 0.0)
        super().__init__(parent, ground=attrgetter("surface"))
        self.setAccessibleName(name)
        self._joints, self._zero = QGraphicsPathItem(), QGraphicsPathItem()
        self._bars = RoundBars(None, 1.5)
        for item in (self._zero, self._joints, self._bars):
            self.scene().addItem(item)
        self._labels = Labels(self._bars)
        self._whole, self._pointed = CellOutline(self._bars, 1), CellOutline(self._bars, 2)
        self.styled(self._restyle)
        self.resized.connect(self._settle)
        self.pointed.connect(self._tell)

    def show_steps(self, steps: Sequence[WaterfallTerm], total: WaterfallTerm) -> None:
        """Show terms and their sum; values that are no numbers show nothing."""
        if not all(math.isfinite(step.value) for step in (*steps, total)):
            steps, total = (), _NOTHING
        if (list(steps), total) == (list(self.steps), self._total):
            return
        self.steps, self._total = steps, total
        if self.at is not None and self.at.number > len(steps):
            self.point_at(None)
        self._settle()
        self._tell(self.at)

    def rect_of(self, number: int) -> QRect:
        """Return where a bar is, in pixels of this canvas; the last one is the total."""
        return self._layout.bar(number).toAlignedRect()

    def place_at(self, point: QPointF) -> WaterfallBar | None:
        """Return the bar in whose column a point is."""
        number = self._layout.column_at(point.x()) if self.steps else None
        return None if number is None else WaterfallBar(number)

    def place_after(self, key: Qt.Key) -> WaterfallBar | None:
        """Return the bar to the left or to the right; at an end it stays."""
        right = ARROWS.get(key, (0, 0))[1]
        if not right or self.at is None:
            return None
        return WaterfallBar(min(max(self.at.number + right, 0), len(self.steps)))

    def first_place(self, *, is_back: bool) -> WaterfallBar | None:
        """Return the first bar, or the total."""
        return WaterfallBar(len(self.steps) if is_back else 0) if self.steps else None

    def show_place(self, before: WaterfallBar | None) -> None:
        """Outline the bar."""
        at = self.at
        theme = self.theme
        colour = theme.accent if self.has_keys else theme.text
        self._pointed.restyle(colour, theme.surface, self.scale_factor, 2)
        rect = [self._layout.bar(at.number)] if at is not None and self.steps else []
        self._pointed.mark(rect, QRectF(0, 0, self.room.width(), self.room.height()))
        if at != before:
            self._write_words()

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._zero.setPen(pen(theme.muted, scale))
        self._joints.setPen(pen(theme.faint, scale))
        self._whole.restyle(theme.text, theme.surface, scale, 1)
        self._settle()

    def _layout_now(self) -> WaterfallLayout:
        values = np.array([step.value for step in self.steps])
        total, sums = self._total.value, np.cumsum(values)
        over = LINE if self._has_values or total > 0 else LINE // 2
        under = LINE + _UNDER
        goes_down = (
            values.min(initial=total) < 0
            if self._has_values
            else total < sums[:-1].min(initial=0.0)
        )
        if goes_down:
            under += LINE  # the numbers of what goes down stand under it
        room = QRectF(0, over, self.room.width(), max(1, self.room.height() - over - under))
        end = max(width_of(self._write(self._total.value)), width_of(self._total.name)) + 2
        ticks = WaterfallLayout(values, room, end).ticks()
        left = max(width_of(self._tick(at)) for at in ticks) + _APART
        return WaterfallLayout(values, room.adjusted(left, 0, 0, 0), end)

    def _settle(self) -> None:
        """Draw everything at its place."""
        self._layout, count = self._layout_now(), len(self.steps)
        layout = self._layout
        rects = [layout.bar(k) for k in range(count + 1)] if count else []
        values = [*(step.value for step in self.steps), self._total.value]
        inks = [brush(ink(self.theme)) for ink in self._inks]
        self._bars.show_rects(
            rects, [inks[value >= 0] for value, _ in zip(values, rects, strict=False)]
        )
        self._whole.mark(rects[count:], layout.area)
        self._joints.setPath(lines(layout.joints()) if count else lines([]))
        self._zero.setPath(lines([layout.level(0.0)] if count else []))
        self._write_words()
        self.show_place(self.at)

    def _write_words(self) -> None:
        self._labels.write([*self._ticks(), *self._names(), *self._numbers()] if self.steps else [])

    def _ticks(self) -> list[Label]:
        layout = self._layout
        right = layout.area.x() - _APART
        return [
            Label(self._tick(at), Side.RIGHT, right, layout.y(at), self.theme.muted)
            for at in layout.ticks()
        ]

    def _names(self) -> list[Label]:
        layout, theme, names = self._layout, self.theme, [step.name for step in self.steps]
        at = self.at.number if self.at is not None and self.at.number < len(names) else -1
        needed = max(map(width_of, names)) + _APART
        y = self.room.height() - LINE / 2
        inks = theme.muted, theme.text
        written = [
            Label(names[k], Side.MIDDLE, layout.middle(k), y, inks[k == at])
            for k in shown(len(names), layout.pitch, needed, at)
        ]
        middle = layout.middle(len(names))
        return [*written, Label(self._total.name, Side.MIDDLE, middle, y, theme.muted)]

    def _numbers(self) -> list[Label]:
        """Write the total, and each value where there is room for all."""
        layout, steps = self._layout, [*self.steps, self._total]
        texts = [self._write(step.value) for step in steps]
        is_roomy = self._has_values and max(map(width_of, texts[:-1])) + 2 <= layout.pitch
        lowest = self.room.height() - LINE - LINE / 2
        written = []
        for k in range(0 if is_roomy else len(self.steps), len(steps)):
            bar, is_up = layout.bar(k), steps[k].value >= 0
            y = bar.top() - LINE / 2 if is_up else bar.bottom() + LINE / 2
            y = min(max(y, LINE / 2), lowest)
            written.append(Label(texts[k], Side.MIDDLE, layout.middle(k), y, self.theme.text))
        return written

    def _tell(self, at: WaterfallBar | None) -> None:
        known = [*self.steps, self._total]
        tip = known[at.number].tip if at is not None and at.number < len(known) else ""
        self.tell(tip)
        self.setAccessibleDescription(tip)
