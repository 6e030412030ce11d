"""Every stop of the Tab key shows that it has the keyboard."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from rnn_viz.core import commands as do
from rnn_viz.core.intents import Pin, ShowTab, Tab
from rnn_viz.core.net.subjects import Unit

MOST = 120  # stops


def picture(window: QWidget) -> QImage:
    for _ in range(3):
        QApplication.sendPostedEvents()
    return window.grab().toImage()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("tab", Tab)
def test_every_stop_is_seen_to_have_the_keyboard(make_window: Any, tab: Tab) -> None:
    window, engine = make_window()
    engine.send(do.GoTo(5))
    engine.work()
    window.bridge.poll()
    for intent in (ShowTab(tab), Pin(Unit(3, 7))):
        window.dispatch.take(intent)
    unseen, stops = [], list[QWidget]()
    window.setFocus()
    while len(stops) < MOST:
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        stop = focused()
        if stop in stops:
            break
        stops.append(stop)
        there = picture(window)
        stop.clearFocus()
        if picture(window) == there:
            unseen.append((type(stop).__name__, stop.objectName()))
        stop.setFocus(Qt.FocusReason.TabFocusReason)
    assert 30 < len(stops) < MOST
    assert unseen == []


def test_before_any_control_has_the_keyboard_space_runs(make_window: Any) -> None:
    _, engine = make_window()
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    assert engine.commands == [do.RunOrPause()]
