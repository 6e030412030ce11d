"""Where the nodes of the network are, in whole pixels; the ends of its wires follow."""

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.weights import Weights
from rnn_viz.views.widgets.pictures.lettering import LINE

LEGEND = 168  # pixels, on the right
_OUTPUT = 74  # pixels right of the output, for its probability
_ROOMY = 500  # pixels of width, below which all is closer together
_LOOP = 114  # pixels from the state before to the next, so that an arrow fits between their names
_NAMES = 46  # pixels from the state to the output, so that their names are apart
_LARGEST = 22.0  # pixels of a unit with its gap
_INPUT = 14.0  # pixels from one input to the next, at least
_APART = 6.0  # pixels between inputs and units
_FILLED = 0.82  # of the pitch
_THINNEST, _THICK_FROM = 0.5, 8.0  # of a wire's thickness; pixels of a unit
_BELOW = 9.0  # pixels under the last unit, for its ring and some air


class NetworkLayout(NamedTuple):
    """The places of a network of so many units.

    Attributes
    ----------
    hidden
        Units of each state.
    pitch
        Pixels from one unit to the next.
    top
        The upper edge of the first unit.
    inputs
        The upper edge of the first input; the second is ``input_pitch`` lower.
    before, after, output
        The middles of the three columns of nodes.
    legend
        Where its legend is.
    """

    hidden: int
    pitch: float
    input_pitch: float
    top: float
    inputs: float
    before: float
    after: float
    output: float
    legend: QRectF

    @property
    def radius(self) -> float:
        """Half of what a unit measures."""
        return max(self.pitch * _FILLED / 2, 0.75)

    @property
    def output_radius(self) -> float:
        """Half of what the output measures."""
        return max(self.radius, 9.0)

    @property
    def input_radius(self) -> float:
        """Half of what an input measures."""
        return min(self.input_pitch * _FILLED / 2, 8.0)

    @property
    def thickness(self) -> float:
        """How thick wires are, 1 where units are large: thin ones can be told apart."""
        return min(1.0, max(_THINNEST, self.pitch / _THICK_FROM))

    def unit(self, unit: int, *, is_after: bool) -> QPointF:
        """Return the middle of a unit; the same unit has the same height in both states."""
        return QPointF(self.after if is_after else self.before, self._height(unit))

    def input(self, row: int) -> QPointF:
        """Return the middle of an input."""
        return QPointF(self.before, self.inputs + (row + 0.5) * self.input_pitch)

    @property
    def output_middle(self) -> QPointF:
        """The middle of the output."""
        return QPointF(self.output, self._height((self.hidden - 1) / 2))

    def ends(self) -> tuple[Floats, Floats]:
        """Return where each wire begins and ends, ``(weights, 2)`` both, in ``flatten``'s order."""
        heights = self.top + (np.arange(self.hidden) + 0.5) * self.pitch
        rows = self.inputs + (np.arange(2) + 0.5) * self.input_pitch
        middle = self.output_middle.y()
        starts, stops = [], []
        for name, sources in zip(Weights._fields, (rows, heights, heights), strict=True):
            is_last = name == "synapse_1"
            targets = np.array([middle]) if is_last else heights
            left, right = (
                (self.after + self.radius, self.output - self.output_radius)
                if is_last
                else (self.before + self.radius, self.after - self.radius)
            )
            y0, y1 = np.broadcast_arrays(sources[:, None], targets[None, :])
            starts.append(np.column_stack([np.full(y0.size, left), y0.ravel()]))
            stops.append(np.column_stack([np.full(y1.size, right), y1.ravel()]))
        return np.concatenate(starts), np.concatenate(stops)

    def _height(self, unit: float) -> float:
        return self.top + (unit + 0.5) * self.pitch


def layout(hidden: int, room: QSizeF) -> NetworkLayout:
    """Return where everything is in so much room."""
    legend = QRectF(room.width() - LEGEND, 0, LEGEND, room.height())
    input_pitch = max(_INPUT, min(_LARGEST, room.height() / 16))
    free = room.height() - LINE - 2 * input_pitch - _APART - _BELOW
    pitch = max(min(_LARGEST, free / hidden), 0.5)
    whole = LINE + 2 * input_pitch + _APART + hidden * pitch + _BELOW
    inputs = LINE + max(0.0, (room.height() - whole) / 2)
    # left of the state before, for the numbers of its units and "a = 1"; before the legend
    before, space = (52, 20) if room.width() >= _ROOMY else (46, 8)
    output = legend.left() - space - _OUTPUT
    after = max(before + (output - before) * 0.66, min(before + _LOOP, output - _NAMES))
    return NetworkLayout(
        hidden, pitch, input_pitch, inputs + 2 * input_pitch + _APART, inputs,
        before, round(after), round(output), legend,
    )  # fmt: skip
