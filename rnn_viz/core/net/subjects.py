"""What one can ask about: a weight, a hidden unit at a position, the answer at a position."""

from dataclasses import dataclass

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _, _p
from rnn_viz.core.net.weights import Weights

INPUTS = ("a", "b")  # the rows of synapse_0
_ALL = _p("matrices", "all")  # rows or columns


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight: the script's name of its matrix, and where it is."""

    name: str
    row: int
    column: int

    @property
    def ends(self) -> str:
        """From where to where it leads, such as "a → 7", "3 → 7" or "3 → output"."""
        return ends_of(self.name, self.row, self.column)

    @property
    def label(self) -> str:
        """What it is called: matrix and ends, such as "synapse_0[a → 7]"."""
        return f"{self.name}[{self.ends}]"

    def value_in(self, weights: Weights) -> float | None:
        """Return its value; ``None`` where the network has no such weight."""
        matrix: Floats = getattr(weights, self.name)
        is_there = self.row < matrix.shape[0] and self.column < matrix.shape[1]
        return float(matrix[self.row, self.column]) if is_there else None


def weight_of(place: int, hidden: int) -> Weight:
    """Return the weight at a place in the row of all weights."""
    if place < 2 * hidden:
        return Weight("synapse_0", *divmod(place, hidden))
    if place < (2 + hidden) * hidden:
        return Weight("synapse_h", *divmod(place - 2 * hidden, hidden))
    return Weight("synapse_1", place - (2 + hidden) * hidden, 0)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the hidden layer at one position of the sum on stage."""

    position: int
    unit: int

    @property
    def label(self) -> str:
        """What it is called, such as "layer_1, unit 7, position 3"."""
        said = _("layer_1, unit {unit}, position {position}")
        return said.format(unit=self.unit, position=self.position)


@dataclass(frozen=True, slots=True)
class Probability:
    """The network's answer at one position: how likely the bit is 1."""

    position: int

    @property
    def label(self) -> str:
        """What it is called, such as "p(bit = 1), position 3"."""
        return _("p(bit = 1), position {position}").format(position=self.position)


Subject = Weight | Unit | Probability


def ends_of(name: str, row: int | None, column: int | None) -> str:
    """Return from where to where weights lead; ``None`` stands for all rows or columns.

    >>> ends_of("synapse_0", 0, None)
    'a → all'
    """
    names = dict(enumerate(INPUTS)) if name == "synapse_0" else {}
    source = _ALL if row is None else names.get(row, str(row))
    if name == "synapse_1":
        return _("{unit} → output").format(unit=source)
    return f"{source} → {_ALL if column is None else column}"
