"""What flows is what the line computes: all terms have arrived at its end, and nothing else."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.network.flow_shown import FlowShown, flow_in

LINES = {"layer_1": 4 * 7 + 2, "layer_2": 4 * 7 + 3, "layer_1_delta": 8 * 7 + 3 * 6 + 2}


def scene_at(operation: int, tempo: float = 1.25) -> Scene:
    trainer = Trainer(RunConfig(iterations=400))
    trainer.ready()
    trainer.obey(do.GoTo(300))
    while trainer.is_moving:
        trainer.work()
    trainer.obey(do.PlayInside(StepSize.OP))
    trainer.obey(do.ShowOperation(operation))
    now = trainer.snapshot()
    stage = replace(now.stage, is_playing=True, plays=StepSize.OP, tempo=tempo)
    return Scene(replace(now, stage=stage))


def flow_at(operation: int, tempo: float = 1.25) -> FlowShown:
    found = flow_in(scene_at(operation, tempo))
    assert found is not None
    return found


@pytest.mark.parametrize("tempo", [1.25, 0.2])
def test_at_the_end_all_terms_of_a_unit_have_arrived(tempo: float) -> None:
    scene, flow = scene_at(LINES["layer_1"], tempo), flow_at(LINES["layer_1"], tempo)
    assert flow.key == "layer_1"
    np.testing.assert_allclose(sigmoid(flow.sums(1.0)), scene.time_step.after, rtol=1e-12)
    assert flow.bent(1.0) == 1.0
    assert flow.travelling(1.0)[0].size == 0
    assert not flow.sums(0.0).any()
    assert flow.is_together == (tempo == 0.2)


def test_terms_travel_one_source_after_the_other() -> None:
    flow = flow_at(LINES["layer_1"])
    assert flow.wires.shape == (18, 16)
    wires, along = flow.travelling(0.7 * 3.5 / 18)
    np.testing.assert_array_equal(wires, flow.wires[3])
    assert along == pytest.approx(0.5)
    np.testing.assert_allclose(flow.sums(0.7 * 3.5 / 18), flow.terms[:3].sum(0))
    assert flow.bent(0.69) == 0.0


def test_quickly_they_travel_together() -> None:
    flow = flow_at(LINES["layer_1"], tempo=0.2)
    wires, along = flow.travelling(0.35)
    assert wires.size == 18 * 16
    assert along == pytest.approx(0.5)


def test_the_answer_is_made_of_the_units() -> None:
    scene, flow = scene_at(LINES["layer_2"]), flow_at(LINES["layer_2"])
    assert sigmoid(flow.sums(1.0))[0] == pytest.approx(scene.time_step.p, rel=1e-12)


def test_blame_comes_back_from_the_output_and_is_not_bent() -> None:
    scene, flow = scene_at(LINES["layer_1_delta"]), flow_at(LINES["layer_1_delta"])
    assert flow.is_backward
    np.testing.assert_allclose(flow.sums(1.0), scene.time_step.from_output, rtol=1e-12)
    assert flow.bent(1.0) == 0.0


def test_nothing_flows_where_nothing_is_computed_from_wires_or_nothing_is_slow() -> None:
    assert flow_in(scene_at(1)) is None, "the bits are read"
    trainer = Trainer(RunConfig(iterations=10))
    trainer.obey(do.StepInside(StepSize.OP))
    trainer.obey(do.StepInside(StepSize.OP))
    assert flow_in(Scene(trainer.snapshot())) is None
