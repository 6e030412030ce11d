"""What is read out of the curve is said by one rule, wherever the playhead is."""

import numpy as np
import pytest

from rnn_viz.core.commands import GoTo, ShowNumbers
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.curve_readout import (
    UNKNOWN,
    Asked,
    read,
    widest_error,
    widest_share,
)
from rnn_viz.engine.training.trainer import Trainer


@pytest.fixture
def trainer() -> Trainer:
    trainer = Trainer(RunConfig(iterations=300))
    trainer.ready()
    return trainer


def go(trainer: Trainer, iteration: int) -> Snapshot:
    trainer.obey(GoTo(iteration))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def test_the_example_at_the_playhead_has_its_error_live_and_in_the_past(trainer: Trainer) -> None:
    said = []
    for numbers in (None, (52, 80)):
        if numbers is not None:
            trainer.obey(ShowNumbers(*numbers))
        for frontier in (120, 200):
            go(trainer, frontier)
            now = go(trainer, 120)
            said.append(Scene(now).readout(Asked()).error)
    assert len(set(said)) == 1, "with other numbers on stage it is still its error"
    assert said[0] != UNKNOWN


def test_the_mean_is_that_of_the_examples_before_live_and_in_the_past(trainer: Trainer) -> None:
    for iteration in (0, 1, 50, 250):
        live = Scene(go(trainer, iteration)).readout(Asked()).mean
        go(trainer, 300)
        now = go(trainer, iteration)
        assert Scene(now).readout(Asked()).mean == live
        errors = now.curve.levels[0].low[max(0, iteration - 100) : iteration]
        assert live == (f"{errors.mean():.2f}" if iteration else UNKNOWN)
        trainer = Trainer(RunConfig(iterations=300))
        trainer.ready()


def test_beyond_what_is_learned_nothing_is_known(trainer: Trainer) -> None:
    said = Scene(go(trainer, 100)).readout(Asked(101))
    assert (said.error, said.mean) == (UNKNOWN, UNKNOWN)
    assert said.sentence.startswith("error not known at iteration 101, mean of 100: not known")
    near = np.array([100.0]), np.array([1.0])
    assert read(go(trainer, 100), 4.0, near, Asked(101, stretch=9.0)).share == UNKNOWN
    assert read(go(trainer, 100), 4.0, near, Asked(99, stretch=9.0)).share == "≈ 99.9 %", (
        "here it need not be all"
    )
    assert Scene(go(trainer, 100)).readout(Asked(100)).mean != UNKNOWN, "of those before"


@pytest.mark.parametrize("share", [0.0, 1 / 16_384, 0.5, 16_383 / 16_384, 1.0])
@pytest.mark.parametrize("away", [0, 1])
def test_no_value_is_wider_than_the_widest(trainer: Trainer, share: float, away: int) -> None:
    now = go(trainer, 100)
    shares = np.array([100.0 - away]), np.array([share])
    said = read(now, 8.0, shares, Asked(stretch=1.0))
    assert len(said.share) <= len(widest_share())
    assert said.share.startswith("≈") is bool(away)
    assert said.error == widest_error(8, 300) == "8.00"


def test_what_is_no_number_is_said_so(trainer: Trainer) -> None:
    now = go(trainer, 100)
    said = read(now, float("nan"), (np.empty(0), np.empty(0)), Asked())
    assert said.error == "nan", "as the script prints it"
    assert "error not a number at" in said.sentence
