"""The stage shows the backward pass in its place, and dims what does not act."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import Pin
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.operations import StageCell
from rnn_viz.core.script.parts import Bright, Part, Pointed
from rnn_viz.core.snapshot import Snapshot, Source
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.numbers import brief
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.columns_layout import UNITS, ColumnsLayout, Room, smallest
from rnn_viz.views.stage.row_names import limit_text
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.scale import SteadyLimit, signed_scale
from rnn_viz.views.widgets.theme import DARK, THEMES
from tests.views.following import wishes
from tests.views.stage.showing import (
    after,
    backward,
    colour_at,
    draw,
    layout_of,
    middle_of,
    painted,
    shown,
)


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


def deltas(now: Snapshot) -> BackwardShown:
    back = Scene(backward(now, 8)).backward
    assert back is not None
    return back


@pytest.mark.parametrize("hidden", [64, 128])
@pytest.mark.parametrize(("width", "height"), [(660, 330), (960, 430)])
def test_many_units_take_most_of_the_room(width: int, height: int, hidden: int) -> None:
    layout = ColumnsLayout(Room(width, height, 8, hidden, 8, True))
    units = [layout.rows[row][1] for row in UNITS]
    assert sum(units) >= 0.48 * height
    block = layout.pitch.height() * layout.down
    assert block >= 0.8 * units[0]
    assert layout.pitch.width() * layout.across >= 0.6 * layout.width


@pytest.mark.parametrize("height", [0, 228, 300, 500, 900])
@pytest.mark.parametrize("hidden", [1, 16, 128])
def test_all_rows_fit_and_none_overlaps(height: int, hidden: int) -> None:
    height = max(height, smallest(has_backward=True, has_note=False))
    layout = ColumnsLayout(Room(555, height, 8, hidden, 8, True))
    assert list(layout.rows)[-2:] == ["layer_2_delta", "layer_1_delta"]
    spans = list(layout.rows.values())
    assert all(top + tall <= below + 1e-6 for (top, tall), (below, _) in pairwise(spans))
    assert layout.bottom <= height
    assert layout.rows["layer_1"][1] == layout.rows["layer_1_delta"][1]
    for row, boxes in layout.blocks.items():
        assert all(layout.boxes[row].contains(box) for box in boxes)


def test_rows_stay_where_they_are_while_an_example_is_stepped_through(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained)
    rows = layout_of(view).rows
    assert "layer_1_delta" in rows, "what the example teaches is there before it is stepped through"
    for now in (after(untrained, 0), after(untrained, 9), backward(untrained, 3), untrained):
        draw(view, now)
        assert layout_of(view).rows == rows


def test_own_numbers_are_blamed_for_nothing(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    across = layout_of(view).across
    stage = replace(untrained.stage, source=Source.MINE)
    draw(view, replace(untrained, stage=stage))
    assert "layer_1_delta" not in layout_of(view).rows
    assert layout_of(view).across == across, "units keep their places in their blocks"


def test_the_blame_of_a_whole_example_is_that_of_its_backward_pass(untrained: Snapshot) -> None:
    back = Scene(untrained).backward
    assert back is not None
    assert all(back.is_done(at) for at in range(8))
    np.testing.assert_array_equal(back.layer_1_delta, deltas(untrained).layer_1_delta)
    begun = Scene(after(untrained, 9)).backward
    assert begun is not None
    assert not any(begun.is_done(at) for at in range(8))


@pytest.mark.parametrize("theme", THEMES)
def test_a_delta_has_its_colour_where_it_is(qtbot: QtBot, untrained: Snapshot, theme: str) -> None:
    back = deltas(untrained)
    view = shown(qtbot, backward(untrained, 8), theme=THEMES[theme])
    limit = SteadyLimit(0.95).of(back.layer_1_delta)
    pixels = signed_scale(limit, palette.updates).pixels(back.layer_1_delta, THEMES[theme])
    for position in range(1, 8):
        for unit in (0, 7, 15):
            expected = QColor.fromRgb(int(pixels[position, unit]))
            assert colour_at(view, Part("layer_1_delta", position, unit)) == expected


def test_earlier_positions_are_empty_until_they_are_computed(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, backward(untrained, 3))
    back = palette.updates(DARK)
    seen = {at: colour_at(view, Part("layer_1_delta", at, 0)) for at in range(8)}
    blank = seen[0]
    assert all(seen[at] == blank for at in range(5))
    assert all(int(seen[at].rgb()) in back for at in (6, 7))


def test_arrows_lead_from_later_to_earlier_positions(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, backward(untrained, 3))
    image, layout = painted(view), layout_of(view)
    middle = layout.boxes["layer_1_delta"].center().y()
    inks = [
        image.pixelColor(QPointF(layout.x(at) + layout.width + 2, middle).toPoint())
        for at in range(1, 8)
    ]
    expected = [DARK.faint] * 4 + [DARK.backward] * 3
    assert [ink.name() for ink in inks] == expected


def test_a_pass_of_another_sum_is_not_drawn(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, backward(untrained, 8))
    QTest.mouseMove(view.columns.viewport(), middle_of(view, Part("layer_1_delta", 7, 15)))
    assert view.columns.at == Part("layer_1_delta", 7, 15)
    small = moment(RunConfig(iterations=20, bits=4, hidden=3), 0, None)
    view.columns.show_stage(small.stage, deltas(untrained), None, frozenset())
    view.grab()
    assert "layer_1_delta" not in layout_of(view).rows
    assert view.columns.at is None


def test_only_what_acts_is_bright(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    plain = {at: colour_at(view, Part("layer_1", at, 3)) for at in range(8)}

    def bright(state: ViewState) -> set[int]:
        draw(view, untrained, state)
        seen = {at: colour_at(view, Part("layer_1", at, 3)) for at in range(8)}
        return {at for at in range(8) if seen[at] == plain[at]}

    assert bright(ViewState(pointed=Pointed("layer_1"))) == set(range(8))
    assert bright(ViewState(pointed=Pointed("X"))) == set()
    assert bright(ViewState(pointed=Pointed("X", is_on_stage=True))) == set(range(8))
    assert bright(ViewState(pointed=Pointed("layer_1_delta"))) == set()
    assert bright(ViewState()) == set(range(8))


def test_what_an_operation_reads_of_the_neighbours_stays_bright(untrained: Snapshot) -> None:
    def bright(operation: int) -> Bright:
        found = Scene(after(untrained, operation, is_slow=True)).bright
        assert found is not None
        return found

    mixes = bright(3 * 7 + 2)
    assert mixes.cells == {
        StageCell("layer_1", 3), StageCell("layer_1", 2), StageCell("a", 3), StageCell("b", 3)
    }, "the state before is what it remembers"  # fmt: skip
    blames = bright(8 * 7 + 3 * 6 + 2)
    assert blames.has("layer_1_delta", 4)
    assert blames.has("layer_1_delta", 5), "what comes from the future"
    assert not blames.has("layer_1_delta", 3)
    collects = bright(8 * 7 + 3 * 6 + 4)
    assert collects.has("layer_1", 3), "synapse_h: the state before times the blame"
    assert not collects.has("layer_1", 4)
    assert collects.all_rows == {"layer_1", "layer_1_delta"}
    applies = bright(8 * 7 + 8 * 6 + 1)
    assert not applies.all_rows


def test_the_memory_that_is_mixed_in_is_not_dimmed(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, after(untrained, 4 * 7))
    plain = {at: colour_at(view, Part("layer_1", at, 3)) for at in range(4)}
    draw(view, after(untrained, 3 * 7 + 2, is_slow=True))
    seen = {at: colour_at(view, Part("layer_1", at, 3)) for at in range(4)}
    assert [seen[at] == plain[at] for at in range(4)] == [False, False, True, True]


@pytest.mark.parametrize(("bits", "hidden"), [(8, 16), (8, 128), (32, 16)])
def test_a_low_window_still_has_room_for_every_row(qtbot: QtBot, bits: int, hidden: int) -> None:
    now = moment(RunConfig(iterations=1, bits=bits, hidden=hidden), 0, None)
    view = shown(qtbot, now, (449, 10))
    draw(view, backward(now, 3))
    layout, columns = layout_of(view), view.columns
    spans = list(layout.rows.values())
    assert all(top + tall <= below for (top, tall), (below, _) in pairwise(spans))
    end = columns.bar.y() if columns.bar.isVisible() else columns.height()
    assert columns.bar.isVisible() == (bits == 32)
    assert layout.bottom <= end
    assert columns.geometry().bottom() < view.strip.y()
    numbers = layout.boxes["p"], layout.boxes["guess"]
    assert numbers[0].height() >= 18, "a bar with its number"
    assert layout.rows["layer_1_delta"][1] >= 28, "two lines of names"
    last = colour_at(view, Part("layer_1_delta", bits - 1 - 2 * (bits == 32), hidden - 1))
    assert last != QColor(DARK.background), "the units of the last row are seen"


def test_without_room_the_backward_pass_waits_until_it_is_gone_through(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained, (536, 10))
    assert "layer_1_delta" not in layout_of(view).rows
    draw(view, backward(untrained, 3))
    assert "layer_1_delta" in layout_of(view).rows
    draw(view, untrained)
    view.resize(536, 320)
    assert "layer_1_delta" in layout_of(view).rows


def test_deltas_under_the_mouse_are_named(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, backward(untrained, 8))
    QTest.mouseMove(view.columns.viewport(), middle_of(view, Part("layer_1_delta", 3, 6)))
    assert view.columns.at == Part("layer_1_delta", 3, 6)
    assert view.caption.text().startswith("layer_1_delta at position 3, unit 6 = (")


@pytest.mark.parametrize(
    ("part", "sources"),
    [
        (Part("layer_2_delta", 3), [Part("error", 3), Part("p", 3)]),
        (
            Part("layer_1_delta", 3, 6),
            [Part("layer_2_delta", 3), Part("layer_1", 3, 6), Part("layer_1_delta", 4)],
        ),
        (Part("layer_1_delta", 7, 6), [Part("layer_2_delta", 7), Part("layer_1", 7, 6)]),
        (Part("layer_1", 2, 5), [Part("a", 2), Part("b", 2), Part("layer_1", 1)]),
        (Part("truth", 2), [Part("a", 2), Part("b", 2), Part("carry", 2)]),
    ],
)
def test_a_value_points_at_what_it_was_computed_from(
    qtbot: QtBot, untrained: Snapshot, part: Part, sources: list[Part]
) -> None:
    view = shown(qtbot, backward(untrained, 8))
    view.columns.motion.setCurrentTime(10_000)
    before, accent = painted(view), QColor(DARK.accent)
    QTest.mouseMove(view.columns.viewport(), middle_of(view, part))
    image = painted(view)

    def is_outlined(it: Part) -> bool:
        box = view.columns.rect_of(it)
        assert box is not None
        edge = [QPoint(box.left() + dx, box.center().y()) for dx in range(-3, 8)]
        return any(
            image.pixelColor(at) == accent and before.pixelColor(at) != accent for at in edge
        )

    assert all(is_outlined(it) for it in (part, *sources))
    others = [Part(row, at) for row in ("a", "error", "p", "layer_2_delta") for at in range(8)]
    assert not any(is_outlined(it) for it in others if it not in (part, *sources))


def test_units_and_probabilities_can_be_picked(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained)
    heard = wishes(view)

    def click(at: QPoint) -> None:
        QTest.mouseClick(view.columns.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def pins() -> list[object]:
        return [wish.subject for wish in heard if isinstance(wish, Pin)]

    click(middle_of(view, Part("layer_1", 2, 5)))
    click(middle_of(view, Part("p", 4)))
    click(middle_of(view, Part("truth", 4)))
    assert pins() == [Unit(2, 5), Probability(4)]
    click(middle_of(view, Part("guess", 3)))
    click(middle_of(view, Part("layer_1_delta", 6, 1)))
    assert pins()[2:] == [Probability(3), Unit(6, 1)]
    draw(view, after(untrained, 7))
    click(middle_of(view, Part("p", 4)))
    assert len(pins()) == 4, "what is not computed yet cannot be picked"


def test_deltas_that_are_no_numbers_are_drawn(qtbot: QtBot, untrained: Snapshot) -> None:
    back = deltas(untrained)
    broken = replace(back, layer_1_delta=np.full_like(back.layer_1_delta, np.nan))
    view = shown(qtbot, backward(untrained, 8))
    view.columns.show_stage(untrained.stage, broken, None, frozenset())
    middle = int(palette.updates(DARK)[palette.places(np.array([np.nan]), -1.0, 1.0)[0]])
    assert colour_at(view, Part("layer_1_delta", 3, 3)) == QColor.fromRgb(middle)


def test_comparing_shows_how_far_the_answer_is_from_the_truth(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, after(untrained, 3 * 7 + 3, is_slow=True))
    compared = view.columns._picture.compared
    assert compared.gap.isEmpty(), "it has guessed, but not compared yet"
    draw(view, after(untrained, 3 * 7 + 4, is_slow=True))
    sum_, bar = untrained.stage.sum, view.columns._picture._bar(3)
    p, truth = float(sum_.layer_2[3]), int(sum_.truth[3])
    assert compared.gap.width() == pytest.approx(abs(truth - p) * bar.width())
    edge = compared.gap.right() if truth else compared.gap.left()
    assert edge == pytest.approx(bar.right() if truth else bar.left())
    draw(view, untrained)
    assert compared.gap.isEmpty()


def test_the_colours_of_blame_are_the_same_whatever_was_shown_before(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    large = replace(untrained, weights=Weights(*(9 * part for part in untrained.weights)))
    view = shown(qtbot, untrained)
    before = painted(view)
    large = replace(large, stage=replace(large.stage, sum=add(large.weights, 9, 60, 8)))
    draw(view, large)
    assert painted(view) != before
    draw(view, untrained)
    assert painted(view) == before


def test_the_limit_says_where_values_lie_beyond_it(qtbot: QtBot, untrained: Snapshot) -> None:
    one = Weights(*(weight.copy() for weight in untrained.weights))
    one.synapse_1[3] *= 40.0  # by which one unit is to blame far more than the others
    now = replace(untrained, weights=one)
    largest = np.abs(deltas(now).layer_1_delta)
    limit = SteadyLimit(0.95).of(largest)
    assert (largest > limit).any()
    view = shown(qtbot, backward(now, 8))
    assert f"±{brief(limit)} or more" in texts_of(view)
    draw(view, backward(now, 0))  # nothing is computed yet
    assert f"±{brief(limit)}" in texts_of(view)


@pytest.mark.parametrize(("room", "text"), [(200.0, "±0.002 or more"), (80.0, "±0.002+")])
def test_the_limit_of_colours_has_room_for_all_its_text(
    qtbot: QtBot, room: float, text: str
) -> None:
    assert limit_text(0.002, room, is_more=True) == text
    assert limit_text(0.002, room, is_more=False) == "±0.002"


def texts_of(view: StageView) -> list[str]:
    items = view.columns.scene().items()
    return [it.text() for it in items if isinstance(it, Words) and it.isVisible()]
