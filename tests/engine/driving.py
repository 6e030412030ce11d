"""Drive a trainer by commands, and compare what it shows with plain training."""

import numpy as np

from rnn_viz.core.config import RunConfig
from rnn_viz.core.inference import add
from rnn_viz.core.snapshot import Snapshot, Source
from rnn_viz.core.timeline import Timeline, flatten
from rnn_viz.engine import commands as do
from rnn_viz.engine.trainer import Trainer

CONFIG = RunConfig(hidden=3, bits=4, iterations=1000)


class Clock:
    """Seconds that pass only where a test lets them."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def settle(trainer: Trainer) -> Snapshot:
    """Work until nothing moves any more; a run must be flat out for that."""
    for _ in range(10_000):
        if not trainer.is_moving:
            return trainer.snapshot()
        trainer.work()
    raise AssertionError("it never came to rest")


def obey(trainer: Trainer, *commands: do.Command) -> Snapshot:
    for command in commands:
        trainer.obey(command)
    return trainer.snapshot()


def at(trainer: Trainer, iteration: int) -> Trainer:
    """Bring the playhead to an iteration."""
    trainer.obey(do.GoTo(iteration))
    assert settle(trainer).iteration == iteration
    return trainer


def bits_at(iteration: int, config: RunConfig = CONFIG) -> bytes:
    """Return what plain training of a run of its own gives."""
    timeline = Timeline(config)
    timeline.advance(iteration)
    return flatten(timeline.weights).tobytes()


def assert_shows(now: Snapshot, iteration: int) -> None:
    """Assert that a snapshot shows this iteration, in every bit."""
    assert now.iteration == iteration
    assert flatten(now.weights).tobytes() == bits_at(iteration, now.config)
    own = now.stage.source is Source.MINE
    timeline = Timeline(now.config)
    timeline.advance(iteration)
    a, b = (now.stage.sum.a, now.stage.sum.b) if own else timeline.operands
    expected = add(timeline.weights, a, b, now.config.bits)
    assert (now.stage.sum.a, now.stage.sum.b) == (a, b)
    assert np.array_equal(now.stage.sum.layer_2, expected.layer_2)
