"""Runs of one shape trained together, without keyframes or history: only their weights now."""

from collections.abc import Sequence

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.net.weights import flatten, unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.learner import Learner
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.schedule import Schedule

SIDE_BY_SIDE = 8  # runs that one call of the kernel trains
PAYS_FROM = 5  # fewer are faster one after the other
LARGEST_SIDE_BY_SIDE = 24  # hidden units; larger nets keep a core busy alone
_NO_ROWS = np.empty((0, 0))


class Training:
    """Some runs that differ only by their seed; each has the same bits as alone.

    Attributes
    ----------
    iteration
        So many updates are done.
    rows
        The weights of a run a row, ``(runs, weights)``.
    ended
        The iteration at which the weights of a run stopped being finite, if they have, ``runs``
        of them; its row holds those weights.

    Parameters
    ----------
    configs
        The runs, at most 8.
    """

    def __init__(self, configs: Sequence[RunConfig]) -> None:
        begun = [begin(config) for config in configs]
        self.iteration = 0
        self.rows = np.stack([flatten(weights) for weights, _ in begun])
        self.ended: list[int | None] = [None] * len(configs)
        self._configs = configs
        self._operands = [operands for _, operands in begun]
        is_small = configs[0].hidden <= LARGEST_SIDE_BY_SIDE
        self._is_together = is_small and PAYS_FROM <= len(configs) <= SIDE_BY_SIDE

    @property
    def is_over(self) -> bool:
        """Whether no run can learn any more."""
        return None not in self.ended

    def learn(self, count: int) -> Floats:
        """Learn so many examples in each run; return their errors, ``(runs, count)``.

        A run whose weights stop being finite ends there; its further errors are NaN.
        """
        before, errors = self.rows.copy(), np.full((len(self.rows), count), np.nan)
        drawn = np.stack([it.pairs(self.iteration, count) for it in self._operands])
        a, b = np.ascontiguousarray(drawn[:, 0]), np.ascontiguousarray(drawn[:, 1])
        if self._is_together:
            self._learn_together(a, b, errors)
        else:
            self._learn_one_by_one(a, b, errors)
        for run, row in enumerate(self.rows):
            if self.ended[run] is not None:
                row[:] = before[run]
                errors[run] = np.nan
            elif not np.isfinite(row).all():
                end = self._end(run, before[run], count)
                errors[run, end - self.iteration :] = np.nan
        self.iteration += count
        return errors

    def _learn_together(self, a: Integers, b: Integers, errors: Floats) -> None:
        """Fill what is missing to eight with the first run: its results are dropped."""
        # numba costs 0.3 s: only what trains loads it
        from rnn_viz.core.kernels.many_runs import train_side_by_side

        config, runs = self._configs[0], len(self.rows)
        which = np.minimum(np.arange(SIDE_BY_SIDE), runs - 1)
        rows, all_errors = self.rows[which], np.empty((SIDE_BY_SIDE, a.shape[1]))
        train_side_by_side(rows, a[which], b[which], config.bits, config.alpha, all_errors)
        self.rows[:], errors[:] = rows[:runs], all_errors[:runs]

    def _learn_one_by_one(self, a: Integers, b: Integers, errors: Floats) -> None:
        from rnn_viz.core.kernels.training import train

        for run, config in enumerate(self._configs):
            if self.ended[run] is None:
                synapses = unflatten(self.rows[run])
                train(*synapses, a[run], b[run], config.bits, config.alpha, errors[run], 0, 0,
                      _NO_ROWS)  # fmt: skip

    def _end(self, run: int, before: Floats, count: int) -> int:
        """Find where the weights of a run stopped being finite, as a single run finds it."""
        config = self._configs[run]
        learner = Learner(before, config.bits, self._operands[run], Schedule(config, ()))
        learner.put(self.iteration, before)
        learner.learn(count, _NO_ROWS, 0)
        self.ended[run], self.rows[run] = learner.iteration, learner.flat
        return learner.iteration
