"""The window shows the engine's state and turns what the user does into commands."""

import base64
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rnn_viz.app import bootstrap
from rnn_viz.app.actions.do import Do
from rnn_viz.app.dialogs import Message
from rnn_viz.app.process.errors import catch_everything
from rnn_viz.core import commands as do
from rnn_viz.core.faults import Part, fault_sentences
from rnn_viz.core.intents import ChooseStepSize, Pin, ShowTab, Tab
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.typed_numbers import THOUSANDS
from rnn_viz.engine.engine import Fault
from rnn_viz.io.settings import Settings


def _text(window: QWidget, name: str) -> str:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QLabel | QLineEdit | QPushButton), name
    return found.text()


def _type(qtbot: QtBot, window: QWidget, name: str, text: str) -> None:
    field = window.findChild(QLineEdit, name)
    assert field is not None
    field.setFocus()
    field.clear()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_it_opens_ready_with_a_sum_on_stage(make_window: Any) -> None:
    window, _ = make_window()
    assert _text(window, "transport.iteration") == "0"
    assert _text(window, "stage.caption").startswith("9 + 60 = 69")
    assert "Press Run" in _text(window, "status.sentence")
    assert not window.actions_by_key[Do.START].isEnabled()


def test_step_learns_the_chosen_number_of_examples(make_window: Any) -> None:
    window, engine = make_window()
    window.panels.transport.wished.emit(ChooseStepSize(100))
    window.actions_by_key[Do.STEP].trigger()
    engine.work()
    window.bridge.poll()
    assert engine.commands[-1] == do.Step(100)
    assert _text(window, "transport.iteration") == "100"


def test_the_round_button_says_what_the_engine_does(make_window: Any) -> None:
    window, engine = make_window()
    button = window.findChild(QWidget, "transport.run")
    assert button is not None
    assert button.accessibleName() == "Run"
    window.actions_by_key[Do.RUN].trigger()
    assert button.accessibleName() == "Run"  # nobody has seen the engine's answer yet
    window.bridge.poll()
    assert button.accessibleName() == "Pause"
    window.actions_by_key[Do.RUN].trigger()
    window.bridge.poll()
    assert button.accessibleName() == "Run"
    assert engine.commands == [do.RunOrPause(), do.RunOrPause()]


def test_an_iteration_typed_is_gone_to(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    _type(qtbot, window, "transport.iteration", "1,234")
    engine.work()
    window.bridge.poll()
    assert _text(window, "transport.iteration") == "1,234"


@pytest.mark.parametrize("typed", ["10001", "-1", "x", "", "1.5", "²"])
def test_an_impossible_iteration_gets_a_sentence_with_the_range(
    make_window: Any, qtbot: QtBot, typed: str
) -> None:
    window, engine = make_window()
    _type(qtbot, window, "transport.iteration", typed)
    assert (
        _text(window, "transport.iteration.error") == "Type an iteration of this run: 0 … 10,000."
    )
    assert engine.commands == []


@pytest.mark.parametrize("typed", ["3,5", "0,1", "1,0000"])
def test_a_decimal_comma_never_leads_to_another_iteration(
    make_window: Any, qtbot: QtBot, typed: str
) -> None:
    window, engine = make_window()
    _type(qtbot, window, "transport.iteration", typed)
    assert _text(window, "transport.iteration.error") == f"'{typed}' is not read: {THOUSANDS}."
    assert engine.commands == []


def test_two_numbers_are_added_as_soon_as_they_are_typed(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    engine.send(do.GoTo(10_000))
    engine.work()
    _type(qtbot, window, "numbers.a", "52")
    _type(qtbot, window, "numbers.b", "0x50")
    window.bridge.poll()
    assert engine.commands[-1] == do.ShowNumbers(52, 80)
    assert _text(window, "numbers.answer") == "=  132"
    assert _text(window, "stage.caption") == "52 + 80: the network says 132 — right, all 8 bits."


@pytest.mark.parametrize("typed", ["abc", "-5", "1 2", "", "9" * 5000, "²", "٣", "0b12", "0x"])
def test_a_bad_number_gets_a_sentence_and_the_last_sum_stays(
    make_window: Any, qtbot: QtBot, typed: str
) -> None:
    window, engine = make_window()
    engine.send(do.ShowNumbers(3, 4))
    window.bridge.poll()
    before = list(engine.commands)
    field = window.findChild(QLineEdit, "numbers.a")
    assert field is not None
    field.setFocus()
    field.setText(typed)
    field.textEdited.emit(typed)
    assert window.panels.watch.numbers.note
    assert engine.commands == before
    assert engine.newest.stage.sum.a == 3
    window.setFocus()


def test_the_end_offers_to_extend_the_run(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window(RunConfig(iterations=300))
    button = window.findChild(QPushButton, "status.extend")
    assert button is not None
    assert not button.isVisible()
    window.actions_by_key[Do.END].trigger()
    engine.work()
    window.bridge.poll()
    assert "The run ends here, after 300 examples" in _text(window, "status.sentence")
    assert button.text() == "Extend to 600"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    window.bridge.poll()
    assert engine.newest.config.iterations == 600
    assert engine.newest.run_id == 1


def test_a_new_seed_starts_a_new_run_and_the_die_fills_the_form(make_window: Any) -> None:
    window, engine = make_window()
    action = window.actions_by_key[Do.NEW_SEED]
    die = window.findChild(QToolButton, "run.die")
    assert die is not None
    assert action.text() == "New run with a random seed"
    assert die.accessibleName() == "Random seed into the form"
    assert die.toolTip().startswith("Random seed into the form: ")
    assert action.icon().isNull(), "the die is the other one's sign"
    engine.send(do.GoTo(100))
    engine.work()
    window.bridge.poll()
    die.click()
    window.bridge.poll()
    assert engine.newest.run_id == 1
    action.trigger()
    window.bridge.poll()
    assert engine.newest.run_id == 2
    assert engine.newest.config.seed != 0


def test_a_theme_recolours_what_is_there(make_window: Any) -> None:
    window, _ = make_window()
    dark = window.grab().toImage().pixelColor(4, 60).lightness()
    window.actions_by_key[Do.THEME_LIGHT].trigger()
    light = window.grab().toImage().pixelColor(4, 60).lightness()
    assert dark < 60
    assert light > 200
    assert window.settings.theme == "light"


def test_closing_hands_over_what_to_remember(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    engine.send(do.SetSpeed(1000.0))
    window.bridge.poll()
    with qtbot.waitSignal(window.closed) as closed:
        window.close()
    assert closed.args is not None
    kept = closed.args[0]
    assert kept.speed == 1000.0
    assert set(kept.splitters) == {
        "frame", "watch", "middle", "evidence", "sums", "many_runs",
    }  # fmt: skip
    assert base64.b64decode(kept.geometry)


def test_a_layout_comes_back(make_window: Any) -> None:
    window, _ = make_window()
    window.resize(1700, 1000)
    columns = window.panels.splitters[0]
    columns.setSizes([450, 1249])
    state, sizes = columns.saveState(), columns.sizes()
    columns.setSizes([500, 1199])
    assert columns.sizes() != sizes
    window.panels.arrange({"frame": state})
    assert columns.sizes() == sizes


def test_a_broken_layout_is_left_alone(make_window: Any) -> None:
    nonsense = base64.b64encode(b"nonsense").decode()
    settings = Settings(theme="dark", geometry=nonsense, splitters={"frame": nonsense})
    window, _ = make_window(settings=settings)
    for splitter in window.panels.splitters:
        for index, size in enumerate(splitter.sizes()):
            assert (size > 0) == (not splitter.widget(index).isHidden())


def test_a_failure_is_told_once_with_its_details(make_window: Any) -> None:
    window, engine = make_window()
    for _ in range(3):
        engine.failures.put(Fault(Part.TRAINING, ValueError("bad luck")))
    window.bridge.poll()
    boxes = window.findChildren(Message)
    assert len(boxes) == 1
    assert boxes[0].said.text().count("bad luck") == 1
    boxes[0].close()
    window.say(fault_sentences(Part.TRAINING, ValueError("bad luck")))
    assert not [box for box in window.findChildren(Message) if box.isVisible()]


def test_a_fault_while_another_is_told_is_told_beside_it(make_window: Any) -> None:
    window, engine = make_window()
    window.say("The settings are not kept.")
    engine.failures.put(Fault(Part.STUDIES, MemoryError()))
    window.bridge.poll()
    (box,) = window.findChildren(Message)
    assert "The settings are not kept." in box.said.text()
    assert "there is not enough memory" in box.said.text()
    box.close()


def test_a_view_that_fails_in_every_draw_is_told_once_and_the_others_draw(
    make_window: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, engine = make_window()
    told: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: told.append(fault))
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)  # put back afterwards
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    catch_everything(window, told.append)
    monkeypatch.setattr(sys, "__excepthook__", lambda *_: None)
    monkeypatch.setattr(window.panels.transport, "draw", lambda _scene: 1 / 0)
    for iteration in range(5):
        engine.send(do.GoTo(iteration))
        engine.work()
        window.bridge.poll()
    assert window.panels.timeline.snapshot.iteration == 4
    (box,) = window.findChildren(Message)
    assert "The view 'transport' cannot be drawn" in box.said.text()
    box.close()


def test_furnished_after_it_was_shown_every_area_gets_its_share(
    make_window: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    """As at a real start: the empty window is on screen before its views are made."""
    designed, _ = make_window()
    late = bootstrap.open_window(RunConfig(), tmp_path / "settings.json")
    qtbot.addWidget(late)
    late.resize(designed.size())
    qtbot.waitUntil(lambda: late.is_furnished, timeout=60_000)
    for one, other in zip(designed.panels.splitters, late.panels.splitters, strict=True):
        assert one.sizes() == pytest.approx(other.sizes(), abs=2), one.objectName()
    late.close()


def test_no_area_is_squeezed_when_the_window_gets_small(make_window: Any) -> None:
    window, engine = make_window()
    window.resize(1440, 900)
    engine.send(do.GoTo(300))
    engine.work()
    window.bridge.poll()
    window.resize(1100, 700)
    for splitter in filter(QSplitter.isVisible, window.panels.splitters):
        for index in range(splitter.count()):
            area = splitter.widget(index)
            needed = area.minimumSizeHint()
            assert area.width() >= needed.width(), (splitter.objectName(), index)


def test_a_second_press_on_a_bookmark_opens_its_name_at_once(make_window: Any) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.BOOKMARK].trigger()
    window.bridge.poll()
    field = window.findChild(QLineEdit, "timeline.bookmark_name")
    assert field.isVisible()
    field.setText("the start")
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.bridge.poll()
    assert not field.isVisible()
    window.actions_by_key[Do.BOOKMARK].trigger()
    assert field.isVisible()
    assert field.text() == "the start"


def test_undo_in_a_field_is_the_runs_where_nothing_is_typed(make_window: Any) -> None:
    window, engine = make_window()
    window.dispatch.take(Pin(Weight("synapse_h", 3, 7)))
    window.bridge.poll()
    field = window.findChild(QLineEdit, "card.set")
    field.setFocus()
    QTest.keyClicks(field, "9")
    offered = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    )
    offered.ignore()
    field.event(offered)
    assert offered.isAccepted(), "what is typed is taken back first"
    QTest.keyClick(field, Qt.Key.Key_Return)
    window.bridge.poll()
    assert engine.newest.weights.synapse_h[3, 7] == 9.0
    offered.ignore()
    field.event(offered)
    assert not offered.isAccepted()


def test_only_what_is_in_sight_is_looked_for(make_window: Any) -> None:
    window, engine = make_window()
    window.bridge.poll()
    assert engine.looked_for == {"beside", "map", "shares", "milestones", "phases"}
    window.panels.watch.all_sums.parentWidget().hide()
    window.panels.timeline.hide()
    engine.send(do.Step())
    window.bridge.poll()
    assert engine.looked_for == {"beside", "map", "shares"}


def test_the_tab_is_part_of_what_is_chosen_to_be_seen(make_window: Any) -> None:
    window, _ = make_window()
    tabs = window.findChild(QTabWidget, "left.tabs")
    tabs.setCurrentIndex(2)
    assert window.dispatch.view.tab is Tab.WHAT_IF
    window.dispatch.take(ShowTab(Tab.PRINT_OUTS))
    assert tabs.tabText(tabs.currentIndex()) == "Print-outs"
    assert window.panels.print_outs.isVisibleTo(window)


def test_another_sum_gives_up_a_text_that_is_none(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    window.dispatch.take(do.ShowNumbers(5, 6))
    field = window.findChild(QLineEdit, "numbers.a")
    field.setFocus()
    qtbot.keyClicks(field, "1e3")
    field.clearFocus()
    assert (field.text(), window.dispatch.view.typing_problem != "") == ("1e3", True)
    window.panels.watch.all_sums.wished.emit(do.ShowNumbers(7, 8))
    engine.work()
    window.bridge.poll()
    assert (field.text(), window.dispatch.view.typing_problem) == ("7", "")
