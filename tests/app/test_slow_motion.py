"""Slow motion in the window: found, started, paused and paced where the sum is."""

from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QTabWidget, QToolButton

from rnn_viz.app.actions import Do
from rnn_viz.core import commands as do
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Phase
from rnn_viz.core.view_state import ChooseStepSize


def _shown(window: Any) -> bool:
    tempo: QLabel = window.findChild(QLabel, "numbers.tempo")
    return tempo.isVisible()


def test_the_button_starts_it_and_its_tempo_stands_beside_it(make_window: Any) -> None:
    window, engine = make_window()
    window.bridge.poll()
    assert not _shown(window)
    window.findChild(QToolButton, "numbers.slow-motion").click()
    window.bridge.poll()
    assert engine.newest.stage.is_slow_motion
    assert _shown(window)
    assert window.findChild(QLabel, "numbers.tempo").text() == "1.25 s a line"
    window.findChild(QToolButton, "numbers.faster").click()
    window.bridge.poll()
    assert window.findChild(QLabel, "numbers.tempo").text() == "0.83 s a line"


def test_space_pauses_it_and_lets_it_go_on(make_window: Any) -> None:
    window, engine = make_window()
    window.actions_by_key[Do.SLOW_MOTION].trigger()
    for is_playing in (False, True, False):
        window.actions_by_key[Do.RUN].trigger()
        window.bridge.poll()
        now = engine.newest
        assert (now.stage.is_playing, now.phase) == (is_playing, Phase.PAUSED)
    assert _shown(window), "it waits"
    window.actions_by_key[Do.WHOLE_SUM].trigger()
    window.bridge.poll()
    assert not _shown(window)


def test_a_tab_is_filled_when_it_comes_into_sight(make_window: Any) -> None:
    window, engine = make_window()
    engine.send(do.GoTo(100))
    engine.work()
    window.bridge.poll()
    tabs: QTabWidget = window.findChild(QTabWidget, "left.tabs")
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
    assert window.panels.what_if.snapshot is engine.newest
    assert window.panels.what_if.rows, "the run is listed"


def test_the_arrows_step_line_by_line_whatever_size_is_chosen(make_window: Any) -> None:
    window, engine = make_window()
    window.dispatch.take(ChooseStepSize(100))
    window.actions_by_key[Do.SLOW_MOTION].trigger()
    window.bridge.poll()
    for do_, operation in ((Do.STEP, 1), (Do.STEP, 2), (Do.BACK, 1)):
        window.actions_by_key[do_].trigger()
        window.bridge.poll()
        assert engine.newest.stage.operation == operation
        assert engine.newest.stage.is_slow_motion
    window.actions_by_key[Do.WHOLE_SUM].trigger()
    window.bridge.poll()
    window.actions_by_key[Do.STEP].trigger()
    engine.work()
    window.bridge.poll()
    assert engine.newest.iteration == 100


@pytest.mark.parametrize(
    ("operation", "bright"),
    [
        (1, set()),  # the bits are read
        (2, {"synapse_0", "synapse_h"}),  # and mixed
        (3, {"synapse_1"}),  # the guess
        (58, {"synapse_1", "synapse_h"}),  # the blame
        (59, {"synapse_1"}), (60, {"synapse_h"}), (61, {"synapse_0"}),  # the update collected
        (105, {"synapse_0"}), (107, {"synapse_h"}),  # and applied
    ],
)  # fmt: skip
def test_the_synapses_that_a_line_uses_stay_bright(
    make_window: Any, operation: int, bright: set[str]
) -> None:
    window, engine = make_window()
    engine.send(do.GoTo(50))
    engine.work()
    engine.send(do.PlayInside(StepSize.OP))
    engine.send(do.ShowOperation(operation))
    window.bridge.poll()
    board = window.panels.synapses.board

    def pictures() -> dict[str, QImage]:
        whole = board.grab().toImage()
        return {it.name: whole.copy(it.area().toAlignedRect()) for it in board.matrices}

    slowly = pictures()
    board.show_acting(None)
    plain = pictures()
    assert {name for name in plain if plain[name] == slowly[name]} == bright
    engine.send(do.ShowWholeSum())
    window.bridge.poll()
    whole = pictures()
    board.show_acting(None)
    assert whole == pictures()
