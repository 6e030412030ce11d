"""What most tests of the engine begin with."""

import pytest

from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import CONFIG, Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def trainer(clock: Clock) -> Trainer:
    """Return a trainer at iteration 0 whose loop is compiled."""
    trainer = Trainer(CONFIG, clock)
    trainer.ready()
    return trainer
