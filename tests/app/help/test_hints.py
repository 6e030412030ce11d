"""Three hints, one after the other, each only once."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.actions.do import Do
from rnn_viz.app.help.hint_card import HintCard
from rnn_viz.app.help.hints import HINTS
from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.experiment.choices import ExperimentPart, ShowExperiment
from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.io.settings import Settings


def _press(qtbot: QtBot, window: Any, name: str) -> None:
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_each_hint_gives_way_to_the_next(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.help.hints.show()
    places = set()
    for number, hint in enumerate(HINTS, 1):
        assert window.findChild(QLabel, "hint.text").text() == hint.sentence
        assert window.findChild(QLabel, "hint.number").text() == f"{number} of {len(HINTS)}"
        done = window.findChild(QPushButton, "hint.done")
        places.add(done.mapTo(window, QPoint()).toTuple())
        _press(qtbot, window, "hint.done")
    assert len(places) <= 2, "clicks at one place, but where the card gives way to the tabs"
    assert not window.findChild(QFrame, "hint").isVisible()
    assert window.settings.hints_dismissed == tuple(h.name for h in HINTS)


def test_hints_can_be_done_without(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.help.hints.show()
    _press(qtbot, window, "hint.skip")
    assert not window.findChild(QFrame, "hint").isVisible()


def test_a_dismissed_hint_does_not_come_back(make_window: Any) -> None:
    window, _ = make_window(settings=Settings(hints_dismissed=tuple(h.name for h in HINTS)))
    window.help.hints.show()
    assert window.findChild(QFrame, "hint") is None


def test_every_hint_points_at_something(make_window: Any) -> None:
    window, _ = make_window()
    for hint in HINTS:
        for target in hint.targets:
            assert window.findChild(object, target) is not None


def test_a_hint_is_done_with_when_the_user_does_it(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.RUN].trigger()
    assert window.help.hints.current == HINTS[0], "nothing was said yet"
    window.help.hints.show()
    window.actions_by_key[Do.RUN].trigger()
    assert window.findChild(QLabel, "hint.text").text() == HINTS[1].sentence
    window.panels.watch.all_sums.wished.emit(ShowNumbers(1, 2))
    assert window.findChild(QLabel, "hint.text").text() == HINTS[1].sentence
    window.panels.watch.numbers.wished.emit(ShowNumbers(1, 2))
    assert window.findChild(QLabel, "hint.text").text() == HINTS[3].sentence
    window.actions_by_key[Do.LESSONS].trigger()
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
    window.help.hints.show()
    for hint in HINTS:
        card, ring = window.findChild(QFrame, "hint"), window.findChild(QFrame, "hint.ring")
        for name in hint.targets:
            target = window.findChild(QWidget, name)
            place = QRect(target.mapTo(window, QPoint()), target.size())
            assert window.rect().contains(card.geometry())
            assert not card.geometry().intersects(place & window.rect())
            assert ring.isVisible()
            assert ring.geometry().contains(place & window.rect())
        _press(qtbot, window, "hint.done")


def test_a_hint_about_what_is_not_in_sight_waits(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.INSIDE].trigger()
    window.help.hints.done("run")
    window.help.hints.show()
    window.help.hints.done("run")
    assert window.help.hints.current == HINTS[1]
    assert not window.findChild(QFrame, "hint").isVisible()


def test_a_hint_stays_beside_its_target_at_another_scale(make_window: Any) -> None:
    window, _ = make_window()
    window.resize(1440, 900)
    window.show()
    window.help.hints.show()
    card = window.findChild(HintCard)
    run = window.findChild(QWidget, "transport.run")
    for key in (Do.LARGER, Do.LARGER, Do.LARGER, Do.NORMAL_SIZE):
        window.actions_by_key[key].trigger()
        place = QRect(run.mapTo(window, QPoint()), run.size())
        assert not card.geometry().intersects(place)
        assert window.rect().contains(card.geometry())


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900), (1920, 1080)])
def test_a_hint_covers_nothing_that_matters(
    make_window: Any, qtbot: QtBot, size: tuple[int, int]
) -> None:
    window, _ = make_window()
    window.setFixedSize(*size)
    window.show()
    window.help.hints.show()
    matter = ("transport", "numbers", "stage", "all_sums", "timeline", "error_curve")
    for _hint in HINTS:
        card = window.findChild(HintCard)
        for name in matter:
            part = window.findChild(QWidget, name)
            place = QRect(part.mapTo(window, QPoint()), part.size())
            assert not card.geometry().intersects(place & window.rect()), name
        _press(qtbot, window, "hint.done")


def test_the_ring_follows_what_it_is_around(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.resize(1440, 900)
    window.show()
    window.help.hints.show()
    window.help.hints.done("run")
    ring, field = (window.findChild(QWidget, name) for name in ("hint.ring", "numbers.a"))
    field.move(field.x() + 7, field.y())
    assert ring.geometry().contains(QRect(field.mapTo(window, QPoint()), field.size()))
    window.help.hints.done("numbers")
    for name in ("map", "lesson"):
        window.help.hints.done(name)
    assert not ring.isVisible()
    field.move(field.x() - 7, field.y())
    assert not ring.isVisible()


def test_a_hint_in_a_narrow_place_has_its_buttons_in_full(qtbot: QtBot) -> None:
    parent, narrow = QWidget(), 120
    qtbot.addWidget(parent)
    parent.resize(900, 700)
    over = QWidget(parent)
    over.setGeometry(0, 0, narrow, 700)
    card = HintCard(parent, ["A sentence about something."])
    parent.show()
    card.say("A sentence about something.", QRect(300, 10, 20, 20), [over])
    for button in card.findChildren(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert card.rect().contains(button.geometry())


def test_no_hint_covers_the_plan_of_an_experiment_and_it_comes_back(make_window: Any) -> None:
    window, _ = make_window()
    window.resize(1100, 700)
    window.help.hints.show()
    card, ring = window.findChild(QFrame, "hint"), window.findChild(QFrame, "hint.ring")
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    assert card.isVisible()
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    assert not card.isVisible()
    assert not ring.isVisible()
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    assert card.isVisible()
    assert ring.isVisible()
