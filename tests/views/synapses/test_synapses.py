"""All weights are on screen, in the colours of one scale, and every one can be read."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage
from rnn_viz.core.words.signed_number import limit_of_colours, signed_number
from rnn_viz.views.synapses import axis
from rnn_viz.views.synapses.heatmap import Heatmap
from rnn_viz.views.synapses.matrix_names import Cell
from rnn_viz.views.synapses.synapse_plan import Needs
from rnn_viz.views.synapses.synapses import Synapses, Weight
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.views.dressing import dressed


def snapshot(hidden: int = 16) -> Snapshot:
    config = RunConfig(hidden=hidden, iterations=20)
    timeline = Timeline(config)
    stage = Stage(Source.TRAINING, add(timeline.weights, 1, 2, config.bits))
    return Snapshot(
        run_id=1, acked=0, phase=Phase.PAUSED, config=config, iteration=0, frontier=0,
        weights=timeline.weights, stage=stage, curve=timeline.curve(), speed=250.0,
    )  # fmt: skip


def shown(qtbot: QtBot, now: Snapshot, width: int = 682, height: int = 244) -> Synapses:
    view = Synapses()
    qtbot.addWidget(view)
    view.resize(width, height)
    view.draw(Scene(now))
    with qtbot.waitExposed(view):
        view.show()
    return view


def said(view: Synapses) -> list[str]:
    readout = view.findChild(QWidget, "synapses.readout")
    assert readout is not None
    return [label.text() for label in readout.findChildren(QLabel) if label.isVisibleTo(view)]


def choose(view: Synapses, word: str) -> None:
    button = view.findChild(QToolButton, f"synapses.range.{word}")
    assert button is not None
    button.click()


def painted(heatmap: Heatmap) -> QImage:
    return heatmap.grab().toImage()


def colour_of(image: QImage, heatmap: Heatmap, cell: Cell) -> QColor:
    return image.pixelColor(heatmap.rect_of(cell).center().toPoint())


def hover(heatmap: Heatmap, cell: Cell) -> None:
    QTest.mouseMove(heatmap, QPoint(1, 1))
    QTest.mouseMove(heatmap, heatmap.rect_of(cell).center().toPoint())


@pytest.mark.parametrize("hidden", [1, 3, 16, 32])
def test_every_weight_has_its_colour_where_it_is(qtbot: QtBot, hidden: int) -> None:
    now = snapshot(hidden)
    view = shown(qtbot, now)
    for heatmap, weights in zip(view.maps, now.weights, strict=True):
        colours = palette.signed(weights, 5.0, DARK)
        image = painted(heatmap)
        for row, column in np.ndindex(weights.shape):
            expected = QColor.fromRgb(int(colours[row, column]))
            assert colour_of(image, heatmap, Cell(row, column)) == expected


@pytest.mark.parametrize(("width", "height"), [(536, 0), (682, 244), (1200, 500)])
@pytest.mark.parametrize("hidden", [1, 2, 7, 16, 64, 128])
def test_cells_are_of_one_size_and_nothing_overlaps(
    qtbot: QtBot, hidden: int, width: int, height: int
) -> None:
    view = shown(qtbot, snapshot(hidden), width, height)
    sizes = {heatmap.rect_of(Cell(0, 0)).size().toTuple() for heatmap in view.maps}
    assert len(sizes) == 1
    body = view.maps[0].parentWidget()
    parts = [child.geometry() for child in body.children() if isinstance(child, QWidget)]
    assert len(parts) == 5
    assert all(body.rect().contains(part) for part in parts)
    assert not any(one.intersects(other) for k, one in enumerate(parts) for other in parts[k + 1 :])
    assert all(heatmap.rect().contains(heatmap.area().toAlignedRect()) for heatmap in view.maps)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_cells_are_whole_pixels_of_the_screen_and_larger_where_there_is_more(scale: float) -> None:
    sizes = [QSize(682, 208), QSize(900, 300), QSize(1200, 460)]
    titles = (106, 112, 104), (58, 58, 58)
    pitches = [Needs(size, 16, (58, 73, 20), titles, scale).plan().pitch for size in sizes]
    for small, large in pairwise(pitches):
        assert small.width() < large.width()
        assert small.height() < large.height()


@given(
    st.integers(1, 128), st.floats(1.0, 60.0), st.floats(1.0, 60.0), st.integers(-1, 127)
)  # fmt: skip
def test_names_never_overlap(count: int, pitch: float, needed: float, also: int) -> None:
    also = min(also, count - 1)
    names = axis.shown(count, pitch, needed, also)
    assert also < 0 or also in names
    assert all((later - sooner) * pitch >= needed for sooner, later in pairwise(names))
    assert names
    assert set(names) <= set(range(count))


@given(st.integers(0, 15), st.integers(0, 15))
def test_what_is_under_the_middle_of_a_cell_is_that_cell(row: int, column: int) -> None:
    heatmap = Heatmap("synapse_h", axis.Axis("from"), axis.Axis("to"))
    heatmap.show_values(np.zeros((16, 16)), 1.0, states_limit=False)
    heatmap.set_pitch(QSize(11, 10))
    cell = Cell(row, column)
    assert heatmap.cell_at(heatmap.rect_of(cell).center()) == cell
    heatmap.deleteLater()


def test_hovering_reads_a_weight_out_and_it_stays_live(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now)
    assert said(view) == ["Point at a cell to read its weight."]
    with qtbot.waitSignal(view.weightHovered) as signal:
        hover(view.maps[1], Cell(3, 7))
    assert signal.args == [Weight("synapse_h", 3, 7)]
    value = now.weights.synapse_h[3, 7]
    assert said(view) == [f"synapse_h[3 → 7] = {value:+.3f}", "from unit 3 to unit 7"]

    later = Weights(*(weights + 1.5 for weights in now.weights))
    view.draw(Scene(replace(now, iteration=1, weights=later)))
    assert said(view)[0] == f"synapse_h[3 → 7] = {value + 1.5:+.3f}"

    with qtbot.waitSignal(view.weightHovered) as signal:
        QTest.mouseMove(view.maps[1], QPoint(1, 1))
    assert signal.args == [None]
    assert said(view) == ["Point at a cell to read its weight."]


def test_inputs_and_the_output_are_called_what_they_are(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    hover(view.maps[0], Cell(1, 12))
    assert said(view)[0].startswith("synapse_0[b → 12] = ")
    assert said(view)[1] == "input b to unit 12"
    hover(view.maps[2], Cell(4, 0))
    assert said(view)[0].startswith("synapse_1[4 → output] = ")
    assert said(view)[1] == "from unit 4 to output"


def test_the_cell_pointed_at_is_outlined(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    heatmap = view.maps[1]
    outline = heatmap.rect_of(Cell(3, 7)).adjusted(-1, -1, 1, 1).topLeft() + QPointF(4, 0)
    before = painted(heatmap).pixelColor(outline.toPoint())
    hover(heatmap, Cell(3, 7))
    after = painted(heatmap).pixelColor(outline.toPoint())
    assert before != after
    assert after == QColor(DARK.text)


def test_the_arrow_keys_move_and_stop_at_the_edge(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    heatmap = view.maps[0]
    heatmap.setFocus()
    assert view.weight == Weight("synapse_0", 0, 0)
    for key, row, column in (
        (Qt.Key.Key_Right, 0, 1), (Qt.Key.Key_Down, 1, 1), (Qt.Key.Key_Down, 1, 1),
        (Qt.Key.Key_Left, 1, 0), (Qt.Key.Key_Left, 1, 0), (Qt.Key.Key_Up, 0, 0),
    ):  # fmt: skip
        QTest.keyClick(heatmap, key)
        assert view.weight == Weight("synapse_0", row, column)
    QTest.keyClick(heatmap, Qt.Key.Key_Escape)
    assert view.weight is None
    QTest.keyClick(heatmap, Qt.Key.Key_Right)
    assert view.weight == Weight("synapse_0", 0, 0)
    heatmap.clearFocus()
    assert view.weight is None


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
    view.maps[0].event(event)
    assert event.isAccepted() is kept


def test_a_click_keeps_a_weight_while_the_mouse_looks_elsewhere(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    heatmap = view.maps[1]
    at = heatmap.rect_of(Cell(2, 2)).center().toPoint()
    QTest.mouseClick(heatmap, Qt.MouseButton.LeftButton, pos=at)
    hover(view.maps[2], Cell(4, 0))
    assert view.weight == Weight("synapse_1", 4, 0)
    QTest.mouseMove(view.maps[2], QPoint(1, 1))
    assert view.weight == Weight("synapse_h", 2, 2)


def test_after_a_click_the_arrows_are_the_windows_steps(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    view.activateWindow()
    heatmap = view.maps[1]
    at = heatmap.rect_of(Cell(2, 2)).center().toPoint()
    QTest.mouseClick(heatmap, Qt.MouseButton.LeftButton, pos=at)
    offered = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier
    )
    for reason, is_kept in ((None, False), (Qt.FocusReason.TabFocusReason, True)):
        if reason is not None:
            heatmap.clearFocus()
            heatmap.setFocus(reason)
        offered.ignore()
        heatmap.event(offered)
        assert offered.isAccepted() is is_kept


def test_the_range_of_the_colours_can_be_switched(qtbot: QtBot) -> None:
    now = snapshot()
    strong = Weights(now.weights.synapse_0 * 4, now.weights.synapse_h, now.weights.synapse_1 * 8)
    largest = [float(np.abs(weights).max()) for weights in strong]
    view = shown(qtbot, replace(now, weights=strong))
    bar = view.findChild(QWidget, "synapses.colour_bar")
    assert bar is not None
    assert bar.words == ("−5", "0", "+5")
    assert [heatmap.title for heatmap in view.maps] == [
        "synapse_0 · 2 × 16", "synapse_h · 16 × 16", "synapse_1 · 16 × 1"
    ]  # fmt: skip

    choose(view, "all")
    limit = max(largest)
    assert bar.words == (f"−{limit:.2f}", "0", f"+{limit:.2f}")
    colours = palette.signed(strong.synapse_0, limit, DARK)
    image = painted(view.maps[0])
    assert colour_of(image, view.maps[0], Cell(1, 3)) == QColor.fromRgb(int(colours[1, 3]))

    choose(view, "this matrix")
    assert bar.words == ("−limit", "0", "+limit")
    assert [heatmap.title for heatmap in view.maps] == [
        f"synapse_{name} · ±{limit:.2f}" for name, limit in zip("0h1", largest, strict=True)
    ]
    colours = palette.signed(strong.synapse_0, largest[0], DARK)
    image = painted(view.maps[0])
    assert colour_of(image, view.maps[0], Cell(1, 3)) == QColor.fromRgb(int(colours[1, 3]))


@pytest.mark.parametrize("hidden", [16, 128])
def test_titles_are_short_where_there_is_little_room(qtbot: QtBot, hidden: int) -> None:
    view = shown(qtbot, snapshot(hidden), 536, 0)
    choices = {"fixed": "synapse_1", "this matrix": f"±{view.maps[2].values.__abs__().max():.2f}"}
    for word, short in choices.items():
        choose(view, word)
        for heatmap in view.maps:
            assert axis.width_of(heatmap.title) <= heatmap.width() - heatmap.gutter
        assert view.maps[2].title == short


@pytest.mark.parametrize("scale", [2.0, 3.0])
def test_a_picture_of_the_view_is_as_sharp_as_it_is_large(qtbot: QtBot, scale: float) -> None:
    view = shown(qtbot, snapshot())
    heatmap = view.maps[1]
    image = QImage(heatmap.size() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(scale)
    image.fill(QColor(DARK.background))
    heatmap.render(image, QPoint(0, 0), QRegion(), QWidget.RenderFlag.DrawChildren)
    cell, gap = heatmap.rect_of(Cell(2, 2)), 1.0
    row = round((cell.top() + cell.height() / 2) * scale)
    left, right = round(cell.left() * scale), round(cell.right() * scale)
    inside = {image.pixel(x, row) for x in range(left, right)}
    beside = {image.pixel(x, row) for x in range(right, right + round(gap * scale))}
    assert len(inside) == 1
    assert beside == {QColor(DARK.background).rgb()}
    words = image.copy(0, 0, image.width(), round(14 * scale))
    coarse = heatmap.grab().toImage().copy(0, 0, heatmap.width(), 14).scaled(words.size())
    assert _ink(words) != _ink(coarse)


def _ink(image: QImage) -> list[int]:
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    return [plain.pixel(x, y) for y in range(plain.height()) for x in range(plain.width())]


def test_the_fixed_range_does_not_move_with_the_weights(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now)
    before = colour_of(painted(view.maps[1]), view.maps[1], Cell(5, 5))
    others = now.weights.synapse_h.copy()
    others[0, 0] = 100.0
    view.draw(Scene(replace(now, weights=now.weights._replace(synapse_h=others))))
    assert colour_of(painted(view.maps[1]), view.maps[1], Cell(5, 5)) == before


@pytest.mark.parametrize("word", ["this matrix", "all", "fixed"])
@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf, 1e308, 0.0])
@pytest.mark.parametrize("hidden", [16, 128])
def test_no_weight_is_too_odd_to_be_drawn(qtbot: QtBot, bad: float, word: str, hidden: int) -> None:
    now = snapshot(hidden)
    everywhere = Weights(*(np.full_like(weights, bad) for weights in now.weights))
    view = shown(qtbot, replace(now, weights=everywhere))
    choose(view, word)
    hover(view.maps[1], Cell(3, 7))
    for heatmap in view.maps:
        assert not painted(heatmap).isNull()
    assert said(view)[0].endswith(f" = {signed_number(bad)}")


def test_nan_is_hatched_and_its_neighbours_are_not(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now, 1200, 500)
    broken = np.zeros((16, 16))
    broken[3, 7] = np.nan
    view.draw(Scene(replace(now, weights=now.weights._replace(synapse_h=broken))))
    image = painted(view.maps[1])

    def colours_in(cell: Cell) -> set[str]:
        inner = view.maps[1].rect_of(cell).adjusted(4, 4, -4, -4).toRect()
        cut = image.copy(inner)
        return {
            cut.pixelColor(x, y).name() for x in range(cut.width()) for y in range(cut.height())
        }

    assert len(colours_in(Cell(3, 8))) == 1
    assert colours_in(Cell(3, 7)) == colours_in(Cell(3, 8)) | {DARK.muted}


def test_another_hidden_size_forgets_the_cell_pointed_at(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot(16))
    hover(view.maps[1], Cell(15, 15))
    view.draw(Scene(snapshot(3)))
    assert view.weight is None
    assert [heatmap.values.shape for heatmap in view.maps] == [(2, 3), (3, 3), (3, 1)]


def test_another_theme_recolours_everything(qtbot: QtBot) -> None:
    now = snapshot()
    view = shown(qtbot, now)
    dressed(view, LIGHT)
    colours = palette.signed(now.weights.synapse_h, 5.0, LIGHT)
    found = colour_of(painted(view.maps[1]), view.maps[1], Cell(4, 4))
    assert found == QColor.fromRgb(int(colours[4, 4]))


def test_parts_have_stable_and_spoken_names(qtbot: QtBot) -> None:
    view = shown(qtbot, snapshot())
    for name in ("synapse_0", "synapse_h", "synapse_1", "synapses.colour_bar", "synapses.range"):
        part = view.findChild(QWidget, name)
        assert part is not None
        assert part.accessibleName()
    assert view.maps[1].accessibleName() == "synapse_h, 16 × 16 weights"


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.8379, "+0.838"), (-12.0, "−12.000"), (0.0, "+0.000"), (np.nan, "nan"), (np.inf, "+inf"),
     (-np.inf, "−inf"), (-1e308, "−1.000e+308")],
)  # fmt: skip
def test_weights_have_a_sign_and_three_decimals(value: float, text: str) -> None:
    assert signed_number(value) == text


def test_huge_limits_are_short_too() -> None:
    assert (limit_of_colours(8.594), limit_of_colours(1e308)) == ("8.59", "1.00e+308")
