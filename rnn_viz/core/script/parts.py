"""The parts of the sum on stage that can be pointed at."""

from dataclasses import dataclass

_VARIABLES = {  # rows of the stage and their variables in the listing
    "a": "X", "b": "X", "layer_1": "layer_1", "p": "layer_2", "error": "layer_2_error",
    "guess": "d", "truth": "y", "layer_2_delta": "layer_2_delta",
    "layer_1_delta": "layer_1_delta",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A row of the stage at a position and, in rows of units, a unit; else -1."""

    row: str
    position: int
    unit: int = -1

    @property
    def variable(self) -> str:
        """The variable of the listing whose value it shows; empty if none."""
        return _VARIABLES.get(self.row, "")
