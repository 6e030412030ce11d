"""What is taken apart: the answer, or a unit that a chain of terms has led to."""

from typing import NamedTuple

from rnn_viz.core.net.subjects import Probability, Unit


class Path(NamedTuple):
    """The units on the way, each one position before the one it is a term of; none: the answer.

    The first one is a term of the answer itself, at the same position.
    """

    units: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Path":
        """Return the path that a choice names.

        >>> Path.of("7,3"), Path.of("")
        (Path(units=(7, 3)), Path(units=()))
        """
        return cls(tuple(int(unit) for unit in text.split(",") if unit.isdecimal()))

    @property
    def text(self) -> str:
        """The path as a choice."""
        return ",".join(map(str, self.units))

    def within(self, hidden: int, position: int) -> "Path":
        """Return as much of it as a network of so many units has, from a position on."""
        units = self.units[: position + 1]
        there = next((k for k, unit in enumerate(units) if unit >= hidden), len(units))
        return Path(units[:there])

    def end(self, position: int) -> Probability | Unit:
        """Return what is taken apart, for an answer at a position."""
        if not self.units:
            return Probability(position)
        return Unit(position - len(self.units) + 1, self.units[-1])
