"""What the monkey can do: each action is drawn from a source of chance, as steps of one event."""

import random
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from tests.soak import events

_SELDOM = {  # what takes long, or ends the window: done only now and then
    "quit": 0.05, "larger": 0.3, "smaller": 0.3, "normal-size": 0.3, "theme-light": 0.3,
    "theme-dark": 0.3, "theme-system": 0.3,
}  # fmt: skip
TEXTS = (
    "", "0", "1", "7", "52", "80", "255", "256", "-1", "1e3", "0x50", "0b12", "1,000", "3,5", "²",
    "٣", "abc", "nan", "inf", "1e308", "0.1", "9" * 400, "   ", "10000", "100000", "branch ü", "&",
)  # fmt: skip
CLIPBOARD = ("rnn-viz:?hidden=3&seed=1&iterations=500&at=66&a=5&b=8", "rnn-viz:?hidden=x", "odd")
FILES = ("one.rnnviz", "two", "damaged.rnnviz", "session_format_1.rnnviz", "absent/three.rnnviz",
         "picture.png", "picture.svg", "page.pdf", "odd.xyz", "")  # fmt: skip
_KEYS = "abcdefghijklmnoprstuvwxyz0123456789+-.,&"
_NAMED = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Escape,
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Space, Qt.Key.Key_Backspace, Qt.Key.Key_Delete,
    Qt.Key.Key_F1, Qt.Key.Key_F10, Qt.Key.Key_F11, Qt.Key.Key_Menu, Qt.Key.Key_Alt,
)  # fmt: skip


def widgets_of(window: Any) -> list[QWidget]:
    """Return what can be pointed at in the window and its dialogs, always in the same order."""
    return [it for it in window.findChildren(QWidget) if it.isVisible() and it.isEnabled()]


def draw(source: random.Random, window: Any, widgets: list[QWidget]) -> tuple[str, events.Steps]:
    """Return the name of an action and its steps, at least one."""
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if isinstance(top, QFileDialog):
        return "file dialog", _answer_files(source, top, Path.cwd())
    if isinstance(top, QMessageBox):  # "Replace it?" of a file dialog
        return "question", events.click(source, source.choice(top.buttons()))
    here = _here(top or window, widgets, bool(top))
    what = _Actions(source, window, top, here)
    names, weights = zip(*_WEIGHTS.items(), strict=True)
    (name,) = source.choices(names, weights)
    return name, getattr(what, name)() or [("nothing", lambda: None)]


def _here(top: QWidget, widgets: list[QWidget], is_modal: bool) -> list[QWidget]:
    if is_modal:
        widgets = [top, *top.findChildren(QWidget)]
    return [it for it in widgets if shiboken6.isValid(it) and it.isVisible() and it.isEnabled()]


class _Actions:
    """Whatever can be done now; each method returns steps, empty if there is nothing for it."""

    def __init__(
        self, source: random.Random, window: Any, top: QWidget | None, here: list[QWidget]
    ) -> None:
        self.source, self.window, self.top, self.here = source, window, top, here

    def click(self) -> events.Steps:
        return events.click(self.source, self._any(QWidget))

    def press(self) -> events.Steps:
        """Press a button, of which there are few among all widgets."""
        return events.click(self.source, self._any(QAbstractButton))

    def double_click(self) -> events.Steps:
        widget = self._any(QWidget)
        at = events.place(self.source, widget)
        steps = events.pressed("double-click", widget, at)
        if steps:  # after it, as Qt's own testing never lets two clicks be one
            steps.append(("the second click", lambda: events.second_click(widget, at)))
        return steps

    def menu_of(self) -> events.Steps:
        """Ask for the context menu of something."""
        widget = self._any(QWidget)
        at = events.place(self.source, widget)
        return events.pressed("right-click", widget, at, events.RIGHT)

    def hover(self) -> events.Steps:
        widget = self._any(QWidget)
        return events.mouse("hover", widget, events.place(self.source, widget), events.move)

    def drag(self) -> events.Steps:
        widget, source = self._any(QWidget), self.source
        start, stop = events.place(source, widget), events.place(source, widget)
        if source.random() < 0.2:  # far out of it
            stop += QPoint(source.randrange(-2_000, 2_000), source.randrange(-2_000, 2_000))
        key = source.choice(events.MODIFIERS)
        middle = (start + stop) / 2
        press, release = events.pressed("drag", widget, start, events.LEFT, key, stop) or ([], [])
        on_the_way = [
            *events.mouse("drag", widget, middle, events.move),
            *events.mouse("drag", widget, stop, events.move),
        ]
        return [press, *on_the_way, release] if press else []

    def wheel(self) -> events.Steps:
        widget, source = self._any(QWidget), self.source
        turn = QPoint(0, source.choice((-1200, -120, 120, 1200)))
        key = source.choice(events.MODIFIERS)
        return events.mouse(
            f"wheel {turn.y()}", widget, events.place(source, widget),
            lambda w, p: QTest.wheelEvent(w, QPointF(p), turn, QPoint(), key),
        )  # fmt: skip

    def key(self) -> events.Steps:
        """Press a key, or the same key several times."""
        source, steps = self.source, []
        named = source.random() < 0.5
        key = source.choice(_NAMED) if named else source.choice(_KEYS)
        modifier = source.choice(events.MODIFIERS)
        for _ in range(source.choice((1, 1, 1, 2, 5))):
            steps += events.keyed(key, modifier)
        return steps

    def type_text(self) -> events.Steps:
        """Type a text into a field, and perhaps Enter."""
        field, text = self._any(QLineEdit), self.source.choice(TEXTS)
        if field is None:
            return []
        steps: events.Steps = [(f"type {text[:20]!r} into {events.said(field)}", field.setFocus)]
        steps.append(("select all", field.selectAll))
        steps.append(("type", lambda: QApplication.sendEvent(field, events.typed(text))))
        if self.source.random() < 0.7:
            steps += events.keyed(Qt.Key.Key_Return)
        return steps

    def act(self) -> events.Steps:
        """Do what a menu, or its shortcut, does."""
        if isinstance(self.top, QMenu):
            actions = self.top.actions()
        elif self.top is not None:
            return []
        else:
            actions = list(self.window.actions_by_key.values())
        actions = [it for it in actions if it.isEnabled() and not it.isSeparator()]
        action = self.source.choice(actions or [None])
        if action is None:
            return []
        name = action.objectName()
        if self.source.random() > _SELDOM.get(name, 1):
            return []
        return [(f"action {name or action.text()}", action.trigger)]

    def leave(self) -> events.Steps:
        """Press Escape, in a dialog mostly a button of it."""
        dialog = self.top if isinstance(self.top, QDialog) else None
        buttons = [] if dialog is None else dialog.findChildren(QAbstractButton)
        buttons = [it for it in buttons if it.isVisible() and it.isEnabled()]
        if buttons and self.source.random() < 0.7:
            return events.click(self.source, self.source.choice(buttons))
        return events.keyed(Qt.Key.Key_Escape)

    def resize(self) -> events.Steps:
        size = self.source.choice(((960, 600), (1100, 700), (1440, 900), (2400, 1400), (1, 1)))
        return [(f"resize {size}", lambda: self.window.resize(*size))]

    def drop(self) -> events.Steps:
        """Drop a file or a text on the window, if no dialog is in the way."""
        if self.top is not None:
            return []
        name, text = self.source.choice(FILES), self.source.choice(CLIPBOARD)
        what = QMimeData()
        if self.source.random() < 0.7:
            what.setUrls([QUrl.fromLocalFile(str(Path.cwd() / name))])
        else:
            what.setText(text)
        return [(f"drop {what.text()}", lambda: events.drop(self.window, what))]

    def copy(self) -> events.Steps:
        text = self.source.choice(CLIPBOARD)
        return [(f"clipboard {text}", lambda: QGuiApplication.clipboard().setText(text))]

    def wait(self) -> events.Steps:
        """Let training and animations go on."""
        return [("wait", lambda: None)] * self.source.choice((5, 20, 60))

    def _any(self, kind: type[QWidget]) -> Any:
        return self.source.choice([it for it in self.here if isinstance(it, kind)] or [None])


_WEIGHTS = {
    "click": 18, "press": 14, "act": 18, "key": 14, "type_text": 8, "drag": 7, "hover": 5,
    "wheel": 4, "menu_of": 3, "double_click": 2, "leave": 4, "resize": 1, "drop": 0.5,
    "copy": 0.5, "wait": 1,
}  # fmt: skip


def _answer_files(source: random.Random, dialog: QFileDialog, folder: Path) -> events.Steps:
    """Choose a file in the monkey's own folder, or none; the dialog could remove files itself."""
    name = source.choice(FILES)
    if not name or source.random() < 0.2:
        return [("no file", dialog.reject)]

    def choose() -> None:
        for field in dialog.findChildren(QLineEdit, "fileNameEdit"):
            field.setText(str(folder / name))
        dialog.accept()
        if dialog.isVisible():  # such a file cannot be opened
            dialog.reject()

    return [(f"file {name} for {dialog.windowTitle()}", choose)]
