"""Heatmaps of the same matrix in several nets, which always point at the same cell."""

from collections.abc import Iterable
from itertools import permutations

from PySide6.QtWidgets import QWidget

from rnn_viz.views.synapses.axis import LINE, Axis
from rnn_viz.views.synapses.heatmap import Heatmap
from rnn_viz.views.synapses.matrix_names import BEFORE, NOWHERE, Cell

NAMES = LINE + 1  # pixels over the cells where the columns have names


class TwinHeatmap(Heatmap):
    """A matrix of one net; its twins outline the cell that it points at, and keep it.

    It has no title: that is its net's.

    Attributes
    ----------
    net, matrix
        What the net is called, and the script's name of the matrix.

    Parameters
    ----------
    net, matrix
        What the net is called, and the script's name of the matrix.
    rows, columns
        What they are; :meth:`write` says how much of it is written.
    theme
        The colours to draw with.
    """

    def __init__(self, net: str, matrix: str, rows: Axis, columns: Axis, parent: QWidget) -> None:
        super().__init__(f"{parent.objectName()}.{matrix}", rows, columns, parent)
        self.net, self.matrix = net, matrix
        self._twins: list[TwinHeatmap] = []
        self._lit = NOWHERE

    @staticmethod
    def join(twins: Iterable["TwinHeatmap"]) -> None:
        """Let heatmaps of the same shape point together."""
        for one, other in permutations(twins, 2):
            one._twins.append(other)

    @property
    def title(self) -> str:
        """Nothing: the title is the net's."""
        return ""

    @property
    def spoken(self) -> str:
        """Net, name and shape, for who cannot see them."""
        rows, columns = self.values.shape
        return f"{self.net}, {self.matrix}, {rows} × {columns} weights"

    @property
    def named(self) -> Cell:
        """The cell whose row and column have bright names, here or in a neighbour."""
        return self.cell or self._lit

    def write(self, rows: Axis, columns: Axis) -> None:
        """Write these names from now on, as far as the axes are not silent."""
        self.rows, self.columns = rows, columns
        self.top = BEFORE if columns.is_silent else NAMES
        self.gutter = self._measured_gutter()
        self.update()

    def light(self, row: int, column: int) -> None:
        """Brighten the names of a row or a column for a neighbour; -1 for none."""
        if self._lit != (row, column):
            self._lit = Cell(row, column)
            self.update()

    def _keep(self, cell: Cell | None) -> None:
        for twin in self._twins:
            twin._kept = cell
        super()._keep(cell)

    def _point_at(self, cell: Cell | None) -> None:
        for twin in self._twins:
            twin.cell = cell
            twin.update()
        super()._point_at(cell)
