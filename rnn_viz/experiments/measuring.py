"""Measure what training and asking cost on this computer, in moments, before an experiment."""

import time
from collections.abc import Callable, Iterator

import numpy as np

from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.experiment.costs import Cost, Costs, Shape, shapes_to_measure
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin

_EXAMPLES = 100
_TIMES = 3  # the fastest counts: what else the computer does only adds


def measured(plan: Plan) -> Costs:
    """Return the costs of an experiment's runs, one after the other on one core."""
    *_, costs = measuring(plan, Costs({}))
    return costs


def measuring(plan: Plan, known: Costs) -> Iterator[Costs]:
    """Yield more and more of the costs of an experiment's runs, those known already among them."""
    found = dict(known.of)
    for shape in shapes_to_measure(plan):
        if shape not in found:
            found[shape] = _cost(shape)
            yield Costs(dict(found))


def _cost(shape: Shape) -> Cost:
    # numba costs 0.3 s: only what trains loads it
    from rnn_viz.core.kernels.training import train

    config = RunConfig(shape.hidden, bits=shape.bits)
    drawn, operands = begin(config)
    weights, sums = Weights(*(it.copy() for it in drawn)), sums_of(config.bits)
    (a, b), errors = operands.pairs(0, _EXAMPLES), np.empty(_EXAMPLES)
    training = _seconds(
        lambda: train(*weights, a, b, config.bits, config.alpha, errors, 0, 0, np.empty((0, 0)))
    )
    return Cost(training / _EXAMPLES, _seconds(lambda: evaluate(weights, sums, 0)))


def _seconds(do: Callable[[], object]) -> float:
    took = []
    for _ in range(_TIMES):
        begun = time.perf_counter()
        do()
        took.append(time.perf_counter() - begun)
    return min(took)
