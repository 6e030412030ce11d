"""Two nets and their difference side by side, units above each other, the legend on the left."""

from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize

from rnn_viz.core.language import _, _p
from rnn_viz.core.net.subjects import INPUTS
from rnn_viz.views.synapses.axes import FROM, INPUT, TO
from rnn_viz.views.synapses.plan import Arrangement, NetPlan, Plan, Track, best, pitches_of
from rnn_viz.views.widgets.pictures.lettering import LINE, width_of
from rnn_viz.views.widgets.pictures.matrix_names import MatrixAxis, gutter_of

WIDE_LEGEND, _NARROW_LEGEND = 152, 94  # pixels
_HIGH_LEGEND, _LOW_LEGEND = 145, 128
_TITLE, _NAMES, _UNDER = 13, LINE + 1, 5  # pixels of a title, of names, at most between them
_TITLED, _LONG_TITLE, _AFTER_TITLE = 172, 220, 14  # most titles have room; nearly all; between
_WIDEST = 64  # pixels between nets
_END = 12  # pixels after the last, for the name of its output
_SILENT = MatrixAxis("", is_silent=True)
_SHORT_TO = TO._replace(is_short=True)
_OTHERS = _SILENT, _SHORT_TO, _SILENT  # around the second net and the difference
_OUTPUTS = (_("output"), _p("output", "out"), "")  # the longest that has room


class _Choice(NamedTuple):
    """How wide the legend is, and what is written beside the first net."""

    legend: int
    inputs: MatrixAxis
    to: MatrixAxis
    units: MatrixAxis
    titled: int = 0  # the least pixels of a net
    between: int = 20  # the least pixels between nets
    gap: int = 6  # pixels between the matrices of a net
    after: int = 4  # pixels under the cells, for an outline, and for a name higher than its row

    def inputs_height(self, tall: float) -> int:
        """Return the pixels from synapse_0 to synapse_h, whose cells are so high.

        Where they are low, the name of the inputs needs the height of a line.
        """
        return max(ceil(2 * tall) + self.gap, 0 if self.inputs.is_silent else LINE)

    def gutter(self, hidden: int) -> int:
        """Return the pixels that the names of rows need."""
        over, beside = (self.inputs, self.to, 2), (self.units, _SILENT, hidden)
        return max(gutter_of(*over), gutter_of(*beside))

    def arrangement(self, hidden: int) -> Arrangement:
        """Return what must fit."""
        net = Track(self.gap, hidden, self.titled, _LONG_TITLE, thin=1)
        between = Track(self.between, most=_WIDEST)
        columns = (
            Track(self.legend), between, Track(self.gutter(hidden)),
            net, between, net, between, net, Track(_END),
        )  # fmt: skip
        over, is_wide = _TITLE + _NAMES + self.after, self.legend >= WIDE_LEGEND
        stacks = (
            Track(over + self.gap, hidden, thin=2), Track(over + self.inputs_height(0.0), hidden),
            Track(_HIGH_LEGEND if is_wide else _LOW_LEGEND),
        )  # fmt: skip
        return Arrangement(columns, stacks)


_SHORT = _Choice(_NARROW_LEGEND, MatrixAxis("", INPUTS), _SHORT_TO, MatrixAxis(""), titled=_TITLED)
_CHOICES = (
    _Choice(WIDE_LEGEND, INPUT, TO, FROM, titled=_TITLED),
    _Choice(_NARROW_LEGEND, INPUT, TO, FROM, titled=_TITLED),
    _SHORT,
    _SHORT._replace(titled=0),
    _Choice(_NARROW_LEGEND, _SILENT, _SHORT_TO, _SILENT, between=9, gap=4, after=2),
)


def arrangements(hidden: int) -> list[Arrangement]:
    """Return the ways, from much written to nothing beside the cells."""
    return [choice.arrangement(hidden) for choice in _CHOICES]


def plan(hidden: int, room: QSize, scale: float) -> Plan:
    """Return the plan with the largest cells that fit."""
    ways = arrangements(hidden)
    chosen, pitch = best(ways, room, scale)
    choice, lefts = _CHOICES[chosen], ways[chosen].lefts(pitch, room, scale)
    wide, tall = pitch.width() / scale, pitch.height() / scale
    inputs = choice.inputs_height(pitches_of(pitch, scale)[0].height() / scale)
    spare = room.height() - _TITLE - _NAMES - inputs - ceil(hidden * tall) - choice.after
    over = _TITLE + _NAMES + min(max(spare, 0), _UNDER)
    low = over + inputs
    starts, ends = lefts[3::2], (lefts[5], lefts[7], lefts[9])
    beyond = ceil(hidden * wide) + choice.gap  # where synapse_1 is
    room_over = min(end - left for left, end in zip(starts, ends, strict=False)) - beyond
    output = MatrixAxis("", (next(it for it in _OUTPUTS if width_of(it) <= room_over or not it),))

    def net(left: int, end: int, inputs: MatrixAxis, to: MatrixAxis, units: MatrixAxis) -> NetPlan:
        axes = (inputs, to), (units, _SILENT), (_SILENT, output)
        places = (left, over), (left, low), (left + beyond, low)
        title = QRectF(left, 0, end - left - _AFTER_TITLE, _TITLE)
        return NetPlan(tuple(QPointF(*at) for at in places), axes, title=title)

    written = (choice.inputs, choice.to, choice.units), _OTHERS, _OTHERS
    nets = tuple(
        net(left, end, *axes) for left, end, axes in zip(starts, ends, written, strict=False)
    )
    return Plan(pitch, nets, QRectF(0, 0, choice.legend, room.height()))
