"""P-24: a window that was closed leaves nothing behind: no memory, object, file or thread.

``python -m tests.soak.reopening 200`` opens and closes the main window so often, and each dialog
of one window as often, after some of both to warm up.
"""

import gc
import os
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.soak.memory import Memory, measure
from tests.soak.program import Program, at_home_in, open_files

WARM = 20  # rounds until everything has been loaded once
_COLLECTED_AFTER = 10  # rounds: they are too short for the collector, which waits for a rest
MOST_MB = {"window": 0.25, "dialogs": 0.1}  # a round; a process has one window all its life
DIALOGS = (
    "open", "open-weights", "save-as", "save-window", "save-report", "export-data", "shortcuts",
    "about", "glossary", "until", "runs", "explain",
)  # fmt: skip


def main(count: int, warm: int = WARM) -> int:
    """Print how much is left of so many windows, and of so many of each dialog."""
    with tempfile.TemporaryDirectory(prefix="reopening-", ignore_cleanup_errors=True) as folder:
        program = Program(at_home_in(Path(folder)))
        windows: list[weakref.ref[Any]] = []

        def one_window() -> None:
            windows.append(weakref.ref(program.open()))
            program.live(0.05)
            program.close()

        wrong = _measure(program, "window", one_window, count, warm, windows)
        window = program.open()
        _begin_all_threads(program, window)
        actions = [it for key, it in window.actions_by_key.items() if key.value in DIALOGS]
        dialogs: list[weakref.ref[Any]] = []

        def all_dialogs() -> None:
            for action in actions:
                dialogs.extend(map(weakref.ref, _opened(program, window, action)))

        wrong += _measure(program, "dialogs", all_dialogs, count, warm, dialogs)
        program.close()
        wrong += program.faults.seen
        sys.stdout.write("".join(f"{it}\n" for it in wrong))
        sys.stdout.flush()
        os._exit(1 if wrong else 0)  # the temporary folder goes with the process that made it


def _begin_all_threads(program: Program, window: Any) -> None:
    """Let the thread that keeps the work begin, which stays as long as the window."""
    window.dispatch.acted.emit()
    for _ in range(100):
        if any(it.name.startswith("autosave") for it in threading.enumerate()):
            return
        program.live(0.1)
    raise AssertionError("the work is not kept by itself")


def _opened(program: Program, window: Any, action: Any) -> list[Any]:
    """Open what an action opens, close it, and return what was new."""
    from PySide6.QtWidgets import QDialog, QWidget

    before = set(map(id, window.findChildren(QDialog)))
    action.setEnabled(True)
    action.trigger()
    program.live(0.01)
    new = [it for it in window.findChildren(QDialog) if id(it) not in before and it.isVisible()]
    for dialog in new:
        dialog.reject()
    for popup in (program.app.activePopupWidget(), program.app.focusWidget()):
        if isinstance(popup, QWidget) and popup.isWindow() and popup is not window:
            popup.close()
    program.live(0.01)
    return new


def _measure(
    program: Program, name: str, do: Callable[[], None], count: int, warm: int,
    seen: list[weakref.ref[Any]],
) -> list[str]:  # fmt: skip
    """Do something often; return in sentences what is left of it."""
    for _ in range(warm):
        do()
    before, first = _settled(program), len(seen)
    for number in range(1, count + 1):
        do()
        if number % _COLLECTED_AFTER == 0:
            _settled(program)
    after = _settled(program)
    alive = [it() for it in seen[first:] if it() is not None]
    grown = after[0].resident - before[0].resident
    used = after[0].used - before[0].used
    sys.stdout.write(
        f"{name}: {count} times, {len(seen) - first} seen; {grown:+.2f} MB in memory, "
        f"{used:+.2f} MB in use, {len(alive)} alive, "
        f"{after[1] - before[1]:+d} files, {after[2] - before[2]:+d} threads\n"
    )
    sys.stdout.flush()
    wrong = []
    if count >= 10 * WARM and grown > MOST_MB[name] * count:
        wrong.append(f"{name}: it grows by {grown / count:.3f} MB each time")
    if alive or after[1:] != before[1:]:
        import shiboken6

        titles = {it.windowTitle() for it in alive if shiboken6.isValid(it)}
        wrong.append(f"{name}: something is left {titles or ''}")
    return wrong


def _settled(program: Program) -> tuple[Memory, int, int]:
    """Return memory, files and threads once what is to go has gone."""
    from PySide6.QtCore import QCoreApplication, QEvent

    gc.unfreeze()
    for _ in range(2):
        program.live(0.05)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    return measure(), open_files(), threading.active_count()


if __name__ == "__main__":
    main(int(sys.argv[1]), *map(int, sys.argv[2:]))
