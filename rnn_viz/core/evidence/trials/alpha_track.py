"""How runs that differ in alpha only come out: what a slider over alpha shows in advance."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.coarse_to_fine import coarse_to_fine
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, Sums, evaluation_in_parts, sums_of
from rnn_viz.core.evidence.trials.trial import STEPS
from rnn_viz.core.net.weights import flatten, unflatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin

_NO_ROWS = np.empty((0, 0))
_MOST_WORK = 1_400.0  # trainings of the 2015 run, as long as which a whole track may take
_ALONE, _TOGETHER = 2048, 400  # iterations of 16 units and 8 bits: some milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class AlphaTrack:
    """Shares of all sums right at the ends of runs that differ in alpha only.

    Attributes
    ----------
    config
        What they share; its own alpha says nothing, and is 1.
    alphas, shares
        The alphas in ascending order, and what came of each, NaN where it is not known yet,
        ``(n,)`` both.
    """

    config: RunConfig
    alphas: Floats
    shares: Floats

    @property
    def known(self) -> int:
        """Of how many it is known."""
        return int(np.isfinite(self.shares).sum())


def sharing(config: RunConfig) -> RunConfig:
    """Return what runs share that differ in alpha only."""
    return replace(config, alpha=1.0)


def every(config: RunConfig) -> int:
    """Return which steps of a slider are trained: each, or every so-many-th of long runs.

    >>> every(RunConfig()), every(RunConfig(hidden=128)), every(RunConfig(iterations=10_000_000))
    (1, 8, 16)
    """
    sums_asked = max(1.0, config.bits / ALL_UP_TO) * max(1.0, (config.hidden / 32) ** 2) / 4
    trained = config.iterations / 10_000 * config.bits / 8 * max(1.0, config.hidden / 16) ** 2
    apart = 1
    while apart < STEPS // 10 and (trained + sums_asked) * STEPS / apart > _MOST_WORK:
        apart *= 2
    return apart


def alpha_track(
    config: RunConfig, alphas: Floats, known: dict[float, float]
) -> Iterator[AlphaTrack | None]:
    """Train runs with these alphas, coarse to fine; ``None`` after each slice without news.

    Parameters
    ----------
    config
        What the runs share.
    alphas
        Those of the track, in ascending order.
    known
        What is known already, by alpha; what is found out is added.
    """
    sums, shared, shares = sums_of(config.bits), sharing(config), np.full(len(alphas), np.nan)

    def track() -> AlphaTrack:
        shares[:] = [known.get(alpha, np.nan) for alpha in alphas.tolist()]
        return AlphaTrack(shared, alphas, shares.copy())

    yield track()
    missing = [at for at in coarse_to_fine(len(alphas)) if float(alphas[at]) not in known]
    at_once = _runs_at_once(config.hidden)
    for first in range(0, len(missing), at_once):
        group = alphas[missing[first : first + at_once]]
        rows = yield from _trained(config, group)
        for alpha, row in zip(group.tolist(), rows, strict=False):
            known[alpha] = yield from _share(row, sums)
        yield track()


def _runs_at_once(hidden: int) -> int:
    from rnn_viz.core.kernels import lanes, many_runs  # numba: not before the first paint

    return lanes.WIDTH if hidden <= many_runs.MOST_SIDE_BY_SIDE else 1


def _trained(config: RunConfig, alphas: Floats) -> Generator[None, None, Floats]:
    """Train a run with each alpha; return the weights at their ends, a run a row."""
    from rnn_viz.core.kernels.many_runs import train_side_by_side  # numba, as above
    from rnn_viz.core.kernels.training import train

    weights, operands = begin(config)
    width, bits = _runs_at_once(config.hidden), config.bits
    rows, rates = np.tile(flatten(weights), (width, 1)), np.resize(alphas, width)
    each = max(1.0, (config.hidden / 16) ** 2) * max(1.0, bits / 8)
    at_once = max(8, int((_TOGETHER if width > 1 else _ALONE) / each))
    for first in range(0, config.iterations, at_once):
        a, b = operands.pairs(first, min(at_once, config.iterations - first))
        errors = np.empty((width, len(a)))
        if width > 1:
            both = np.tile(a, (width, 1)), np.tile(b, (width, 1))
            train_side_by_side(rows, *both, bits, rates, errors)
        else:
            train(*unflatten(rows[0]), a, b, bits, float(rates[0]), errors[0], 0, 0, _NO_ROWS)
        yield
    return rows


def _share(row: Floats, sums: Sums) -> Generator[None, None, float]:
    """Ask a net all sums; return the share that is right."""
    for found in evaluation_in_parts(unflatten(row), sums, 0):
        if found is not None:
            return found.exact_share
        yield
    raise AssertionError("an evaluation ends with what it has found")
