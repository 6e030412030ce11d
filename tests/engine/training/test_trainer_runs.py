"""The end of a run, moving it, and starting another."""

import math
from dataclasses import replace

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.snapshot import Phase
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, assert_shows, at, obey, settle


def test_reaching_the_end_pauses_and_says_so(trainer: Trainer) -> None:
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    now = settle(trainer)
    assert_shows(now, 1000)
    assert now.phase is Phase.PAUSED
    assert now.is_at_end
    assert now.notice == "The run ends here, after 1,000 examples. Extend it to train on."


@pytest.mark.parametrize("command", [do.Run(), do.RunOrPause(), do.Step()])
def test_at_the_end_nothing_moves_and_the_notice_says_why(
    trainer: Trainer, command: do.Command
) -> None:
    at(trainer, 1000)
    now = obey(trainer, do.Pause(), command)
    assert now.phase is Phase.PAUSED
    assert "The run ends here" in now.notice


def test_changing_only_the_iterations_moves_the_end_and_starts_no_new_run(
    trainer: Trainer,
) -> None:
    at(trainer, 1000)
    before = trainer.snapshot()
    now = obey(trainer, do.Configure(replace(CONFIG, iterations=1500)))
    assert now.run_id == before.run_id
    assert now.config.iterations == 1500
    assert_shows(now, 1000)
    assert now.curve.examples == 1000
    obey(trainer, do.SetSpeed(math.inf), do.Run())
    now = settle(trainer)
    assert_shows(now, 1500)
    assert "after 1,500 examples" in now.notice


def test_a_shortened_run_ends_there(trainer: Trainer) -> None:
    at(trainer, 800)
    before = trainer.snapshot()
    now = obey(trainer, do.Configure(replace(CONFIG, iterations=600)))
    assert now.run_id == before.run_id
    assert_shows(now, 600)
    assert now.is_at_end
    assert (now.frontier, now.is_live) == (600, True), "nothing of the run lies beyond its end"
    assert "ends here, after 600" in obey(trainer, do.Run()).notice
    assert obey(trainer, do.GoTo(601)).iteration == 600
    obey(trainer, do.Configure(CONFIG), do.GoTo(800))
    assert_shows(trainer.snapshot(), 800)


@pytest.mark.parametrize(
    "other",
    [{"seed": 1}, {"alpha": 0.2}, {"bits": 5}, {"hidden": 4}, {"skip_draws": 1},
     {"seed": 1, "iterations": 5}],
    ids=str,
)  # fmt: skip
def test_any_other_change_starts_a_new_run(trainer: Trainer, other: dict[str, float]) -> None:
    at(trainer, 100)
    before = trainer.snapshot()
    config = replace(CONFIG, **other)
    now = obey(trainer, do.Configure(config))
    assert now.run_id > before.run_id
    assert (now.config, now.phase) == (config, Phase.PAUSED)
    assert (now.frontier, now.curve.examples, now.diverged_at) == (0, 0, None)
    assert_shows(now, 0)


def test_what_was_published_stays_as_it_was(trainer: Trainer) -> None:
    at(trainer, 100)
    before = trainer.snapshot()
    errors = before.curve.levels[0].low[:].tolist()
    obey(trainer, do.Step(400))
    settle(trainer)
    obey(trainer, do.Configure(replace(CONFIG, seed=5)), do.Step(3))
    settle(trainer)
    assert_shows(before, 100)
    assert before.curve.levels[0].low[:].tolist() == errors
    assert before.frontier == 100
