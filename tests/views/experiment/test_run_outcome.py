"""The outcome of a run names what is known of it."""

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.sums_text import about_outcome
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.experiment.run_outcome import RunOutcome


@pytest.fixture(scope="module")
def now() -> Snapshot:
    trainer = Trainer(RunConfig(iterations=1_000))
    trainer.ready()
    trainer.obey(do.GoTo(600))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def checks(points: int, right: float = 0.75) -> Checks:
    rows = np.full((points, 8), right)
    rows[:, 0] = 1.0
    rows[:, 6] = 0.6
    return Checks(np.arange(points) * 20.0, np.full(points, 0.3), rows)


def test_the_outcome_names_what_is_known(now: Snapshot) -> None:
    assert "not known yet" in about_outcome(now, None, Checks())
    never = Milestones(5, 1_000, None, None)
    assert "never all right up to 1,000" in about_outcome(now, never, checks(3))
    assert "30.0 % right at the last check" in about_outcome(now, never, checks(3))


def test_the_outcome_is_shown(qtbot: QtBot, now: Snapshot) -> None:
    view = RunOutcome()
    qtbot.addWidget(view)
    view.draw(Scene(now))
    assert view.said.text().startswith("Trained to iteration 600 of 1,000")
