"""All sums asked at regular moments of a run, as a table to be taken along."""

from collections.abc import Iterable, Iterator

import numpy as np

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, evaluate, sums_of
from rnn_viz.core.run.timeline import Timeline


def regular_checks(timeline: Timeline, every: int) -> Iterator[Evaluation]:
    """Yield what all sums say at every so-many-th iteration up to the frontier, and there."""
    sums, last = sums_of(timeline.config.bits), timeline.frontier
    for iteration in [*range(0, last, every), last]:
        now = timeline.moment_at(iteration)
        yield evaluate(now.weights, sums, iteration, now.conditions.clamps)


def checks_of(evaluations: Iterable[Evaluation]) -> Checks:
    """Return evaluations at ascending iterations, at least one, as checks."""
    found = list(evaluations)
    return Checks(
        np.array([float(it.iteration) for it in found]),
        np.array([it.exact_share for it in found]),
        np.array([it.bit_accuracy for it in found]),
    )
