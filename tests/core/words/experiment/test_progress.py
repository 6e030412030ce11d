"""What is said of plans and of experiments under way."""

from dataclasses import replace

import pytest

from rnn_viz.core.experiment.costs import Cost, Costs, Shape
from rnn_viz.core.experiment.experiment import Experiment, Place, Stage
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.run_rows import RunTable
from rnn_viz.core.experiment.tally import Tally
from rnn_viz.core.experiment.verdict import verdict
from rnn_viz.core.words.experiment.about_run import about_run
from rnn_viz.core.words.experiment.progress import ended, estimate, how_far, so_far
from tests.core.experiment.test_run_rows import outcome

PLAN = Plan(hidden=(2, 4), seeds=(0, 1), iterations=50, every=10)
COSTS = Costs({Shape(2, 8): Cost(0.001, 0.0), Shape(4, 8): Cost(0.003, 0.0)})


def test_a_plan_says_how_many_runs_and_how_long_once_that_is_known() -> None:
    assert estimate(PLAN, Place(2), Costs({})) == ("4 runs of 50 iterations", "4 runs")
    assert estimate(PLAN, Place(2), COSTS)[0] == "4 runs of 50 iterations, about 200 ms"
    assert estimate(PLAN, Place(2, "tcp://there:1"), COSTS)[1] == "4 runs on a cluster"


def shown(stage: Stage) -> Experiment:
    table = RunTable(PLAN)
    for config in list(PLAN.rounds())[: 4 if stage is Stage.DONE else 3]:
        table.add(outcome(config))
    return Experiment(stage, table.rows(), seconds=75.0, left=7.4)


@pytest.mark.parametrize(
    ("stage", "told"),
    [
        (Stage.PREPARING, "preparing …"),
        (Stage.RUNNING, "about 7 s left"),
        (Stage.STOPPING, "stopping …"),
        (Stage.STOPPED, "stopped"),
    ],
)
def test_an_experiment_says_how_far_it_is(stage: Stage, told: str) -> None:
    assert how_far(shown(stage)) == ("3 of 4 runs", told)
    assert not ended(shown(stage))


def test_its_end_is_told() -> None:
    assert how_far(shown(Stage.DONE)) == ("4 of 4 runs", "took 1 min 15 s")
    assert ended(shown(Stage.DONE)) == "Experiment done: 4 runs in 1 min 15 s."
    assert how_far(replace(shown(Stage.DONE), seconds=0.0))[1] == ""


def test_a_verdict_on_a_part_says_so() -> None:
    runs = [outcome(config) for config in PLAN.rounds()]
    assert so_far(verdict(PLAN, Tally(runs[:3]))) == "So far, 3 of 4 runs: "
    assert so_far(verdict(PLAN, Tally(runs))) == ""


def test_a_run_is_told_by_what_varies() -> None:
    rows = shown(Stage.RUNNING).rows
    assert rows is not None
    said = about_run(rows, 1)
    assert said == "4 hidden units, seed 0: first perfect at 20, stable perfect from 30"
