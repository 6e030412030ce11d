"""Slow motion in the window: found, started, paused and paced where the sum is."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTabWidget, QToolButton

from rnn_viz.app.actions.do import Do
from rnn_viz.app.workspaces.veil import Veil
from rnn_viz.core import commands as do
from rnn_viz.core.intents import ChooseStepSize, ChooseTempo, Pin, ShowSynapsesAs, SynapseView
from rnn_viz.core.net.subjects import Unit
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Phase

ROWS = ("place", "a", "b", "carry", "layer_1", "p", "guess", "truth", "error")


def _shown(window: Any) -> bool:
    tempo: QLabel = window.findChild(QLabel, "numbers.tempo")
    return tempo.isVisible()


def _matrices(window: Any) -> dict[str, QImage]:
    """Return the picture of each matrix by its name."""
    board = window.panels.watch.synapses.board
    image = board.viewport().grab().toImage()
    matrices = board.nets[0].matrices
    return {it.name: image.copy(it.area().toAlignedRect()) for it in matrices}


def _undimmed(window: Any) -> dict[str, QImage]:
    window.panels.watch.synapses.board.show_lit(None)
    return _matrices(window)


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900)])
def test_the_rows_of_the_sum_stay_where_they_are(make_window: Any, size: tuple[int, int]) -> None:
    window, engine = make_window()
    window.resize(*size)
    stage = window.panels.watch.stage
    window.dispatch.take(ChooseTempo(10.0))

    def rows() -> dict[str, tuple[int, int]]:
        window.bridge.poll()
        for _ in range(3):
            QApplication.sendPostedEvents()
        places = {row: stage.place_of(Part(row, 3)) for row in ROWS}
        corner = stage.mapTo(window, QPoint()).y()
        return {row: (corner + at.y(), at.height()) for row, at in places.items() if at is not None}

    for whose in (do.ShowTraining(), do.ShowNumbers(9, 60)):  # one's own have more room
        engine.send(whose)
        before = rows()
        assert set(before) == set(ROWS)
        for command in (do.PlayInside(StepSize.OP), do.ShowWholeSum()):
            engine.send(command)
            assert rows() == before, command


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


def test_escape_and_a_button_with_a_name_lead_out_of_it(make_window: Any) -> None:
    window, engine = make_window()
    button: QToolButton = window.findChild(QToolButton, "numbers.whole-sum")
    assert button.text() == "whole sum"
    assert "leave slow motion" in button.toolTip()
    leave = (lambda: QTest.keyClick(window, Qt.Key.Key_Escape), button.click)
    for way in leave:
        window.actions_by_key[Do.SLOW_MOTION].trigger()
        window.bridge.poll()
        window.actions_by_key[Do.STEP].trigger()
        window.bridge.poll()
        assert button.isEnabled()
        assert _shown(window)
        way()
        window.bridge.poll()
        assert engine.newest.stage.operation is None
        assert not _shown(window)
        assert not button.isEnabled()


def test_escape_closes_cards_first_and_leaves_fields_alone(make_window: Any) -> None:
    window, engine = make_window()
    window.actions_by_key[Do.SLOW_MOTION].trigger()
    window.dispatch.take(Pin(Unit(2, 5)))
    window.bridge.poll()
    field: QLineEdit = window.findChild(QLineEdit, "numbers.a")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.dispatch.view.pinned
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.dispatch.view.pinned
    assert engine.newest.stage.is_slow_motion
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.bridge.poll()
    assert not engine.newest.stage.is_slow_motion


def test_with_reduced_motion_the_stage_is_there_at_once(make_window: Any) -> None:
    window, engine = make_window()
    window.resize(1440, 900)
    motion = window.panels.watch.stage.columns.motion
    for is_reduced in (False, True):
        if is_reduced:
            window.actions_by_key[Do.REDUCED_MOTION].trigger()
        engine.send(do.PlayInside(StepSize.OP))
        engine.send(do.ShowOperation(30))
        window.bridge.poll()
        motion.setCurrentTime(motion.duration())
        engine.send(do.ShowOperation(40))
        window.bridge.poll()
        assert (motion.progress == 1.0) == is_reduced
        assert (motion.duration() == 0) == is_reduced
    assert motion.frame.position == 5, "where line 40 is"


def test_at_the_end_of_the_run_it_ends_undimmed_and_can_be_left(make_window: Any) -> None:
    window, engine = make_window()
    engine.send(do.Configure(RunConfig(iterations=10)))
    engine.send(do.GoTo(10))
    engine.work()
    engine.send(do.PlayInside(StepSize.OP))
    engine.send(do.ShowOperation(107))
    engine.send(do.StepInside(StepSize.OP))
    engine.work()
    window.bridge.poll()
    stage = engine.newest.stage
    assert stage.operation == len(stage.program)
    assert window.panels.watch.stage.scene.bright is None, "nothing is dimmed"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.bridge.poll()
    assert engine.newest.stage.operation is None


def test_no_verdict_stands_under_a_number_that_cannot_be_added(make_window: Any) -> None:
    window, engine = make_window()
    engine.send(do.ShowNumbers(52, 80))
    window.bridge.poll()
    field: QLineEdit = window.findChild(QLineEdit, "numbers.a")
    caption, answer = (
        window.findChild(QLabel, name) for name in ("stage.caption", "numbers.answer")
    )
    before = caption.text()
    field.setFocus()
    QTest.keyClicks(field, "x5")
    assert caption.text() == "Still on stage: 52 + 80. What is being typed cannot be added."
    assert answer.text() == "=  …"
    assert window.panels.watch.numbers.note.startswith("'x5' is not a whole number")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    window.bridge.poll()
    assert caption.text() == before
    assert answer.text() == f"=  {engine.newest.stage.sum.answer}"


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
    window.dispatch.take(ShowSynapsesAs(SynapseView.MATRICES))
    window.bridge.poll()
    slowly, plain = _matrices(window), _undimmed(window)
    assert {name for name in plain if plain[name] == slowly[name]} == bright
    engine.send(do.ShowWholeSum())
    window.bridge.poll()
    assert _matrices(window) == _undimmed(window)


def test_its_button_says_how_to_leave_it(make_window: Any) -> None:
    window, engine = make_window()
    window.resize(1440, 900)
    window.show()
    button = window.panels.watch.numbers.findChild(QToolButton, "numbers.slow-motion")
    assert button.text() == "slow motion"
    button.click()
    window.bridge.poll()
    assert engine.newest.stage.is_slow_motion
    assert button.text() == "leave slow motion"
    button.click()
    window.bridge.poll()
    assert not engine.newest.stage.is_slow_motion
    assert engine.newest.stage.operation is None, "the sum is shown whole"
    assert button.text() == "slow motion"


def test_at_the_end_of_an_example_it_says_what_space_does(make_window: Any) -> None:
    window, engine = make_window()
    window.resize(1440, 900)
    engine.send(do.PlayInside(StepSize.OP))
    whole = len(engine.newest.stage.program)
    engine.send(do.ShowOperation(whole - 1))
    engine.send(do.StepInside(StepSize.OP))
    window.bridge.poll()
    stage = engine.newest.stage
    caption = window.panels.watch.stage.caption
    assert (stage.operation, stage.is_playing) == (whole, False)
    assert caption.text().endswith(
        "Space goes on with the next example; Escape leaves slow motion."
    )
    engine.send(do.StepInside(StepSize.OP))
    window.bridge.poll()
    stage = engine.newest.stage
    assert (stage.operation, stage.is_playing) == (0, False)
    assert caption.text() == (
        f"Space goes through {stage.sum.a} + {stage.sum.b} line by line; Escape leaves slow motion."
    )


def test_the_evidence_steps_back_and_comes_forward_under_the_mouse(make_window: Any) -> None:
    window, engine = make_window()
    window.resize(1440, 900)
    window.show()
    watch = window.panels.watch
    (veil,) = watch.findChildren(Veil)
    assert not veil.isVisible()
    engine.send(do.PlayInside(StepSize.OP))
    engine.send(do.ShowOperation(9))
    window.bridge.poll()
    assert veil.isVisible()
    right = watch.right
    assert veil.geometry().size() == right.size()
    assert veil.mapToGlobal(QPoint()) == right.mapToGlobal(QPoint())
    QApplication.sendEvent(right, QEvent(QEvent.Type.Enter))
    assert not veil.isVisible()
    QApplication.sendEvent(right, QEvent(QEvent.Type.Leave))
    assert veil.isVisible()
    engine.send(do.ShowWholeSum())
    window.bridge.poll()
    assert not veil.isVisible()
