"""Two nets and their difference stand side by side, and every cell is read in all three."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.collected import Collected
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.synapses.compared_plan import Needs
from rnn_viz.views.synapses.matrix_names import Cell
from rnn_viz.views.synapses.net_block import NetBlock, gutters
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.synapses.twin_heatmap import TwinHeatmap
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.colour_bar import ColourBar
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed


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
def view(qtbot: QtBot, compared: Snapshot) -> Iterator[Synapses]:
    view = comparing(qtbot, compared)
    yield view
    view.close()


def go(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def comparing(qtbot: QtBot, now: Snapshot, width: int = 764, height: int = 246) -> Synapses:
    view = Synapses()
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.draw(Scene(now))
    choose(view, "mode.compare")
    return view


def choose(view: Synapses, name: str) -> None:
    button = view.findChild(QToolButton, f"synapses.{name}")
    assert button is not None
    button.click()
    QTest.qWait(0)  # what has appeared gets its size


def of_hidden(now: Snapshot, hidden: int) -> Snapshot:
    """Return a moment without branches of a network of another size."""
    config = replace(now.config, hidden=hidden)
    weights = Weights(*(part * 0.9 for part in begin(config)[0]))
    alone = replace(now.run_state, reference=None, branches=())
    return replace(now, run_id=9, config=config, weights=weights, run_state=alone)


def parts_of(view: Synapses, kind: type[Any]) -> list[Any]:
    return [it for it in view.nets.findChildren(kind) if it.isVisibleTo(view)]


def rect_in(part: QWidget, view: Synapses) -> Any:
    return part.rect().translated(part.mapTo(view, QPoint(0, 0)))


def words(view: Synapses, net: str) -> list[str]:
    """Return what is over a net, apart from its letter."""
    found = [
        view.findChild(QLabel, f"synapses.compare.{net}.title.{it}") for it in ("name", "when")
    ]
    return [label.text() for label in found if label.isVisibleTo(view)]


def said(view: Synapses) -> list[str]:
    legend = view.findChild(QWidget, "synapses.compare.legend")
    assert legend is not None
    return [it.text() for it in legend.findChildren(QLabel) if it.text()]


def bars(view: Synapses) -> list[tuple[str, str, str]]:
    names = "synapses.compare.colours", "synapses.compare.difference_colours"
    found = [view.findChild(ColourBar, name) for name in names]
    return [bar.words for bar in found if isinstance(bar, ColourBar)]


def hover(heatmap: TwinHeatmap, cell: Cell) -> None:
    QTest.mouseMove(heatmap, QPoint(1, 1))
    QTest.mouseMove(heatmap, heatmap.rect_of(cell).center().toPoint())


def leave(heatmap: TwinHeatmap) -> None:
    QApplication.sendEvent(heatmap, QEvent(QEvent.Type.Leave))


def assert_coloured(block: NetBlock, limits: list[float], colours: Any, theme: Theme) -> None:
    for heatmap, limit in zip(block.maps, limits, strict=True):
        image = heatmap.grab().toImage()
        expected = palette.signed(heatmap.values, limit, theme, colours)
        for row, column in np.ndindex(heatmap.values.shape):
            at = heatmap.rect_of(Cell(row, column)).center().toPoint()
            assert image.pixelColor(at) == QColor.fromRgb(int(expected[row, column]))


# What is shown


def test_a_is_here_b_is_the_branch_and_the_third_is_a_minus_b(
    view: Synapses, compared: Snapshot
) -> None:
    reference = compared.run_state.reference
    assert reference is not None
    nets = zip(*(block.maps for block in view.nets.blocks), strict=True)
    for (a, b, difference), here, there in zip(
        nets, compared.weights, reference.weights, strict=True
    ):
        np.testing.assert_array_equal(a.values, here)
        np.testing.assert_array_equal(b.values, there)
        np.testing.assert_array_equal(difference.values, here - there)
        assert difference.values.any()
    assert words(view, "a") == ["branch 1: alpha 0.5", "at 200"]
    assert words(view, "b") == ["the run", "at 200"]
    assert words(view, "difference") == ["difference"]
    view.resize(1200, 400)
    assert words(view, "b") == ["the run", "at iteration 200"]
    assert view.nets.accessibleDescription().startswith(
        "A: branch 1: alpha 0.5 at iteration 200; B"
    )


def test_without_a_branch_b_is_the_moment_changes_count_from(
    qtbot: QtBot, compared: Snapshot
) -> None:
    alone = replace(compared, run_state=replace(compared.run_state, reference=None))
    view = comparing(qtbot, alone)
    assert words(view, "b") == ["iteration 0"]
    np.testing.assert_array_equal(view.nets.blocks[1].maps[1].values, begin(alone.config)[0][1])
    choose(view, "since.here")
    assert words(view, "b") == ["iteration 200"]
    assert not view.nets.blocks[2].maps[1].values.any()
    choose(view, "since.start")
    assert words(view, "b") == ["iteration 0"]


def test_an_iteration_of_this_branch_is_compared_with(qtbot: QtBot, trainer: Trainer) -> None:
    trainer.obey(do.CompareWith(150))
    now = trainer.snapshot()
    trainer.obey(do.CompareWith(branch=0))
    view = comparing(qtbot, now)
    assert words(view, "b") == ["iteration 150"]
    assert not view.findChild(QToolButton, "synapses.since.here").isVisibleTo(view)


def test_a_branch_that_is_behind_is_told_with_its_end(qtbot: QtBot, trainer: Trainer) -> None:
    go(trainer, 350)
    now = trainer.snapshot()
    go(trainer, 200)
    view = comparing(qtbot, now)
    assert words(view, "b") == ["the run", "trained to 300"]
    when = view.findChild(QLabel, "synapses.compare.b.title.when")
    assert when.property("role") == "live"
    assert view.nets.blocks[1].title.toolTip() == "B: the run trained to iteration 300"
    view.draw(Scene(replace(now, iteration=300)))
    assert when.property("role") == "muted"
    narrow = comparing(qtbot, now, 536, 187)
    assert words(narrow, "b") == ["the run", "to 300"]


def test_a_branch_that_is_deleted_leaves_the_start(view: Synapses, compared: Snapshot) -> None:
    view.draw(Scene(replace(compared, run_state=replace(compared.run_state, reference=None))))
    assert words(view, "b") == ["iteration 0"]
    assert view.findChild(QToolButton, "synapses.since.here").isVisibleTo(view)


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_and_b_share_their_colours_and_the_difference_has_those_of_changes(
    view: Synapses, theme: Theme
) -> None:
    dressed(view, theme)
    a, b, difference = view.nets.blocks
    largest = [
        max(float(np.abs(one.values).max()), float(np.abs(other.values).max()))
        for one, other in zip(a.maps, b.maps, strict=True)
    ]
    limit = float(bars(view)[1][2])
    ranges = {"fixed": [5.0] * 3, "all": [max(largest)] * 3, "this matrix": largest}
    for word, limits in ranges.items():
        choose(view, f"range.{word}")
        assert_coloured(a, limits, palette.diverging, theme)
        assert_coloured(b, limits, palette.diverging, theme)
        assert_coloured(difference, [limit] * 3, palette.updates, theme)


def test_the_difference_has_the_limit_of_the_mode_change(view: Synapses) -> None:
    found = bars(view)[1]
    choose(view, "mode.change")
    bar = view.findChild(ColourBar, "synapses.colour_bar")
    assert isinstance(bar, ColourBar)
    assert bar.words == found


def test_the_bar_states_the_limit_of_the_matrix_looked_at(view: Synapses) -> None:
    assert bars(view)[0] == ("−5", "0", "+5")
    choose(view, "range.this matrix")
    assert bars(view)[0] == ("−limit", "0", "+limit")
    maps = [block.maps[2] for block in view.nets.blocks[:2]]
    hover(maps[0], Cell(4, 0))
    limit = max(float(np.abs(heatmap.values).max()) for heatmap in maps)
    assert bars(view)[0] == (f"−{limit:.2f}", "0", f"+{limit:.2f}")


def test_other_modes_leave_the_nets_alone(qtbot: QtBot, compared: Snapshot) -> None:
    view = comparing(qtbot, compared)
    choose(view, "mode.weights")
    assert view.nets.isHidden()
    before = view.nets.blocks[0].maps[1].values
    view.draw(replace(compared, weights=Weights(*(part + 1 for part in compared.weights))))
    assert view.nets.blocks[0].maps[1].values is before
    choose(view, "mode.compare")
    assert not any(heatmap.isVisibleTo(view) for heatmap in view.maps)
    plain = view.maps[1].values
    view.draw(Scene(compared))
    assert view.maps[1].values is plain


# Pointing


@pytest.mark.parametrize("block", [0, 1, 2])
@pytest.mark.parametrize(
    ("matrix", "cell"), [(0, Cell(1, 12)), (1, Cell(3, 7)), (2, Cell(4, 0))]
)  # fmt: skip
def test_a_cell_is_outlined_and_read_in_all_three(
    view: Synapses, block: int, matrix: int, cell: Cell
) -> None:
    twins = [it.maps[matrix] for it in view.nets.blocks]
    sent: list[Weight | None] = []
    view.weightHovered.connect(sent.append)
    hover(twins[block], cell)
    weight = Weight(("synapse_0", "synapse_h", "synapse_1")[matrix], *cell)
    assert sent[-1] == weight
    assert view.weight == weight
    corner = twins[0].rect_of(cell).adjusted(-1, -1, 1, 1).topLeft().toPoint() + QPoint(4, 0)
    left = twins[0].rect_of(cell).left()
    for twin in twins:
        moved = round(twin.rect_of(cell).left() - left)
        assert twin.grab().toImage().pixelColor(corner + QPoint(moved, 0)) == QColor(DARK.text)
    values = [float(twin.values[cell]) for twin in twins]
    texts = [f"{value:+.5f}".replace("-", "−") for value in values]
    assert [text for text in said(view) if text in texts] == texts
    assert {"A", "B", "A − B"} <= set(said(view))


def test_the_weight_is_named_and_said_in_words_where_there_is_room(
    qtbot: QtBot, compared: Snapshot
) -> None:
    view = comparing(qtbot, compared, 1200, 400)
    hover(view.nets.blocks[2].maps[0], Cell(1, 12))
    assert said(view)[:2] == ["synapse_0[b → 12]", "input b to unit 12"]
    view.resize(536, 200)
    assert said(view)[:2] == ["synapse_0", "[b → 12]"]
    leave(view.nets.blocks[2].maps[0])
    assert said(view)[:2] == ["Point at a cell", "to compare it."]
    assert said(view)[2:] == ["A", "B", "A − B"], "no values of nothing"


def test_what_is_pointed_at_stays_live(view: Synapses, compared: Snapshot) -> None:
    hover(view.nets.blocks[1].maps[1], Cell(3, 7))
    later = Weights(*(part + 1.0 for part in compared.weights))
    view.draw(Scene(replace(compared, iteration=201, weights=later)))
    assert f"{float(later.synapse_h[3, 7]):+.5f}".replace("-", "−") in said(view)


def test_the_arrow_keys_move_in_all_three(view: Synapses) -> None:
    first, second = (view.nets.blocks[k].maps[1] for k in (0, 1))
    second.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(second, key)
    assert view.weight == Weight("synapse_h", 1, 2)
    assert first.cell == Cell(1, 2)
    QTest.keyClick(second, Qt.Key.Key_Escape)
    assert view.weight is None
    assert first.cell is None


def test_a_click_picks_and_keeps_while_the_mouse_looks_elsewhere(
    qtbot: QtBot, view: Synapses
) -> None:
    a, b, difference = (block.maps[1] for block in view.nets.blocks)
    at = b.rect_of(Cell(2, 2)).center().toPoint()
    with qtbot.waitSignal(view.weightPicked) as signal:
        QTest.mouseClick(b, Qt.MouseButton.LeftButton, pos=at)
    assert signal.args == [Weight("synapse_h", 2, 2)]
    hover(difference, Cell(5, 6))
    assert a.cell == b.cell == Cell(5, 6)
    leave(difference)
    assert a.cell == b.cell == difference.cell == Cell(2, 2)
    hover(view.nets.blocks[0].maps[0], Cell(1, 3))
    assert view.weight == Weight("synapse_0", 1, 3)
    leave(view.nets.blocks[0].maps[0])
    assert view.weight == Weight("synapse_h", 2, 2)


def test_names_light_up_where_they_are_written(qtbot: QtBot, compared: Snapshot) -> None:
    view = comparing(qtbot, compared, 1200, 400)
    over, beside, right = view.nets.blocks[0].maps
    plain = [heatmap.grab().toImage() for heatmap in (over, beside)]
    hover(view.nets.blocks[2].maps[1], Cell(3, 7))
    assert over.cell is None
    assert over.grab().toImage() != plain[0], "the name of column 7 is over synapse_0"
    leave(view.nets.blocks[2].maps[1])
    assert over.grab().toImage() == plain[0]
    hover(right, Cell(4, 0))
    assert beside.cell is None
    assert beside.grab().toImage() != plain[1], "the name of row 4 is beside synapse_h"


def test_leaving_the_mode_points_at_nothing(qtbot: QtBot, view: Synapses) -> None:
    heatmap = view.nets.blocks[1].maps[1]
    at = heatmap.rect_of(Cell(2, 2)).center().toPoint()
    QTest.mouseClick(heatmap, Qt.MouseButton.LeftButton, pos=at)
    choose(view, "mode.weights")
    assert view.weight is None
    assert view.nets.weight is None


def test_smaller_nets_forget_the_cells_pointed_at(view: Synapses, compared: Snapshot) -> None:
    kept = view.nets.blocks[0].maps[1]
    at = kept.rect_of(Cell(15, 15)).center().toPoint()
    QTest.mouseClick(kept, Qt.MouseButton.LeftButton, pos=at)
    hover(view.nets.blocks[0].maps[0], Cell(1, 14))
    view.draw(Scene(of_hidden(compared, 3)))
    assert view.weight is None
    shapes = [heatmap.values.shape for heatmap in view.nets.blocks[2].maps]
    assert shapes == [(2, 3), (3, 3), (3, 1)]


@pytest.mark.parametrize("word", ["this matrix", "all", "fixed"])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e308, 0.0])
def test_no_weight_is_too_odd_to_be_compared(
    view: Synapses, compared: Snapshot, bad: float, word: str
) -> None:
    everywhere = Weights(*(np.full_like(part, bad) for part in compared.weights))
    choose(view, f"range.{word}")
    view.draw(Scene(replace(compared, weights=everywhere)))
    hover(view.nets.blocks[0].maps[1], Cell(3, 7))
    for block in view.nets.blocks:
        assert not any(heatmap.grab().isNull() for heatmap in block.maps)
    view.grab()
    assert len(said(view)) == 8


# Where things are


@pytest.mark.parametrize(
    ("width", "height"), [(536, 0), (544, 187), (764, 246), (1200, 500), (2097, 694)]
)
@pytest.mark.parametrize("hidden", [1, 2, 7, 16, 33, 64, 128])
def test_cells_are_of_one_size_units_line_up_and_nothing_overlaps(
    qtbot: QtBot, compared: Snapshot, hidden: int, width: int, height: int
) -> None:
    view = comparing(qtbot, of_hidden(compared, hidden), width, height)
    blocks = view.nets.blocks
    heatmaps = [heatmap for block in blocks for heatmap in block.maps]
    assert len({heatmap.rect_of(Cell(0, 0)).size().toTuple() for heatmap in heatmaps}) == 1
    legend = view.findChild(QWidget, "synapses.compare.legend")
    parts = [rect_in(it, view) for it in (legend, *heatmaps, *(block.title for block in blocks))]
    assert all(rect_in(view.nets, view).contains(part) for part in parts)
    assert not any(one.intersects(other) for k, one in enumerate(parts) for other in parts[k + 1 :])
    assert all(heatmap.rect().contains(heatmap.area().toAlignedRect()) for heatmap in heatmaps)
    assert legend.minimumSizeHint().height() <= legend.height()
    for over, beside, right in (block.maps for block in blocks):
        lefts = [it.mapTo(view, it.area().topLeft()).x() for it in (over, beside)]
        tops = [it.mapTo(view, it.area().topLeft()).y() for it in (beside, right)]
        assert lefts[0] == lefts[1]
        assert tops[0] == tops[1]
    assert len({it.mapTo(view, it.area().topLeft()).y() for it in heatmaps[1::3]}) == 1


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("hidden", [1, 16, 128])
def test_there_is_room_for_all_cells_on_every_screen(hidden: int, scale: float) -> None:
    pitches = []
    for size in (QSize(536, 165), QSize(900, 300), QSize(2000, 650)):
        needs = Needs(size, hidden, gutters(hidden), scale)
        plan = needs.plan()
        pitches.append(plan.pitch.toTuple())
        width, height = plan.pitch.width() / scale, plan.pitch.height() / scale
        assert plan.nets[2].whole.right() < size.width()
        for net in plan.nets:
            assert net.synapse_0.width() >= hidden * width
            assert net.synapse_h.height() >= hidden * height
            assert net.synapse_1.width() >= width
            assert net.whole.height() <= size.height()
    assert sorted(pitches) == pitches
    assert pitches[0] < pitches[-1]


def test_a_limit_without_room_at_both_ends_is_said_once(qtbot: QtBot) -> None:
    bar = ColourBar("bar")
    qtbot.addWidget(bar)
    bar.resize(94, bar.sizeHint().height())

    def has_ink(left: int, right: int) -> bool:
        image = bar.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(left, right)
            for y in range(14, image.height())
        }
        return len(colours) > 1

    bar.show_limit("5")
    assert has_ink(0, 12)
    assert has_ink(80, 94)
    bar.show_limit("1.00e+308")
    assert not has_ink(0, 8)
    assert not has_ink(86, 94)
    assert has_ink(20, 70)


def test_parts_have_stable_and_spoken_names(view: Synapses) -> None:
    for name in ("", ".colours", ".difference_colours", ".a.title", ".b.title"):
        part = view.findChild(QWidget, f"synapses.compare{name}")
        assert part is not None
        assert part.accessibleName()
    spoken = [block.maps[1].accessibleName() for block in view.nets.blocks]
    assert spoken == [f"{net}, synapse_h, 16 × 16 weights" for net in ("A", "B", "A − B")]
    assert view.findChild(QWidget, "synapses.compare.b.synapse_h") is view.nets.blocks[1].maps[1]
    assert view.findChild(QWidget, "synapse_h") is view.maps[1]


# Who asks for it


def test_comparing_ends_where_it_began(qtbot: QtBot, compared: Snapshot) -> None:
    view = comparing(qtbot, compared)
    choose(view, "mode.update")
    view.show_comparison(0)
    view.show_comparison(2)
    assert not view.nets.isHidden()
    view.show_comparison(None)
    assert view.nets.isHidden()
    button = view.findChild(QToolButton, "synapses.mode.update")
    assert button.isChecked()
    view.show_comparison(None)
    assert button.isChecked()
    choose(view, "mode.weights")
    view.show_comparison(None)
    assert view.findChild(QToolButton, "synapses.mode.weights").isChecked()


def test_what_is_collected_comes_before_a_comparison_and_then_it_is_there_again(
    view: Synapses, compared: Snapshot
) -> None:
    view.show_collected(None)
    view.show_collected(Collected(compared.weights, compared.weights, frozenset()))
    assert view.nets.isHidden()
    view.show_collected(None)
    assert not view.nets.isHidden()
