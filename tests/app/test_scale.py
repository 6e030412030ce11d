"""Text and pictures get larger and smaller together, at once, and as if they had always been so."""

import re
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from rnn_viz.app.actions.do import Do
from rnn_viz.app.theme import style_sheet
from rnn_viz.core import commands as do
from rnn_viz.core.intents import Pin, ShowWorkspace, Workspace
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.script.parts import Part
from rnn_viz.io.settings import Settings
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.scaling import lengths
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.theme import DARK

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
SMALLEST = 1100, 700  # pixels of the window
NARROWEST = 268  # pixels of a view in the right column, as designed
ROUNDING = 3  # pixels that splitters round away, and lengths before them


def geometry(window: Any) -> dict[str, tuple[int, ...]]:
    """Return where everything visible is, and how large its type is, by its path."""
    found = {}
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            place = widget.geometry().getRect()
            found[_path(widget, window)] = (*place, widget.font().pixelSize())
    return found


def _path(widget: QWidget, window: QWidget) -> str:
    names = []
    part: QWidget | None = widget
    while part is not None and part is not window:
        around = part.parentWidget()
        assert around is not None
        beside = [child for child in around.children() if isinstance(child, QWidget)]
        names.append(f"{type(part).__name__} {part.objectName()} {beside.index(part)}")
        part = around
    return " / ".join(reversed(names))


def sentence(window: Any) -> str:
    return str(window.findChild(QLabel, "status.sentence").text())


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()


def opened(make_window: Any, scale: int = 100) -> tuple[Any, Any]:
    window, engine = make_window(settings=Settings(theme="dark", scale=scale))
    window.bridge.send(do.GoTo(300))
    engine.work()
    window.bridge.send(do.ShowNumbers(52, 80))
    window.bridge.poll()
    settle()
    return window, engine


@pytest.mark.parametrize("key", ["Plus", "Equal"])
def test_keys_make_it_larger_and_smaller_and_normal_again(make_window: Any, key: str) -> None:
    window, _ = opened(make_window)
    window.setFocus()
    QTest.keyClick(window, Qt.Key[f"Key_{key}"], CTRL)
    assert lengths.chosen_percent() == 110
    assert sentence(window) == "Size 110 %."
    for _ in range(2):
        QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert sentence(window) == "Size 90 %."
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert (lengths.chosen_percent(), window.settings.scale) == (100, 100)


def test_at_an_end_it_stays_and_says_so(make_window: Any) -> None:
    window, _ = opened(make_window, 200)
    window.actions_by_key[Do.LARGER].trigger()
    assert sentence(window) == "Size 200 %."
    assert window.settings.scale == 200


@pytest.mark.parametrize("scale", lengths.STEPS)
def test_the_sentence_is_whole_at_every_scale(make_window: Any, scale: int) -> None:
    window, engine = opened(make_window)
    window.resize(*SMALLEST)
    window.bridge.send(do.GoToEnd())
    engine.work()
    window.bridge.poll()
    window.look.use_scale(scale)
    settle()
    label = window.findChild(QLabel, "status.sentence")
    assert label.fitting(label.contentsRect().width()) == sentence(window)


def test_the_sentence_goes_when_it_has_been_read(make_window: Any) -> None:
    window, _ = opened(make_window)
    before = sentence(window)
    window.actions_by_key[Do.LARGER].trigger()
    assert sentence(window) != before
    window.dispatch.say("")
    assert sentence(window) == before


# at less than 100 % areas share out what the screen of the tests leaves, which others had before
@pytest.mark.parametrize("scale", [110, 125, 200])
def test_a_window_brought_to_a_scale_is_as_one_made_at_it(make_window: Any, scale: int) -> None:
    window, _ = opened(make_window)
    window.look.use_scale(scale)
    window.dispatch.say("")
    settle()
    switched = geometry(window)
    window.close()
    made = geometry(opened(make_window, scale)[0])
    assert switched.keys() == made.keys()
    for name, at in made.items():
        assert switched[name] == pytest.approx(at, abs=ROUNDING), name


def test_to_and_fro_nothing_drifts(make_window: Any) -> None:
    window, _ = opened(make_window)
    before = geometry(window)
    for scale in (*lengths.STEPS, *reversed(lengths.STEPS), 100):
        window.look.use_scale(scale)
    window.dispatch.say("")
    settle()
    after = geometry(window)
    assert after.keys() == before.keys()
    for name, at in before.items():
        assert after[name] == pytest.approx(at, abs=ROUNDING), name


@pytest.mark.parametrize("scale", lengths.STEPS)
def test_pictures_fill_their_views_and_the_mouse_finds_what_is_painted(
    make_window: Any, scale: int
) -> None:
    window, _ = opened(make_window)
    window.resize(*SMALLEST)
    window.look.use_scale(scale)
    settle()
    for canvas in window.findChildren(Canvas):
        if canvas.isVisible():
            assert _fills(canvas)
    sums = window.panels.watch.all_sums
    place = sums.place_of((52, 80))
    row, column = sums.map.grid().cell_at(_clicked(sums.map, sums, place))
    assert abs(row - 52) <= 1  # cells are little more than pixels
    assert abs(column - 80) <= 1


def _fills(canvas: Canvas) -> bool:
    """Whether what is drawn is as large as the canvas."""
    shown = canvas.mapFromScene(canvas.sceneRect()).boundingRect().size()
    over = abs(shown.width() - canvas.width()), abs(shown.height() - canvas.height())
    return max(over) <= 1


def _clicked(canvas: Canvas, around: QWidget, place: QRect) -> QPointF:
    """Click into the middle of a place of the widget around; return where the canvas says."""
    clicked: list[QPointF] = []
    canvas.pressed.connect(lambda event: clicked.append(canvas.point_of(event)))
    at = canvas.mapFrom(around, place.center())
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    return clicked[0]


def test_a_unit_of_the_stage_is_where_it_says(make_window: Any) -> None:
    window, _ = opened(make_window)
    stage = window.panels.watch.stage
    window.look.use_scale(150)
    settle()
    part = Part("layer_1", 0, 3)
    point = _clicked(stage.columns, stage, stage.place_of(part))
    assert stage.columns.place_at(point) == part


def test_what_was_hidden_meanwhile_has_the_scale_when_it_is_shown(make_window: Any) -> None:
    window, _ = opened(make_window)
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    window.panels.inside.wall.furnish()  # every picture has its size
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    settle()
    window.look.use_scale(150)
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    settle()
    canvas = window.panels.inside.wall.cards[0].picture.findChild(Canvas)
    assert canvas.isVisible()
    assert canvas.transform().m11() == 1.5
    assert _fills(canvas)


def test_what_is_typed_and_the_keyboard_stay(make_window: Any) -> None:
    window, _ = opened(make_window)
    field = window.panels.watch.numbers.fields.a
    field.setFocus()
    QTest.keyClicks(field, "7")
    window.look.use_scale(150)
    assert field.hasFocus()
    assert field.text() == "7"


@pytest.mark.parametrize("scale", [80, 200])
def test_what_is_made_later_has_the_scale_too(make_window: Any, scale: int) -> None:
    window, _ = opened(make_window)
    window.look.use_scale(scale)
    window.dispatch.take(Pin(Weight("synapse_h", 3, 7)))
    settle()
    (card,) = window.panels.watch.cards.cards
    assert card.findChild(Canvas, "").scale_factor == scale / 100
    assert card.findChild(QLabel, "card.value").font().pixelSize() == lengths.scaled(fonts.LARGE)


def test_it_is_never_larger_than_the_window_without_a_way_to_scroll(make_window: Any) -> None:
    window, _ = opened(make_window)
    window.look.use_scale(200)
    settle()
    assert window.size().boundedTo(window.screen().size()) == window.size()
    area = window.centralWidget()
    beyond = window.panels.width() - area.viewport().width()
    assert area.horizontalScrollBar().maximum() == max(0, beyond) > 0


@pytest.mark.parametrize("is_slow", [False, True])
@pytest.mark.parametrize("scale", [100, 110])
def test_nothing_is_hidden_sideways(make_window: Any, scale: int, is_slow: bool) -> None:
    window, _ = opened(make_window)
    window.resize(*SMALLEST)
    window.bridge.send(do.PlayInside(StepSize.OP) if is_slow else do.ShowTraining())
    window.bridge.poll()
    window.look.use_scale(scale)
    settle()
    areas = [window.centralWidget(), window.panels.findChild(QScrollArea)]
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0, 0]
    assert [area.verticalScrollBar().maximum() for area in areas] == [0, 0]


@pytest.mark.parametrize("scale", [100, 110])
def test_in_a_small_window_all_of_a_whole_sum_is_in_sight(make_window: Any, scale: int) -> None:
    window, _ = opened(make_window)
    window.resize(*SMALLEST)
    window.look.use_scale(scale)
    window.bridge.send(do.ShowTraining())
    window.bridge.poll()
    settle()
    for column in window.panels.watch.findChildren(ScrollingColumn):
        assert column.verticalScrollBar().maximum() == 0


def test_where_text_is_large_the_iteration_is_still_whole(make_window: Any) -> None:
    window, _ = opened(make_window)
    window.resize(*SMALLEST)
    window.look.use_scale(125)
    settle()
    field = window.findChild(QWidget, "transport.iteration")
    place = QRect(field.mapTo(window, QPoint()), field.size())
    assert window.rect().contains(place)
    assert field.width() > field.fontMetrics().horizontalAdvance("10,000")
    assert window.centralWidget().horizontalScrollBar().maximum() == 0


def test_colours_of_another_theme_keep_the_scale(make_window: Any) -> None:
    window, _ = opened(make_window)
    window.look.use_scale(150)
    settle()
    before = geometry(window)
    window.look.use_theme("light")
    settle()
    assert geometry(window) == before


def test_the_menu_has_the_three_actions_and_the_sheet_their_keys(make_window: Any) -> None:
    window, _ = opened(make_window)
    by_key = window.actions_by_key
    texts = [by_key[it].text() for it in (Do.LARGER, Do.SMALLER, Do.NORMAL_SIZE)]
    assert texts == ["Larger text", "Smaller text", "Normal size"]
    by_key[Do.SHORTCUTS].trigger()
    settle()
    written = {label.text() for label in window.findChildren(QLabel)}
    assert {"Ctrl++", "Ctrl+−", "Ctrl+0"} <= written


@pytest.mark.parametrize("width", [1440, 2600])
def test_cards_have_room_at_every_scale(make_window: Any, width: int) -> None:
    window, _ = opened(make_window)
    window.resize(width, 900)
    window.dispatch.take(Pin(Weight("synapse_h", 3, 7)))
    watch = window.panels.watch
    for scale in lengths.STEPS:
        window.look.use_scale(scale)
        settle()
        for view in (watch.cards, watch.curve):
            assert view.isVisible()
            assert view.width() >= lengths.scaled(NARROWEST) - ROUNDING


@pytest.mark.parametrize("scale", lengths.STEPS)
def test_round_handles_stay_round(scale: int) -> None:
    lengths.choose(scale)
    try:
        sheet = style_sheet(DARK)
    finally:
        lengths.choose(lengths.NORMAL)
    handle = re.search(r"QSlider::handle:horizontal {.*?width: (\d+)px.*?radius: (\d+)px", sheet)
    assert handle is not None
    wide, radius = map(int, handle.groups())
    assert wide - 1 <= 2 * radius <= wide, "Qt draws a square where it is more than half"
