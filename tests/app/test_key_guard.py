"""The focused control gets its keys; shortcuts get the others, on any keyboard."""

from collections.abc import Iterator
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QSlider,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from rnn_viz.app.key_guard import KeyGuard, us_key
from rnn_viz.core import commands as do
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.script.operations import StepSize
from rnn_viz.views.script.script_pane import ScriptPane

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
X_SCAN_CODES = {"L": 46, "B": 56, "G": 42, "Z": 52, "T": 28, "Q": 24, "0": 19, "A": 38}


@pytest.fixture(autouse=True)
def guard(qapp: object) -> Iterator[KeyGuard]:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    made = KeyGuard(application)
    yield made
    shiboken6.delete(made)


@pytest.fixture(autouse=True)
def on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(us_key, "__defaults__", ("linux",))


def press(target: QWidget, text: str, place: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Send what Qt sends when a key types ``text`` at the place of a key of the US layout."""
    typed = "" if modifiers & CTRL else text
    scan_code = X_SCAN_CODES[place]
    key = ord(text.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):  # Qt offers it to shortcuts first
        QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, scan_code, 0, 0, typed))


def in_the_past(window: Any, engine: Any) -> None:
    """Bring a run to where one can go back to live, undo and redo."""
    for alpha in (0.2, 0.3):
        engine.send(do.Intervene(SetAlpha(alpha)))
    for command in (do.Undo(), do.GoTo(10), do.GoTo(5)):
        engine.send(command)
        engine.work()
    window.bridge.poll()
    engine.commands.clear()


def test_space_presses_the_focused_button_only(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    button = window.findChild(QToolButton, "transport.by.×100")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert engine.commands == []
    assert window.dispatch.view.step_size == 100
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert engine.commands == [do.RunOrPause()]


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("timeline.live", [do.GoTo(10), do.GoTo(5)]),
        ("status.extend", [do.GoToEnd()]),
        ("transport.start", [do.GoTo(10)]),
        ("numbers.whole-sum", [do.StepInside(StepSize.BIT)]),
    ],
)
def test_once_a_pressed_button_is_gone_space_runs(
    make_window: Any, qtbot: QtBot, name: str, before: list[do.Command]
) -> None:
    window, engine = make_window()
    for command in before:
        engine.send(command)
        engine.work()
    window.bridge.poll()
    button = window.findChild(QAbstractButton, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    engine.work()
    window.bridge.poll()
    engine.commands.clear()
    assert not (button.isVisible() and button.isEnabled())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert engine.commands == [do.RunOrPause()]


@pytest.mark.parametrize("modifier", [NONE, KEYPAD])
def test_arrows_move_the_focused_slider_only(
    make_window: Any, qtbot: QtBot, modifier: Qt.KeyboardModifier
) -> None:
    window, engine = make_window()
    slider = window.findChild(QSlider, "transport.speed")
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Right, modifier)
    assert [type(c) for c in engine.commands] == [do.SetSpeed]


@pytest.mark.parametrize(
    ("text", "place", "modifiers", "command"),
    [
        ("д", "L", NONE, do.GoToLive()),  # Russian
        ("Д", "L", SHIFT, None),  # no shortcut in the US layout either
        ("λ", "L", NONE, do.GoToLive()),  # Greek
        ("م", "L", NONE, do.GoToLive()),  # Arabic
        ("я", "Z", CTRL, do.Undo()),
        ("Я", "Z", CTRL | SHIFT, do.Redo()),
        ("е", "T", CTRL, do.ShowTraining()),
        ("τ", "T", CTRL, do.ShowTraining()),
        ("l", "L", NONE, do.GoToLive()),
        ("é", "L", NONE, None),  # a Latin layout means its own letters
        ("x", "L", NONE, None),  # as on a Dvorak keyboard
        ("l", "B", NONE, do.GoToLive()),
    ],
)
def test_where_no_letter_is_latin_the_place_of_the_key_counts(
    make_window: Any, text: str, place: str, modifiers: Qt.KeyboardModifier, command: object
) -> None:
    window, engine = make_window()
    in_the_past(window, engine)
    window.setFocus()
    press(window, text, place, modifiers)
    assert engine.commands == ([] if command is None else [command])


def test_a_letter_of_any_script_is_typed_into_a_field(make_window: Any) -> None:
    window, engine = make_window()
    field = window.findChild(QLineEdit, "transport.iteration")
    field.setFocus()
    for text, place in (("д", "L"), ("и", "B"), ("λ", "L")):
        press(field, text, place)
    assert field.text() == "диλ"
    assert engine.commands == []


def test_in_a_field_ctrl_and_a_letter_edit_as_in_the_us_layout(make_window: Any) -> None:
    window, _ = make_window()
    field = window.findChild(QLineEdit, "transport.iteration")
    field.setFocus()
    field.setText("1234")
    press(field, "ф", "A", CTRL)
    assert field.selectedText() == "1234"


def test_punctuation_at_the_place_of_a_letter_means_it_once_the_layout_is_known(
    make_window: Any, qtbot: QtBot
) -> None:
    window, _ = make_window()
    window.setFocus()
    press(window, ";", "Q", CTRL)  # it may be Dvorak, or French
    assert window.isVisible()
    press(window, "γ", "G")
    with qtbot.waitSignal(window.closed):
        press(window, ";", "Q", CTRL)  # Greek


def test_digits_of_another_script_are_digits(make_window: Any) -> None:
    window, _ = make_window()
    window.setFocus()
    sized = []
    window.actions_by_key["normal-size"].triggered.connect(lambda: sized.append(True))
    press(window, "٠", "0", CTRL)
    assert sized == [True]


@pytest.mark.parametrize(
    ("key", "modifiers", "command"),
    [
        (Qt.Key.Key_Right, NONE, do.Step(1)),
        (Qt.Key.Key_Home, NONE, None),
        (Qt.Key.Key_Right, CTRL, do.StepInside(StepSize.BIT)),
        (Qt.Key.Key_Enter, CTRL, do.PlayInside(StepSize.OP)),
        (Qt.Key.Key_Plus, NONE, do.SetTempo(1.25 * (1 / 1.5))),
        (Qt.Key.Key_Minus, NONE, do.SetTempo(1.25 * 1.5)),
    ],
)
@pytest.mark.parametrize("name", ["main", "transport.iteration"])
def test_the_keypad_does_what_the_main_keys_do(
    make_window: Any, qtbot: QtBot, name: str,
    key: Qt.Key, modifiers: Qt.KeyboardModifier, command: object,
) -> None:  # fmt: skip
    window, engine = make_window()
    target = window if name == "main" else window.findChild(QLineEdit, name)
    types = name != "main" and modifiers == NONE  # what a field keeps for itself
    target.setFocus()
    qtbot.keyClick(target, key, modifiers | KEYPAD)
    assert engine.commands == ([] if command is None or types else [command])


def test_a_window_is_watched_without_a_focus(make_window: Any, guard: KeyGuard) -> None:
    window, engine = make_window()
    in_the_past(window, engine)
    window.installEventFilter(guard)
    if QApplication.focusWidget() is not None:
        QApplication.focusWidget().clearFocus()
    press(window, "д", "L")
    assert engine.commands == [do.GoToLive()]


def test_it_sees_only_what_has_or_had_the_keyboard(
    make_window: Any, qtbot: QtBot, guard: KeyGuard, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = make_window()
    window.findChild(QSlider, "transport.speed").setFocus()
    seen: set[str] = set()

    class Spy(KeyGuard):
        def eventFilter(self, target: QObject, event: QEvent) -> bool:
            seen.add(target.objectName())
            return super().eventFilter(target, event)

    spy = Spy(QApplication.instance())
    window.look.use_theme("light")
    shiboken6.delete(spy)
    assert seen == {"transport.speed"}, "a theme switch sends ten thousands of events"


def test_the_keypads_arrows_move_the_cursor_of_the_script(make_window: Any, qtbot: QtBot) -> None:
    window, engine = make_window()
    lines = window.findChild(ScriptPane).lines
    lines.setFocus()
    before = lines.cursor_line
    qtbot.keyClick(lines, Qt.Key.Key_Down, KEYPAD)
    assert lines.cursor_line == before + 1
    assert engine.commands == []


def test_in_a_number_field_space_runs(make_window: Any, qtbot: QtBot) -> None:
    """It took the place of the number, which was selected, and nothing ran."""
    window, engine = make_window()
    window.show()
    field = window.findChild(QLineEdit, "numbers.a")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(field.hasFocus)
    before = field.text()
    qtbot.keyClick(field, Qt.Key.Key_Space)
    assert field.text() == before
    assert do.RunOrPause() in engine.commands


def test_the_menu_bar_keeps_its_arrows(make_window: Any, qtbot: QtBot) -> None:
    """After Alt they moved the run."""
    window, engine = make_window()
    window.show()
    bar = window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    qtbot.waitUntil(bar.hasFocus)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Space):
        offered = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE)
        QCoreApplication.sendEvent(bar, offered)
        assert offered.isAccepted()
    assert engine.commands == []


def test_what_goes_away_leaves_the_keyboard_to_the_window(make_window: Any, qtbot: QtBot) -> None:
    """The map of all sums got it when the last card was closed, and then the arrows."""
    window, _ = make_window()
    window.show()
    window.activateWindow()
    slider = window.findChild(QSlider, "transport.speed")
    slider.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(slider.hasFocus)
    slider.hide()
    qtbot.waitUntil(window.hasFocus)


@pytest.mark.parametrize(
    ("platform", "codes"),
    [
        ("linux", {"L": (46, 0), "B": (56, 0), "Q": (24, 0), "M": (58, 0), "1": (10, 0)}),
        ("win32", {"L": (0, 0x4C), "B": (0, 0x42), "Q": (0, 0x51), "M": (0, 0x4D), "1": (0, 0x31)}),
        ("darwin", {"L": (0, 37), "B": (0, 11), "Q": (0, 12), "M": (0, 46), "1": (0, 18)}),
    ],
)
def test_native_codes_name_the_key(platform: str, codes: dict[str, tuple[int, int]]) -> None:
    assert {key: us_key(*code, platform) for key, code in codes.items()} == {k: k for k in codes}
    assert us_key(65, 0x20 if platform == "win32" else 49, platform) is None, "the space bar"
