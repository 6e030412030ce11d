"""The parts of the sum on stage that can be pointed at."""

from dataclasses import dataclass

from rnn_viz.core.script.operations import variable_of


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
