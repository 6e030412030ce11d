"""Where an iteration is along the timeline."""

from typing import NamedTuple


class Scale(NamedTuple):
    """Iterations ``0 … end`` over ``width`` pixels from ``left`` on."""

    end: int
    left: float
    width: float

    def x_of(self, iteration: float) -> float:
        """Return the pixel column of an iteration."""
        return self.left + iteration / self.end * self.width

    def iteration_at(self, x: float) -> int:
        """Return the nearest iteration of the run to a pixel column."""
        near = round((x - self.left) / self.width * self.end)
        return min(max(near, 0), self.end)

    @property
    def stretch(self) -> float:
        """Iterations a pixel."""
        return self.end / self.width
