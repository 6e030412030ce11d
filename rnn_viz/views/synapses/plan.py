"""Where matrices are, and how large their cells: one way of finding out for every arrangement."""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize

from rnn_viz.views.synapses.axes import Axes

_LARGEST = 60  # pixels of a cell
_LONGEST = 1.6  # a cell is at most so much wider than high
THINNEST = 8  # pixels of the short side of cells in a single row or two
_NEARLY = 0.88  # cells of this share of the largest are as good


class Track(NamedTuple):
    """A stretch of pixels, of which some are cells.

    Attributes
    ----------
    fixed
        Pixels beside the cells.
    cells
        How many cells there are.
    least
        What it measures at least, however small the cells.
    most
        To what it grows where there is room to spare; 0 if it does not.
    thin
        How many more cells there are whose short side it is.
    """

    fixed: int
    cells: int = 0
    least: int = 0
    most: int = 0
    thin: int = 0

    def length(self, pitch: int, scale: float) -> int:
        """Return the pixels it needs when cells are ``pitch`` device pixels large."""
        cells = self.cells * pitch + self.thin * thick(pitch, scale)
        return max(self.fixed + ceil(cells / scale), self.least)


class Arrangement(NamedTuple):
    """What must fit: all ``columns`` together, and each of the ``stacks`` from top to bottom."""

    columns: tuple[Track, ...]
    stacks: tuple[Track, ...]

    def least_height(self) -> int:
        """Return the pixels of height below which something would be cut off."""
        return max(track.length(1, 1.0) for track in self.stacks)

    def least_width(self) -> int:
        """Return the pixels of width below which something would be cut off."""
        return sum(track.length(1, 1.0) for track in self.columns)

    def largest(self, room: QSize, scale: float) -> QSize:
        """Return the largest cells that fit, with their gaps, in device pixels; (0, 0) if none."""
        most = int(_LARGEST * scale)
        row = next((r for r in range(most, 0, -1) if self._is_high(r, room, scale)), 0)
        wide = min(most, int(max(row * _LONGEST, 1)))
        column = next((c for c in range(wide, 0, -1) if self._is_wide(c, room, scale)), 0)
        return QSize(column, row)

    def lefts(self, pitch: QSize, room: QSize, scale: float) -> list[int]:
        """Return where each column begins; what can grow shares the room that is left."""
        lengths = [track.length(pitch.width(), scale) for track in self.columns]
        growing = sum(track.most > 0 for track in self.columns)
        share = max(0, room.width() - sum(lengths)) // max(1, growing)
        grown = [
            length + max(0, min(share, track.most - length))
            for track, length in zip(self.columns, lengths, strict=True)
        ]
        return [0, *accumulate(grown)]

    def _is_high(self, row: int, room: QSize, scale: float) -> bool:
        return all(track.length(row, scale) <= room.height() for track in self.stacks)

    def _is_wide(self, column: int, room: QSize, scale: float) -> bool:
        return sum(track.length(column, scale) for track in self.columns) <= room.width()


class NetPlan(NamedTuple):
    """Where the parts of a net are.

    Attributes
    ----------
    corners
        Of the first cells of synapse_0, synapse_h and synapse_1.
    axes
        What is written around them.
    rooms
        The widths that their titles may take.
    title
        Where the net's own title is; nowhere if the matrices have titles.
    """

    corners: tuple[QPointF, ...]
    axes: tuple[Axes, ...]
    rooms: tuple[int, ...] = (0, 0, 0)
    title: QRectF | None = None


class Plan(NamedTuple):
    """Where everything is; ``pitch`` is a cell with its gap, in device pixels.

    ``indent`` is how far from the left of the legend the bars are.
    """

    pitch: QSize
    nets: tuple[NetPlan, ...]
    legend: QRectF
    indent: int = 0


def thick(pitch: int, scale: float) -> int:
    """Return the device pixels of the short side of cells in a single row or two."""
    return max(pitch, round(THINNEST * scale))


def pitches_of(pitch: QSize, scale: float) -> tuple[QSize, QSize, QSize]:
    """Return the cells of synapse_0, synapse_h and synapse_1 with their gaps, in device pixels."""
    wide, tall = pitch.width(), pitch.height()
    return QSize(wide, thick(tall, scale)), pitch, QSize(thick(wide, scale), tall)


def best(choices: Sequence[Arrangement], room: QSize, scale: float) -> tuple[int, QSize]:
    """Return which is the first whose cells are about as large as they can be, and how large."""
    pitches = [choice.largest(room, scale) for choice in choices]
    sizes = [min(pitch.width(), pitch.height()) for pitch in pitches]
    good = (k for k, size in enumerate(sizes) if size >= _NEARLY * max(sizes) > 0)
    chosen = next(good, len(choices) - 1)
    return chosen, pitches[chosen].expandedTo(QSize(1, 1))
