"""The stage: where things are, what is marked, what is said."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import ShowOperation, ShowWholeSum
from rnn_viz.core.intents import PointAt
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import NOTHING, Part, Pointed
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.columns_layout import LABELS, ColumnsLayout, Room, smallest
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.dressing import dressed
from tests.views.following import wishes
from tests.views.stage.showing import after, draw, layout_of, middle_of, own, painted, shown


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


@given(
    st.integers(500, 3000), st.integers(250, 1200), st.integers(2, 1025), st.integers(1, 128),
    st.data(),
)  # fmt: skip
def test_what_is_under_the_middle_of_a_cell_is_that_cell(
    width: int, height: int, columns: int, hidden: int, data: st.DataObject
) -> None:
    layout = ColumnsLayout(Room(width, height, columns, hidden, 8))
    most = max(0.0, layout.content - (width - layout.left))
    scroll = data.draw(st.floats(0, most)) if most else 0.0
    position = data.draw(st.sampled_from(layout.visible(scroll)))
    unit = data.draw(st.integers(0, hidden - 1))
    centre = layout.unit(position, unit, scroll).center()
    if centre.x() >= layout.left and centre.x() < width:
        part = Part("layer_1", position, unit)
        assert layout.part_at(centre, scroll) == part
        assert layout.box(part, scroll) == layout.unit(position, unit, scroll)
    assert layout.part_at(QPointF(layout.left - 1, 60), scroll) is None


@pytest.mark.parametrize("height", [0, 230, 300, 500, 900])
@pytest.mark.parametrize("columns", [8, 31])
def test_all_rows_fit_and_none_overlaps(height: int, columns: int) -> None:
    height = max(height, smallest(has_backward=False, has_note=columns > 8))
    layout = ColumnsLayout(Room(700, height, columns, 16, 8))
    spans = sorted(layout.rows.values())
    assert all(top + tall <= below + 1e-6 for (top, tall), (below, _) in pairwise(spans))
    assert layout.bottom <= height


def test_the_whole_sum_is_told_in_one_sentence(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, own(untrained, 52, 80))
    sum_ = add(untrained.weights, 52, 80, 8)
    wrong = sum((sum_.answer ^ 132).bit_count() for _ in (0,))
    assert view.caption.text() == (
        f"52 + 80 = 132, but the network says {sum_.answer} — {wrong} of 8 bits wrong."
    )


def test_a_position_is_told_with_its_numbers(qtbot: QtBot, untrained: Snapshot) -> None:
    now = own(untrained, 3, 1, shown=2)
    p = now.stage.sum.layer_2[1]
    verdict = "wrong" if p > 0.5 else "right"
    view = shown(qtbot, now)
    assert view.caption.text() == (
        f"Position 1: 1 + 0, carry 1 → the network says {p:.2f}, so {int(p > 0.5)} — {verdict}."
    )


def test_the_answer_is_hidden_until_it_is_computed(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, own(untrained, 255, 255, shown=0))
    box = view.columns.rect_of(Part("p", 0))
    assert box is not None
    before = view.columns.viewport().grab(box).toImage()
    view.draw(Scene(own(untrained, 255, 255, shown=1)))
    after = view.columns.viewport().grab(box).toImage()
    assert before != after
    corner = before.pixelColor(before.width() // 2, before.height() // 2)
    assert corner == before.pixelColor(1, 1)  # nothing drawn yet


def test_a_wrong_bit_differs_by_shape_and_colour(qtbot: QtBot) -> None:
    always_one = Weights(np.zeros((2, 2)), np.zeros((2, 2)), np.full((2, 1), 9.0))
    now = moment(RunConfig(iterations=1, hidden=2), 0, None)
    sum_ = add(always_one, 1, 0, 8)
    view = shown(qtbot, replace(now, stage=Stage(Source.MINE, sum_)))
    right, wrong = (
        painted(view).copy(view.columns.rect_of(Part("guess", at)) or QRect()) for at in (0, 1)
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
    view = shown(qtbot, own(untrained, 2**1024 - 1, 1, shown=1))
    bar = view.columns.bar
    assert bar.maximum() > 0
    assert bar.value() == 0, "position 0 is at the right"
    assert view.columns.rect_of(Part("p", 0)) is not None
    view.draw(Scene(own(untrained, 2**1024 - 1, 1, shown=900)))
    layout = layout_of(view)
    assert 899 in layout.visible(view.columns.scrolled)


@pytest.mark.parametrize("position", [None, 0, 15, 30])
def test_the_position_that_the_network_shows_is_in_sight(
    qtbot: QtBot, untrained: Snapshot, position: int | None
) -> None:
    state, a = ViewState(position=position), 2**30 - 1
    view = shown(qtbot, untrained, (536, 300))
    for now in (own(untrained, a, 1), untrained, own(untrained, a, 2)):
        draw(view, now, state)
        spoken_of = Scene(now, state).network_position
        assert view.place_of(Probability(spoken_of)) is not None
    for width in (1400, 440, 700):
        view.resize(width, 300)
        assert view.place_of(Probability(spoken_of)) is not None, width


def test_a_stage_that_the_user_scrolled_stays_where_it_is(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, own(untrained, 2**30 - 1, 1), (536, 300))
    bar = view.columns.bar
    QTest.keyClick(bar, Qt.Key.Key_End)
    there = bar.value()
    assert view.place_of(Probability(4)) is None
    draw(view, own(untrained, 2**30 - 1, 3))
    assert bar.value() == there
    draw(view, own(untrained, 2**40 - 1, 3))
    assert view.place_of(Probability(4)) is not None, "a sum with other columns begins anew"


def test_a_value_under_the_mouse_is_named(qtbot: QtBot, untrained: Snapshot) -> None:
    now = own(untrained, 52, 80)
    view = shown(qtbot, now)
    heard = wishes(view)
    QTest.mouseMove(view.columns.viewport(), middle_of(view, Part("layer_1", 3, 7)))
    part = Part("layer_1", 3, 7)
    assert heard == [PointAt(Pointed("layer_1", is_on_stage=True, part=part))]
    said = f"layer_1 at position 3, unit 7 = {now.stage.sum.layer_1[3, 7]:.3f}"
    assert view.caption.text().startswith(said)
    dressed(view, LIGHT)
    view.draw(Scene(now))
    assert view.caption.text().startswith(said), "as long as the mouse is there"
    view.columns.moved.emit(None)
    assert heard[-1] == PointAt(NOTHING)
    assert view.caption.text().startswith("52 + 80")


def test_weights_that_are_no_numbers_are_drawn_as_wrong(qtbot: QtBot) -> None:
    broken = Weights(np.full((2, 16), np.nan), np.zeros((16, 16)), np.zeros((16, 1)))
    now = moment(RunConfig(iterations=1), 0, None)
    view = shown(qtbot, replace(now, stage=Stage(Source.MINE, add(broken, 1, 1, 8))))
    view.grab()
    assert "8 of 8 bits wrong" in view.caption.text()


def test_breakpoints_are_ticks_within_the_example(qtbot: QtBot, untrained: Snapshot) -> None:
    now = own(untrained, 3, 1)
    view = shown(qtbot, now)
    assert not view.strip.isVisible()
    view.draw(Scene(replace(now, breakpoints=frozenset({"layer_2"}))))
    assert view.strip.isVisible()
    assert view.strip.ticks == tuple(
        at for at, op in enumerate(now.stage.program) if op.key == "layer_2"
    )
    view.draw(Scene(own(untrained, 3, 1, 1)))
    assert view.strip.isVisible()
    assert view.strip.ticks == ()


def test_the_frame_slides_to_the_next_position(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, own(untrained, 5, 3, shown=1))
    layout = layout_of(view)

    def is_framed(position: int) -> bool:
        image = view.columns.viewport().grab().toImage()
        edge = round(layout.x(position, view.columns.scrolled))
        middle = round((layout.top + layout.bottom) / 2)
        inks = {image.pixelColor(x, middle).name() for x in range(edge, edge + 4)}
        return any(QColor(ink).saturation() > 120 for ink in inks)  # the accent, not grey

    qtbot.waitUntil(lambda: is_framed(0))
    view.draw(Scene(own(untrained, 5, 3, shown=2)))
    assert not is_framed(1), "on its way"
    qtbot.waitUntil(lambda: is_framed(1) and not is_framed(0))


def test_parts_have_places(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    place, unit = view.place_of(Part("layer_1", 2, 5)), view.place_of(Unit(2, 5))
    assert place is not None
    assert place == unit
    image = view.grab().toImage()
    assert image.pixelColor(place.center()) == painted(view).pixelColor(
        middle_of(view, Part("layer_1", 2, 5))
    )
    assert view.place_of(Probability(4)) == view.place_of(Part("p", 4))
    assert view.place_of(Unit(8, 0)) is None
    assert view.place_of(Unit(0, 16)) is None
    view.draw(Scene(own(untrained, 52, 80)))
    assert view.place_of(Part("layer_1_delta", 0, 0)) is None, "own numbers are not learned"
    caption = view.place_of("stage.caption")
    assert caption is not None
    assert caption.top() > place.bottom()


def test_what_is_scrolled_out_of_sight_has_no_place(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, own(untrained, 2**127 - 1, 1))
    view.columns.bar.setValue(0)
    assert view.place_of(Probability(0)) is not None
    assert view.place_of(Probability(127)) is None
    view.columns.bar.setValue(view.columns.bar.maximum())
    assert view.place_of(Probability(0)) is None
    place = view.place_of(Probability(127))
    assert place is not None
    assert place.left() >= layout_of(view).left


@pytest.mark.parametrize("size", [(536, 240), (748, 400)])
def test_rows_end_above_the_scroll_bar(
    qtbot: QtBot, untrained: Snapshot, size: tuple[int, int]
) -> None:
    view = shown(qtbot, own(untrained, 123_456_789, 987_654_321), size)
    bar = view.columns.bar
    assert bar.isVisible()
    assert layout_of(view).bottom <= bar.y()
    assert bar.geometry().bottom() < view.columns.height()


def test_a_name_with_a_long_number_is_whole_where_there_is_room(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, own(untrained, 123_456_789, 987_654_321), (748, 420))
    names = [it.text() for it in view.columns.items() if hasattr(it, "text") and it.isVisible()]
    assert {"a = 123,456,789", "b = 987,654,321", "truth = 1,111,111,110"} <= set(names)
    assert layout_of(view).left > LABELS


def test_what_a_name_leaves_out_is_seen_to_be_left_out_and_told_on_hover(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    a = 2**200 - 1
    view = shown(qtbot, own(untrained, a, 1), (536, 300))
    names = [it for it in view.columns.items() if hasattr(it, "text") and it.isVisible()]
    name = next(it for it in names if it.text().startswith("a = "))
    digits = f"{a:,}"
    start, end = name.text().removeprefix("a = ").split("…")
    assert digits.startswith(start)
    assert digits.endswith(end)
    assert min(len(start), len(end)) >= 5
    assert name.pos().x() >= 0, "nothing is cut at the edge"
    row = layout_of(view).row("a", 0).center().y()
    QTest.mouseMove(view.columns.viewport(), QPointF(20, row).toPoint())
    assert view.columns.tip.replace("\n", "") == digits
    seen = layout_of(view).visible(view.columns.scrolled)[0]
    QTest.mouseMove(view.columns.viewport(), middle_of(view, Part("a", seen)))
    assert view.columns.tip == ""


def test_no_verdict_stands_under_a_number_that_cannot_be_added(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    now = own(untrained, 52, 80)
    view = shown(qtbot, now)
    draw(view, now, ViewState(typing_problem="Only whole numbers from 0 up, without a sign."))
    assert view.caption.text() == "Still on stage: 52 + 80. What is being typed cannot be added."
    QTest.mouseMove(view.columns.viewport(), middle_of(view, Part("a", 2)))
    assert view.caption.text() == "X: a has a 1 at position 2."
    view.columns.moved.emit(None)
    draw(view, now)
    assert view.caption.text().startswith("52 + 80")


def test_escape_that_nobody_needs_leaves_slow_motion(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, after(untrained, 30, is_slow=True))
    heard = wishes(view)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert heard == [ShowWholeSum()]
    draw(view, after(untrained, 30, is_slow=True), ViewState(pinned=(Unit(2, 5),)))
    QTest.keyClick(view, Qt.Key.Key_Escape)
    draw(view, untrained)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert len(heard) == 1, "a card closes first; a whole sum is nothing to be left"


def test_a_click_into_the_strip_leads_to_an_operation(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, after(untrained, 30))
    heard = wishes(view)
    place = view.strip.rect().center()
    QTest.mouseClick(view.strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard == [ShowOperation(54)]


def test_a_caption_of_two_lines_has_air(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, size=(536, 300))
    view.caption.setText("the first line of two\nand the second one")
    box = view.caption.parentWidget().parentWidget()
    assert box.height() - view.caption.heightForWidth(view.caption.width()) >= 8
