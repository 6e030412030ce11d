"""The heatmaps show updates and changes as they are, on scales that say what they are."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import backward, forward
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_state import Reference
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.collected import Collected
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.number_text import signed
from rnn_viz.engine.moment import moment
from rnn_viz.views.synapses.matrix_names import Cell
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.colour_bar import ColourBar
from rnn_viz.views.widgets.steady_limit import SteadyLimit, step_above
from rnn_viz.views.widgets.theme import DARK


@pytest.fixture(scope="module")
def late() -> Snapshot:
    return moment(RunConfig(iterations=600), 500, None)


def shown(qtbot: QtBot, now: Snapshot, width: int = 700) -> Synapses:
    view = Synapses()
    qtbot.addWidget(view)
    view.resize(width, 244)
    with qtbot.waitExposed(view):
        view.show()
    view.draw(Scene(now))
    return view


def press(view: QWidget, name: str) -> None:
    button = view.findChild(QToolButton, name)
    assert button is not None
    button.click()


def choose(view: Synapses, mode: str) -> None:
    press(view, f"synapses.mode.{mode}")


def sentence(view: Synapses) -> str:
    label = view.findChild(QLabel, "synapses.sentence")
    assert isinstance(label, QLabel)
    return label.text() if label.isVisibleTo(view) else ""


def limit(view: Synapses) -> float:
    bar = view.findChild(ColourBar, "synapses.colour_bar")
    assert isinstance(bar, ColourBar)
    return float(bar.words[2])


def update_of(now: Snapshot) -> Weights:
    sum_ = now.stage.sum
    bits = (bits_of(number, 8) for number in (sum_.a, sum_.b, sum_.a + sum_.b))
    return backward(now.weights, forward(now.weights, *bits)).update


def test_the_update_is_alpha_times_what_the_example_teaches(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "update")
    for heatmap, part in zip(view.maps, update_of(late), strict=True):
        np.testing.assert_allclose(heatmap.values, late.config.alpha * part, rtol=0, atol=1e-15)
    assert sentence(view) == "alpha × this example's update"


def test_updates_have_colours_of_their_own(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "update")
    heatmap = view.maps[1]
    image = heatmap.grab().toImage()
    colours = palette.signed(heatmap.values, limit(view), DARK, palette.updates)
    for row, column in np.ndindex(heatmap.values.shape):
        at = heatmap.rect_of(Cell(row, column)).center().toPoint()
        assert image.pixelColor(at) == QColor.fromRgb(int(colours[row, column]))


def test_the_change_counts_from_the_start_of_the_run(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "change")
    start, _ = begin(late.config)
    for heatmap, weights, first in zip(view.maps, late.weights, start, strict=True):
        np.testing.assert_array_equal(heatmap.values, weights - first)
    assert sentence(view) == "since iteration 0"


def test_the_change_counts_from_where_the_user_says(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "change")
    press(view, "synapses.since.here")
    assert sentence(view) == "since iteration 500"
    assert not any(heatmap.values.any() for heatmap in view.maps)
    later = Weights(*(weights + 0.25 for weights in late.weights))
    view.draw(Scene(replace(late, iteration=510, weights=later)))
    assert all(np.allclose(heatmap.values, 0.25) for heatmap in view.maps)
    press(view, "synapses.since.start")
    assert sentence(view) == "since iteration 0"
    view.set_reference(7, late.weights)
    assert sentence(view) == "since iteration 7"
    assert np.allclose(view.maps[2].values, 0.25)


def test_another_run_counts_from_its_own_start(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    choose(view, "change")
    press(view, "synapses.since.here")
    other = replace(moment(RunConfig(hidden=5, iterations=9), 0, None), run_id=late.run_id + 1)
    view.draw(Scene(other))
    assert sentence(view) == "since iteration 0"
    assert [heatmap.values.shape for heatmap in view.maps] == [(2, 5), (5, 5), (5, 1)]
    assert not any(heatmap.values.any() for heatmap in view.maps)


def test_own_numbers_have_no_update_and_it_says_so(qtbot: QtBot, late: Snapshot) -> None:
    mine = replace(late, stage=Stage(Source.MINE, add(late.weights, 3, 4, 8)))
    view = shown(qtbot, mine)
    choose(view, "update")
    assert sentence(view) == "own numbers are not learned"
    assert not any(heatmap.values.any() for heatmap in view.maps)


def test_what_is_collected_is_shown_and_then_the_users_choice_again(
    qtbot: QtBot, late: Snapshot
) -> None:
    view = shown(qtbot, late)
    half = Weights(*(part / 2 for part in update_of(late)))
    view.show_collected(Collected(half, late.weights, frozenset()))
    assert sentence(view) == "alpha × the update so far"
    assert np.allclose(view.maps[1].values, late.config.alpha * half.synapse_h, atol=1e-15)
    view.show_collected(None)
    assert sentence(view) == ""
    np.testing.assert_array_equal(view.maps[1].values, late.weights.synapse_h)


def test_the_scale_is_that_of_the_whole_update_from_the_start(qtbot: QtBot, late: Snapshot) -> None:
    view, limits = shown(qtbot, late), []
    for share in (0.1, 0.5, 1.0):
        part = Weights(*(share * each for each in update_of(late)))
        view.show_collected(Collected(part, late.weights, frozenset()))
        limits.append([heatmap.limit for heatmap in view.maps])
    assert limits[0] == limits[1] == limits[2]


def test_synapse_after_synapse_the_update_is_applied(qtbot: QtBot, late: Snapshot) -> None:
    view, update = shown(qtbot, late), update_of(late)
    after = Weights(*(w + late.config.alpha * u for w, u in zip(late.weights, update, strict=True)))
    step = late.config.alpha * update.synapse_h
    first = late.weights._replace(synapse_0=after.synapse_0)
    view.show_collected(Collected(update, first, frozenset({"synapse_0"})))
    assert sentence(view) == "applied: synapse_0"
    np.testing.assert_array_equal(view.maps[0].values, after.synapse_0)
    np.testing.assert_allclose(view.maps[1].values, step, atol=1e-15)
    assert view.maps[0].limit == 5.0, "the scale of weights, beside that of updates"
    view.show_collected(Collected(update, after, frozenset(Weights._fields)))
    assert sentence(view) == ""
    for heatmap, values in zip(view.maps, after, strict=True):
        np.testing.assert_array_equal(heatmap.values, values)


def test_chosen_weights_change_as_the_update_is_applied(qtbot: QtBot, late: Snapshot) -> None:
    view, update = shown(qtbot, late), update_of(late)
    choose(view, "weights")
    after = late.weights._replace(synapse_1=late.weights.synapse_1 + 1)
    view.show_collected(Collected(update, after, frozenset({"synapse_1"})))
    np.testing.assert_array_equal(view.maps[2].values, after.synapse_1)
    np.testing.assert_array_equal(view.maps[1].values, late.weights.synapse_h)


def test_the_users_choice_wins_over_what_is_collected(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    view.show_collected(Collected(update_of(late), late.weights, frozenset()))
    choose(view, "weights")
    view.show_collected(Collected(update_of(late), late.weights, frozenset()))
    np.testing.assert_array_equal(view.maps[1].values, late.weights.synapse_h)
    view.show_collected(None)
    view.show_collected(Collected(update_of(late), late.weights, frozenset()))
    assert sentence(view) == "alpha × the update so far"


def test_the_readout_names_what_it_reads(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    QTest.mouseClick(
        view.maps[1], Qt.MouseButton.LeftButton,
        pos=view.maps[1].rect_of(Cell(3, 7)).center().toPoint(),
    )  # fmt: skip
    readout = view.findChild(QWidget, "synapses.readout")
    assert readout is not None
    for mode, of, decimals in (
        ("weights", "", 3), ("update", "update of ", 5), ("change", "change of ", 5),
    ):  # fmt: skip
        choose(view, mode)
        value = signed(float(view.maps[1].values[3, 7]), decimals)
        expected = f"{of}synapse_h[3 → 7] = {value}"
        assert expected in [label.text() for label in readout.findChildren(QLabel)]


def test_a_click_and_return_pick_a_weight(qtbot: QtBot, late: Snapshot) -> None:
    view = shown(qtbot, late)
    heatmap = view.maps[0]
    at = heatmap.rect_of(Cell(1, 4)).center().toPoint()
    with qtbot.waitSignal(view.weightPicked) as clicked:
        QTest.mouseClick(heatmap, Qt.MouseButton.LeftButton, pos=at)
    assert clicked.args == [Weight("synapse_0", 1, 4)]
    heatmap.setFocus()
    QTest.keyClick(heatmap, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.weightPicked) as pressed:
        QTest.keyClick(heatmap, Qt.Key.Key_Return)
    assert pressed.args == [Weight("synapse_0", 1, 5)]


@pytest.mark.parametrize("width", [536, 700, 764])
@pytest.mark.parametrize("mode", ["weights", "update", "change", "compare"])
@pytest.mark.parametrize("compared", ["", "branch 1: alpha 0.5"])
def test_the_header_fits_the_narrowest_panel(
    qtbot: QtBot, late: Snapshot, mode: str, compared: str, width: int
) -> None:
    now = replace(late, iteration=999_999)
    if compared:
        reference = Reference(f"{compared} at iteration 9,000", late.weights, 1, 9_000)
        now = replace(now, run_state=replace(late.run_state, reference=reference))
    view = shown(qtbot, now, width)
    choose(view, mode)
    if mode == "change" and not compared:
        press(view, "synapses.since.here")
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
    choose(view, "change")
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
    assert texts == {whole, whole.replace("iteration ", "")}


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
    scale.forget()
    assert scale.of(np.array([0.0])) == 1.0
