"""Checks: what all sums said at some iterations of a run."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.evaluation import Evaluation


@dataclass(frozen=True, slots=True, eq=False)
class Checks:
    """What all sums said, at iterations in ascending order.

    Attributes
    ----------
    iterations
        Where all sums were asked, ``(points,)``.
    exact_share
        Share of the sums of which every bit is right, ``(points,)``.
    bit_accuracy
        Share of the sums in which each position is right, ``(points, bits)``.
    """

    iterations: Floats = field(default_factory=lambda: np.empty(0))
    exact_share: Floats = field(default_factory=lambda: np.empty(0))
    bit_accuracy: Floats = field(default_factory=lambda: np.empty((0, 0)))

    def __post_init__(self) -> None:
        for values in (self.iterations, self.exact_share, self.bit_accuracy):
            values.flags.writeable = False

    def __len__(self) -> int:
        return len(self.iterations)

    @property
    def failed(self) -> NDArray[np.int64]:
        """The iterations at which not every sum was right, ``(failed,)``."""
        return self.iterations[self.exact_share < 1.0].astype(np.int64)

    def has(self, iteration: int) -> bool:
        """Whether all sums were asked at an iteration."""
        at = np.searchsorted(self.iterations, iteration)
        return bool(at < len(self) and self.iterations[at] == iteration)

    def including(self, found: Evaluation) -> "Checks":
        """Return these and one more; the same ones if there is one at its iteration."""
        if self.has(found.iteration):
            return self
        at = int(np.searchsorted(self.iterations, found.iteration))
        rows = self.bit_accuracy if len(self) else np.empty((0, found.sums.bits))
        return Checks(
            np.insert(self.iterations, at, found.iteration),
            np.insert(self.exact_share, at, found.exact_share),
            np.insert(rows, at, found.bit_accuracy, axis=0),
        )

    def between(self, start: float, stop: float) -> "Checks":
        """Return those at ``start … stop - 1``."""
        first, last = np.searchsorted(self.iterations, (start, stop))
        return self._only(slice(int(first), int(last)))

    def without(self, iterations: Iterable[int]) -> "Checks":
        """Return all but those at some iterations."""
        return self._only(~np.isin(self.iterations, list(iterations)))

    def _only(self, which: slice | NDArray[np.bool_]) -> "Checks":
        rows = self.bit_accuracy[which] if len(self.bit_accuracy) else self.bit_accuracy
        return Checks(self.iterations[which], self.exact_share[which], rows)
