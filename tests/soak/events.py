"""Single events, told as the window system tells them; what they are for may be gone by then."""

import contextlib
import random
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Steps = list[tuple[str, Callable[[], object]]]
MODIFIERS = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)  # fmt: skip
NONE = Qt.KeyboardModifier.NoModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def click(source: random.Random, widget: QWidget | None) -> Steps:
    at, key = place(source, widget), source.choice((*MODIFIERS[:2] * 4, *MODIFIERS))
    return pressed("click", widget, at, LEFT, key)


def mouse(
    what: str, widget: QWidget | None, at: QPoint, do: Callable[[Any, QPoint], object]
) -> Steps:
    """Return the step that does something with the mouse, as the window system would tell it."""
    if widget is None:
        return []

    def step() -> None:
        if shiboken6.isValid(widget) and widget.isVisible():
            top = widget.window()
            if top.windowHandle() is not None:
                do(top.windowHandle(), widget.mapTo(top, at))

    return [(f"{what} {said(widget)} at {at.x()},{at.y()}", step)]


def move(window: Any, place: QPoint) -> None:
    QTest.mouseMove(window, place)


def place(source: random.Random, widget: QWidget | None) -> QPoint:
    if widget is None:
        return QPoint()
    return QPoint(
        source.randrange(max(1, widget.width())), source.randrange(max(1, widget.height()))
    )


def pressed(
    what: str, widget: QWidget | None, at: QPoint, button: Any = LEFT,
    key: Any = MODIFIERS[0], release_at: QPoint | None = None,
) -> Steps:  # fmt: skip
    """Return two steps: what is pressed may be gone before the button is let go."""
    there = at if release_at is None else release_at
    return [
        *mouse(what, widget, at, lambda w, p: QTest.mousePress(w, button, key, p)),
        *mouse("let go", widget, there, lambda w, p: QTest.mouseRelease(w, button, key, p)),
    ]


def second_click(widget: QWidget, at: QPoint) -> None:
    if shiboken6.isValid(widget) and widget.isVisible():
        kind, none = QEvent.Type.MouseButtonDblClick, Qt.KeyboardModifier.NoModifier
        place = QPointF(widget.mapToGlobal(at))
        QApplication.sendEvent(widget, QMouseEvent(kind, QPointF(at), place, LEFT, LEFT, none))


def keyed(key: Any, modifier: Any = MODIFIERS[0]) -> Steps:
    """Return two steps: the window that hears the key may be gone before it is let go."""
    code = Qt.Key(ord(key.upper())) if isinstance(key, str) else key
    is_end = modifier & Qt.KeyboardModifier.ControlModifier and code in (Qt.Key.Key_Q, Qt.Key.Key_W)

    def tell(event: Callable[..., object]) -> None:
        window, active = QGuiApplication.focusWindow(), QApplication.activeWindow()
        is_main = active is not None and active.objectName() == "main"
        may_go = not is_main or QApplication.activePopupWidget() is not None
        if window is not None and not is_end:  # what may go may do so at the modifier alone
            event(window, code, NONE if may_go else modifier)

    return [
        (f"key {code.name} {modifier.name}", lambda: tell(QTest.keyPress)),
        ("let go", lambda: tell(QTest.keyRelease)),
    ]


def typed(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


def drop(window: QWidget, what: QMimeData) -> None:
    at, do = QPoint(200, 200), Qt.DropAction.CopyAction
    none = Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(at, do, what, LEFT, none)
    QApplication.sendEvent(window, event)
    if event.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(at), do, what, LEFT, none))


def said(widget: QWidget) -> str:
    """Return a widget's kind and the nearest name, for whoever reads what was done."""
    with contextlib.suppress(RuntimeError):
        it: Any = widget
        while it is not None and not it.objectName():
            it = it.parentWidget()
        return f"{type(widget).__name__} {it.objectName() if it is not None else ''}"
    return "a widget that is gone"
