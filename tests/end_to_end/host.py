"""Runs the program in a process of its own and answers what a screen reader would ask.

Requests come as JSON lines on stdin, answers go as JSON lines to stdout. The ear lives in the
event loop of the window, so an answer also proves that the loop turns. Nothing is pressed from
here: mouse and keys come from outside, through the X server.
"""

import json
import os
import sys
from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import QApplication

STATES = ("active", "checked", "disabled", "focused", "invisible", "modal", "pressed", "selected")
MANY = 1_000  # children of one thing; a longer list is not read out


class Ear:
    """Listens on stdin and answers on what was stdout; the program's own prints go to stderr."""

    def __init__(self) -> None:
        self._voice = os.fdopen(os.dup(1), "w", buffering=1)
        os.dup2(2, 1)
        self._heard = b""
        self._notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._listen)

    def _listen(self) -> None:
        data = os.read(0, 65_536)
        if not data:  # the test is gone
            QApplication.quit()
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            request = json.loads(line)
            self._voice.write(json.dumps(_answer(**request)) + "\n")


def _answer(ask: str, **details: Any) -> Any:
    match ask:
        case "tree":
            tops = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
            return [it for top in tops for it in _walk(QAccessible.queryAccessibleInterface(top))]
        case "grab":
            return QGuiApplication.primaryScreen().grabWindow(0).save(details["path"])
        case _:
            raise ValueError(ask)


def _walk(it: QAccessibleInterface) -> Iterator[dict[str, Any]]:
    state, thing = it.state(), it.object()
    yield {
        "role": it.role().name,
        "key": thing.objectName() if thing is not None else "",
        "name": it.text(QAccessible.Text.Name),
        "description": it.text(QAccessible.Text.Description),
        "value": it.text(QAccessible.Text.Value),
        "rect": it.rect().getRect(),
        "states": [name for name in STATES if getattr(state, name)],
    }
    for position in range(min(it.childCount(), MANY)):
        child = it.child(position)
        if child is not None and child.isValid():
            yield from _walk(child)


if __name__ == "__main__":
    from rnn_viz import cli
    from rnn_viz.app import bootstrap

    bootstrap.application()
    QAccessible.setActive(True)
    ear = Ear()
    sys.exit(cli.main(sys.argv[1:]))
