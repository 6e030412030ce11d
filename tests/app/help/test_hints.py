"""Three hints, one after the other, each only once."""

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.actions import Do
from rnn_viz.app.help.hints import HINTS, HintCard
from rnn_viz.core.commands import ShowNumbers
from rnn_viz.io.settings import Settings


def _press(qtbot: QtBot, window: Any, name: str) -> None:
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_each_hint_gives_way_to_the_next(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.hints.show()
    for hint in HINTS:
        assert window.findChild(QLabel, "hint.text").text() == hint.sentence
        _press(qtbot, window, "hint.done")
    assert not window.findChild(QFrame, "hint").isVisible()
    assert window.settings.hints_dismissed == tuple(h.name for h in HINTS)


def test_hints_can_be_done_without(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.hints.show()
    _press(qtbot, window, "hint.skip")
    assert not window.findChild(QFrame, "hint").isVisible()


def test_a_dismissed_hint_does_not_come_back(make_window: Any) -> None:
    window, _ = make_window(settings=Settings(hints_dismissed=tuple(h.name for h in HINTS)))
    window.hints.show()
    assert window.findChild(QFrame, "hint") is None


def test_every_hint_points_at_something(make_window: Any) -> None:
    window, _ = make_window()
    for hint in HINTS:
        assert window.findChild(object, hint.target) is not None


def test_a_hint_is_done_with_when_the_user_does_it(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.RUN].trigger()
    assert window.hints.current == HINTS[0], "nothing was said yet"
    window.hints.show()
    window.actions_by_key[Do.RUN].trigger()
    assert window.findChild(QLabel, "hint.text").text() == HINTS[1].sentence
    window.panels.watch.all_sums.wished.emit(ShowNumbers(1, 2))
    assert window.findChild(QLabel, "hint.text").text() == HINTS[1].sentence
    window.panels.watch.numbers.wished.emit(ShowNumbers(1, 2))
    assert not window.findChild(QFrame, "hint").isVisible()


def test_help_shows_the_hints_again(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window(settings=Settings(hints_dismissed=tuple(h.name for h in HINTS)))
    window.actions_by_key[Do.HINTS].trigger()
    assert window.findChild(QLabel, "hint.text").text() == HINTS[0].sentence
    assert window.settings.hints_dismissed == ()
    _press(qtbot, window, "hint.skip")
    window.actions_by_key[Do.HINTS].trigger()
    assert window.findChild(QFrame, "hint").isVisible()


def test_a_hint_never_covers_what_it_speaks_of(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.hints.show()
    for hint in HINTS:
        card, target = window.findChild(QFrame, "hint"), window.findChild(QWidget, hint.target)
        place = QRect(target.mapTo(window, QPoint()), target.size())
        assert window.rect().contains(card.geometry())
        assert not card.geometry().intersects(place & window.rect())
        _press(qtbot, window, "hint.done")


def test_a_hint_about_what_is_not_in_sight_waits(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.INSIDE].trigger()
    window.hints.done("run")
    window.hints.show()
    window.hints.done("run")
    assert window.hints.current == HINTS[1]
    assert not window.findChild(QFrame, "hint").isVisible()


def test_a_hint_stays_beside_its_target_at_another_scale(make_window: Any) -> None:
    window, _ = make_window()
    window.resize(1440, 900)
    window.show()
    window.hints.show()
    card = window.findChild(HintCard)
    run = window.findChild(QWidget, "transport.run")
    for key in (Do.LARGER, Do.LARGER, Do.LARGER, Do.NORMAL_SIZE):
        window.actions_by_key[key].trigger()
        place = QRect(run.mapTo(window, QPoint()), run.size())
        assert not card.geometry().intersects(place)
        assert window.rect().contains(card.geometry())
