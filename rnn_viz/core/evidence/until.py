"""Run until …: conditions on which a run stops by itself, each checked exactly.

A trainer asks :meth:`~Condition.wait` how many examples it may learn before the next check, learns
them, and asks :meth:`~Condition.is_met` with what it then has. So it never runs past the moment.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple, Protocol

import numpy as np

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.evidence.evaluation import Sums, is_perfect, sums_of
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.curve import Curve

RESOLUTION = 5  # iterations between two checks of all sums
WINDOW = 100  # examples in the mean error
LOOKS = 16  # examples between two looks at it; where buckets are longer, a bucket
_SURELY_RIGHT = 0.5  # an error below it leaves every bit on its side of 0.5


class UntilError(ValueError):
    """One clear sentence about a condition that cannot be."""


class Moment(NamedTuple):
    """What a trainer has at an iteration.

    Attributes
    ----------
    iteration
        So many examples are learned.
    bits
        Length of the sums.
    weights
        The weights, before the update of the next example.
    operands
        ``a`` and ``b`` of the next example.
    curve
        The errors of the examples before, at least.
    clamps
        Values at which hidden units are held, NaN for live ones; ``None``: all are live.
    """

    iteration: int
    bits: int
    weights: Weights
    operands: tuple[int, int]
    curve: Curve
    clamps: Clamps = None


class Condition(Protocol):
    """What a run can stop at.

    Attributes
    ----------
    counts_here
        Whether the moment where it is asked for counts; if not, it is the next one.
    """

    @property
    def counts_here(self) -> bool:
        """Whether the moment where it is asked for counts."""

    def describe(self) -> str:
        """Return what must come true, to follow "until" or "stopped:"."""

    def wait(self, now: Moment, ahead: Floats, /) -> int:
        """Return how many examples, at least 1, may be learned before the next check.

        ``ahead`` holds the errors of the examples from here on as far as they are known, see
        :func:`errors_ahead`.
        """

    def is_met(self, now: Moment) -> bool:
        """Whether it is true at this moment; to be asked only where :meth:`wait` leads."""


@dataclass(frozen=True, slots=True)
class UntilIteration:
    """Stop at an iteration.

    Raises
    ------
    UntilError
        The iteration is not a whole number from 1 up.
    """

    iteration: int
    counts_here: ClassVar[bool] = True

    def __post_init__(self) -> None:
        is_whole = isinstance(self.iteration, int) and not isinstance(self.iteration, bool)
        if not is_whole or self.iteration < 1:
            raise UntilError("The iteration must be a whole number above 0.")

    def describe(self) -> str:
        """Return what must come true."""
        return f"iteration {self.iteration:,} is reached"

    def wait(self, now: Moment, _ahead: Floats, /) -> int:
        """Return how far it is."""
        return max(1, self.iteration - now.iteration)

    def is_met(self, now: Moment) -> bool:
        """Whether it is reached."""
        return now.iteration >= self.iteration


@dataclass(frozen=True, slots=True)
class UntilErrorBelow:
    """Stop when the mean error of the last 100 examples is below a number.

    Looked at every 16 examples. Where single errors are no longer kept, the mean is that of the
    buckets that hold 100 examples or a few more.

    Raises
    ------
    UntilError
        The number is not finite, or not above 0.
    """

    error: float
    counts_here: ClassVar[bool] = True

    def __post_init__(self) -> None:
        is_number = isinstance(self.error, int | float) and not isinstance(self.error, bool)
        if not is_number or not (0 < self.error < math.inf):
            raise UntilError("The mean error must be a number above 0.")

    def describe(self) -> str:
        """Return what must come true."""
        return f"the mean error of {WINDOW} examples is below {self.error:g}"

    def wait(self, now: Moment, _ahead: Floats, /) -> int:
        """Return how far the next look is."""
        return _to_next(now.iteration, max(LOOKS, now.curve.levels[0].size))

    def is_met(self, now: Moment) -> bool:
        """Whether the mean is known and below."""
        mean = recent_error(now.curve, now.iteration)
        return mean is not None and mean < self.error


@dataclass(frozen=True, slots=True)
class UntilPerfect:
    """Stop when all sums are right; looked at every ``resolution`` iterations, as markers are."""

    resolution: int = RESOLUTION
    counts_here: ClassVar[bool] = True

    def describe(self) -> str:
        """Return what must come true."""
        return "all sums are right"

    def wait(self, now: Moment, _ahead: Floats, /) -> int:
        """Return how far the next look is."""
        return _to_next(now.iteration, self.resolution)

    def is_met(self, now: Moment) -> bool:
        """Whether the weights here answer all sums rightly."""
        return is_perfect(now.weights, _sums(now.bits), now.clamps)


@dataclass(frozen=True, slots=True)
class UntilWrongAnswer:
    """Stop before the next example that is answered wrongly; the one here does not count."""

    counts_here: ClassVar[bool] = False

    def describe(self) -> str:
        """Return what must come true."""
        return "an example is answered wrongly"

    def wait(self, _now: Moment, ahead: Floats, /) -> int:
        """Return how far the next example is that may be wrong; 1 where errors are not known.

        An overall error below 0.5 leaves no room for a wrong bit.
        """
        doubtful = np.flatnonzero(~(ahead[1:] < _SURELY_RIGHT))
        return int(doubtful[0]) + 1 if doubtful.size else max(1, len(ahead))

    def is_met(self, now: Moment) -> bool:
        """Whether the next example is answered wrongly by the weights before its update."""
        return answers_wrongly(now.weights, *now.operands, now.bits, now.clamps)


def errors_ahead(curve: Curve, iteration: int, most: int) -> Floats:
    """Return the known errors of up to ``most`` examples from an iteration on.

    Empty at the frontier, and in runs so long that single errors are no longer kept.
    """
    finest = curve.levels[0]
    return finest.low[iteration : iteration + most] if finest.size == 1 else np.empty(0)


def recent_error(curve: Curve, iteration: int) -> float | None:
    """Return the mean error of the last 100 examples before an iteration.

    ``None`` where there are fewer, or where the iteration is inside a bucket of several examples.
    """
    level = curve.levels[0]
    width = -(-WINDOW // level.size)
    last, rest = divmod(iteration, level.size)
    if rest or last < width or last > len(level.total):
        return None
    before = level.total[last - width - 1] if last > width else 0.0
    return float((level.total[last - 1] - before) / (width * level.size))


def answers_wrongly(weights: Weights, a: int, b: int, bits: int, clamps: Clamps = None) -> bool:
    """Whether the network's answer to ``a + b`` has a wrong bit; compiled."""
    from rnn_viz.core.kernels.forward import forward  # numba: not before the first paint

    layer_1, layer_2 = np.empty((bits + 1, weights.hidden)), np.empty(bits)
    forward(*weights, bits_of(a, bits), bits_of(b, bits), layer_1, layer_2, clamps)
    wrong = ((layer_2 > 0.5) != bits_of(a + b, bits)) | np.isnan(layer_2)
    return bool(wrong.any())


@lru_cache(maxsize=1)
def _sums(bits: int) -> Sums:
    """Keep the sums of the run: making them costs more than a look while learning."""
    return sums_of(bits)


def _to_next(iteration: int, multiple: int) -> int:
    """Return the distance to the next multiple, at least 1."""
    return multiple - iteration % multiple
