"""The change of the weights against another branch."""

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.intents import ChooseSynapseMode, SynapseMode
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.shown import shown_in

END = 2_000


@pytest.fixture
def trainer() -> Trainer:
    """Return a run to its end, branch 1 from 400, and from it branch 2 from 800, played."""
    trainer = Trainer(RunConfig(iterations=END))
    trainer.ready()
    go(trainer, END)
    for at, alpha in ((400, 2.0), (800, 1e-3)):
        go(trainer, at)
        trainer.obey(do.Intervene(SetAlpha(alpha)))
        go(trainer, 1_600)
    return trainer


def go(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def test_the_change_of_weights_is_the_difference_to_the_reference(trainer: Trainer) -> None:
    view = ViewState().after(ChooseSynapseMode(SynapseMode.CHANGE))
    trainer.obey(do.CompareWith(branch=0))
    now = trainer.snapshot()
    difference = shown_in(Scene(now, view))
    assert now.run_state.reference is not None
    assert now.run_state.reference.branch == 0
    assert difference.sentence == "minus the run at iteration 1,600"
    for shown_, here, there in zip(
        difference.nets[0].values, now.weights, now.run_state.reference.weights, strict=True
    ):
        np.testing.assert_array_equal(shown_, here - there)
    trainer.obey(do.CompareWith())
    assert shown_in(Scene(trainer.snapshot(), view)).sentence == "since iteration 0"
