"""The stage shows the backward pass in its place, and dims what does not act."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.columns_layout import SMALLEST, ColumnsLayout
from rnn_viz.views.stage.columns_sources import sources_of
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.scale import signed
from rnn_viz.views.widgets.steady_limit import SteadyLimit
from rnn_viz.views.widgets.theme import DARK, THEMES
from tests.views.dressing import dressed


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


def backward(now: Snapshot, done: int) -> BackwardShown:
    learning = trace_of(now.weights, now.stage.sum, now.config.alpha)
    assert learning is not None
    return BackwardShown.of(learning, done)


def shown(
    qtbot: QtBot, now: Snapshot, back: BackwardShown | None, theme: str = "dark"
) -> StageView:
    view = dressed(StageView(), THEMES[theme])
    qtbot.addWidget(view)
    view.resize(800, 420)
    with qtbot.waitExposed(view):
        view.show()
    view.show_backward(back)
    view.draw(Scene(now))
    return view


def layout_of(view: StageView) -> ColumnsLayout:
    layout = view.columns.layout_now()
    assert layout is not None
    return layout


def painted(view: StageView) -> QImage:
    return view.columns.viewport().grab().toImage()


def colour_at(view: StageView, row: str, position: int, unit: int) -> QColor:
    box = layout_of(view).unit(position, unit, 0.0, row)
    return painted(view).pixelColor(box.center().toPoint())


@pytest.mark.parametrize("height", [SMALLEST, 228, 300, 500, 900])
@pytest.mark.parametrize("hidden", [1, 16, 128])
def test_all_rows_fit_and_none_overlaps(height: int, hidden: int) -> None:
    layout = ColumnsLayout(555, height, 8, hidden, 8, True)
    assert list(layout.rows)[-2:] == ["layer_2_delta", "layer_1_delta"]
    spans = list(layout.rows.values())
    assert all(top + tall <= below + 1e-6 for (top, tall), (below, _) in pairwise(spans))
    assert layout.bottom <= height
    assert layout.rows["layer_1"][1] == layout.rows["layer_1_delta"][1]
    for row, boxes in layout.blocks.items():
        assert all(layout.boxes[row].contains(box) for box in boxes)


def test_without_a_backward_pass_the_stage_is_as_before(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, None)
    assert "layer_1_delta" not in layout_of(view).rows
    view.show_backward(backward(untrained, 8))
    view.draw(Scene(untrained))
    assert "layer_1_delta" in layout_of(view).rows
    view.show_backward(None)
    view.draw(Scene(untrained))
    assert "layer_1_delta" not in layout_of(view).rows


@pytest.mark.parametrize("theme", THEMES)
def test_a_delta_has_its_colour_where_it_is(qtbot: QtBot, untrained: Snapshot, theme: str) -> None:
    back = backward(untrained, 8)
    view = shown(qtbot, untrained, back, theme)
    limit = SteadyLimit(0.95).of(back.layer_1_delta)
    pixels = signed(limit, palette.updates).pixels(back.layer_1_delta, THEMES[theme])
    for position in range(8):
        for unit in (0, 7, 15):
            expected = QColor.fromRgb(int(pixels[position, unit]))
            assert colour_at(view, "layer_1_delta", position, unit) == expected


def test_earlier_positions_are_empty_until_they_are_computed(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained, backward(untrained, 3))
    back = palette.updates(DARK)
    seen = {at: colour_at(view, "layer_1_delta", at, 0) for at in range(8)}
    blank = seen[0]
    assert all(seen[at] == blank for at in range(5))
    assert all(int(seen[at].rgb()) in back for at in (6, 7))


def test_arrows_lead_from_later_to_earlier_positions(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, backward(untrained, 3))
    image, layout = painted(view), layout_of(view)
    middle = layout.boxes["layer_1_delta"].center().y()
    inks = [
        image.pixelColor(QPointF(layout.x(at, 0.0) + layout.width + 2, middle).toPoint())
        for at in range(1, 8)
    ]
    expected = [DARK.faint] * 4 + [DARK.backward] * 3
    assert [ink.name() for ink in inks] == expected


def test_a_pass_of_another_sum_is_not_drawn(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, backward(untrained, 8))
    view.columns.hovered = Part("layer_1_delta", 7, 15)
    small = moment(RunConfig(iterations=20, bits=4, hidden=3), 0, None)
    view.draw(Scene(small))
    view.grab()
    assert "layer_1_delta" not in layout_of(view).rows
    assert view.columns.hovered is None


def test_only_what_acts_is_bright(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, None)
    plain = {at: colour_at(view, "layer_1", at, 3) for at in range(8)}
    view.brighten(frozenset({"layer_1"}), 2)
    view.draw(Scene(untrained))
    for at in range(8):
        assert (colour_at(view, "layer_1", at, 3) == plain[at]) == (at == 2)
    view.brighten(frozenset({"a"}))
    view.draw(Scene(untrained))
    assert colour_at(view, "layer_1", 2, 3) != plain[2]
    view.brighten(None)
    view.draw(Scene(untrained))
    assert {at: colour_at(view, "layer_1", at, 3) for at in range(8)} == plain


def test_deltas_under_the_mouse_are_named(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, backward(untrained, 8))
    box = layout_of(view).unit(3, 6, 0.0, "layer_1_delta")
    QTest.mouseMove(view.columns.viewport(), box.center().toPoint())
    assert view.columns.hovered == Part("layer_1_delta", 3, 6)
    assert view.caption.sentence.startswith("layer_1_delta at position 3, unit 6 = (")


def test_a_delta_points_at_what_it_was_computed_from() -> None:
    layout = ColumnsLayout(800, 420, 8, 16, 8, True)

    def hit(part: Part) -> set[str]:
        found = [layout.part_at(box.center(), 0.0) for box in sources_of(part, layout, 0.0)]
        return {f"{it.row} {it.position}" for it in found if it is not None}

    assert hit(Part("layer_2_delta", 3)) == {"error 3", "p 3"}
    assert hit(Part("layer_1_delta", 3, 6)) == {"layer_2_delta 3", "layer_1 3", "layer_1_delta 4"}
    assert hit(Part("layer_1_delta", 7, 6)) == {"layer_2_delta 7", "layer_1 7"}


def test_units_and_probabilities_can_be_picked(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, None)
    layout, picked = layout_of(view), []
    view.subjectPicked.connect(picked.append)

    def click(at: QPoint) -> None:
        QTest.mouseClick(view.columns.viewport(), Qt.MouseButton.LeftButton, pos=at)

    click(layout.unit(2, 5, 0.0).center().toPoint())
    click(layout.row("p", 4, 0.0).center().toPoint())
    click(layout.row("guess", 4, 0.0).center().toPoint())
    assert picked == [Unit(2, 5), Probability(4)]
    view.draw(Scene(replace(untrained, stage=replace(untrained.stage, operation=7))))
    click(layout.row("p", 4, 0.0).center().toPoint())
    assert len(picked) == 2, "what is not computed yet cannot be picked"


def test_deltas_that_are_no_numbers_are_drawn(qtbot: QtBot, untrained: Snapshot) -> None:
    back = backward(untrained, 8)
    broken = replace(back, layer_1_delta=np.full_like(back.layer_1_delta, np.nan))
    view = shown(qtbot, untrained, broken)
    middle = int(palette.updates(DARK)[palette.sign_places(np.array([np.nan]), 1.0)[0]])
    assert colour_at(view, "layer_1_delta", 3, 3) == QColor.fromRgb(middle)
