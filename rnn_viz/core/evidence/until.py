"""Run until …: conditions on which a run stops by itself, found exactly.

A trainer asks a :class:`ConditionWatch` how far it may learn; the watch reads what will be learned
before it is, so the run stops at the first moment at which the condition holds and never past it.
"""

import math
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.evidence.doubtful_sums import DoubtfulSums
from rnn_viz.core.evidence.evaluation import Sums, first_wrong, sums_of
from rnn_viz.core.language import _
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.weights import Weights, flatten
from rnn_viz.core.run.moment import Moment
from rnn_viz.core.run.timeline import Timeline

UNTIL_WINDOW = 100  # examples in the mean error
_SURELY_RIGHT = 0.5  # an error below it leaves every bit on its side of 0.5


class UntilError(ValueError):
    """One clear sentence about a condition that cannot be."""


@dataclass(frozen=True, slots=True)
class UntilIteration:
    """Stop at an iteration.

    Raises
    ------
    UntilError
        The iteration is not a whole number from 1 up.
    """

    iteration: int

    def __post_init__(self) -> None:
        is_whole = isinstance(self.iteration, int) and not isinstance(self.iteration, bool)
        if not is_whole or self.iteration < 1:
            raise UntilError(_("The iteration must be a whole number above 0."))


@dataclass(frozen=True, slots=True)
class UntilErrorBelow:
    """Stop when the mean error of the last 100 examples is below a number.

    Raises
    ------
    UntilError
        The number is not finite, or not above 0.
    """

    error: float

    def __post_init__(self) -> None:
        is_number = isinstance(self.error, int | float) and not isinstance(self.error, bool)
        if not is_number or not (0 < self.error < math.inf):
            raise UntilError(_("The mean error must be a number above 0."))


@dataclass(frozen=True, slots=True)
class UntilPerfect:
    """Stop when all sums are right."""


@dataclass(frozen=True, slots=True)
class UntilWrongAnswer:
    """Stop before the next example that is answered wrongly; the one here does not count."""


Condition = UntilIteration | UntilErrorBelow | UntilPerfect | UntilWrongAnswer


class Stretch(NamedTuple):
    """So many examples can be learned; ``is_met`` says whether it is so after them, and first."""

    examples: int
    is_met: bool


class ConditionWatch(Protocol):
    """Looks for the moment at which a condition holds."""

    def is_met(self, run: Timeline) -> bool:
        """Whether it holds at the playhead and that counts."""

    def look(self, run: Timeline, most: int) -> Stretch:
        """Return how many examples, at most ``most``, can be learned from the playhead on.

        It stops where the condition holds for the first time, or earlier without that. It is 0
        where the run has no more.
        """


def watch(condition: Condition) -> ConditionWatch:
    """Return what looks for a condition in one run."""
    match condition:
        case UntilIteration(iteration):
            return _Iteration(iteration)
        case UntilErrorBelow(error):
            return _ErrorBelow(error)
        case UntilPerfect():
            return _Perfect()
        case UntilWrongAnswer():
            return _WrongAnswer()


class _Iteration:
    def __init__(self, iteration: int) -> None:
        self._iteration = iteration

    def is_met(self, run: Timeline) -> bool:
        return run.iteration >= self._iteration

    def look(self, run: Timeline, most: int) -> Stretch:
        most = min(most, run.end - run.iteration)
        left = max(1, self._iteration - run.iteration)
        return Stretch(min(left, most), left <= most)


class _ErrorBelow:
    """Keeps the last 100 errors: in a long run they have to be worked out again."""

    def __init__(self, error: float) -> None:
        self._error = error
        self._recent = np.empty(0)
        self._at = 0

    def is_met(self, run: Timeline) -> bool:
        recent = self._before(run)
        return len(recent) == UNTIL_WINDOW and float(recent.mean()) < self._error

    def look(self, run: Timeline, most: int) -> Stretch:
        before = self._before(run)
        errors = np.concatenate([before, run.look_ahead(most).errors])
        first = max(0, len(before) + 1 - UNTIL_WINDOW)  # where the window after one example begins
        below = np.flatnonzero(_means(errors[first:]) < self._error)
        stop = first + int(below[0]) + UNTIL_WINDOW if below.size else len(errors)
        examples = stop - len(before)
        self._recent = errors[max(0, stop - UNTIL_WINDOW) : stop]
        self._at = run.iteration + examples
        return Stretch(examples, bool(below.size))

    def _before(self, run: Timeline) -> Floats:
        """Return the errors of the last 100 examples, fewer at the beginning of the run."""
        if self._at != run.iteration or not self._recent.size:
            self._recent = run.errors(max(0, run.iteration - UNTIL_WINDOW), run.iteration)
            self._at = run.iteration
        return self._recent


class _Perfect:
    """Asks the sums that failed last first, so that most moments cost one sum."""

    def __init__(self) -> None:
        self._sums: Sums | None = None

    def is_met(self, run: Timeline) -> bool:
        return self._holds(run.moment, run.config.bits)

    def look(self, run: Timeline, most: int) -> Stretch:
        ahead, hidden, bits = run.look_ahead(most), run.config.hidden, run.config.bits
        count, examples = len(ahead.errors), 1
        while examples < count:
            rows, doubtful = ahead.rows[examples:], self._doubtful_of(bits)
            examples += doubtful.check(rows, hidden, ahead.conditions.clamps)[0]
            if examples < count and self._is_right(ahead.moment(examples)):
                return Stretch(examples, True)
            examples += 1
        return Stretch(count, count > 0 and self._holds(ahead.last, bits))

    def _holds(self, now: Moment, bits: int) -> bool:
        """Whether all sums are right, the doubtful ones first."""
        doubtful, clamps = self._doubtful_of(bits), now.conditions.clamps
        right, _sum = doubtful.check(flatten(now.weights)[None], now.weights.hidden, clamps)
        return right == 0 and self._is_right(now)

    def _is_right(self, now: Moment) -> bool:
        """Ask all sums, and remember the one that is wrong."""
        assert self._sums is not None
        all_ = range(self._sums.a.size)
        wrong = first_wrong(now.weights, self._sums, all_, now.conditions.clamps)
        if wrong is not None:
            self._doubtful.put_first(*wrong)
        return wrong is None

    def _doubtful_of(self, bits: int) -> DoubtfulSums:
        if self._sums is None or self._sums.bits != bits:
            self._sums = sums_of(bits)
            self._doubtful = DoubtfulSums(self._sums)
        return self._doubtful


class _WrongAnswer:
    def is_met(self, _run: Timeline) -> bool:
        return False

    def look(self, run: Timeline, most: int) -> Stretch:
        """Ask only where an error is not surely too small for a wrong bit."""
        ahead, bits = run.look_ahead(most), run.config.bits
        count = len(ahead.errors)
        doubtful = np.flatnonzero(~(ahead.errors[1:] < _SURELY_RIGHT)) + 1
        for examples in [*doubtful.tolist(), count] if count else []:
            now = ahead.moment(examples)
            if answers_wrongly(now.weights, *now.operands, bits, now.conditions.clamps):
                return Stretch(examples, True)
        return Stretch(count, False)


def _means(errors: Floats) -> Floats:
    """Return the mean of each 100 errors in a row, none if there are fewer."""
    if len(errors) < UNTIL_WINDOW:
        return np.empty(0)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(errors, UNTIL_WINDOW).mean(axis=1))


def answers_wrongly(weights: Weights, a: int, b: int, bits: int, clamps: Clamps = None) -> bool:
    """Whether the network's answer to ``a + b`` has a wrong bit; compiled."""
    from rnn_viz.core.kernels.forward import forward  # numba: not before the first paint

    layer_1, layer_2 = np.empty((bits + 1, weights.hidden)), np.empty(bits)
    forward(*weights, bits_of(a, bits), bits_of(b, bits), layer_1, layer_2, clamps)
    wrong = ((layer_2 > 0.5) != bits_of(a + b, bits)) | np.isnan(layer_2)
    return bool(wrong.any())
