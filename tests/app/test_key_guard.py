"""The focused control gets its keys; shortcuts get the others."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSlider, QToolButton
from pytestqt.qtbot import QtBot

from rnn_viz.app.key_guard import KeyGuard
from rnn_viz.core import commands as do


def test_space_presses_the_focused_button_only(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    guard = KeyGuard(window)
    QApplication.instance().installEventFilter(guard)
    button = window.findChild(QToolButton, "transport.by.×100")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert engine.commands == []
    assert window.dispatch.view.step_size == 100
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert engine.commands == [do.RunOrPause()]
    QApplication.instance().removeEventFilter(guard)


def test_arrows_move_the_focused_slider_only(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    guard = KeyGuard(window)
    QApplication.instance().installEventFilter(guard)
    slider = window.findChild(QSlider, "transport.speed")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert [type(c) for c in engine.commands] == [do.SetSpeed]
    QApplication.instance().removeEventFilter(guard)
