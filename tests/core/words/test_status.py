"""What is said about the run is so."""

from dataclasses import replace

import pytest

from rnn_viz.core.commands import GoTo, Pause, PlayInside, StepInside
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.words.status import about_run, progress
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=40), 20, None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, "Paused."),
        ({"iteration": 0, "frontier": 0}, "Ready."),
        ({"frontier": 30}, "The past: Run replays the same weights up to 30"),
        ({"iteration": 40, "frontier": 40}, "The end of the run: 40 examples"),
        ({"phase": Phase.RUNNING}, "Learning."),
        ({"phase": Phase.RUNNING, "frontier": 30}, "Replaying: the same weights again, up to"),
        ({"frontier": 40}, "up to 40, where the run ends."),
        ({"phase": Phase.TRAVELLING, "target": 40}, "Training to iteration 40"),
        ({"phase": Phase.PREPARING}, "Preparing"),
        ({"is_saturated": True}, "no longer learning"),
        ({"diverged_at": 20}, "Diverged at iteration 20"),
        ({"notice": "Something else."}, "Something else."),
    ],
)
def test_one_sentence_for_each_state(now: Snapshot, change: dict[str, object], said: str) -> None:
    assert said in about_run(replace(now, **change))  # type: ignore[arg-type]


def test_the_slow_motion_says_which_keys_move_it() -> None:
    trainer = Trainer(RunConfig(iterations=40))
    trainer.obey(StepInside(StepSize.OP))
    trainer.obey(PlayInside(StepSize.OP))
    assert about_run(trainer.snapshot()) == (
        "Slow motion, line 1 of 108: Space pauses, + is faster, − slower."
    )
    trainer.obey(Pause())
    assert about_run(trainer.snapshot()) == (
        "Slow motion waits, line 1 of 108: Space goes on, → and ← step line by line."
    )


def test_progress_is_only_of_a_long_way(now: Snapshot) -> None:
    assert progress(now) is None
    assert progress(replace(now, phase=Phase.TRAVELLING, target=80)) == 0.25


@pytest.mark.parametrize(("iteration", "is_plateau"), [(1_000, True), (6_000, False)])
def test_the_plateau_is_named_where_it_is(iteration: int, is_plateau: bool) -> None:
    trainer = Trainer(RunConfig())
    trainer.ready()
    trainer.obey(GoTo(iteration))
    while trainer.is_moving:
        trainer.work()
    now = trainer.snapshot()
    mean = sum(now.curve.levels[0].low[iteration - 100 : iteration]) / 100
    assert (abs(mean - 4.0) <= 0.2) == is_plateau
    said = about_run(now)
    assert ("Coin-flip plateau" in said) == is_plateau
    assert (f"{mean:.2f}" in said) == is_plateau
    past = about_run(replace(now, frontier=7_000))
    assert past.endswith("trains on. Coin-flip plateau.") == is_plateau, "in short: there is more"
