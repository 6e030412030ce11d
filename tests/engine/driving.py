"""Drive a trainer by commands, and compare what it shows with plain training."""

from collections.abc import Iterable

import numpy as np

from rnn_viz.core import commands as do
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.core.snapshot import Snapshot, Source
from rnn_viz.engine.training.trainer import Trainer

CONFIG = RunConfig(hidden=3, bits=4, iterations=1000)


# where steps of a bit end in an example of four bits: 4 × 7 lines forward, 4 × 6 backward
BIT_STOPS = (7, 14, 21, 28, 34, 40, 46, 52)
PASS_STOPS = (28, 52)
OPERATIONS = 56  # with the four lines of the update


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


def plain(iteration: int, config: RunConfig = CONFIG, entries: Iterable[Entry] = ()) -> Timeline:
    """Return a run of its own with these interventions, trained once from its start."""
    timeline = Timeline(config, entries=entries)
    assert timeline.advance(iteration) == iteration
    return timeline


def bits_at(iteration: int, config: RunConfig = CONFIG, entries: Iterable[Entry] = ()) -> bytes:
    """Return the weights that plain training of a run of its own gives."""
    return flatten(plain(iteration, config, entries).weights).tobytes()


def assert_shows(now: Snapshot, iteration: int) -> None:
    """Assert that a snapshot shows this iteration of its run, in every bit."""
    assert now.iteration == iteration
    timeline = plain(iteration, now.config, now.run_state.entries)
    assert flatten(now.weights).tobytes() == flatten(timeline.weights).tobytes()
    own = now.stage.source is Source.MINE
    a, b = (now.stage.sum.a, now.stage.sum.b) if own else timeline.operands
    expected = add(timeline.weights, a, b, now.config.bits, timeline.conditions.clamps)
    assert (now.stage.sum.a, now.stage.sum.b) == (a, b)
    assert np.array_equal(now.stage.sum.layer_2, expected.layer_2)
