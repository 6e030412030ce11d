"""The transport shows the engine's state."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app import resources
from rnn_viz.core.intents import ChooseStepSize
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.views.transport.speed import STOPS, SpeedSlider, words
from rnn_viz.views.transport.transport import Transport
from rnn_viz.views.widgets.segmented import Segmented


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=40), 40, None)


@pytest.fixture
def transport(qtbot: QtBot) -> Transport:
    icons = (resources.read_text("icons/play.svg"), resources.read_text("icons/pause.svg"))
    actions = {name: QAction(name) for name in ("start", "back", "run", "step")}
    made = Transport(actions, icons)
    made.kept = actions  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({}, "at the end"),
        ({"iteration": 20, "frontier": 20}, "live"),
        ({"iteration": 20}, "past"),
        ({"phase": Phase.PREPARING}, "preparing"),
        ({"diverged_at": 40}, "diverged"),
        ({"is_saturated": True}, "saturated"),
    ],
)
def test_one_word_says_where_the_playhead_is(
    transport: Transport, now: Snapshot, change: dict[str, object], word: str
) -> None:
    transport.draw(Scene(replace(now, **change)))  # type: ignore[arg-type]
    label = transport.findChild(QLabel, "transport.state")
    assert isinstance(label, QLabel)
    assert label.text() == word


def test_the_step_size_chosen_is_sent(transport: Transport, qtbot: QtBot) -> None:
    sizes = transport.findChild(Segmented, "transport.by")
    menu = transport.findChild(QToolButton, "transport.by.menu").menu()
    for index, size in enumerate((*StepSize, 1, 10, 100, 1000)):
        for choose in (sizes.buttons()[index].click, menu.actions()[index].trigger):
            with qtbot.waitSignal(transport.wished) as sent:
                choose()
            assert sent.args == [ChooseStepSize(size)]


def test_the_step_size_shown_is_the_one_in_force(transport: Transport, now: Snapshot) -> None:
    sizes = transport.findChild(Segmented, "transport.by")
    for index, size in enumerate((*StepSize, 1, 10, 100, 1000)):
        transport.draw(Scene(now, ViewState(step_size=size)))
        assert sizes.index == index


@pytest.mark.parametrize("width", [600, 640, 720, 733, 823, 940, 960, 1099, 1100, 1239, 1240, 1440])
@pytest.mark.parametrize("iterations", [40, 10_000_000])
def test_everything_fits_and_until_is_there_at_any_width(
    qtbot: QtBot, transport: Transport, now: Snapshot, width: int, iterations: int
) -> None:
    transport.draw(Scene(replace(now, config=RunConfig(iterations=iterations))))
    transport.resize(width, transport.height())
    with qtbot.waitExposed(transport):
        transport.show()
    assert transport.width() == width
    parts = [part for part in transport.findChildren(QWidget) if part.isVisibleTo(transport)]
    assert transport.until in parts
    direct = [part for part in parts if part.parentWidget() is transport]
    assert all(transport.rect().contains(part.geometry()) for part in direct)
    places = sorted(part.geometry().getCoords() for part in direct)
    assert all(one[2] < other[0] for one, other in pairwise(places))


@pytest.mark.parametrize("stop", range(len(STOPS)))
def test_every_speed_shows_as_it_was_chosen(qtbot: QtBot, stop: int) -> None:
    slider = SpeedSlider()
    qtbot.addWidget(slider)
    slider.show_speed(STOPS[stop])
    found: list[float] = []
    slider.speedChosen.connect(found.append)
    slider.show_speed(STOPS[stop])
    assert found == []  # showing is not choosing
    assert slider._slider.value() == stop


def test_speeds_are_said_as_people_say_them() -> None:
    assert [words(s) for s in (0.5, 1, 250, 25_000, math.inf)] == [
        "1 every 2 s", "1 / s", "250 / s", "25,000 / s", "flat out",
    ]  # fmt: skip
