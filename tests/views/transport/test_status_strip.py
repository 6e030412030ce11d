"""The strip along the bottom."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import MoveEnd, Pause
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.engine.moment import moment
from rnn_viz.views.transport.status_strip import StatusStrip


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return moment(RunConfig(iterations=40), 20, None)


def test_a_long_way_shows_how_far_and_can_be_cancelled(qtbot: QtBot, now: Snapshot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show()
    strip.draw(Scene(replace(now, phase=Phase.TRAVELLING, target=40)))
    bar, cancel = strip.findChild(QProgressBar), strip.findChild(QPushButton, "status.cancel")
    assert isinstance(bar, QProgressBar)
    assert isinstance(cancel, QPushButton)
    assert (bar.isVisible(), bar.value()) == (True, 500)
    with qtbot.waitSignal(strip.wished) as sent:
        cancel.click()
    assert sent.args == [Pause()]
    strip.draw(Scene(now))
    assert not bar.isVisible()
    assert not cancel.isVisible()


@pytest.mark.parametrize(("iterations", "further"), [(40, 80), (6_000_000, 10_000_000)])
def test_a_finished_run_can_be_extended(
    qtbot: QtBot, now: Snapshot, iterations: int, further: int
) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show()
    config = RunConfig(iterations=iterations)
    strip.draw(Scene(replace(now, config=config, iteration=iterations, frontier=iterations)))
    button = strip.findChild(QPushButton, "status.extend")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(strip.wished) as sent:
        button.click()
    assert sent.args == [MoveEnd(further)]


def test_the_longest_run_cannot(qtbot: QtBot, now: Snapshot) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.show()
    longest = 10_000_000
    config = RunConfig(iterations=longest)
    strip.draw(Scene(replace(now, config=config, iteration=longest, frontier=longest)))
    button = strip.findChild(QPushButton, "status.extend")
    assert isinstance(button, QPushButton)
    assert not button.isVisible()


def test_a_sentence_without_room_is_told_in_a_tooltip_and_no_other(
    qtbot: QtBot, now: Snapshot
) -> None:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    sentence = strip.findChild(QLabel, "status.sentence")
    assert isinstance(sentence, QLabel)
    for width, tip in ((900, ""), (120, "Undone: alpha 0.1 → 0.5; the run is shown now.")):
        strip.resize(width, strip.height())
        with qtbot.waitExposed(strip):
            strip.show()
        strip.draw(Scene(replace(now, notice="Undone: alpha 0.1 → 0.5; the run is shown now.")))
        assert sentence.toolTip() == tip
