"""How far an experiment is, and what a plan will take, in words."""

import math

from rnn_viz.core.experiment.costs import Costs, shapes_to_measure
from rnn_viz.core.experiment.experiment import Experiment, Place, Stage
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.verdict import Verdict
from rnn_viz.core.language import _, _n
from rnn_viz.core.words.experiment.values import duration


def estimate(plan: Plan, place: Place, costs: Costs) -> tuple[str, str]:
    """Return how many runs there are, and about how long they take if known; and shorter."""
    runs = _n("{runs:,} run", "{runs:,} runs", plan.runs).format(runs=plan.runs)
    whole = _n(
        "{runs:,} run of {iterations:,} iterations",
        "{runs:,} runs of {iterations:,} iterations",
        plan.runs,
    ).format(runs=plan.runs, iterations=plan.iterations)
    said, time = "{runs}", ""
    if place.cluster:
        said = _("{runs} on a cluster")
    elif all(shape in costs.of for shape in shapes_to_measure(plan)):
        said, time = _("{runs}, about {time}"), duration(costs.of_plan(plan, place.workers))
    return said.format(runs=whole, time=time), said.format(runs=runs, time=time)


def how_far(now: Experiment) -> tuple[str, str]:
    """Return how many runs are done, and how long it takes or took."""
    rows = now.rows
    if rows is None:
        return "", ""
    done = _of_runs(rows.runs, rows.plan.runs)
    match now.stage:
        case Stage.PREPARING:
            return done, _("preparing …")
        case Stage.STOPPING:
            return done, _("stopping …")
        case Stage.RUNNING:
            if not math.isfinite(now.left):
                return done, ""
            return done, _("about {time} left").format(time=duration(max(1, round(now.left))))
        case Stage.DONE:
            took = _("took {time}").format(time=duration(now.seconds))
            return done, took if now.seconds else ""
    return done, _("stopped")


def so_far(found: Verdict) -> str:
    """Return what stands before a verdict while runs are missing."""
    if not found.missing or not found.runs:
        return ""
    return _("So far, {part}: ").format(part=_of_runs(found.runs, found.plan.runs))


def question_before(plan: Plan, seconds: float) -> str:
    """Return what is asked before very much is begun."""
    said = _n(
        "That is {runs:,} run, and on this computer about {time}. "
        "You can stop at any time: what is finished stays.",
        "That is {runs:,} runs, and on this computer about {time}. "
        "You can stop at any time: what is finished stays.",
        plan.runs,
    )
    return said.format(runs=plan.runs, time=duration(seconds))


def ended(now: Experiment) -> str:
    """Return the sentence with which an experiment ends, wherever the user is by then."""
    rows = now.rows
    if now.problem:
        return now.problem
    if rows is None or now.stage is not Stage.DONE:
        return ""
    said = _n(
        "Experiment done: {runs:,} run in {time}.",
        "Experiment done: {runs:,} runs in {time}.",
        rows.plan.runs,
    )
    return said.format(runs=rows.plan.runs, time=duration(now.seconds))


def _of_runs(some: int, all_of_them: int) -> str:
    said = _n("{some:,} of {all:,} run", "{some:,} of {all:,} runs", all_of_them)
    return said.format(some=some, all=all_of_them)
