"""The heat maps show updates and changes as they are, on scales that say what they are."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import ChooseSynapseMode, SynapseMode
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import backward, forward
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_state import Reference
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.numbers import signed as as_text
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.legend import Bar
from rnn_viz.views.synapses.shown import mode_of, shown_in
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.scale import SteadyLimit, signed_scale, step_above
from rnn_viz.views.widgets.theme import DARK
from tests.views.following import redraw, wishes
from tests.views.synapses.showing import (
    assert_coloured,
    bars,
    choose,
    click,
    hover,
    lines,
    maps,
    obeying,
    sentence,
    shown,
)

CONFIG = RunConfig(iterations=600)


@pytest.fixture
def trainer() -> Trainer:
    trainer = Trainer(CONFIG)
    trainer.ready()
    go(trainer, 500)
    return trainer


@pytest.fixture(scope="module")
def late() -> Snapshot:
    trainer = Trainer(CONFIG)
    trainer.ready()
    return go(trainer, 500)


def go(trainer: Trainer, iteration: int) -> Snapshot:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def at_line(trainer: Trainer, key: str, position: int | None = None) -> Snapshot:
    """Return the moment right after a line of the script, for one position if it has one."""
    trainer.obey(do.StepInside(StepSize.OP))
    program = trainer.snapshot().stage.program
    at = next(
        k for k, op in enumerate(program)
        if op.key == key and position in {None, op.position}
    )  # fmt: skip
    trainer.obey(do.ShowOperation(at + 1))
    return trainer.snapshot()


def limit(view: Synapses) -> float:
    return float(bars(view)[0][1])


def update_of(now: Snapshot) -> Weights:
    sum_ = now.stage.sum
    bits = (bits_of(number, 8) for number in (sum_.a, sum_.b, sum_.a + sum_.b))
    return backward(now.weights, forward(now.weights, *bits)).update


# Updates


def test_the_update_is_alpha_times_what_the_example_teaches(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "mode.update")
    for matrix, part in zip(maps(view), update_of(late), strict=True):
        np.testing.assert_allclose(matrix.values, late.config.alpha * part, rtol=0, atol=1e-15)
    assert sentence(view) == "alpha × this example's update"
    assert bars(view)[0][0] == "update"


def test_updates_have_colours_of_their_own(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "mode.update")
    for matrix in maps(view):
        assert_coloured(view, matrix, signed_scale(limit(view), palette.updates), DARK)


def test_own_numbers_have_no_update_and_it_says_so(qtbot: QtBot, late: Snapshot) -> None:
    mine = replace(late, stage=Stage(Source.MINE, add(late.weights, 3, 4, 8)))
    view = shown(qtbot, mine)
    choose(view, "mode.update")
    assert sentence(view) == "own numbers: no update"
    assert "Point at a cell" not in " ".join(lines(view)), "there is nothing to read"
    assert not any(matrix.values.any() for matrix in maps(view))


def test_the_same_update_has_the_same_scale_whatever_was_shown_before(
    qtbot: QtBot, trainer: Trainer
) -> None:
    fresh = {}
    for iteration in (0, 1, 37, 300, 500):
        view = shown(qtbot, go(trainer, iteration))
        choose(view, "mode.update")
        fresh[iteration] = limit(view)
    for iteration in (500, 0, 37, 500, 1, 300, 0):
        redraw(view, go(trainer, iteration))
        assert limit(view) == fresh[iteration]


def test_the_scale_of_updates_seldom_jumps_and_most_of_each_is_within(trainer: Trainer) -> None:
    view, limits = ViewState(synapse_mode=SynapseMode.UPDATE), []
    for iteration in range(200, 300):
        found = shown_in(Scene(go(trainer, iteration), view))
        high = found.keys[0].scales[0].high
        limits.append(high)
        sizes = np.abs(np.concatenate(found.nets[0].values, axis=None))
        assert np.mean(sizes <= high) >= 0.95
        assert sizes.max() > 0.02 * high, "it can be seen"
    assert sum(one != other for one, other in pairwise(limits)) <= 4


# What becomes of an update


def test_what_is_collected_is_shown_and_then_the_users_choice_again(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    now = at_line(trainer, "synapse_h_update", 6)
    redraw(view, now)
    collected = Scene(now).collected
    assert collected is not None
    assert sentence(view) == "alpha × the update so far"
    step = now.config.alpha * collected.update.synapse_h
    assert step.any()
    np.testing.assert_allclose(maps(view)[1].values, step, atol=1e-15)
    trainer.obey(do.ShowWholeSum())
    redraw(view, trainer.snapshot())
    assert sentence(view) == ""
    np.testing.assert_array_equal(maps(view)[1].values, now.weights.synapse_h)


def test_the_scale_is_that_of_the_whole_update_from_the_start(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    choose(view, "mode.update")
    whole = limit(view)
    for line in (("synapse_1_update", 7), ("synapse_h_update", 3), ("synapse_0_update", 0)):
        redraw(view, at_line(trainer, *line))
        assert limit(view) == whole
    for key in ("synapse_0", "synapse_1"):
        redraw(view, at_line(trainer, key))
        assert limit(view) == whole


def test_synapse_after_synapse_the_update_is_applied(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    now = at_line(trainer, "synapse_0")
    redraw(view, now)
    trace = Scene(now).trace
    assert sentence(view) == "applied: synapse_0"
    np.testing.assert_allclose(maps(view)[0].values, trace.after.synapse_0, atol=1e-15)
    np.testing.assert_allclose(maps(view)[1].values, trace.step.synapse_h, atol=1e-15)
    redraw(view, at_line(trainer, "synapse_1"))
    assert sentence(view) == "applied: synapse_0 and synapse_1"
    redraw(view, at_line(trainer, "synapse_h"))
    assert sentence(view) == ""
    for matrix, values in zip(maps(view), trace.after, strict=True):
        np.testing.assert_allclose(matrix.values, values, atol=1e-15)


def test_every_colour_in_sight_is_in_the_legend_while_an_update_is_applied(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot())
    for line, names in (
        (("synapse_0_update", 0), ["update"]), (("synapse_0", None), ["update", "weights"]),
        (("synapse_1", None), ["update", "weights"]), (("synapse_h", None), ["weights"]),
    ):  # fmt: skip
        redraw(view, at_line(trainer, *line))
        assert [name for name, _ in bars(view)] == names
        legend = {row.scale for row in view.board.legend.rows if isinstance(row, Bar)}
        assert {matrix.scale for matrix in maps(view)} == legend
        visible = [bar for bar in view.board.legend.bars if bar.isVisible()]
        assert len(visible) == len(names)
    redraw(view, at_line(trainer, "synapse_0"))
    hover(view, Weight("synapse_0", 1, 4))
    value = float(maps(view)[0].values[1, 4])
    assert " ".join(lines(view)).startswith(f"synapse_0[b → 4] = {as_text(value)}")
    hover(view, Weight("synapse_h", 3, 7))
    assert " ".join(lines(view)).startswith("update of synapse_h[3 → 7] = ")


def test_two_scales_leave_room_for_a_value_where_there_is_least(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, trainer.snapshot(), 536, 0)
    redraw(view, at_line(trainer, "synapse_0"))
    hover(view, Weight("synapse_1", 15, 0))
    value = as_text(float(maps(view)[2].values[15, 0]), 5)
    words = [it for it in view.board.scene().items() if isinstance(it, Words)]
    said = next(it for it in words if it.text().endswith(value))
    assert view.board.rect().contains(said.sceneBoundingRect().toAlignedRect())


def test_chosen_weights_change_as_the_update_is_applied(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, at_line(trainer, "synapse_0_update", 0))
    choose(view, "mode.weights")
    now = at_line(trainer, "synapse_1")
    redraw(view, now)
    trace = Scene(now).trace
    np.testing.assert_allclose(maps(view)[2].values, trace.after.synapse_1, atol=1e-15)
    np.testing.assert_array_equal(maps(view)[1].values, now.weights.synapse_h)


def test_the_users_choice_wins_over_what_is_collected_in_this_example(
    qtbot: QtBot, trainer: Trainer
) -> None:
    now = at_line(trainer, "synapse_h_update", 6)
    view = shown(qtbot, now)
    heard = wishes(view)
    choose(view, "mode.weights")
    assert heard == [ChooseSynapseMode(SynapseMode.WEIGHTS, 500)]
    redraw(view, at_line(trainer, "synapse_h_update", 3))
    np.testing.assert_array_equal(maps(view)[1].values, now.weights.synapse_h)
    trainer.obey(do.ShowWholeSum())
    redraw(view, trainer.snapshot())
    go(trainer, 501)
    redraw(view, at_line(trainer, "synapse_h_update", 3))
    assert sentence(view) == "alpha × the update so far"


def test_what_was_chosen_before_gives_way_to_an_update(trainer: Trainer) -> None:
    view = ViewState().after(ChooseSynapseMode(SynapseMode.CHANGE))
    assert mode_of(Scene(trainer.snapshot(), view)) is SynapseMode.CHANGE
    assert mode_of(Scene(at_line(trainer, "synapse_h_update", 3), view)) is SynapseMode.UPDATE
    assert mode_of(Scene(at_line(trainer, "synapse_h"), view)) is SynapseMode.WEIGHTS


# Changes


def test_the_change_counts_from_the_start_of_the_run(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "mode.change")
    start, _ = begin(late.config)
    for matrix, weights, first in zip(maps(view), late.weights, start, strict=True):
        np.testing.assert_array_equal(matrix.values, weights - first)
    assert sentence(view) == "since iteration 0"


def test_the_change_counts_from_where_the_user_says(qtbot: QtBot, trainer: Trainer) -> None:
    here = trainer.snapshot()
    view = shown(qtbot, here)
    obeying(view, trainer)
    heard = wishes(view)
    choose(view, "mode.change")
    choose(view, "since.here")
    assert heard[-1] == do.CountChangesSince(500)
    assert sentence(view) == "since iteration 500"
    assert not any(matrix.values.any() for matrix in maps(view))
    later = go(trainer, 510)
    redraw(view, later)
    for matrix, now, then in zip(maps(view), later.weights, here.weights, strict=True):
        np.testing.assert_array_equal(matrix.values, now - then)
    assert maps(view)[1].values.any()
    choose(view, "since.start")
    assert heard[-1] == do.CountChangesSince(0)
    assert sentence(view) == "since iteration 0"


def test_another_run_counts_from_its_own_start(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    obeying(view, trainer)
    choose(view, "mode.change")
    choose(view, "since.here")
    trainer.obey(do.Configure(RunConfig(hidden=5, iterations=9)))
    redraw(view, trainer.snapshot())
    assert sentence(view) == "since iteration 0"
    assert [matrix.values.shape for matrix in maps(view)] == [(2, 5), (5, 5), (5, 1)]
    assert not any(matrix.values.any() for matrix in maps(view))


def test_the_same_change_has_the_same_scale_whatever_was_shown_before(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = shown(qtbot, go(trainer, 20))
    choose(view, "mode.change")
    before = limit(view)
    redraw(view, go(trainer, 590))
    assert limit(view) > before
    redraw(view, go(trainer, 20))
    assert limit(view) == before


# What is read out


def test_the_readout_names_what_it_reads(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late, 900, 300)
    click(view, Weight("synapse_h", 3, 7))
    for mode, of, decimals in (
        ("weights", "", 3), ("update", "update of ", 5), ("change", "change of ", 5),
    ):  # fmt: skip
        choose(view, f"mode.{mode}")
        value = as_text(float(maps(view)[1].values[3, 7]), decimals)
        assert " ".join(lines(view)) == f"{of}synapse_h[3 → 7] = {value} from unit 3 to unit 7"


# The header


@pytest.mark.parametrize("width", [536, 700, 764])
@pytest.mark.parametrize("mode", ["weights", "update", "change", "compare"])
@pytest.mark.parametrize("compared", ["", "branch 1: alpha 0.5"])
def test_the_header_fits_the_narrowest_panel(
    qtbot: QtBot, late: Snapshot, mode: str, compared: str, width: int
) -> None:
    now = replace(late, iteration=999_999)
    reference = Reference(f"{compared} at iteration 9,000", late.weights, 1, 9_000)
    since = Reference("", late.weights, None, 999_999)
    state = replace(late.run_state, since=since, reference=reference if compared else None)
    view = shown(qtbot, replace(now, run_state=state), width)
    choose(view, f"mode.{mode}")
    header = view.findChild(QWidget, "synapses.mode").parentWidget()
    QTest.qWait(1)
    parts = [
        it
        for it in header.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if it.isVisible()
    ]
    assert header.width() <= view.width()
    for part in parts:
        assert part.width() >= part.sizeHint().width()
    edges = sorted((part.x(), part.x() + part.width()) for part in parts)
    assert all(end <= start for (_, end), (start, _) in pairwise(edges))
    assert edges[-1][1] <= header.width()


def test_a_sentence_leaves_a_word_out_before_it_is_cut(qtbot: QtBot, late: Snapshot) -> None:
    whole = "minus branch 1: five times alpha at iteration 999,999"
    reference = Reference(whole.removeprefix("minus "), late.weights, 1, 999_999)
    view = shown(qtbot, replace(late, run_state=replace(late.run_state, reference=reference)))
    choose(view, "mode.change")
    label = view.findChild(QLabel, "synapses.sentence")
    assert isinstance(label, QLabel)
    texts = set()
    for width in range(1000, 535, -29):
        view.resize(width, 244)
        QTest.qWait(1)
        texts.add(sentence(view))
        if sentence(view) == whole:
            assert label.width() >= label.fontMetrics().horizontalAdvance(whole)
        assert label.toolTip() == whole
    shorter = whole.replace("iteration ", "")
    assert texts == {whole, shorter, shorter.replace("minus", "−")}


# Limits in steps


@given(st.floats(1e-11, 1e11))
def test_limits_are_the_next_of_one_two_and_five(size: float) -> None:
    step = step_above(size)
    assert size <= step < 2.5 * size * (1 + 1e-9)
    assert f"{step:e}"[0] in "125"
    assert set(f"{step:e}".split("e")[0][1:]) <= {".", "0"}


def test_limits_do_not_jump_with_every_example() -> None:
    scale = SteadyLimit()
    sizes = [0.03, 0.012, 0.19, 0.02, 0.18, 0.011]
    limits = [scale.of(np.array([size, -size / 2, np.nan])) for size in sizes]
    assert limits == [0.05, 0.05, 0.2, 0.2, 0.2, 0.2]
    assert scale.of(np.array([0.0])) == 0.2
    assert scale.of(np.array([0.001])) == 0.001
    assert SteadyLimit().of(np.array([0.0])) == 1.0


@given(st.lists(st.floats(0.0, 100.0), min_size=1))
def test_at_rest_a_limit_follows_from_the_values_alone(before: list[float]) -> None:
    scale = SteadyLimit()
    for size in before:
        scale.of(np.array([size]))
    scale.is_steady = False
    assert scale.of(np.array([0.03, -0.012])) == 0.05
    assert scale.of(np.array([0.0])) == 1.0
