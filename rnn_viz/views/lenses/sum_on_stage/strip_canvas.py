"""The picture of the strip: digits, the true carry, the carry that is read, and the answer."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainterPath, QWheelEvent
from PySide6.QtWidgets import QGraphicsRectItem, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.carry_lane import CarryLane
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.lenses.position import what_happens_at
from rnn_viz.core.words.numbers import power_of_two
from rnn_viz.core.words.sentences import probability
from rnn_viz.views.lenses.sum_on_stage.strip_layout import (
    HIGH,
    NAMES,
    row_middle,
    strip_layout,
)
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import Label, Labels, Side
from rnn_viz.views.widgets.pictures.pointing import PointingCanvas
from rnn_viz.views.widgets.pictures.shapes import Area, SmoothPath, brush, disc, lines, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

_REACH = 4.0  # σ that a reading shows at most
_HALF, _BALL = 13, 3  # pixels: half the track of a reading, and the radius of its head
_ASIDE = 8  # pixels that a reading is left of the middle, for the digit beside it
_CHOSEN = 0.12  # opacity of the chosen column
_ROOMY = 62  # pixels of a column from which on there is room for words
_DIGIT = 15  # pixels of type
_KEYS = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}  # towards higher places, and back


class StripCanvas(PointingCanvas):
    """A column a position; pointing tells about it, picking chooses it."""

    keeps_clicks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lenses.strip.canvas")
        self.setAccessibleName(_("The sum on stage, a column a position"))
        self.setFixedHeight(scaled(HIGH))
        self._sum: Addition | None = None
        self._lane: CarryLane | None = None
        self._position, self._read_name = 0, ""
        self._seen = 0  # the position that has to be in sight
        self._layout = strip_layout(QSize(1, 1), 1, 0)
        self._chosen, self._frame = Area(attrgetter("accent"), _CHOSEN), QGraphicsRectItem()
        self._pointed = QGraphicsRectItem()
        self._tracks, self._carries, self._nones = SmoothPath(), SmoothPath(), SmoothPath()
        self.add(self._chosen)
        for item in (self._frame, self._pointed, self._tracks, self._carries, self._nones):
            self.scene().addItem(item)
        self._small = Labels(self._tracks)
        self._large = Labels(self._tracks, fonts.text(_DIGIT))
        self.styled(self._restyle)
        self.resized.connect(self._settle)
        self.turned.connect(self._turn)

    def show_sum(self, sum_: Addition, position: int, lane: CarryLane | None, name: str) -> None:
        """Show a sum with one position chosen; ``name`` is that of the row of readings."""
        if self._sum is None or (sum_.a, sum_.b, position) != (*self._numbers(), self._position):
            self._seen = position
        self._sum, self._position, self._lane, self._read_name = sum_, position, lane, name
        self._settle()

    def place_at(self, point: QPointF) -> int | None:
        """Return the position of the column at a point."""
        return self._layout.position_at(point.x())

    def place_after(self, key: Qt.Key) -> int | None:
        """Return the position beside, to the left that of the next higher place."""
        if self._sum is None or key not in _KEYS:
            return None
        at = self._position if self.at is None else self.at
        return min(max(at + _KEYS[key], 0), self._sum.columns - 1)

    def first_place(self, *, is_back: bool) -> int:
        """Return the position that is chosen."""
        del is_back
        return self._position

    def show_place(self, before: int | None) -> None:
        """Outline the column pointed at, and tell what happens there."""
        del before
        at: int | None = self.at
        if at is not None and self.has_keys and at not in self._layout.positions:
            self._seen = at
            self._place(at)
        is_seen = at in self._layout.positions
        self._pointed.setVisible(is_seen and (self.has_keys or at != self._position))
        ink = self.theme.text if self.has_keys else self.theme.muted
        self._pointed.setPen(pen(ink, self.scale_factor, 2 if self.has_keys else 1))
        if at is not None and is_seen:
            self._pointed.setRect(self._layout.column(at).adjusted(0.5, 0.5, -0.5, -0.5))
        said = ""
        if self._sum is not None and at is not None and at < self._sum.columns:
            happens = what_happens_at(self._sum, at, self._lane)
            said = _("Position {position}.").format(position=at) + f" {happens}"
        self.tell(said)
        self.setAccessibleDescription(said)

    def column_of(self, position: int) -> QRect | None:
        """Return where a position is, in pixels of the widget around; ``None`` if out of sight."""
        if position not in self._layout.positions:
            return None
        return self.shown_at(self._layout.column(position).toAlignedRect())

    def _settle(self) -> None:
        self._place(self._seen)
        self.show_place(None)

    def _turn(self, event: QWheelEvent) -> None:
        """Scroll through a long sum; the wheel away from the user leads to higher places."""
        seen, steps = self._layout.positions, event.angleDelta().y()
        if self._sum is None or not steps or len(seen) == self._sum.columns:
            return
        event.accept()
        edge = seen[-1] + 1 if steps > 0 else seen[0] - 1
        self._seen = min(max(edge, 0), self._sum.columns - 1)
        self._settle()

    def _numbers(self) -> tuple[int, int]:
        assert self._sum is not None
        return self._sum.a, self._sum.b

    def _place(self, seen: int) -> None:
        """Lay out the columns so that a position can be seen, and draw them."""
        if self._sum is None:
            return
        self._layout = strip_layout(self.room, self._sum.columns, seen, self._layout.first)
        is_seen = self._position in self._layout.positions
        column = self._layout.column(self._position)
        self._chosen.cover(column if is_seen else type(column)())
        self._frame.setVisible(is_seen)
        self._frame.setRect(column.adjusted(0.5, 0.5, -0.5, -0.5))
        self._draw_readings()
        self._write()

    def _draw_readings(self) -> None:
        """Draw for each reading a track, and on it how far from the cut it is."""
        tracks: list[tuple[QPointF, QPointF]] = []
        paths = QPainterPath(), QPainterPath()
        for position in self._layout.positions if self._lane is not None else ():
            sigmas = float(self._lane.sigmas[position]) if self._lane else np.nan
            if not np.isfinite(sigmas):
                continue
            x, y = self._layout.middle(position) - _ASIDE, row_middle("read")
            end = x + _HALF * min(max(sigmas / _REACH, -1.0), 1.0)
            tracks.append((QPointF(x - _HALF, y), QPointF(x + _HALF, y)))
            tracks.append((QPointF(x, y - 4), QPointF(x, y + 4)))
            path = paths[int(sigmas > 0)]
            path.addPath(lines([(QPointF(x, y), QPointF(end, y))]))
            path.addPath(disc(_BALL, QPointF(end, y)))
        self._tracks.setPath(lines(tracks))
        for item, path in zip((self._nones, self._carries), paths, strict=True):
            item.setPath(path)

    def _write(self) -> None:
        sum_, theme = self._sum, self.theme
        assert sum_ is not None
        names = {
            "place": self._name_of_places(sum_.columns), "a": f"a = {_short(sum_.a)}",
            "b": f"b = {_short(sum_.b)}", "carry": _("true carry"), "read": self._read_name,
            "guess": _("guess = {number}").format(number=_short(sum_.answer)),
        }  # fmt: skip
        small = [
            Label(text, Side.RIGHT, NAMES - 16, row_middle(row), theme.muted)
            for row, text in names.items()
        ]
        large: list[Label] = []
        for position in self._layout.positions:
            self._write_column(position, small, large)
        self._small.write(small)
        self._large.write(large)

    def _name_of_places(self, columns: int) -> str:
        """Return the name of the topmost row; of long sums it tells which part is in sight."""
        seen = self._layout.positions
        if len(seen) == columns:
            return _("place")
        return _("positions {first:,} … {last:,} of {count:,}").format(
            first=seen[0], last=seen[-1], count=columns
        )

    def _write_column(self, position: int, small: list[Label], large: list[Label]) -> None:
        sum_, theme, x = self._sum, self.theme, self._layout.middle(position)
        assert sum_ is not None
        middle, is_chosen = Side.MIDDLE, position == self._position
        place = f"{1 << position:,}" if position < 17 else power_of_two(position)
        ink = theme.accent if is_chosen else theme.muted
        small.append(Label(place, middle, x, row_middle("place"), ink))
        for row, bits in (("a", sum_.a_bits), ("b", sum_.b_bits)):
            large.append(Label(str(bits[position]), middle, x, row_middle(row), theme.text))
        carry = sum_.carry_in[position]
        ink = theme.accent if carry else theme.muted
        small.append(Label("1" if carry else "·", middle, x, row_middle("carry"), ink))
        self._write_reading(position, small)
        p = sum_.layer_2[position]
        is_wrong = bool(sum_.wrong[position])
        ink = theme.wrong if is_wrong else theme.text
        y = row_middle("guess")
        large.append(Label(str(sum_.guess[position]), middle, x - 13, y, ink))
        has_room = self._layout.pitch >= _ROOMY
        said = (probability(p) if has_room else f"{p:.2f}") if np.isfinite(p) else "nan"
        if is_wrong:  # in a narrow column the cross has to do
            said = f"{said} ✗" if has_room else "✗"
        small.append(Label(said, Side.LEFT, x - 4, y, ink if is_wrong else theme.muted))

    def _write_reading(self, position: int, small: list[Label]) -> None:
        if self._lane is None:
            return
        x, y, theme = self._layout.middle(position), row_middle("read"), self.theme
        sigmas = self._lane.sigmas[position]
        if np.isfinite(sigmas):
            ink = theme.accent if sigmas > 0 else theme.muted
            small.append(Label(str(int(sigmas > 0)), Side.MIDDLE, x + 16, y, ink))
        elif position == 0:
            said = _("nothing yet") if self._layout.pitch >= _ROOMY else "–"
            small.append(Label(said, Side.MIDDLE, x, y, theme.muted))

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._frame.setPen(pen(theme.accent, scale))
        self._tracks.setPen(pen(theme.faint, scale))
        for item, ink in ((self._carries, theme.accent), (self._nones, theme.curve)):
            item.setPen(pen(ink, scale, 2))
            item.setBrush(brush(ink))
        if self._sum is not None:
            self._write()


def _short(number: int) -> str:
    """Return a number, of long ones the length.

    >>> _short(160), _short(2**40)
    ('160', '41 bits')
    """
    if number < 10**9:
        return f"{number:,}"
    return _("{count:,} bits").format(count=number.bit_length())
