"""Run until: the trainer stops at the very moment, at every speed, and says for what it runs."""

import math

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.evaluation import is_perfect, sums_of
from rnn_viz.core.evidence.until import (
    Condition,
    UntilErrorBelow,
    UntilIteration,
    UntilPerfect,
    UntilWrongAnswer,
)
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.words.status import about_run
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, Clock, assert_shows, at, obey, plain, settle

FAST = do.SetSpeed(math.inf)
EASY = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)


def first(condition: Condition, config: RunConfig = CONFIG) -> int:
    """Look at every moment of a run for the first at which it is so."""
    timeline, sums = plain(config.iterations, config), sums_of(config.bits)
    errors = timeline.errors(0, config.iterations)

    def is_so(k: int) -> bool:
        match condition:
            case UntilErrorBelow(error):
                return k >= 100 and bool(errors[k - 100 : k].mean() < error)
            case UntilPerfect():
                return is_perfect(timeline.weights_at(k), sums)
            case UntilWrongAnswer():
                now = timeline.moment_at(k)
                return k > 0 and not add(now.weights, *now.operands, config.bits).is_right
        return False

    return next(k for k in range(config.iterations + 1) if is_so(k))


CASES = [
    (UntilErrorBelow(1.2), EASY), (UntilErrorBelow(0.4), EASY), (UntilPerfect(), EASY),
    (UntilWrongAnswer(), EASY), (UntilWrongAnswer(), CONFIG),
]  # fmt: skip


@pytest.mark.parametrize(("condition", "config"), CASES, ids=str)
@pytest.mark.parametrize("speed", [1.0, 250.0, math.inf])
@pytest.mark.parametrize("is_known", [False, True], ids=["at the frontier", "in the past"])
def test_it_stops_at_the_first_moment(
    clock: Clock, condition: Condition, config: RunConfig, speed: float, is_known: bool
) -> None:
    trainer = Trainer(config, clock)
    trainer.ready()
    if is_known:
        at(trainer, config.iterations)
        trainer.obey(do.BackToStart())
    now = obey(trainer, do.SetSpeed(speed), do.RunUntil(condition))
    seen = []
    while trainer.is_moving:
        assert now.until == condition
        seen.append(now.iteration)
        clock.now += (trainer.work() or 0.0) + 1e-6
        now = trainer.snapshot()
    expected = first(condition, config)
    assert (now.phase, now.iteration, now.until) == (Phase.PAUSED, expected, None)
    assert now.notice.startswith("Stopped: ")
    assert now.frontier == (config.iterations if is_known else expected), "it never ran past"
    assert max(seen, default=0) < max(1, expected), "it did not wait for one more"
    assert_shows(now, expected)


def test_the_run_of_2015_stops_where_the_mean_first_falls_below_a_half() -> None:
    """It looked every 16 examples and stopped at 8,800."""
    trainer = Trainer(RunConfig())
    trainer.ready()
    obey(trainer, FAST, do.RunUntil(UntilErrorBelow(0.5)))
    now = settle(trainer)
    assert (now.iteration, now.frontier) == (8754, 8754)
    assert now.notice == "Stopped: the mean error of 100 examples is below 0.5."


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        (UntilPerfect(), "Running until all sums are right …"),
        (UntilErrorBelow(1e-6), "Running until the mean error of 100 examples is below 1·10⁻⁶ …"),
        (UntilIteration(900), "Running until iteration 900 is reached …"),
    ],
)
def test_the_status_names_the_condition_while_it_runs(
    trainer: Trainer, condition: Condition, sentence: str
) -> None:
    at(trainer, 40)
    now = obey(trainer, do.SetSpeed(250.0), do.RunUntil(condition))
    assert (now.phase, about_run(now)) == (Phase.RUNNING, sentence)


@pytest.mark.parametrize(
    "command", [do.Pause(), do.Step(), do.GoTo(20), do.Run(), do.BackToStart(), do.GoToEnd()]
)
def test_whatever_else_moves_ends_the_waiting(trainer: Trainer, command: do.Command) -> None:
    at(trainer, 40)
    obey(trainer, do.RunUntil(UntilIteration(60)))
    now = obey(trainer, command)
    assert now.until is None
    trainer.obey(FAST)
    if command == do.Run():
        assert settle(trainer).iteration == CONFIG.iterations


def test_a_change_on_the_way_counts_from_where_it_was_made(clock: Clock) -> None:
    """What had been looked ahead at is not what will be."""
    trainer, condition = Trainer(EASY, clock), UntilErrorBelow(0.4)
    trainer.ready()
    obey(trainer, FAST, do.RunUntil(condition))
    trainer.work()
    assert 0 < trainer.snapshot().iteration < first(condition, EASY)
    now = obey(trainer, do.Intervene(SetAlpha(3.0)))
    assert now.until == condition, "what runs goes on"
    now = settle(trainer)
    assert now.notice.startswith("Stopped: ")
    errors = plain(now.iteration, EASY, now.run_state.entries).errors(0, now.iteration)
    means = [float(errors[k - 100 : k].mean()) for k in range(100, now.iteration + 1)]
    assert [mean < 0.4 for mean in means] == [False] * (len(means) - 1) + [True]
    assert now.iteration != first(condition, EASY)


def test_what_never_comes_true_ends_with_the_run(trainer: Trainer) -> None:
    obey(trainer, FAST, do.RunUntil(UntilErrorBelow(1e-9)))
    now: Snapshot = settle(trainer)
    assert (now.iteration, now.until) == (CONFIG.iterations, None)
    assert "The run ends here" in now.notice


def test_what_is_so_already_stops_at_once_and_at_the_end_nothing_runs(trainer: Trainer) -> None:
    at(trainer, 40)
    now = obey(trainer, do.RunUntil(UntilIteration(40)))
    assert (now.phase, now.iteration, now.until) == (Phase.PAUSED, 40, None)
    assert now.notice.startswith("Stopped: ")
    at(trainer, CONFIG.iterations)
    now = obey(trainer, do.RunUntil(UntilErrorBelow(1e-9)))
    assert (now.phase, now.until) == (Phase.PAUSED, None)
