"""Experiments made up of outcomes that tests can foresee."""

from collections.abc import Iterable

import numpy as np

from rnn_viz.core.experiment.costs import Cost, Costs, Shape
from rnn_viz.core.experiment.experiment import Experiment, Place, Stage
from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.run_rows import RunTable
from rnn_viz.core.experiment.verdict import verdict
from rnn_viz.core.run.config import RunConfig

PLAN = Plan(hidden=(2, 4, 8), seeds=tuple(range(6)), iterations=1_000, every=20)
PAIRS = Plan(hidden=(4, 8), alpha=(0.1, 0.5, 1.0), seeds=(0, 1, 2), iterations=1_000, every=20)
COSTS = Costs({Shape(hidden, 8): Cost(hidden * 1e-6, 1e-3) for hidden in (2, 4, 8)})


def outcome(plan: Plan, config: RunConfig) -> Outcome:
    """Return what comes of a run here: none with 2 units, half with 4, sooner with more."""
    share = np.linspace(0.0, 1.0, plan.iterations // plan.shares_every + 1)
    stable = None
    if config.hidden > 2 and not (config.hidden == 4 and config.seed % 2):
        stable = 4_000 // config.hidden + 20 * config.seed - round(100 * config.alpha)
    first = 600 if config.hidden == 4 and config.seed == 1 else stable
    end = 1.0 if stable else 0.25
    return Outcome(config, plan.every, first, stable, end, plan.shares_every, share * end,
                   4 - share[:-1], 0.5)  # fmt: skip


def experiment(
    plan: Plan = PLAN, runs: int | None = None, stage: Stage | None = None
) -> Experiment:
    """Return an experiment of which so many runs are done."""
    table = RunTable(plan)
    outcomes: Iterable[Outcome] = (outcome(plan, config) for config in plan.rounds())
    for _, one in zip(range(plan.runs if runs is None else runs), outcomes, strict=False):
        table.add(one)
    rows = table.rows()
    shown = stage or (Stage.DONE if rows.runs == plan.runs else Stage.RUNNING)
    return Experiment(
        shown, rows, verdict(plan, rows, COSTS), Place(2), "", COSTS, seconds=9.0, left=4.0
    )
