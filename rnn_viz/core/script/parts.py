"""The parts of the sum on stage: what can be pointed at, and what is bright."""

from dataclasses import dataclass
from typing import NamedTuple

from rnn_viz.core.script.operations import StageCell, variable_of


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the stage at a position and, in rows of units, a unit; else -1."""

    row: str
    position: int
    unit: int = -1

    @property
    def variable(self) -> str:
        """The variable of the listing whose value it shows; empty if none."""
        return variable_of(self.row)


class Bright(NamedTuple):
    """What acts or is pointed at on the stage, while the rest is dimmed.

    Attributes
    ----------
    rows
        Rows that are bright at every position.
    cells
        What is bright besides: rows at single positions.
    """

    rows: frozenset[str] = frozenset()
    cells: frozenset[StageCell] = frozenset()

    def has(self, row: str, position: int) -> bool:
        """Whether a row is bright at a position."""
        return row in self.rows or (row, position) in self.cells

    @property
    def all_rows(self) -> frozenset[str]:
        """The rows of which anything is bright."""
        return self.rows | {cell.row for cell in self.cells}


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the mouse or the keys point at, so that other views can light it up.

    Attributes
    ----------
    variable
        The variable of the listing that it is, or whose value it shows; empty if none.
    is_on_stage
        Whether it is part of the sum on stage: slow motion then waits.
    part
        Which part of the sum it is, if it is one.
    """

    variable: str = ""
    is_on_stage: bool = False
    part: Part | None = None


NOTHING = Pointed()
