"""A run in time: advance, seek to any moment, reset; every moment is the same bits each time."""

import bisect
from dataclasses import replace

import numpy as np

from rnn_viz.core.config import RunConfig
from rnn_viz.core.curve import Curve
from rnn_viz.core.history import History
from rnn_viz.core.keyframes import Frames, Keyframes
from rnn_viz.core.network import Floats, Weights
from rnn_viz.core.operands import begin

_AT_ONCE = 65_536  # examples; operands and errors of more would only take memory


class Timeline:
    """A run, its keyframes, and the weights under the playhead.

    Attributes
    ----------
    config
        The run's configuration.
    iteration
        The playhead: so many updates are done, ``0 … config.iterations``.
    frontier
        The furthest iteration trained so far.
    diverged_at
        The first iteration whose weights are not finite, if training got there.

    Parameters
    ----------
    config
        What to train.
    start
        Weights at iteration 0; the configuration's own if not given.
    """

    def __init__(self, config: RunConfig, start: Weights | None = None) -> None:
        own, self._operands = begin(config)
        self.config = config
        self.iteration = 0
        self.frontier = 0
        self._flat = flatten(own if start is None else start)
        self._live = unflatten(self._flat)
        self._keyframes = Keyframes(self._flat)
        self._history = History()
        self.diverged_at = None if np.isfinite(self._flat).all() else 0

    @property
    def weights(self) -> Weights:
        """The weights at the playhead, a read-only copy."""
        flat = self._flat.copy()
        flat.flags.writeable = False
        return unflatten(flat)

    @property
    def operands(self) -> tuple[int, int]:
        """The numbers of the example at the playhead, the next to be learned."""
        a, b = self._operands.pairs(self.iteration, 1)[:, 0]
        return int(a), int(b)

    @property
    def end(self) -> int:
        """The last iteration that can be reached: the run's end, or where it diverged."""
        end = self.config.iterations
        return end if self.diverged_at is None else min(end, self.diverged_at)

    def curve(self) -> Curve:
        """Return the error of every example up to the frontier."""
        return self._history.curve()

    def frames(self) -> Frames:
        """Return the keyframes up to the frontier."""
        return self._keyframes.frames()

    def advance(self, count: int) -> int:
        """Learn up to ``count`` examples from the playhead on; return how many it were.

        Less than ``count`` only at the run's end or where the weights stop being finite.
        """
        done = 0
        while (now := min(count - done, self.end - self.iteration, _AT_ONCE)) > 0:
            if self.iteration < self.frontier:
                now = min(now, self.frontier - self.iteration)
                self._learn(now, np.empty((0, 0)), 0)
                self.iteration += now
            else:
                now = self._extend(now)
            done += now
        return done

    def seek(self, iteration: int) -> None:
        """Move the playhead to any iteration up to the frontier.

        Raises
        ------
        ValueError
            The iteration is negative or beyond the frontier.
        """
        if not 0 <= iteration <= self.frontier:
            raise ValueError(f"iteration {iteration} is outside 0 … {self.frontier}")
        at, row = self._keyframes.before(iteration)
        if not at <= self.iteration <= iteration:
            self._flat[:] = row
            self.iteration = at
        if iteration > self.iteration:  # else the kernel need not be there yet
            self._learn(iteration - self.iteration, np.empty((0, 0)), 0)
        self.iteration = iteration

    def reset(self) -> None:
        """Move the playhead to iteration 0; nothing is forgotten."""
        self.seek(0)

    def move_end(self, iterations: int) -> None:
        """Make the run shorter or longer; a playhead beyond the new end moves to it."""
        self.config = replace(self.config, iterations=iterations)
        if self.iteration > iterations:
            self.seek(iterations)

    def _extend(self, count: int) -> int:
        """Learn at the frontier; return how many examples left the weights finite."""
        start = self._flat.copy()
        rows = self._keyframes.room_for(self.iteration, count)
        errors, written = self._learn(count, rows, self._keyframes.spacing)
        if not np.isfinite(self._flat).all():
            count = self._last_finite(start, count)
            self.diverged_at = self.iteration + count
            errors, written = self._relearn(start, count, rows)
        self._keyframes.filled(self.iteration, written)
        self._history.append(errors)
        self.iteration += count
        self.frontier = self.iteration
        return count

    def _last_finite(self, start: Floats, count: int) -> int:
        """Return the smallest number of examples after which the weights are not finite."""
        none = np.empty((0, 0))
        return bisect.bisect_left(
            range(count + 1), True, key=lambda n: self._is_broken_after(start, n, none)
        )

    def _is_broken_after(self, start: Floats, count: int, none: Floats) -> bool:
        self._flat[:] = start
        self._learn(count, none, 0)
        return not np.isfinite(self._flat).all()

    def _relearn(self, start: Floats, count: int, rows: Floats) -> tuple[Floats, int]:
        self._flat[:] = start
        return self._learn(count, rows, self._keyframes.spacing)

    def _learn(self, count: int, rows: Floats, spacing: int) -> tuple[Floats, int]:
        """Run the compiled script over the next examples; the playhead is the caller's to move."""
        from rnn_viz.core.kernel import train  # numba costs 0.3 s: not before the first paint

        a, b = self._operands.pairs(self.iteration, count)
        errors = np.empty(count)
        written = train(
            *self._live, a, b, self.config.bits, self.config.alpha,
            errors, self.iteration, spacing, rows,
        )  # fmt: skip
        return errors, int(written)


def flatten(weights: Weights) -> Floats:
    """Return all weights in one new row: synapse_0, synapse_h, synapse_1, each by rows."""
    return np.concatenate([w.ravel() for w in weights])


def unflatten(row: Floats) -> Weights:
    """Return the three synapses as views into a row made by :func:`flatten`."""
    hidden = round((9 + 4 * row.size) ** 0.5 - 3) // 2  # row.size == hidden² + 3 hidden
    first, last = 2 * hidden, row.size - hidden
    return Weights(
        row[:first].reshape(2, hidden),
        row[first:last].reshape(hidden, hidden),
        row[last:].reshape(hidden, 1),
    )
