"""Two nets and their difference stand side by side, and every cell is read in all three."""

from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import ChooseSynapseMode, LeaveComparison, Pin, PointAt, SynapseMode
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.run_state import Reference
from rnn_viz.core.script.parts import Pointed
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses import nets_compared
from rnn_viz.views.synapses.legend import Bar
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.colour_bar import ColourBar, words_of
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.following import redraw, show, wishes
from tests.views.synapses.showing import (
    NAMES,
    area_of,
    assert_coloured,
    assert_of_one_size,
    bars,
    choose,
    click,
    edge_of,
    hover,
    leave,
    lines,
    maps,
    obeying,
    painted,
    sentence,
    shown,
)


@pytest.fixture(scope="module")
def trainer() -> Trainer:
    """Return a run of 300 with a branch from 100 at five times alpha, played at 200."""
    trainer = Trainer(RunConfig(iterations=400))
    trainer.ready()
    go(trainer, 300)
    go(trainer, 100)
    trainer.obey(do.Intervene(SetAlpha(0.5)))
    go(trainer, 200)
    return trainer


@pytest.fixture(scope="module")
def compared(trainer: Trainer) -> Snapshot:
    trainer.obey(do.CompareWith(branch=0))
    return trainer.snapshot()


@pytest.fixture
def view(qtbot: QtBot, compared: Snapshot) -> Synapses:
    return comparing(qtbot, compared)


def go(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def comparing(qtbot: QtBot, now: Snapshot, width: int = 764, height: int = 246) -> Synapses:
    view = shown(qtbot, now, width, height)
    choose(view, "mode.compare")
    return view


def alone(now: Snapshot) -> Snapshot:
    """Return the moment without anything that was chosen to be compared with."""
    return replace(now, run_state=replace(now.run_state, reference=None, origin=None))


def of_hidden(now: Snapshot, hidden: int) -> Snapshot:
    """Return a moment without branches of a network of another size."""
    config = replace(now.config, hidden=hidden)
    start = begin(config)[0]
    weights = Weights(*(part * 0.9 for part in start))
    since = Reference("", start)
    state = replace(now.run_state, reference=None, branches=(), since=since, origin=None)
    return replace(now, run_id=9, config=config, weights=weights, run_state=state)


def title(view: Synapses, net: int) -> str:
    """Return what is written over a net, apart from its letter."""
    whole = view.board.nets[net].title
    said = [it for it in _words(view) if it.toolTip() == whole.whole]
    said.sort(key=lambda it: it.x())
    return " ".join(it.text() for it in said[1:] if it.text())


def _words(view: Synapses) -> list[Words]:
    return [it for it in view.board.scene().items() if isinstance(it, Words) and it.isVisible()]


def has_since(view: Synapses) -> bool:
    button = view.findChild(QToolButton, "synapses.since.here")
    assert button is not None
    return button.isVisibleTo(view)


# What is shown


def test_a_is_here_b_is_the_branch_and_the_third_is_a_minus_b(
    view: Synapses, compared: Snapshot
) -> None:
    reference = compared.run_state.reference
    assert reference is not None
    nets = zip(*(maps(view, net) for net in range(3)), strict=True)
    for (a, b, difference), here, there in zip(
        nets, compared.weights, reference.weights, strict=True
    ):
        np.testing.assert_array_equal(a.values, here)
        np.testing.assert_array_equal(b.values, there)
        np.testing.assert_array_equal(difference.values, here - there)
        assert difference.values.any()
    assert title(view, 0) == "branch 1: alpha 0.5 at 200"
    assert title(view, 1) == "the run at 200"
    assert title(view, 2) == "difference"
    view.resize(1200, 400)
    assert title(view, 1) == "the run at iteration 200"
    assert view.board.accessibleDescription().startswith(
        "A: branch 1: alpha 0.5 at iteration 200; B: the run at iteration 200; A − B: difference"
    )


def test_b_is_what_the_branch_came_from_until_a_moment_is_chosen(
    qtbot: QtBot, trainer: Trainer
) -> None:
    trainer.obey(do.CompareWith())
    view = comparing(qtbot, trainer.snapshot())
    obeying(view, trainer)
    assert title(view, 1) == "the run at 200"
    here, start = (view.findChild(QToolButton, f"synapses.since.{it}") for it in ("here", "start"))
    for button in (here, start):
        assert button.toolTip().endswith("from now on: B")
        assert button.toolTip() in button.accessibleName()
    choose(view, "since.here")
    assert title(view, 1) == "iteration 200"
    assert not maps(view, 2)[1].values.any()
    choose(view, "since.start")
    assert title(view, 1) == "iteration 0"
    np.testing.assert_array_equal(maps(view, 1)[1].values, begin(RunConfig())[0][1])
    trainer.obey(do.CompareWith(branch=0))


def test_an_empty_difference_says_why(qtbot: QtBot, trainer: Trainer, compared: Snapshot) -> None:
    trainer.obey(do.CompareWith(200))
    itself = trainer.snapshot()
    trainer.obey(do.CompareWith(branch=0))
    view = comparing(qtbot, itself)
    assert not any(matrix.values.any() for matrix in maps(view, 2))
    assert title(view, 2) == "none: same moment"
    assert "A − B: none: same moment" in view.board.accessibleDescription()
    state = itself.run_state
    assert state.reference is not None
    twin = replace(state.reference, is_same=False, weights=itself.weights)
    redraw(view, replace(itself, run_state=replace(state, reference=twin)))
    assert title(view, 2) == "none: all equal"
    redraw(view, compared)
    assert title(view, 2) == "difference"
    narrow = comparing(qtbot, itself, 536, 187)
    assert title(narrow, 2) == "none", "whole words where there is little room"


def test_an_iteration_of_this_branch_is_compared_with(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.obey(do.CompareWith(150))
    now = trainer.snapshot()
    trainer.obey(do.CompareWith(branch=0))
    view = comparing(qtbot, now)
    assert title(view, 1) == "iteration 150"
    assert not has_since(view)


def test_a_branch_that_is_behind_is_told_with_its_end(qtbot: QtBot, trainer: Trainer) -> None:
    go(trainer, 350)
    now = trainer.snapshot()
    go(trainer, 200)
    view = comparing(qtbot, now)
    assert title(view, 1) == "the run trained to 300"
    when = next(it for it in _words(view) if it.text() == "trained to 300")
    assert when.brush().color() == QColor(DARK.accent)
    assert when.toolTip() == "B: the run trained to iteration 300"
    redraw(view, replace(now, iteration=300))
    when = next(it for it in _words(view) if it.text() == "at 300" and it is when)
    assert when.brush().color() == QColor(DARK.muted)
    narrow = comparing(qtbot, now, 536, 187)
    assert title(narrow, 1) == "the run to 300"


def test_a_branch_that_is_deleted_leaves_what_was_there_before(
    view: Synapses, compared: Snapshot
) -> None:
    redraw(view, alone(compared))
    assert [title(view, net) for net in range(3)] == ["", "", ""]
    choose(view, "mode.compare")
    assert title(view, 1) == "iteration 0"
    assert has_since(view)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_and_b_share_their_colours_and_the_difference_has_those_of_changes(
    view: Synapses, theme: Theme
) -> None:
    dressed(view, theme)
    largest = [
        max(float(np.abs(one.values).max()), float(np.abs(other.values).max()))
        for one, other in zip(maps(view, 0), maps(view, 1), strict=True)
    ]
    limit = float(bars(view)[1][1])
    ranges = {"fixed": [5.0] * 3, "all": [max(largest)] * 3, "this matrix": largest}
    for word, limits in ranges.items():
        choose(view, f"range.{word}")
        for net in (0, 1):
            for matrix, high in zip(maps(view, net), limits, strict=True):
                assert_coloured(view, matrix, signed_scale(high), theme)
        for matrix in maps(view, 2):
            assert_coloured(view, matrix, signed_scale(limit, palette.updates), theme)


def test_the_difference_has_the_limit_of_the_mode_change(view: Synapses) -> None:
    found = bars(view)[1][1]
    choose(view, "mode.change")
    assert bars(view) == [("change", found)]


def test_the_bar_states_the_limit_of_the_matrix_looked_at(view: Synapses) -> None:
    assert bars(view)[0][1] == "5"
    choose(view, "range.this matrix")
    assert bars(view)[0][1] == "limit"
    hover(view, Weight("synapse_1", 4, 0))
    limit = max(float(np.abs(maps(view, net)[2].values).max()) for net in (0, 1))
    assert bars(view)[0][1] == f"{limit:.2f}"


def test_what_is_beyond_either_scale_is_told_by_its_bar(view: Synapses, compared: Snapshot) -> None:
    strong = compared.weights.synapse_h.copy()
    strong[3, 3] = -7.8
    redraw(view, replace(compared, weights=compared.weights._replace(synapse_h=strong)))
    first, second = (row for row in view.board.legend.rows if isinstance(row, Bar))
    assert first.is_beyond == (True, False)
    assert second.is_beyond[0]


def test_other_modes_show_one_net(view: Synapses, compared: Snapshot) -> None:
    choose(view, "mode.weights")
    assert not any(matrix.isVisible() for net in (1, 2) for matrix in maps(view, net))
    assert not any(it.text() in {"A", "B", "A − B"} for it in _words(view))
    before = maps(view, 1)[1].values
    redraw(view, replace(compared, weights=Weights(*(part + 1 for part in compared.weights))))
    assert maps(view, 1)[1].values is before, "nobody sees it"
    choose(view, "mode.compare")
    assert all(matrix.isVisible() for net in range(3) for matrix in maps(view, net))


# Pointing


@pytest.mark.parametrize("net", [0, 1, 2])
@pytest.mark.parametrize(
    "weight",
    [Weight("synapse_0", 1, 12), Weight("synapse_h", 3, 7), Weight("synapse_1", 4, 0)],
    ids=str,
)
def test_a_cell_is_outlined_and_read_in_all_three(view: Synapses, net: int, weight: Weight) -> None:
    heard = wishes(view)
    hover(view, weight, net)
    assert heard[-1] == PointAt(Pointed(weight.name))
    assert view.board.weight == weight
    assert view.board.net == net
    cell, image = Cell(weight.row, weight.column), painted(view)
    twins = [maps(view, k)[NAMES.index(weight.name)] for k in range(3)]
    for twin in twins:
        assert edge_of(twin, image, cell) == QColor(DARK.text)
    values = [f"{float(twin.values[cell]):+.5f}".replace("-", "−") for twin in twins]
    letters = ("A", "B", "A − B")
    assert lines(view)[2:] == [f"{it} {value}" for it, value in zip(letters, values, strict=True)]


def test_the_weight_is_named_and_said_in_words_where_there_is_room(
    qtbot: QtBot, compared: Snapshot
) -> None:
    view = comparing(qtbot, compared, 1200, 400)
    hover(view, Weight("synapse_0", 1, 12), 2)
    assert lines(view)[:2] == ["synapse_0[b → 12]", "input b to unit 12"]
    view.resize(536, 200)
    assert lines(view)[:2] == ["synapse_0", "[b → 12]"]
    leave(view)
    assert lines(view)[:2] == ["Point at a cell", "to compare it."]
    assert lines(view)[2:] == ["", "A and B", "A − B"], "titles of the bars below"


def test_what_is_pointed_at_stays_live(view: Synapses, compared: Snapshot) -> None:
    hover(view, Weight("synapse_h", 3, 7), 1)
    later = Weights(*(part + 1.0 for part in compared.weights))
    redraw(view, replace(compared, iteration=201, weights=later))
    value = f"{float(later.synapse_h[3, 7]):+.5f}".replace("-", "−")
    assert lines(view)[2] == f"A {value}"


def test_the_arrow_keys_move_in_all_three(view: Synapses) -> None:
    board = view.board
    board.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):  # to the second matrix of the second net
        QTest.keyClick(board, Qt.Key.Key_Tab)
    assert board.accessibleName() == "B, synapse_h, 16 × 16 weights"
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(board, key)
    assert (board.weight, board.net) == (Weight("synapse_h", 1, 2), 1)
    assert [maps(view, net)[1].cell for net in range(3)] == [Cell(1, 2)] * 3
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.weight is None
    assert [maps(view, net)[1].cell for net in range(3)] == [None] * 3


def test_a_click_keeps_while_the_mouse_looks_elsewhere(view: Synapses) -> None:
    click(view, Weight("synapse_h", 2, 2), 1)
    hover(view, Weight("synapse_h", 5, 6), 2)
    assert [maps(view, net)[1].cell for net in range(3)] == [Cell(5, 6)] * 3
    leave(view)
    assert [maps(view, net)[1].cell for net in range(3)] == [Cell(2, 2)] * 3
    hover(view, Weight("synapse_0", 1, 3))
    assert view.board.weight == Weight("synapse_0", 1, 3)
    leave(view)
    assert view.board.weight == Weight("synapse_h", 2, 2)


def test_a_card_is_about_a_and_of_other_nets_it_says_so(qtbot: QtBot, compared: Snapshot) -> None:
    view = comparing(qtbot, compared, 900)
    heard, weight = wishes(view), Weight("synapse_h", 2, 2)
    for net in (1, 2):
        click(view, weight, net)
        assert Pin(weight) not in heard
        assert sentence(view) == view.board.tip == "Cards are about A."
        assert lines(view)[2 + net].startswith(("A", "B", "A − B")[net] + " ")
        hover(view, Weight("synapse_h", 5, 6), net)
        assert sentence(view) == view.board.tip == ""
    click(view, weight, 0)
    assert heard[-1] == Pin(weight)


def test_what_has_a_card_is_outlined_in_a(view: Synapses) -> None:
    show(view, Pin(Weight("synapse_h", 2, 2)))
    image, text = painted(view), QColor(DARK.text)
    edges = [edge_of(maps(view, net)[1], image, Cell(2, 2)) for net in range(3)]
    assert [edge == text for edge in edges] == [True, False, False]


def test_names_light_up_where_they_are_written(qtbot: QtBot, compared: Snapshot) -> None:
    view = comparing(qtbot, compared, 1200, 400)

    def bright() -> set[str]:
        over, beside, _ = maps(view)
        items = (it for part in (over, beside) for it in part.childItems())
        return {it.text() for it in items if isinstance(it, Words) and _is_bright(it)}

    assert bright() == set()
    hover(view, Weight("synapse_h", 3, 7), 2)
    assert bright() == {"7", "from unit 3"}
    assert maps(view)[0].cell is None, "its name is over synapse_0"
    leave(view)
    assert bright() == set()
    hover(view, Weight("synapse_1", 4, 0))
    assert maps(view)[1].cell is None
    assert bright() == {"from unit 4"}, "its name is beside synapse_h"
    choose(view, "mode.weights")
    hover(view, Weight("synapse_h", 3, 7))
    assert bright() == {"7", "from unit 3"}
    assert not [it for it in maps(view)[0].childItems() if _is_bright(it)]


def _is_bright(item: object) -> bool:
    if not isinstance(item, Words) or not item.text():
        return False
    return item.brush().color() == QColor(DARK.text)


def test_leaving_the_mode_points_at_nothing(view: Synapses) -> None:
    click(view, Weight("synapse_h", 2, 2), 1)
    choose(view, "mode.weights")
    assert view.board.weight is None
    leave(view)
    assert view.board.weight is None


def test_smaller_nets_forget_the_cells_pointed_at(view: Synapses, compared: Snapshot) -> None:
    click(view, Weight("synapse_h", 15, 15))
    hover(view, Weight("synapse_0", 1, 14))
    redraw(view, of_hidden(compared, 3))  # a run of its own ends the comparison
    assert view.board.weight is None
    choose(view, "mode.compare")
    assert [matrix.values.shape for matrix in maps(view, 2)] == [(2, 3), (3, 3), (3, 1)]


def test_the_place_of_a_weight_is_in_a(view: Synapses) -> None:
    place = view.place_of(Weight("synapse_h", 3, 7))
    assert place is not None
    assert place.translated(-view.board.pos()) == maps(view)[1].rect_of(Cell(3, 7))


@pytest.mark.parametrize("word", ["this matrix", "all", "fixed"])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e308, 5e-324, 0.0])
def test_no_weight_is_too_odd_to_be_compared(
    view: Synapses, compared: Snapshot, bad: float, word: str
) -> None:
    everywhere = Weights(*(np.full_like(part, bad) for part in compared.weights))
    choose(view, f"range.{word}")
    redraw(view, replace(compared, weights=everywhere))
    hover(view, Weight("synapse_h", 3, 7))
    assert not painted(view).isNull()
    assert len(lines(view)) == 5


# Where things are


@pytest.mark.parametrize(
    ("width", "height"), [(536, 0), (544, 187), (764, 246), (1200, 500), (2097, 694)]
)
@pytest.mark.parametrize("hidden", [1, 2, 7, 16, 33, 64, 128])
def test_cells_are_of_one_size_units_line_up_and_nothing_overlaps(
    qtbot: QtBot, compared: Snapshot, hidden: int, width: int, height: int
) -> None:
    view = comparing(qtbot, of_hidden(compared, hidden), width, height)
    matrices = [matrix for net in range(3) for matrix in maps(view, net)]
    for net in range(3):
        assert_of_one_size(maps(view, net))
    board = view.board.rect()
    words = [it for it in _words(view) if not it.parentItem() and it.text()]
    visible = [bar for bar in view.board.legend.bars if bar.isVisible()]
    others = [it.sceneBoundingRect().toAlignedRect() for it in (*words, *visible)]
    parts = [area_of(matrix) for matrix in matrices] + [it.adjusted(0, 1, 0, -1) for it in others]
    assert all(board.adjusted(0, -1, 0, 0).contains(part) for part in parts)
    assert not any(one.intersects(other) for one, other in combinations(parts, 2))
    assert len(others) >= 6, "all of the legend has room"
    for net in range(3):
        over, beside, right = (area_of(matrix) for matrix in maps(view, net))
        assert over.x() == beside.x()
        assert beside.y() == right.y()
    assert len({area_of(matrix).y() for matrix in matrices[1::3]}) == 1


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("hidden", [1, 16, 128])
def test_there_is_room_for_all_cells_on_every_screen(hidden: int, scale: float) -> None:
    pitches = []
    for size in (QSize(545, 180), QSize(900, 300), QSize(2000, 650)):
        plan = nets_compared.plan(hidden, size, scale)
        pitches.append(plan.pitch.toTuple())
        width, height = plan.pitch.width() / scale, plan.pitch.height() / scale
        ends = [it.corners[0].x() for it in plan.nets[1:]] + [size.width()]
        for net, end in zip(plan.nets, ends, strict=True):
            over, beside, right = net.corners
            assert over.x() + hidden * width <= right.x()
            assert right.x() + width <= end
            assert over.y() + 2 * height <= beside.y()
            assert beside.y() + hidden * height <= size.height()
    assert sorted(pitches) == pitches
    assert pitches[0] < pitches[-1]


def test_a_limit_without_room_at_both_ends_is_said_once(qtbot: QtBot) -> None:
    canvas = Canvas()
    bar = ColourBar(canvas)
    qtbot.addWidget(canvas)
    canvas.add(bar)
    canvas.resize(94, 26)
    bar.place(QRect(0, 0, 94, 26).toRectF())

    def has_ink(left: int, right: int) -> bool:
        image = canvas.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(left, right)
            for y in range(14, image.height())
        }
        return len(colours) > 1

    bar.show_scale(signed_scale(5.0), words_of("5"), (False, False))
    assert has_ink(0, 12)
    assert has_ink(80, 94)
    bar.show_scale(signed_scale(1e308), words_of("1.00·10³⁰⁸"), (False, False))
    assert not has_ink(0, 8)
    assert not has_ink(86, 94)
    assert has_ink(20, 70)


# Who asks for it


def test_comparing_ends_where_it_began(qtbot: QtBot, compared: Snapshot) -> None:
    view = shown(qtbot, compared)

    def checked(mode: str) -> bool:
        button = view.findChild(QToolButton, f"synapses.mode.{mode}")
        assert button is not None
        return button.isChecked()

    choose(view, "mode.update")
    show(view, ChooseSynapseMode(SynapseMode.COMPARE))
    show(view, ChooseSynapseMode(SynapseMode.COMPARE))
    assert checked("compare")
    assert len({net.isVisible() for net in maps(view, 1)} | {True}) == 1
    show(view, LeaveComparison())
    assert checked("update")
    show(view, LeaveComparison())
    assert checked("update")
    choose(view, "mode.weights")
    show(view, LeaveComparison())
    assert checked("weights")


def test_what_is_collected_comes_before_a_comparison_and_then_it_is_there_again(
    qtbot: QtBot, trainer: Trainer
) -> None:
    view = comparing(qtbot, trainer.snapshot())
    trainer.obey(do.ShowOperation(8 * 7 + 6))
    redraw(view, trainer.snapshot())
    assert sentence(view) == "alpha × the update so far"
    assert not maps(view, 1)[0].isVisible()
    trainer.obey(do.ShowWholeSum())
    redraw(view, trainer.snapshot())
    assert maps(view, 1)[0].isVisible()


def test_headings_do_not_jump_between_the_modes(view: Synapses) -> None:
    heights = []
    for mode in ("weights", "update", "change", "compare"):
        choose(view, f"mode.{mode}")
        heights.append(view.board.minimumHeight())
    assert all(one == other for one, other in pairwise(heights))
    assert view.findChild(QLabel, "synapses.sentence") is not None
