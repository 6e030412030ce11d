"""What one can ask about: a weight, a hidden unit at a position, the answer at a position."""

from dataclasses import dataclass

INPUTS = ("a", "b")  # the rows of synapse_0


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight: the script's name of its matrix, and where it is."""

    name: str
    row: int
    column: int

    @property
    def ends(self) -> str:
        """From where to where it leads, such as "a → 7", "3 → 7" or "3 → output"."""
        source = INPUTS[self.row] if self.name == "synapse_0" else str(self.row)
        return f"{source} → {'output' if self.name == 'synapse_1' else self.column}"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the hidden layer at one position of the sum on stage."""

    position: int
    unit: int


@dataclass(frozen=True, slots=True)
class Probability:
    """The network's answer at one position: how likely the bit is 1."""

    position: int


Subject = Weight | Unit | Probability
