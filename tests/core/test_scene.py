"""What is worked out of a moment: right for it, and worked out once."""

from dataclasses import replace

import numpy as np
import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.sentences import about_line, about_source, about_stage, spoken
from rnn_viz.engine.moment import moment
from rnn_viz.engine.training.trainer import Trainer

CONFIG = RunConfig(hidden=3, bits=4, iterations=200)


def shown(*commands: do.Command, at: int = 120) -> Snapshot:
    """Return what a trainer shows after commands, with its clock standing still."""
    trainer = Trainer(CONFIG, lambda: 0.0)
    trainer.ready()
    trainer.obey(do.GoTo(at))
    while trainer.is_moving:
        trainer.work()
    for command in commands:
        trainer.obey(command)
    return trainer.snapshot()


def scene(*commands: do.Command, view: ViewState | None = None) -> Scene:
    return Scene(shown(*commands), view)


def test_what_was_worked_out_is_not_worked_out_again_for_the_same_moment() -> None:
    before = scene()
    after = Scene(before.now, ViewState(position=1), before=before)
    assert after.trace is before.trace
    assert after.backward is before.backward
    assert after.marks is before.marks
    assert after.time_step is not before.time_step, "it is of another position"


def test_ones_own_numbers_teach_nothing() -> None:
    mine = scene(do.ShowNumbers(3, 5))
    assert mine.learning is None
    assert mine.backward is None
    assert mine.trace.sum.a == 3
    now = mine.now
    assert now.operands is not None
    expected = add(now.weights, *now.operands, CONFIG.bits).overall_error
    assert mine.next_error == expected, "of the example at the playhead, not of what is on stage"
    assert scene().next_error == scene().now.stage.sum.overall_error == expected


def test_the_position_of_the_network_is_the_newest_chosen_or_the_middle() -> None:
    assert scene().network_position == 2
    assert scene(view=ViewState(position=1)).network_position == 1
    assert scene(view=ViewState(position=9)).network_position == 3
    begun = scene(do.ShowOperation(0), view=ViewState(position=3))
    assert begun.network_position == 0, "nothing is done yet"
    step = scene(do.StepInside(StepSize.BIT), do.StepInside(StepSize.BIT))
    assert step.network_position == step.now.stage.position == 1


def test_line_by_line_only_what_acts_is_bright_and_is_told() -> None:
    whole, step = scene(), scene(do.PlayInside(StepSize.OP), do.ShowOperation(2))
    assert (whole.bright, whole.acting_synapses, whole.caption) == (None, None, "")
    last = step.now.stage.last
    assert last is not None
    assert step.now.stage.is_slow_motion
    assert step.bright is not None
    assert {cell.position for cell in step.bright.cells} == {last.position}
    assert step.caption
    assert step.acting_synapses is not None
    assert step.acting_synapses < set(step.now.weights._fields)


def test_what_has_been_collected_of_an_update_comes_with_the_backward_pass() -> None:
    assert scene().collected is None
    commands = [do.StepInside(StepSize.BIT)] * 5
    assert scene(*commands).collected is not None


def test_before_anything_is_found_out_there_is_no_evidence() -> None:
    bare = scene()
    assert (bare.evaluation, bare.evaluated_at, bare.wrong_sums) == (None, "", None)
    assert bare.share_points[0].size == 0
    assert not bare.is_evaluating
    assert bare.evidence.findings == {}


def test_an_evaluation_says_of_which_moment_it_is() -> None:
    now = moment(CONFIG, 120, None)
    found = Scene(now)
    assert found.evaluation is not None
    assert found.evaluated_at == ""
    assert Scene(replace(now, iteration=121)).evaluated_at == "at 120"
    wrong = found.wrong_sums
    assert wrong is not None
    assert Scene(now, before=found).wrong_sums is wrong
    assert 120.0 in found.share_points[0]


def test_the_error_curve_shows_a_stretch_or_the_whole_run() -> None:
    assert scene().shown_range == Range(0.0, 200.0)
    assert scene(view=ViewState(zoom=Range(5.0, 50.0))).shown_range == Range(5.0, 50.0)


def test_a_weight_has_a_history_in_its_own_network() -> None:
    found = scene().history(Weight("synapse_h", 1, 2))
    assert found is not None
    assert found.values[-1] == scene().now.weights.synapse_h[1, 2]
    assert scene().history(Weight("synapse_h", 1, 3)) is None
    other = np.zeros((5, 7))
    frames = scene().now.frames._replace(rows=other)
    assert Scene(replace(scene().now, frames=frames)).history(Weight("synapse_h", 1, 2)) is None


@pytest.mark.parametrize(
    ("commands", "words"),
    [
        ((), "Example 120, learned next."),
        ((do.ShowNumbers(3, 5),), "What the weights answer now."),
        ((do.ShowNumbers(8, 1),), "Trained on numbers up to 7."),
        ((do.ShowNumbers(100, 1),), "7 bits, trained on 4."),
        ((do.GoToEnd(),), "Example 200; the run ends here."),
    ],
)
def test_where_the_sum_on_stage_is_from(commands: tuple[do.Command, ...], words: str) -> None:
    trainer = Trainer(CONFIG, lambda: 0.0)
    trainer.ready()
    for command in (do.GoTo(120), *commands):
        trainer.obey(command)
        while trainer.is_moving:
            trainer.work()
    assert about_source(trainer.snapshot())[0] == words


def test_how_far_an_example_has_come() -> None:
    whole, step = shown(), shown(do.StepInside(StepSize.BIT))
    assert about_line(whole.stage.program, 0).startswith("This example line by line")
    assert step.stage.operation is not None
    assert about_line(step.stage.program, step.stage.operation).startswith("Line 7 of 56: forward")
    assert about_stage(step.stage).startswith("Position 0: ")
    assert about_stage(whole.stage).startswith(f"{whole.stage.sum.a:,} + {whole.stage.sum.b:,}")
    assert spoken(step.stage) == f"p from position 0 on: {step.stage.sum.layer_2[0]:.3f}"
