"""The left column: the open run card is whole where it can be, and Apply is always in sight."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QTabWidget, QWidget

from rnn_viz.core import commands as do
from rnn_viz.core.intents import OpenRunCard, ShowTab, Tab


def settle() -> None:
    for _ in range(3):
        QApplication.sendPostedEvents()


def in_sight(part: QWidget, window: QWidget) -> bool:
    """Whether nothing around a widget cuts anything off it."""
    place = QRect(part.mapTo(window, QPoint()), part.size())
    around = part.parentWidget()
    while around is not None:
        if not QRect(around.mapTo(window, QPoint()), around.size()).contains(place):
            return False
        around = None if around is window else around.parentWidget()
    return part.isVisible()


def trained(make_window: Any, *size: int) -> Any:
    """Return a window with a finished run, so that the tabs are full, and an open run card."""
    window, engine = make_window()
    window.resize(*size)
    engine.send(do.GoToEnd())
    engine.work()
    window.bridge.poll()
    window.dispatch.take(OpenRunCard(is_open=True))
    return window


@pytest.mark.parametrize("tab", Tab)
def test_the_tabs_give_way_to_an_open_run_card(make_window: Any, tab: Tab) -> None:
    window = trained(make_window, 800, 700)
    window.dispatch.take(ShowTab(tab))
    settle()
    for name in ("run.hidden", "run.iterations", "run.apply"):
        assert in_sight(window.findChild(QWidget, name), window), name


@pytest.mark.parametrize("tab", Tab)
def test_apply_stays_in_sight_where_the_fields_scroll(make_window: Any, tab: Tab) -> None:
    window = trained(make_window, 800, 700)
    window.look.use_scale(125)
    window.dispatch.take(ShowTab(tab))
    settle()
    last = window.findChild(QWidget, "run.iterations")
    assert not in_sight(last, window)
    assert in_sight(window.findChild(QWidget, "run.apply"), window)
    (area,) = window.panels.run_card.findChildren(QScrollArea)
    assert area.verticalScrollBar().isVisible()
    area.ensureWidgetVisible(last)
    assert in_sight(last, window)


def test_an_open_card_has_a_name(make_window: Any) -> None:
    window = trained(make_window, 800, 700)
    heading = next(it for it in window.panels.run_card.findChildren(QLabel) if it.text() == "Run")
    assert in_sight(heading, window)
    window.dispatch.take(OpenRunCard(is_open=False))
    assert not heading.isVisible(), "the line needs its room"


@pytest.mark.parametrize("scale", [100, 125, 150, 175, 200])
def test_every_tab_can_be_read(make_window: Any, scale: int) -> None:
    window = trained(make_window, 800, 700)
    window.look.use_scale(scale)
    settle()
    tabs = window.findChild(QTabWidget, "left.tabs")
    bar = tabs.tabBar()
    for index in filter(bar.isTabVisible, range(bar.count())):
        words = bar.fontMetrics().horizontalAdvance(bar.tabText(index))
        assert words < bar.tabRect(index).width()
        assert bar.rect().contains(bar.tabRect(index))
    assert bar.width() <= tabs.width()
