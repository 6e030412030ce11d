"""The three synapses side by side, with titles and names; the legend where there is room."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize

from rnn_viz.views.synapses.axes import AXES
from rnn_viz.views.synapses.plan import Arrangement, NetPlan, Plan, Track, best, thick
from rnn_viz.views.widgets.pictures.matrix import Matrix

_LEGEND = QSize(192, 78)  # pixels that a colour bar and what is pointed at need
_NARROW = 150  # pixels of a legend that has its words on more lines
_BETWEEN = Track(16, most=64)
_UNDER, _BESIDE_TOP = 6, 4.0  # pixels under the cells of synapse_0, over a legend beside them
_MARGIN = 4  # pixels beyond the cells, for an outline and for names that are wider than a cell
_END = Track(_MARGIN)
_UNDER_FIRST = 2  # of the arrangements have the legend under the first synapse


def arrangements(matrices: Sequence[Matrix]) -> list[Arrangement]:
    """Return the ways: with long or short titles, the legend under the first or left of it."""
    top = matrices[0].top
    cells = Track(top + _MARGIN, max(2, matrices[1].values.shape[0]))
    under = Track(top + _UNDER + _LEGEND.height(), thin=2)
    beside = Track(_LEGEND.height())
    return [
        Arrangement(_columns(matrices, is_under, at_length), (cells, under if is_under else beside))
        for is_under in (True, False)
        for at_length in (True, False)
    ]


def plan(matrices: Sequence[Matrix], room: QSize, scale: float) -> Plan:
    """Return the plan with the largest cells that fit."""
    ways = arrangements(matrices)
    chosen, pitch = best(ways, room, scale)
    lefts = ways[chosen].lefts(pitch, room, scale)
    first = 0 if chosen < _UNDER_FIRST else 2
    corners = tuple(
        QPointF(left + matrix.gutter, matrix.top)
        for left, matrix in zip(lefts[first::2], matrices, strict=False)
    )
    gutters = [matrix.gutter for matrix in matrices]
    rooms = tuple(
        end - left - gutter
        for left, end, gutter in zip(lefts[first::2], lefts[first + 1 :: 2], gutters, strict=False)
    )
    beneath = corners[0].y() + ceil(2 * thick(pitch.height(), scale) / scale) + _UNDER
    low = beneath if first == 0 else _BESIDE_TOP
    legend = QRectF(0, low, lefts[1], room.height() - low)
    net = NetPlan(corners, tuple(AXES.values()), rooms)
    return Plan(pitch, (net,), legend, gutters[0])


def _columns(matrices: Sequence[Matrix], is_under: bool, at_length: bool) -> tuple[Track, ...]:
    tracks = [
        Track(it.gutter, it.values.shape[1], it.gutter + it.over(at_length=at_length))
        for it in matrices
    ]
    tracks[2] = tracks[2]._replace(cells=0, thin=1)
    if is_under:
        tracks[0] = tracks[0]._replace(least=max(tracks[0].least, _LEGEND.width()))
    else:
        tracks.insert(0, Track(_NARROW, most=_LEGEND.width()))
    spaced = [track for it in tracks for track in (it, _BETWEEN)]
    return (*spaced[:-1], _END)
