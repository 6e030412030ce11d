"""The transport shows the engine's state."""

import math
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.app import resources
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.engine.moment import moment
from rnn_viz.views.transport.speed import STOPS, SpeedSlider, words
from rnn_viz.views.transport.transport import Transport


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
    sizes = transport.findChild(object, "transport.by")
    for index, size in enumerate((*StepSize, 1, 10, 100, 1000)):
        with qtbot.waitSignal(transport.stepSizeChosen) as sent:
            sizes.buttons()[index].click()  # type: ignore[attr-defined]
        assert sent.args == [size]


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
