"""Dialogs are in the window's own type and colours, and short enough for a small one."""

from typing import Any

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QMessageBox

from rnn_viz.app import dialogs
from rnn_viz.app.actions.do import Do
from rnn_viz.app.actions.table import ACTIONS
from rnn_viz.app.dialogs import Dialog, Message
from rnn_viz.app.help.shortcut_sheet import ShortcutSheet

OPENING = (Do.GLOSSARY, Do.SHORTCUTS, Do.ABOUT)


@pytest.mark.parametrize("do", OPENING)
def test_a_dialog_has_a_title_and_is_closed_by_its_button(make_window: Any, do: Do) -> None:
    window, _ = make_window()
    window.actions_by_key[do].trigger()
    dialog = window.findChild(Dialog)
    assert dialog.isVisible()
    assert dialog.title.text()
    assert dialog.height() <= window.height()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_no_dialog_has_a_stock_icon(make_window: Any) -> None:
    window, _ = make_window()
    dialogs.warn(window, "It is broken.", "Traceback")
    for do in OPENING:
        window.actions_by_key[do].trigger()
    for dialog in window.findChildren(Dialog):
        assert dialog.close_button.icon().isNull()
        assert not dialog.findChildren(QDialogButtonBox)
        dialog.close()
    assert not window.findChildren(QMessageBox)


def test_another_dialog_keeps_no_warning_back(make_window: Any) -> None:
    window, _ = make_window()
    dialogs.show_about(window)
    dialogs.warn(window, "It is broken.", "Traceback: line 1")
    texts = {label.text() for label in window.findChildren(QLabel) if label.isVisible()}
    assert {"It is broken.", "Traceback: line 1"} <= texts
    for dialog in window.findChildren(Dialog):
        dialog.close()


def test_what_is_told_more_is_whole_in_a_dialog_that_is_open(make_window: Any, qtbot: Any) -> None:
    window, _ = make_window()
    message = Message(window, "What is it?", "One thing, told first.")
    message.open()
    message.add("More of it, which takes more than one line. " * 4, "line 1\nline 2\nline 3")
    qtbot.waitUntil(
        lambda: message.said.height() >= message.said.heightForWidth(message.said.width())
    )
    message.close()


def test_the_sheet_has_every_key_and_all_of_it_can_be_reached(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.SHORTCUTS].trigger()
    sheet = window.findChild(ShortcutSheet)
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {spec.text for spec in ACTIONS if spec.keys} <= texts
    assert "−" in texts, "the key is written with the one minus sign"
    assert "-" not in texts
    needed = sheet.keys.widget().minimumSizeHint()
    assert needed.width() + 2 * 24 <= 1100 - 48, "whole in the smallest window there is"
    sheet.close()
