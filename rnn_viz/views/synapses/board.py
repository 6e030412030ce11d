"""All matrices of one net, or of two and their difference, with their legend, in one canvas."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights, places_of
from rnn_viz.views.synapses import nets_compared, readout, side_by_side
from rnn_viz.views.synapses.axes import AXES
from rnn_viz.views.synapses.legend import Legend
from rnn_viz.views.synapses.matrices import Matrices, Place
from rnn_viz.views.synapses.net_title import NetTitle
from rnn_viz.views.synapses.network.wires import Chosen
from rnn_viz.views.synapses.plan import NetPlan, Plan, pitches_of
from rnn_viz.views.synapses.shown import Net, Shown
from rnn_viz.views.widgets.pictures.matrix import Matrix
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.scaling.lengths import scaled


class NetPicture:
    """The matrices of one net, and its title where nets are compared."""

    def __init__(self, letter: str, board: Matrices) -> None:
        self.letter = letter
        self.matrices = [board.add_matrix(Matrix(name, *AXES[name])) for name in AXES]
        self.title = NetTitle(letter)
        board.add(self.title)

    def show(self, net: Net, *, is_alone: bool) -> None:
        """Show values; alone, a matrix states a limit of its own in its title."""
        self.title.show_title(net.title)
        parts = enumerate(zip(self.matrices, net.values, net.keys, strict=True))
        for k, (matrix, values, key) in parts:
            limit = key.limit_of(k) if key.is_own and is_alone else ""
            matrix.show_values(values, key.scales[k], limit)

    def set_visible(self, is_visible: bool, *, is_alone: bool) -> None:
        """Be there, or not; alone, without a title."""
        for matrix in self.matrices:
            matrix.setVisible(is_visible)
        self.title.setVisible(is_visible and not is_alone)

    def place(self, plan: NetPlan, pitches: Sequence[QSize]) -> None:
        """Put everything where it belongs, and write as much as there is room for."""
        parts = zip(self.matrices, plan.axes, plan.corners, plan.rooms, pitches, strict=True)
        for matrix, axes, corner, room, pitch in parts:
            matrix.write(*axes, has_title=plan.title is None)
            matrix.place(corner, pitch, room)
        if plan.title is not None:
            self.title.place(plan.title)


class Board(Matrices):
    """The pictures of all weights; in several nets always the same cell is pointed at.

    Attributes
    ----------
    nets
        One; A, B and A − B once they have been compared.
    legend
        What the colours mean, and the weight that is pointed at.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("synapses.matrices")
        self.nets: list[NetPicture] = []
        self.legend = Legend(self)
        self._shown: Shown | None = None
        self._arranged = 0, 0, False  # how many nets, of how many units, with limits of their own
        self.resized.connect(self._arrange)
        self.pointed.connect(self._point_in_all)

    @property
    def weight(self) -> Weight | None:
        """The weight pointed at."""
        return None if self.at is None else Weight(self.at.matrix.name, *self.at.cell)

    @property
    def net(self) -> int:
        """Which of the nets it is pointed at in."""
        at = self.at
        return 0 if at is None else self.matrices.index(at.matrix) // len(Weights._fields)

    def show_nets(self, shown: Shown) -> None:
        """Show one net, or two and their difference."""
        count, hidden = len(shown.nets), len(shown.nets[0].values.synapse_h)
        arranged = count, hidden, shown.keys[0].is_own
        if arranged[:2] != self._arranged[:2]:
            self.point_at(None)  # the cell is elsewhere, or is no more
        self._shown = shown
        while len(self.nets) < count:
            self.nets.append(NetPicture(readout.LETTERS[len(self.nets)], self))
        for picture, net in zip(self.nets, shown.nets, strict=False):
            picture.show(net, is_alone=count == 1)
        if arranged != self._arranged:
            self._arranged = arranged
            for k, picture in enumerate(self.nets):
                picture.set_visible(k < count, is_alone=count == 1)
            self.setMinimumSize(*map(scaled, self._least(hidden)))
            self._arrange()
        self._fit_titles()
        self._read_out()

    def show_pinned(self, weights: frozenset[Weight]) -> None:
        """Outline thinly, in the net under the playhead, what has a card."""
        for matrix in self.nets[0].matrices:
            cells = (Cell(it.row, it.column) for it in weights if it.name == matrix.name)
            matrix.show_pinned(frozenset(cells))

    def show_lit(self, lit: Chosen | None) -> None:
        """Let all weights step back but these, in every net; ``None``: none steps back."""
        count, hidden = self._arranged[:2]
        for net in self.nets[:count]:  # what is not shown now may have another shape
            for matrix in net.matrices:
                places = places_of(matrix.name, None, None, hidden)
                shape = matrix.values.shape
                matrix.show_lit(None if lit is None else lit[places].reshape(shape))

    def place_of(self, part: object) -> QRect | None:
        """Return where a weight is in the net under the playhead, or a matrix by its name."""
        name = part.name if isinstance(part, Weight) else part
        for matrix in self.nets[0].matrices if self.nets else ():
            if matrix.name == name and isinstance(part, Weight):
                cell = Cell(part.row, part.column)
                return matrix.rect_of(cell) if cell == matrix.nearest(*cell) else None
            if matrix.name == name:
                return matrix.area().toAlignedRect()
        return None

    def _arrange(self) -> None:
        if self._shown is None:
            return
        plan = self._plan(len(self._shown.nets), len(self._shown.nets[0].values.synapse_h))
        for picture, places in zip(self.nets, plan.nets, strict=False):
            picture.place(places, pitches_of(plan.pitch, self.scale_factor))
        self.legend.place(plan.legend, plan.indent)
        self._fit_titles()
        self._read_out()

    def _plan(self, count: int, hidden: int) -> Plan:
        room, scale = self.room, self.scale_factor
        if count > 1:
            return nets_compared.plan(hidden, room, scale)
        return side_by_side.plan(self._alone(), room, scale)

    def _alone(self) -> list[Matrix]:
        """Return the matrices of the first net with all that is written around them alone."""
        matrices = self.nets[0].matrices
        for matrix in matrices:
            matrix.write(*AXES[matrix.name])
        return matrices

    def _least(self, hidden: int) -> tuple[int, int]:
        """Return the pixels of width and height that any of the modes needs."""
        alone, several = side_by_side.arrangements(self._alone()), nets_compared
        least = several.arrangements(hidden)[-1]
        width = max(min(way.least_width() for way in alone), least.least_width())
        return width, max(alone[0].least_height(), least.least_height())

    def _fit_titles(self) -> None:
        """Say all of them at length, or none."""
        assert self._shown is not None
        if len(self._shown.nets) > 1:
            at_length = all(net.title.has_room for net in self.nets)
            for net in self.nets:
                net.title.say(at_length=at_length)

    def _point_in_all(self, place: Place | None) -> None:
        """Outline the cell in every net, and brighten its names that stand at a neighbour."""
        name, cell = (place.matrix.name, place.cell) if place else ("", Cell(-1, -1))
        for net in self.nets:
            for matrix in net.matrices:
                if place is None or matrix is not place.matrix:
                    matrix.show_cell(cell if matrix.name == name else None)
            over, beside = net.matrices[:2]
            has_neighbours = self._arranged[0] != 1
            over.brighten(-1, cell.column if has_neighbours and name == "synapse_h" else -1)
            beside.brighten(cell.row if has_neighbours and name == "synapse_1" else -1, -1)
        self._read_out()

    def _read_out(self) -> None:
        """Read out the weight pointed at, for those who cannot see it, too."""
        if self._shown is None:
            return
        width = self.legend.room.width()
        self.legend.show(readout.rows_about(self._shown, self.weight, width, self.net))
        nets = self.nets if len(self._shown.nets) > 1 else []
        name, at = _("All weights"), self.at
        if at is not None:
            rows, columns = at.matrix.values.shape
            said = _("{matrix}, {rows} × {columns} weights")
            said = said.format(matrix=at.matrix.name, rows=rows, columns=columns)
            name = ", ".join([*(it.letter for it in nets[self.net : self.net + 1]), said])
        self.setAccessibleName(name)
        self.setAccessibleDescription(
            "; ".join([it.title.whole for it in nets] + [self.legend.spoken])
        )
