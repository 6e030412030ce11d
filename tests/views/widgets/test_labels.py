"""Labels: a room keeps its size whatever is in it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.views.widgets.labels import Room
from tests.views.counted_events import SHORTLY, CountedEvents


def test_a_text_in_a_room_does_not_lay_out_what_is_around_it(qtbot: QtBot) -> None:
    window, label = QWidget(), QLabel("short")
    layout = QHBoxLayout(window)
    layout.addWidget(Room(label))
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
