"""A row of words of which one is chosen, by mouse and by keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.key_guard import KeyGuard
from rnn_viz.views.widgets.segmented import Segmented

WORDS = ["op", "bit", "pass", "example"]


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[Segmented]:
    """Return a row between two other places that Tab comes to."""
    window = QWidget()
    layout, made = QVBoxLayout(window), Segmented(WORDS, "size")
    for widget in (QLineEdit(), made, QLineEdit()):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    window.findChild(QLineEdit).setFocus()
    yield made
    window.close()


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def focused_word() -> str:
    focused = QApplication.focusWidget()
    return "" if focused is None else focused.accessibleName()


@pytest.mark.parametrize("chosen", range(4))
def test_tab_comes_to_the_word_that_is_chosen_and_leaves_at_once(
    row: Segmented, chosen: int
) -> None:
    row.choose(chosen)
    press(Qt.Key.Key_Tab)
    assert focused_word() == WORDS[chosen]
    press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_where_none_is_chosen_tab_comes_to_the_first(row: Segmented) -> None:
    row.choose(2)
    row.choose(None)
    press(Qt.Key.Key_Tab)
    assert focused_word() == "op"


def test_arrows_choose_another_word_and_tell_it(row: Segmented, qapp: QApplication) -> None:
    guard = KeyGuard(qapp)
    heard: list[int] = []
    row.chosen.connect(heard.append)
    row.choose(1)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert heard == [2, 3, 2]
    assert (row.index, focused_word()) == (2, "pass")
    guard.deleteLater()
