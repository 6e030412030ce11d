"""The window comes back where it was, and is never larger than its screen."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app import window_place
from rnn_viz.app.window_place import WindowPlace, place_of, put

places = st.builds(
    WindowPlace, st.integers(-9999, 9999), st.integers(-9999, 9999), st.integers(1, 9999),
    st.integers(1, 9999), st.booleans(),
)  # fmt: skip


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Callable[[int, int], None]:
    """Return a function that puts every window on a screen of a size."""

    def use(width: int, height: int) -> None:
        room = QRect(0, 0, width, height)
        monkeypatch.setattr(window_place, "_room", lambda _place, _own: room)

    return use


@given(places)
def test_a_place_is_written_and_read(place: WindowPlace) -> None:
    assert WindowPlace.parse(place.text) == place


@pytest.mark.parametrize("text", ["", "1 2 3 4", "1 2 3 four normal", "1 2 3 4 5 normal", "\ufffd"])
def test_what_is_no_place_is_none(text: str) -> None:
    assert WindowPlace.parse(text) is None


@pytest.mark.parametrize("size", [(1920, 1040), (1440, 860), (1097, 617), (960, 600), (800, 480)])
@pytest.mark.parametrize("kept", ["", "-50 -50 5000 4000 normal", "900 500 1440 900 normal"])
def test_it_is_never_larger_than_its_screen_and_wholly_on_it(
    qtbot: QtBot, screen: Callable[[int, int], None], size: tuple[int, int], kept: str
) -> None:
    screen(*size)
    window = QWidget()
    qtbot.addWidget(window)
    put(window, kept)
    assert QRect(0, 0, *size).contains(QRect(window.pos(), window.size()))
    assert window.minimumWidth() <= size[0]
    assert window.minimumHeight() <= size[1]


def test_it_comes_back_to_the_same_pixels(qtbot: QtBot, screen: Callable[[int, int], None]) -> None:
    screen(1920, 1080)
    text = "100 60 1300 800 normal"
    for _ in range(3):
        window = QWidget()
        qtbot.addWidget(window)
        put(window, text)
        text = place_of(window).text
    assert text == "100 60 1300 800 normal"


class Screen:
    """As much of a screen as a place for a window needs."""

    def __init__(self, *area: int) -> None:
        self.area = QRect(*area)

    def availableGeometry(self) -> QRect:
        return self.area


LEFT, RIGHT = Screen(0, 0, 1920, 1080), Screen(1920, 0, 2560, 1440)
AT_DOUBLE_FACTOR = Screen(0, 0, 960, 540)  # the left one, once each pixel is two


@pytest.mark.parametrize(
    ("kept", "screens", "expected"),
    [
        pytest.param("2200 200 1440 900 normal", [LEFT, RIGHT], RIGHT, id="is still there"),
        pytest.param("2200 200 1440 900 normal", [LEFT], LEFT, id="is gone"),
        pytest.param("-1800 100 1440 900 normal", [LEFT], LEFT, id="is gone from the left"),
        pytest.param("2200 200 1440 900 normal", [LEFT, Screen(6000, 0, 1920, 1080)], LEFT,
                     id="has been moved away"),
        pytest.param("1500 100 1440 900 normal", [LEFT, RIGHT], RIGHT, id="has most of it"),
        pytest.param("300 100 1440 900 normal", [AT_DOUBLE_FACTOR], AT_DOUBLE_FACTOR,
                     id="has another scale factor"),
        pytest.param("2540 1000 1440 900 normal", [Screen(0, 0, 2560, 1440), LEFT], LEFT,
                     id="shows a strip too thin to be pulled at"),
    ],
)  # fmt: skip
def test_it_opens_whole_on_a_screen_that_there_is(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kept: str, screens: list[Screen],
    expected: Screen,
) -> None:  # fmt: skip
    """The screen on which it was is still there, or else its own, which is the left one."""

    class Window(QWidget):
        def screen(self) -> Any:
            return screens[-1] if LEFT in screens[1:] else screens[0]

    application = SimpleNamespace(screens=lambda: screens)
    monkeypatch.setattr(window_place, "QGuiApplication", application)
    window = Window()
    qtbot.addWidget(window)
    put(window, kept)
    assert expected.area.contains(QRect(window.pos(), window.size()))
    assert window.minimumSize().boundedTo(expected.area.size()) == window.minimumSize()


def scroll_to(view: QWidget) -> None:
    """Scroll every area that a view is in, from the inside."""
    around = view.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(view, 0, 0)
        around = around.parentWidget()


@pytest.mark.parametrize("size", [(960, 600), (1280, 720), (1366, 700)])
def test_on_a_small_screen_every_area_can_be_scrolled_to(
    make_window: Any, screen: Callable[[int, int], None], size: tuple[int, int]
) -> None:
    screen(*size)
    window, _ = make_window()
    assert (window.width(), window.height()) <= size
    window.resize(*size)
    panels = window.panels
    area = panels.splitters[0].parentWidget().parentWidget()
    for view in (
        panels.run_card,
        panels.watch.stage,
        panels.watch.synapses,
        panels.watch.bit_accuracy,
    ):
        scroll_to(view)
        corner = view.mapTo(area, view.rect().bottomRight())
        assert area.rect().contains(corner), view.objectName()
