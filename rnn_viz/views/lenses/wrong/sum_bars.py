"""A sum bit by bit: a bar a position, as high as its probability, position 0 on the right."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QGraphicsPathItem, QWidget

from rnn_viz.core.arrays import Bits
from rnn_viz.core.language import _, _p
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.sentences import about_position
from rnn_viz.views.lenses.wrong.bar_columns import BarColumns, columns_in
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.pointing import PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import (
    Area,
    RoundBars,
    SmoothPath,
    brush,
    dashed,
    lines,
    pen,
)
from rnn_viz.views.widgets.theme import Theme

_GAP = 1.5  # pixels between two bars
_CROSS = 3.0  # pixels from its middle to its ends
_STRENGTH = 0.75  # opacity of bars of right bits
_DIGITS = 9.0  # pixels of a column from which on digits have room
_SIDES = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}
_APART = 8  # pixels between two texts
_LEGEND = _("p(bit = 1); 0.5 dashed")
_CARRY, _SUM = _("carry"), _p("total", "sum")
_MARGIN = 40.0  # pixels for the names of the rows of digits, at least


class SumBars(PointingCanvas):
    """The probabilities of a sum; wrong bits have another colour and a cross.

    Parameters
    ----------
    has_digits
        Whether the bits stand under the bars, where there is room for them.
    """

    keeps_clicks = False

    def __init__(self, *, has_digits: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setObjectName("lens.wrong.bars")
        self.setAccessibleName(_("The wrong sum, bit by bit"))
        self._has_digits = has_digits
        self.sum: Addition | None = None
        self.columns = BarColumns(0.0, 1.0, 0, 0)
        self._pointed = Area(attrgetter("raised"))
        self._bars = RoundBars(None, 1.5)
        self._half, self._crosses = QGraphicsPathItem(), SmoothPath()
        for item in (self._pointed, self._bars, self._half, self._crosses):
            self.scene().addItem(item)
        self._labels = Labels(self._half)
        self.styled(self._restyle)
        self.resized.connect(self._settle)

    def show_sum(self, sum_: Addition | None) -> None:
        """Show a sum, or none."""
        if sum_ is not self.sum:
            self.sum = sum_
            self._settle()

    def place_at(self, point: QPointF) -> int | None:
        """Return the position of the column at a point."""
        return None if self.sum is None else self.columns.position_at(point.x())

    def place_after(self, key: Qt.Key) -> int | None:
        """Go to the next column; from nowhere, to the wrong one."""
        if key not in _SIDES or self.sum is None:
            return None
        if self.at is None:
            return self.first_place(is_back=False)
        there: int = self.at + _SIDES[key]
        return min(max(there, self.columns.first), self.columns.last)

    def first_place(self, *, is_back: bool) -> int | None:
        """Begin at the first wrong position, or at the first that is shown."""
        del is_back
        return None if self.sum is None else max(self.columns.first, int(self.sum.wrong.argmax()))

    def show_place(self, before: int | None) -> None:
        """Light the column pointed at, and say what happens there."""
        del before
        self._light()
        said = "" if self.sum is None or self.at is None else about_position(self.sum, self.at)
        self.tell(said)
        self.setAccessibleDescription(said)

    @property
    def _rows(self) -> tuple[tuple[str, Bits], ...]:
        """The rows of digits under the bars, as far as they have room."""
        it = self.sum
        if it is None or not self._has_digits or self.columns.pitch < _DIGITS:
            return ()
        return (
            ("a", it.a_bits), ("b", it.b_bits), (_CARRY, it.carry_in), (_SUM, it.truth),
        )  # fmt: skip

    @property
    def _floor(self) -> float:
        """The pixel row under the bars."""
        return self.room.height() - LINE * (1 + len(self._rows)) - 1.0

    def _height(self, p: float) -> float:
        """Return the pixel row of a probability."""
        top = 2 * _CROSS + 3
        return self._floor - p * (self._floor - top)

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._pointed.restyle(theme, scale)
        self._half.setPen(dashed(pen(theme.muted, scale), (2, 2)))
        self._crosses.setPen(pen(theme.wrong, scale, 2))
        self._settle()

    def _settle(self) -> None:
        """Place and draw everything anew."""
        count = 0 if self.sum is None else self.sum.columns
        left = _margin() if self._has_digits else 0.0
        self.columns = columns_in(left, float(self.room.width()), count)
        self._draw_bars()
        self._light()
        self._labels.write(self._written())

    def _draw_bars(self) -> None:
        shown, columns = self._shown(), self.columns
        p = np.zeros(0) if self.sum is None else np.nan_to_num(self.sum.layer_2)
        wrong = [] if self.sum is None else self.sum.wrong[shown].tolist()
        wide, floor = max(1.0, columns.pitch - _GAP), self._floor
        lefts = [columns.middle(k) - wide / 2 for k in shown]
        tops = [self._height(float(p[k])) for k in shown]
        places = zip(lefts, tops, strict=True)
        inks = brush(self.theme.curve, _STRENGTH), brush(self.theme.wrong)
        self._bars.show_rects(
            [QRectF(left, top, wide, floor - top) for left, top in places],
            [inks[is_wrong] for is_wrong in wrong],
        )
        half = self._height(0.5)
        ends = QPointF(columns.left, half), QPointF(columns.right, half)
        self._half.setPath(lines([ends] if shown else []))
        marked = [
            QPointF(left + wide / 2, top - _CROSS - 2)
            for left, top, is_wrong in zip(lefts, tops, wrong, strict=True)
            if is_wrong
        ]
        self._crosses.setPath(lines(stroke for at in marked for stroke in _cross(at)))

    def _shown(self) -> list[int]:
        if self.sum is None:
            return []
        return list(range(self.columns.first, self.columns.last + 1))

    def _light(self) -> None:
        """Light the column pointed at."""
        columns, at = self.columns, self.at
        is_there = at is not None and self.sum is not None
        left = columns.middle(at) - columns.pitch / 2 if is_there and at is not None else 0.0
        self._pointed.cover(
            QRectF(left, 0.0, columns.pitch, self.room.height()) if is_there else QRectF()
        )

    def _written(self) -> list[Label]:
        """Write which position is wrong, where the sum begins, and the digits."""
        if self.sum is None:
            return []
        columns, theme, y = self.columns, self.theme, self.room.height() - LINE / 2
        wrong = int(self.sum.wrong.argmax())
        first = _("position {position:,}").format(position=columns.first)
        labels = [Label(first, Side.RIGHT, columns.right, y, theme.muted)]
        ends = columns.right - width_of(first)
        at, name = columns.middle(wrong), f"{wrong:,}"
        if wrong >= columns.first and at + width_of(name) < ends:
            at = max(at, columns.left + width_of(name) / 2)
            labels.append(Label(name, Side.MIDDLE, at, y, theme.wrong))
        middle, half = (columns.left + columns.right) / 2, width_of(_LEGEND) / 2 + _APART
        if middle + half < ends and at + width_of(name) / 2 < middle - half:
            labels.append(Label(_LEGEND, Side.MIDDLE, middle, y, theme.muted))
        return [*labels, *self._digits()]

    def _digits(self) -> list[Label]:
        labels, shown, columns = [], self._shown(), self.columns
        for row, (name, bits) in enumerate(self._rows):
            y = self._floor + 1 + (row + 0.5) * LINE
            labels.append(Label(name, Side.LEFT, columns.left - _margin(), y, self.theme.muted))
            ink = self.theme.accent if name == _CARRY else self.theme.text
            labels += [
                Label(f"{bits[k]}", Side.MIDDLE, columns.middle(k), y, ink)
                for k in shown
                if bits[k] or name != _CARRY
            ]
        return labels


def _margin() -> float:
    return max(_MARGIN, width_of(_CARRY) + _APART)


def _cross(at: QPointF) -> list[tuple[QPointF, QPointF]]:
    """Return the two strokes of a cross."""
    down, up = QPointF(_CROSS, _CROSS), QPointF(_CROSS, -_CROSS)
    return [(at - down, at + down), (at - up, at + up)]
