"""The stage: where things are, what is marked, what is said."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import FORWARD, program
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.columns_layout import LABELS, ColumnsLayout
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.dressing import dressed


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


def _stage(now: Snapshot, a: int, b: int, shown: int | None = None) -> Snapshot:
    """Return own numbers on stage, with so many positions computed."""
    sum_ = add(now.weights, a, b, now.config.bits)
    operation = None if shown is None else shown * len(FORWARD)
    whole = program(sum_.columns, False)
    return replace(now, stage=Stage(Source.MINE, sum_, operation, program=whole))


def _shown(qtbot: QtBot, now: Snapshot, width: int = 700, height: int = 420) -> StageView:
    view = StageView()
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.draw(Scene(now))
    return view


def _caption(view: StageView) -> str:
    label = view.findChild(QLabel, "stage.caption")
    assert isinstance(label, QLabel)
    return label.text()


@given(
    st.integers(500, 3000), st.integers(250, 1200), st.integers(2, 1025), st.integers(1, 128),
    st.data(),
)  # fmt: skip
def test_what_is_under_the_middle_of_a_cell_is_that_cell(
    width: int, height: int, columns: int, hidden: int, data: st.DataObject
) -> None:
    layout = ColumnsLayout(width, height, columns, hidden, 8)
    most = max(0.0, layout.content - (width - LABELS))
    scroll = data.draw(st.floats(0, most)) if most else 0.0
    position = data.draw(st.sampled_from(layout.visible(scroll)))
    unit = data.draw(st.integers(0, hidden - 1))
    centre = layout.unit(position, unit, scroll).center()
    if centre.x() >= LABELS and centre.x() < width:
        assert layout.part_at(centre, scroll) == Part("layer_1", position, unit)
    assert layout.part_at(QPointF(LABELS - 1, 60), scroll) is None


@pytest.mark.parametrize("height", [230, 300, 500, 900])
def test_all_rows_fit_and_none_overlaps(height: int) -> None:
    layout = ColumnsLayout(700, height, 8, 16, 8)
    spans = sorted(layout.rows.values())
    assert all(top + tall <= below + 1e-6 for (top, tall), (below, _) in pairwise(spans))
    assert layout.bottom <= height


def test_the_whole_sum_is_told_in_one_sentence(qtbot: QtBot, untrained: Snapshot) -> None:
    view = _shown(qtbot, _stage(untrained, 52, 80))
    sum_ = add(untrained.weights, 52, 80, 8)
    wrong = sum((sum_.answer ^ 132).bit_count() for _ in (0,))
    assert _caption(view) == (
        f"52 + 80 = 132, but the network says {sum_.answer} — {wrong} of 8 bits wrong."
    )


def test_a_position_is_told_with_its_numbers(qtbot: QtBot, untrained: Snapshot) -> None:
    now = _stage(untrained, 3, 1, shown=2)
    p = now.stage.sum.layer_2[1]
    verdict = "wrong" if p > 0.5 else "right"
    view = _shown(qtbot, now)
    assert _caption(view) == (
        f"Position 1: 1 + 0, carry 1 → the network says {p:.2f}, so {int(p > 0.5)} — {verdict}."
    )


def test_the_answer_is_hidden_until_it_is_computed(qtbot: QtBot, untrained: Snapshot) -> None:
    view = _shown(qtbot, _stage(untrained, 255, 255, shown=0))
    layout = view.columns.layout_now()
    assert layout is not None
    box = layout.row("p", 0, 0.0).toRect()
    before = view.columns.viewport().grab(box).toImage()
    view.draw(Scene(_stage(untrained, 255, 255, shown=1)))
    after = view.columns.viewport().grab(box).toImage()
    assert before != after
    corner = before.pixelColor(before.width() // 2, before.height() // 2)
    assert corner == before.pixelColor(1, 1)  # nothing drawn yet


def test_a_wrong_bit_differs_by_shape_and_colour(qtbot: QtBot) -> None:
    always_one = Weights(np.zeros((2, 2)), np.zeros((2, 2)), np.full((2, 1), 9.0))
    now = moment(RunConfig(iterations=1, hidden=2), 0, None)
    sum_ = add(always_one, 1, 0, 8)
    view = _shown(qtbot, replace(now, stage=Stage(Source.MINE, sum_)))
    layout = view.columns.layout_now()
    assert layout is not None
    right, wrong = (
        view.columns.viewport().grab(layout.row("guess", at, 0.0).toRect()).toImage()
        for at in (0, 1)
    )
    boxed = [
        sum(
            image.pixelColor(x, y) == QColor(DARK.wrong)
            for x in range(image.width())
            for y in range(image.height())
        )
        for image in (right, wrong)
    ]
    assert boxed[0] == 0
    assert boxed[1] > 100


def test_long_sums_scroll_and_follow_the_position(qtbot: QtBot, untrained: Snapshot) -> None:
    view = _shown(qtbot, _stage(untrained, 2**1024 - 1, 1, shown=1))
    bar = view.columns.horizontalScrollBar()
    assert bar.maximum() > 0
    assert bar.value() == bar.maximum()  # position 0 is at the right
    view.draw(Scene(_stage(untrained, 2**1024 - 1, 1, shown=900)))
    layout = view.columns.layout_now()
    assert layout is not None
    assert 899 in layout.visible(view.columns.scrolled)


def test_a_value_under_the_mouse_is_named(qtbot: QtBot, untrained: Snapshot) -> None:
    now = _stage(untrained, 52, 80)
    view = _shown(qtbot, now)
    view.columns.partHovered.emit(None)
    view.columns.hovered = Part("layer_1", 3, 7)
    view.draw(Scene(now))
    assert _caption(view).startswith(
        f"layer_1 at position 3, unit 7 = {now.stage.sum.layer_1[3, 7]:.3f}"
    )
    view.columns.hovered = None
    dressed(view, LIGHT)
    view.draw(Scene(now))
    assert _caption(view).startswith("52 + 80")


def test_weights_that_are_no_numbers_are_drawn_as_wrong(qtbot: QtBot) -> None:
    broken = Weights(np.full((2, 16), np.nan), np.zeros((16, 16)), np.zeros((16, 1)))
    now = moment(RunConfig(iterations=1), 0, None)
    view = _shown(qtbot, replace(now, stage=Stage(Source.MINE, add(broken, 1, 1, 8))))
    view.grab()
    assert "8 of 8 bits wrong" in _caption(view)


def test_breakpoints_are_ticks_within_the_example(qtbot: QtBot, untrained: Snapshot) -> None:
    now = _stage(untrained, 3, 1)
    view = _shown(qtbot, now)
    assert not view.strip.isVisible()
    view.draw(Scene(replace(now, breakpoints=frozenset({"layer_2"}))))
    assert view.strip.isVisible()
    assert view.strip.ticks == tuple(
        at for at, op in enumerate(now.stage.program) if op.key == "layer_2"
    )
    view.draw(Scene(_stage(untrained, 3, 1, 1)))
    assert view.strip.isVisible()
    assert view.strip.ticks == ()


def test_the_frame_slides_to_the_next_position(qtbot: QtBot, untrained: Snapshot) -> None:
    view = _shown(qtbot, _stage(untrained, 5, 3, shown=1))
    layout = view.columns.layout_now()
    assert layout is not None

    def is_framed(position: int) -> bool:
        image = view.columns.viewport().grab().toImage()
        edge = round(layout.x(position, view.columns.scrolled))
        middle = round((layout.top + layout.bottom) / 2)
        inks = {image.pixelColor(x, middle).name() for x in range(edge, edge + 4)}
        return any(QColor(ink).saturation() > 120 for ink in inks)  # the accent, not grey

    qtbot.waitUntil(lambda: is_framed(0))
    view.draw(Scene(_stage(untrained, 5, 3, shown=2)))
    assert not is_framed(1), "on its way"
    qtbot.waitUntil(lambda: is_framed(1) and not is_framed(0))
