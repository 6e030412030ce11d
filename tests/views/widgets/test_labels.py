"""Labels: a room keeps its size whatever is in it; what has no room says nothing."""

from html import unescape

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.views.widgets.labels import ElidedLabel, RoomFor
from tests.views.counted_events import SHORTLY, CountedEvents


def test_a_text_in_a_room_does_not_lay_out_what_is_around_it(qtbot: QtBot) -> None:
    window, label = QWidget(), QLabel("short")
    layout = QHBoxLayout(window)
    layout.addWidget(RoomFor(label))
    layout.addWidget(QLabel("beside"))
    qtbot.addWidget(window)
    window.resize(400, 60)
    with qtbot.waitExposed(window):
        window.show()
    assert label.width() > 200
    qtbot.wait(SHORTLY)
    asked, before = CountedEvents(window, QEvent.Type.LayoutRequest), label.geometry()
    label.setText("another text, and a much longer one")
    qtbot.wait(SHORTLY)
    assert asked.count == 0
    assert label.geometry() == before
    window.resize(500, 60)
    assert label.width() == before.width() + 100


def test_a_cut_text_is_empty_rather_than_a_letter_or_two(qtbot: QtBot) -> None:
    label = ElidedLabel("note")
    qtbot.addWidget(label)
    label.setText("Example 5,500, the next to be learned.")
    whole = label.fontMetrics().horizontalAdvance(label.text())
    assert label.fitting(whole + 1) == label.text()
    assert label.fitting(whole // 2).endswith("…")
    assert label.fitting(label.fontMetrics().horizontalAdvance("Ex…") + 1) == ""
    label.setText("= 7")
    assert label.fitting(whole) == "= 7", "a short text that has room is not cut"


def test_where_a_text_has_no_room_it_is_said_in_fewer_words(qtbot: QtBot) -> None:
    label = ElidedLabel("note")
    qtbot.addWidget(label)
    label.say("Example 5,500, learned next.", "Learned next.")
    assert label.text() == "Example 5,500, learned next."
    whole, short = (
        label.fontMetrics().horizontalAdvance(text) for text in (label.text(), "Learned next.")
    )
    assert label.fitting(whole) == label.text()
    assert label.fitting(whole - 1) == label.fitting(short) == "Learned next."
    assert label.fitting(short - 1).endswith("…")
    label.say("Another text, without a shorter one.")
    assert label.fitting(short).endswith("…")


@pytest.mark.parametrize(
    ("wide", "tip", "told"), [(60, "", True), (600, "", False), (60, "its own", False)]
)
def test_what_is_cut_is_told_whole_on_hover(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, wide: int, tip: str, told: bool
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, *_rest: said.append(text))
    label = ElidedLabel("note")
    qtbot.addWidget(label)
    label.setText("'<b>' is not a whole number.")
    label.setToolTip(tip)
    label.resize(wide, 20)
    QApplication.sendEvent(label, QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), QPoint(5, 5)))
    assert [unescape(text) for text in said] == [f"<qt>{label.text()}</qt>"] * told
