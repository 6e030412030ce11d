"""What a lens finds over the run: rows of numbers at iterations that come in any order."""

from dataclasses import dataclass, field

import numpy as np

from rnn_viz.core.arrays import Floats


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Numbers at iterations in ascending order.

    Attributes
    ----------
    iterations
        ``(points,)``.
    values
        ``(points, columns)``; NaN where a lens can show nothing.
    """

    iterations: Floats = field(default_factory=lambda: np.empty(0))
    values: Floats = field(default_factory=lambda: np.empty((0, 0)))

    def __post_init__(self) -> None:
        self.iterations.flags.writeable = self.values.flags.writeable = False

    def __len__(self) -> int:
        return len(self.iterations)

    def has(self, iteration: int) -> bool:
        """Whether there are numbers of an iteration."""
        at = np.searchsorted(self.iterations, iteration)
        return bool(at < len(self) and self.iterations[at] == iteration)

    def at(self, iteration: int) -> Floats | None:
        """Return the numbers of an iteration, ``(columns,)``; ``None`` if there are none."""
        at = int(np.searchsorted(self.iterations, iteration))
        return self.values[at] if self.has(iteration) else None

    def including(self, iteration: int, row: Floats) -> "Series":
        """Return these and one row more; the same ones if there is one of its iteration."""
        if self.has(iteration):
            return self
        at = int(np.searchsorted(self.iterations, iteration))
        values = self.values if len(self) else np.empty((0, len(row)))
        return Series(np.insert(self.iterations, at, iteration), np.insert(values, at, row, axis=0))

    def between(self, start: float, stop: float) -> "Series":
        """Return those at ``start … stop - 1``."""
        first, last = np.searchsorted(self.iterations, (start, stop))
        return Series(self.iterations[first:last], self.values[first:last])
