"""How far an experiment is, and what a plan will take, in words."""

import math

from rnn_viz.core.experiment.costs import Costs, shapes_to_measure
from rnn_viz.core.experiment.experiment import Experiment, Place, Stage
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.verdict import Verdict
from rnn_viz.core.words.experiment.values import duration
from rnn_viz.core.words.numbers import counted


def estimate(plan: Plan, place: Place, costs: Costs) -> tuple[str, str]:
    """Return how many runs there are, and about how long they take if known; and shorter."""
    runs, each = counted(plan.runs, "run"), f" of {plan.iterations:,} iterations"
    took = ""
    if place.cluster:
        took = " on a cluster"
    elif all(shape in costs.of for shape in shapes_to_measure(plan)):
        took = f", about {duration(costs.of_plan(plan, place.workers))}"
    return f"{runs}{each}{took}", f"{runs}{took}"


def how_far(now: Experiment) -> tuple[str, str]:
    """Return how many runs are done, and how long it takes or took."""
    rows = now.rows
    if rows is None:
        return "", ""
    done = f"{rows.runs:,} of {counted(rows.plan.runs, 'run')}"
    match now.stage:
        case Stage.PREPARING:
            return done, "preparing …"
        case Stage.STOPPING:
            return done, "stopping …"
        case Stage.RUNNING:
            if not math.isfinite(now.left):
                return done, ""
            return done, f"about {duration(max(1, round(now.left)))} left"
        case Stage.DONE:
            return done, f"took {duration(now.seconds)}" if now.seconds else ""
    return done, "stopped"


def so_far(found: Verdict) -> str:
    """Return what stands before a verdict while runs are missing."""
    if not found.missing or not found.runs:
        return ""
    return f"So far, {found.runs:,} of {counted(found.plan.runs, 'run')}: "


def question_before(plan: Plan, seconds: float) -> str:
    """Return what is asked before very much is begun."""
    return (
        f"That is {counted(plan.runs, 'run')}, and on this computer about {duration(seconds)}. "
        "You can stop at any time: what is finished stays."
    )


def ended(now: Experiment) -> str:
    """Return the sentence with which an experiment ends, wherever the user is by then."""
    rows = now.rows
    if now.problem:
        return now.problem
    if rows is None or now.stage is not Stage.DONE:
        return ""
    return f"Experiment done: {counted(rows.plan.runs, 'run')} in {duration(now.seconds)}."
