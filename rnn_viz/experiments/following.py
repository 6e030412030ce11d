"""Follow one run of an experiment: ask it now and then, note its curves, and say its outcome."""

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.check_grid import CheckGrid
from rnn_viz.core.evidence.doubtful_sums import DoubtfulSums
from rnn_viz.core.evidence.evaluation import Sums, evaluate, first_wrong
from rnn_viz.core.evidence.milestones import milestones_of
from rnn_viz.core.evidence.perfect_search import NOTHING_FOUND
from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.config import RunConfig


class Follower:
    """What is found out about a run while it is trained.

    All sums are counted where a point of the curve is due. At the other checks only whether all
    are right is asked: those that were wrong last come first, and one wrong sum ends it.

    Parameters
    ----------
    config
        The run.
    every, shares_every
        Iterations between two checks, and between two points of the curves: a multiple of it.
    sums
        All sums of its length.
    """

    def __init__(self, config: RunConfig, every: int, shares_every: int, sums: Sums) -> None:
        self._config, self._every, self._shares_every = config, every, shares_every
        self._sums, self._doubtful, self._found = sums, DoubtfulSums(sums), NOTHING_FOUND
        self._shares: list[float] = []
        self._errors: list[float] = []
        self._error_sum, self._error_count = 0.0, 0
        self._final_share = float("nan")

    @property
    def is_settled(self) -> bool:
        """Whether the last check has been made."""
        return not np.isnan(self._final_share)

    def check(self, iteration: int, row: Floats, is_last: bool = False) -> None:
        """Ask the weights of an iteration that is later than those of all checks before."""
        is_point = iteration % self._shares_every == 0
        if is_point or is_last:
            share = evaluate(unflatten(row), self._sums, iteration).exact_share
            is_perfect = share == 1.0
            if is_point:
                self._shares.append(share)
            if is_last:
                self._final_share = share
        else:
            is_perfect = self._is_perfect(row)
        self._found = self._found.checked(iteration, is_perfect)

    def note_errors(self, iteration: int, errors: Floats) -> None:
        """Take the errors of the examples before an iteration, ``(n,)``; a point ends there."""
        finite = errors[np.isfinite(errors)]
        self._error_sum, self._error_count = (
            self._error_sum + float(finite.sum()),
            self._error_count + len(finite),
        )
        if iteration % self._shares_every == 0:
            self._end_point()

    def outcome(self, ended: int | None, seconds: float) -> Outcome:
        """Return what the run has come to, once the last check has been made."""
        self._end_point()
        when = milestones_of(self._found, CheckGrid(self._every, doubles=False))
        return Outcome(
            self._config, self._every, when.first, when.stable, self._final_share,
            self._shares_every, np.array(self._shares), np.array(self._errors), seconds, ended,
        )  # fmt: skip

    def _end_point(self) -> None:
        if self._error_count:
            self._errors.append(self._error_sum / self._error_count)
        self._error_sum, self._error_count = 0.0, 0

    def _is_perfect(self, row: Floats) -> bool:
        first_not_known_wrong, _ = self._doubtful.check(row[np.newaxis], self._config.hidden, None)
        if first_not_known_wrong > 0:
            return False
        wrong = first_wrong(unflatten(row), self._sums, range(self._sums.a.size))
        if wrong is not None:
            self._doubtful.put_first(*wrong)
        return wrong is None
