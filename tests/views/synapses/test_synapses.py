"""All weights are on screen, in the colours of one scale, and every one can be read."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QGraphicsItem, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import Pin, PointAt
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import NOTHING, Pointed
from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage
from rnn_viz.core.words import numbers
from rnn_viz.views.synapses import side_by_side
from rnn_viz.views.synapses.axes import AXES
from rnn_viz.views.synapses.legend import Bar
from rnn_viz.views.synapses.synapses import Synapses
from rnn_viz.views.widgets.pictures.lettering import Words, width_of
from rnn_viz.views.widgets.pictures.matrix import Matrix
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.pictures.matrix_names import shown as names_shown
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.dressing import dressed
from tests.views.following import redraw, show, wishes
from tests.views.synapses.showing import (
    MATRICES,
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
    painted,
    shown,
)

AT_37 = Weight("synapse_h", 3, 7)
INVITATION = ["Point at a cell to read its weight."]


def snapshot(hidden: int = 16) -> Snapshot:
    config = RunConfig(hidden=hidden, iterations=20)
    timeline = Timeline(config)
    stage = Stage(Source.TRAINING, add(timeline.weights, 1, 2, config.bits))
    return Snapshot(
        run_id=1, acked=0, phase=Phase.PAUSED, config=config, iteration=0, frontier=0,
        weights=timeline.weights, stage=stage, curve=timeline.curve(), speed=250.0,
    )  # fmt: skip


def words_of(matrix: Matrix) -> list[Words]:
    """Return what is written around a matrix."""
    return [it for it in matrix.childItems() if isinstance(it, Words) and it.text()]


def rects_of(items: Iterable[QGraphicsItem]) -> list[QRect]:
    """Return where items are on the board."""
    return [it.sceneBoundingRect().toAlignedRect() for it in items]


@pytest.mark.parametrize("hidden", [1, 3, 16, 32])
def test_every_weight_has_its_colour_where_it_is(qtbot: QtBot, hidden: int) -> None:
    now = snapshot(hidden)
    view = shown(qtbot, now)
    for matrix, weights in zip(maps(view), now.weights, strict=True):
        np.testing.assert_array_equal(matrix.values, weights)
        assert_coloured(view, matrix, signed_scale(5.0), DARK)


@pytest.mark.parametrize(("width", "height"), [(448, 0), (682, 244), (1200, 500)])
@pytest.mark.parametrize("hidden", [1, 2, 7, 16, 64, 128])
def test_cells_are_of_one_size_and_nothing_overlaps(
    qtbot: QtBot, hidden: int, width: int, height: int
) -> None:
    view = shown(qtbot, snapshot(hidden), width, height)
    assert_of_one_size(maps(view))
    parts = [area_of(matrix) for matrix in maps(view)]
    parts += rects_of(_of_legend(view))
    assert all(view.board.rect().contains(part) for part in parts)
    assert not any(one.intersects(other) for one, other in combinations(parts, 2))
    for matrix in maps(view):
        for words in rects_of(words_of(matrix)):
            assert view.board.rect().adjusted(-1, -1, 1, 1).contains(words)
            assert not any(words.adjusted(1, 3, -1, -3).intersects(part) for part in parts)


def _of_legend(view: Synapses) -> list[QGraphicsItem]:
    items = view.board.scene().items()
    words = (it for it in items if isinstance(it, Words) and it.isVisible())
    return [
        *(it for it in words if not it.parentItem() and it.text()),
        *(bar for bar in view.board.legend.bars if bar.isVisible()),
    ]


@pytest.mark.parametrize("hidden", [2, 7, 16, 33, 128])
@pytest.mark.parametrize(("width", "height"), [(448, 0), (764, 246)])
def test_names_beside_and_over_the_cells_never_touch(
    qtbot: QtBot, hidden: int, width: int, height: int
) -> None:
    view = shown(qtbot, snapshot(hidden), width, height)
    for matrix in maps(view):
        rects = rects_of(words_of(matrix))
        for one, other in combinations(rects, 2):
            is_below = one.intersects(QRect(other.x(), one.y(), other.width(), one.height()))
            apart = abs(one.center().y() - other.center().y())
            assert not one.adjusted(1, 2, -1, -2).intersects(other.adjusted(1, 2, -1, -2))
            assert not is_below or apart >= 13, "lines of small text need that much"


@pytest.mark.parametrize("hidden", [1, 16])
def test_the_name_of_the_output_is_whole(qtbot: QtBot, hidden: int) -> None:
    view = shown(qtbot, snapshot(hidden), 448, 0)
    words = words_of(maps(view)[2])
    assert "to output" in [it.text() for it in words]
    assert max(rect.right() for rect in rects_of(words)) <= view.board.width()


@pytest.mark.parametrize(("width", "height"), [(536, 0), (536, 210), (764, 246), (1400, 600)])
def test_few_units_use_the_room(qtbot: QtBot, width: int, height: int) -> None:
    view = shown(qtbot, snapshot(1), width, height)
    cell = maps(view)[0].rect_of(Cell(0, 0))
    assert cell.height() >= min(58, 0.3 * view.board.height())
    assert cell.width() >= 0.9 * cell.height()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_cells_are_whole_pixels_of_the_screen_and_larger_where_there_is_more(scale: float) -> None:
    matrices = [Matrix(name, *axes) for name, axes in AXES.items()]
    for matrix, shape in zip(matrices, ((2, 16), (16, 16), (16, 1)), strict=True):
        matrix.show_values(np.zeros(shape), signed_scale(1.0))
    sizes = [QSize(682, 208), QSize(900, 300), QSize(1200, 460)]
    pitches = [side_by_side.plan(matrices, size, scale).pitch for size in sizes]
    for small, large in pairwise(pitches):
        assert small.width() < large.width()
        assert small.height() < large.height()


@given(
    st.integers(1, 128), st.floats(1.0, 60.0), st.floats(1.0, 60.0), st.integers(-1, 127)
)  # fmt: skip
def test_names_never_overlap(count: int, pitch: float, needed: float, also: int) -> None:
    also = min(also, count - 1)
    names = names_shown(count, pitch, needed, also)
    assert also < 0 or also in names
    assert all((later - sooner) * pitch >= needed for sooner, later in pairwise(names))
    assert names
    assert set(names) <= set(range(count))


def test_hovering_reads_a_weight_out_and_it_stays_live(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now)
    heard = wishes(view)
    assert lines(view) == INVITATION
    hover(view, AT_37)
    assert heard == [PointAt(Pointed("synapse_h"))]
    assert view.board.weight == AT_37
    value = now.weights.synapse_h[3, 7]
    assert lines(view) == [f"synapse_h[3 → 7] = {value:+.3f}", "from unit 3 to unit 7"]
    assert f"synapse_h[3 → 7] = {value:+.3f}" in view.board.accessibleDescription()

    later = Weights(*(weights + 1.5 for weights in now.weights))
    redraw(view, replace(now, iteration=1, weights=later))
    assert lines(view)[0] == f"synapse_h[3 → 7] = {value + 1.5:+.3f}"

    leave(view)
    assert heard[-1] == PointAt(NOTHING)
    assert lines(view) == INVITATION


def test_inputs_and_the_output_are_called_what_they_are(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    hover(view, Weight("synapse_0", 1, 12))
    assert lines(view)[0].startswith("synapse_0[b → 12] = ")
    assert lines(view)[1] == "input b to unit 12"
    hover(view, Weight("synapse_1", 4, 0))
    assert lines(view)[0].startswith("synapse_1[4 → output]")
    assert lines(view)[-1] == "from unit 4 to output"


def test_the_cell_pointed_at_is_outlined(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    matrix, cell = maps(view)[1], Cell(3, 7)
    before = edge_of(matrix, painted(view), cell)
    hover(view, AT_37)
    after = edge_of(matrix, painted(view), cell)
    assert before != after
    assert after == QColor(DARK.text)


def test_what_has_a_card_is_outlined_thinly(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    matrix, cell = maps(view)[1], Cell(3, 7)
    before = painted(view)
    show(view, Pin(AT_37))
    assert edge_of(matrix, painted(view), cell) == QColor(DARK.text)
    show(view, Pin(Weight("synapse_h", 99, 99)))  # of a larger network
    redraw(view, snapshot())
    assert edge_of(matrix, painted(view), cell) == QColor(DARK.text)
    assert edge_of(matrix, before, cell) != QColor(DARK.text)


def test_the_arrow_keys_move_and_stop_at_the_edge(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    board = view.board
    board.setFocus(Qt.FocusReason.TabFocusReason)
    assert board.weight == Weight("synapse_0", 0, 0)
    for key, row, column in (
        (Qt.Key.Key_Right, 0, 1), (Qt.Key.Key_Down, 1, 1), (Qt.Key.Key_Down, 1, 1),
        (Qt.Key.Key_Left, 1, 0), (Qt.Key.Key_Left, 1, 0), (Qt.Key.Key_Up, 0, 0),
    ):  # fmt: skip
        QTest.keyClick(board, key)
        assert board.weight == Weight("synapse_0", row, column)
    assert edge_of(maps(view)[0], painted(view), Cell(0, 0)) == QColor(DARK.accent)
    QTest.keyClick(board, Qt.Key.Key_Escape)
    assert board.weight is None
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert board.weight == Weight("synapse_0", 0, 0)
    board.clearFocus()
    assert board.weight is None


def test_tab_goes_from_matrix_to_matrix_and_says_where_it_is(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    board = view.board
    board.setFocus(Qt.FocusReason.TabFocusReason)
    spoken = []
    for _ in range(3):
        spoken.append(board.accessibleName())
        QTest.keyClick(board, Qt.Key.Key_Tab)
    assert spoken == [
        "synapse_0, 2 × 16 weights", "synapse_h, 16 × 16 weights", "synapse_1, 16 × 1 weights"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "modifier", "kept"),
    [
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier, False),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, False),
    ],
)
def test_only_bare_arrows_are_kept_from_the_windows_shortcuts(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, kept: bool
) -> None:
    view = shown(qtbot, snapshot())
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifier)
    event.ignore()
    view.board.event(event)
    assert event.isAccepted() is kept


def test_a_click_and_return_pick_a_weight(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    heard = wishes(view)
    click(view, Weight("synapse_0", 1, 4))
    assert heard[-1] == Pin(Weight("synapse_0", 1, 4))
    view.board.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(view.board, Qt.Key.Key_Right)
    QTest.keyClick(view.board, Qt.Key.Key_Return)
    assert heard[-1] == Pin(Weight("synapse_0", 1, 5))


def test_a_click_keeps_a_weight_while_the_mouse_looks_elsewhere(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    click(view, Weight("synapse_h", 2, 2))
    hover(view, Weight("synapse_1", 4, 0))
    assert view.board.weight == Weight("synapse_1", 4, 0)
    leave(view)
    assert view.board.weight == Weight("synapse_h", 2, 2)


def test_after_a_click_the_arrows_are_the_windows_steps(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    view.activateWindow()
    click(view, Weight("synapse_h", 2, 2))
    offered = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier
    )
    for reason, is_kept in ((None, False), (Qt.FocusReason.TabFocusReason, True)):
        if reason is not None:
            view.board.clearFocus()
            view.board.setFocus(reason)
        offered.ignore()
        view.board.event(offered)
        assert offered.isAccepted() is is_kept


def titles(view: Synapses) -> list[str]:
    """Return the title over each matrix, as it is written."""
    said = []
    for matrix in maps(view):
        texts = [it.text() for it in words_of(matrix)]
        said.append(next(it for it in texts if it in matrix.title_words()))
    return said


def test_the_range_of_the_colours_can_be_switched(qtbot: QtBot) -> None:
    now = snapshot()
    strong = Weights(now.weights.synapse_0 * 4, now.weights.synapse_h, now.weights.synapse_1 * 8)
    largest = [float(np.abs(weights).max()) for weights in strong]
    view = shown(qtbot, replace(now, weights=strong), 800)
    assert bars(view) == [("weights", "5")]
    assert titles(view) == ["synapse_0 · 2 × 16", "synapse_h · 16 × 16", "synapse_1 · 16 × 1"]

    choose(view, "range.all")
    limit = max(largest)
    assert bars(view) == [("weights", f"{limit:.2f}")]
    assert_coloured(view, maps(view)[0], signed_scale(limit), DARK)

    choose(view, "range.this matrix")
    assert bars(view) == [("weights", "limit")]
    assert titles(view) == [
        f"synapse_{name} · ±{limit:.2f}" for name, limit in zip("0h1", largest, strict=True)
    ]
    assert_coloured(view, maps(view)[0], signed_scale(largest[0]), DARK)


@pytest.mark.parametrize("hidden", [16, 128])
def test_titles_are_short_where_there_is_little_room(qtbot: QtBot, hidden: int) -> None:
    view = shown(qtbot, snapshot(hidden), 448, 0)
    choices = {"fixed": "synapse_1", "this matrix": f"±{abs(maps(view)[2].values).max():.2f}"}
    for word, short in choices.items():
        choose(view, f"range.{word}")
        assert titles(view)[2] == short
        ends = [it.area().x() - it.gutter for it in maps(view)[1:]] + [view.board.width()]
        for matrix, title, end in zip(maps(view), titles(view), ends, strict=True):
            assert matrix.area().x() + width_of(title) <= end


@pytest.mark.parametrize("scale", [2.0, 3.0])
def test_a_picture_of_the_view_is_as_sharp_as_it_is_large(qtbot: QtBot, scale: float) -> None:
    view = shown(qtbot, snapshot())
    image = QImage(view.size() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(DARK.background))
    view.render(image, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    place, gap = view.place_of(Weight("synapse_h", 2, 2)), 1.0
    assert place is not None
    cell = QRect(place)
    row = round((cell.y() + cell.height() / 2) * scale)
    left, right = round(cell.x() * scale), round((cell.x() + cell.width()) * scale)
    inside = {image.pixel(x, row) for x in range(left, right)}
    beside = {image.pixel(x, row) for x in range(right, right + round(gap * scale))}
    assert len(inside) == 1
    assert beside == {QColor(DARK.background).rgb()}
    over = maps(view)[1].area().toAlignedRect()
    words = QRect(over.x(), view.board.y(), over.width(), 14)
    fine = image.copy(*(round(scale * part) for part in words.getRect()))
    coarse = view.grab().toImage().copy(words).scaled(fine.size())
    assert _ink(fine) != _ink(coarse)


def _ink(image: QImage) -> list[int]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return [plain.pixel(x, y) for y in range(plain.height()) for x in range(plain.width())]


def test_the_fixed_range_does_not_move_with_the_weights(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now)
    at = maps(view)[1].rect_of(Cell(5, 5)).center()
    before = painted(view).pixelColor(at)
    others = now.weights.synapse_h.copy()
    others[0, 0] = 100.0
    redraw(view, replace(now, weights=now.weights._replace(synapse_h=others)))
    assert painted(view).pixelColor(at) == before


def test_a_weight_beyond_the_scale_is_marked_in_its_cell_and_in_the_legend(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now, 1200, 500)
    matrix, cell = maps(view)[2], Cell(4, 0)

    def corner() -> QColor:
        rect = matrix.rect_of(cell)
        return painted(view).pixelColor(rect.right() - 1, rect.top() + 1)

    def ends() -> list[tuple[bool, bool]]:
        return [row.is_beyond for row in view.board.legend.rows if isinstance(row, Bar)]

    assert ends() == [(False, False)]
    assert corner() != QColor(DARK.text)
    strong = now.weights.synapse_1.copy()
    strong[4, 0] = -7.8
    redraw(view, replace(now, weights=now.weights._replace(synapse_1=strong)))
    assert ends() == [(True, False)]
    assert corner() == QColor(DARK.text)
    choose(view, "range.all")
    assert ends() == [(False, False)]
    assert corner() != QColor(DARK.text)


@pytest.mark.parametrize("word", ["this matrix", "all", "fixed"])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e308, 5e-324, 1e-310, 0.0])
@pytest.mark.parametrize("hidden", [16, 128])
def test_no_weight_is_too_odd_to_be_drawn(qtbot: QtBot, bad: float, word: str, hidden: int) -> None:
    now = snapshot(hidden)
    everywhere = Weights(*(np.full_like(weights, bad) for weights in now.weights))
    with np.errstate(over="raise", divide="raise"):
        view = shown(qtbot, replace(now, weights=everywhere))
        choose(view, f"range.{word}")
        hover(view, AT_37)
        assert not painted(view).isNull()
    assert " ".join(lines(view)).split(" from ")[0].endswith(f" = {numbers.signed(bad)}")


def test_nan_is_hatched_and_its_neighbours_are_not(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now, 1200, 500)
    broken = np.zeros((16, 16))
    broken[3, 7] = np.nan
    redraw(view, replace(now, weights=now.weights._replace(synapse_h=broken)))
    image = painted(view)

    def colours_in(cell: Cell) -> set[str]:
        cut = image.copy(maps(view)[1].rect_of(cell).adjusted(4, 4, -4, -4))
        return {
            cut.pixelColor(x, y).name() for x in range(cut.width()) for y in range(cut.height())
        }

    assert len(colours_in(Cell(3, 8))) == 1
    assert colours_in(Cell(3, 7)) == colours_in(Cell(3, 8)) | {DARK.muted}


def test_another_hidden_size_forgets_the_cell_pointed_at(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot(16))
    hover(view, Weight("synapse_h", 15, 15))
    heard = wishes(view)
    redraw(view, snapshot(3))
    assert heard == [PointAt(NOTHING)]
    assert view.board.weight is None
    assert lines(view) == INVITATION
    assert [matrix.values.shape for matrix in maps(view)] == [(2, 3), (3, 3), (3, 1)]


def test_another_theme_recolours_everything(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    dressed(view, LIGHT)
    assert painted(view).pixelColor(0, view.board.height() - 1) == QColor(LIGHT.background)
    for matrix in maps(view):
        assert_coloured(view, matrix, signed_scale(5.0), LIGHT)


def test_the_same_moment_is_not_painted_again(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now)
    QTest.qWait(30)
    changed: list[object] = []
    view.board.scene().changed.connect(changed.append)
    redraw(view, now)
    redraw(view, replace(now, acked=7))
    QTest.qWait(30)
    assert changed == []
    redraw(view, replace(now, weights=Weights(*(part + 1 for part in now.weights))))
    qtbot.waitUntil(lambda: bool(changed))


def test_places_of_weights_and_matrices_are_known(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    place = view.place_of(AT_37)
    assert place is not None
    on_board = place.translated(-view.board.pos())
    assert on_board == maps(view)[1].rect_of(Cell(3, 7))
    whole = view.place_of("synapse_h")
    assert whole is not None
    assert whole.contains(place)
    assert view.place_of(Weight("synapse_h", 99, 0)) is None
    assert view.place_of("synapses.mode") == QRect(*_geometry(view, "synapses.mode"))
    assert view.place_of("no such part") is None


def _geometry(view: Synapses, name: str) -> tuple[int, int, int, int]:
    part = view.findChild(QWidget, name)
    at = part.mapTo(view, QPoint(0, 0))
    return at.x(), at.y(), part.width(), part.height()


def test_parts_have_stable_and_spoken_names(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    for name in ("synapses.matrices", "synapses.mode", "synapses.range"):
        part = view.findChild(QWidget, name)
        assert part is not None
        assert part.accessibleName()
    spoken = view.board.accessibleDescription()
    assert spoken.startswith("colours of weights from −5 over 0 to +5")


def test_one_scene_is_enough(qtbot: QtBot) -> None:
    view = Synapses()
    qtbot.addWidget(view)
    view.draw(Scene(snapshot(), MATRICES))
    assert view.place_of(AT_37) is not None


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.8379, "+0.838"), (-12.0, "−12.000"), (0.0, "+0.000"), (np.nan, "nan"), (np.inf, "+inf"),
     (-np.inf, "−inf"), (-1e308, "−1.000·10³⁰⁸")],
)  # fmt: skip
def test_weights_have_a_sign_and_three_decimals(value: float, text: str) -> None:
    assert numbers.signed(value) == text


def test_huge_limits_are_short_too() -> None:
    assert (numbers.limit_of_colours(8.594), numbers.limit_of_colours(1e308)) == (
        "8.59",
        "1.00·10³⁰⁸",
    )


def test_what_is_dimmed_is_dimmed_with_all_its_words(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot(), 448, 0)
    view.board.show_lit(np.zeros(16 * 19, bool))
    for matrix in maps(view):
        veil = matrix.veiled().translated(matrix.pos()).adjusted(0, -1, 0, 1)
        for words in words_of(matrix):
            assert veil.contains(words.sceneBoundingRect())
