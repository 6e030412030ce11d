"""How fast many runs are, beside training one after the other and asking every time."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.operands import begin
from rnn_viz.experiments.local import LocalPool
from rnn_viz.experiments.running import run_plan
from tests.benchmarks.side_by_side import medians, table


def the_plain_way(plan: Plan) -> list[float]:
    """Train each run alone and ask all sums in full at every check; return the last shares."""
    from rnn_viz.core.kernels.training import train

    shares = []
    for config in plan.rounds():
        drawn, operands = begin(config)
        weights, sums = Weights(*(it.copy() for it in drawn)), sums_of(config.bits)
        errors, share = np.empty(plan.every), 0.0
        for first in range(0, config.iterations, plan.every):
            a, b = operands.pairs(first, plan.every)
            train(*weights, a, b, config.bits, config.alpha, errors, 0, 0, np.empty((0, 0)))
            share = evaluate(weights, sums, first).exact_share
        shares.append(share)
    return shares


@pytest.mark.parametrize("hidden", [4, 16])
def test_many_runs_beside_the_plain_way(
    benchmark: Any, report: Callable[[str], None], hidden: int
) -> None:
    plan = Plan((hidden,), alpha=(1.0,), seeds=tuple(range(9)), iterations=2_000, every=10)

    def by_threads(workers: int) -> list[float]:
        found: dict[int, float] = {}
        run_plan(
            plan, LocalPool(workers), None,
            lambda outcome: found.update({outcome.config.seed: outcome.final_share}),
        )  # fmt: skip
        return [found[seed] for seed in plan.seeds]

    ways = {
        "the plain way": lambda: the_plain_way(plan),
        "one thread": lambda: by_threads(1),
        "two threads": lambda: by_threads(2),
    }
    assert ways["the plain way"]() == ways["one thread"]()
    took = medians(ways, rounds=3)
    per_run = {name: 1e3 * seconds / plan.runs for name, seconds in took.items()}
    report(
        table(
            f"one run of 2,000 iterations, 200 checks, hidden {hidden}",
            "ms",
            per_run,
            "two threads",
        )
    )
    benchmark.pedantic(ways["two threads"], rounds=1)
