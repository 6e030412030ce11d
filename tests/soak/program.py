"""The whole program in this process, with a home of its own, and everything that may not happen."""

import faulthandler
import logging
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from rnn_viz.io import compile_cache
from rnn_viz.io.reports.log_file import LOG

HANG = 60  # seconds without a turn of the event loop; a busy machine has none so long
LONG_GAP = 0.1  # seconds; below, an answer feels immediate
FINE = (
    "This plugin does not support",  # the off-screen platform has no window manager
    "Mouse event at",  # of QTest, for a drag that leads out of the window
)
CHECKOUT = Path(__file__).resolve().parents[2]


def at_home_in(folder: Path) -> Path:
    """Give this process a home in ``folder`` and return it; before anything of Qt is imported."""
    home = folder / "home"
    home.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kernels = CHECKOUT / ".pytest_cache" / f"kernels-{compile_cache.key()}"  # those of the tests
    os.environ.setdefault(compile_cache.VARIABLE, str(kernels))
    os.environ["HOME"] = str(home)
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        os.environ[f"XDG_{name}_HOME"] = str(home / name.lower())
    os.chdir(home)
    return home


class Faults(logging.Handler):
    """What no user may ever cause: exceptions that nobody foresaw, in any thread, warnings of Qt.

    Also those that the program has told: a sentence with a traceback is for developers.
    """

    def __init__(self) -> None:
        from PySide6.QtCore import QtMsgType, qInstallMessageHandler

        super().__init__(logging.ERROR)
        LOG.addHandler(self)
        self.seen: list[str] = []
        harmless = {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}

        def hear(kind: Any, _context: Any, text: str) -> None:
            if kind not in harmless and not text.startswith(FINE):
                self.seen.append(f"Qt: {text}")

        qInstallMessageHandler(hear)
        sys.excepthook = lambda _kind, fault, _trace: self.note("exception", fault)
        threading.excepthook = lambda given: self.note("in a thread", given.exc_value)
        sys.unraisablehook = lambda given: self.note("unraisable", given.exc_value)

    def note(self, where: str, fault: BaseException | None) -> None:
        import traceback

        text = "".join(traceback.format_exception(fault)) if fault is not None else "nothing said"
        self.seen.append(f"{where}: {text}")
        sys.stderr.write(f"{self.seen[-1]}\n")  # it may be the end of the script itself

    def emit(self, record: logging.LogRecord) -> None:
        """Hear what is written into the log."""
        if "Traceback" in (text := record.getMessage()):
            self.seen.append(text)


class Beats:
    """How long the window did not answer, and what it was doing; a hang ends the process.

    Attributes
    ----------
    gaps
        ``(seconds, seconds of the window's own processor time, what)`` of each above 0.1 s. A busy
        machine makes the first longer, not the second.
    """

    def __init__(self) -> None:
        self.gaps: list[tuple[float, float, str]] = []
        self.count, self._armed = 0, 0.0
        self._last: tuple[float, float] | None = None

    def beat(self, what: str) -> None:
        """Note that the event loop has turned; ``what`` was done in that turn."""
        now = time.perf_counter(), time.thread_time()
        if now[0] - self._armed > 1:
            self._armed = now[0]
            faulthandler.dump_traceback_later(HANG, exit=True)
        if self._last is not None:
            self.count += 1
            gap, own = now[0] - self._last[0], now[1] - self._last[1]
            if gap > LONG_GAP:
                self.gaps.append((gap, own, what))
        self._last = now

    def skip(self) -> None:
        """Do not count the turn that goes on: a window is being opened or closed."""
        self._last = None

    def told(self) -> str:
        """Return the figures in a line, and what took longest by its own."""
        own = [it for it in self.gaps if it[1] > LONG_GAP]
        worst = sorted(own, key=lambda it: -it[1])[:5]
        line = (
            f"{self.count:,} turns, {len(self.gaps)} above 0.1 s, {len(own)} by the window itself"
        )
        return "\n".join([line, *(f"  {it[1]:.3f} s: {it[2]}" for it in worst)])


class Program:
    """Windows of the program, one after the other, as ``bootstrap.run`` opens them.

    Attributes
    ----------
    window
        The one that is open.
    faults, beats
        What goes wrong, and when the window did not answer.
    """

    def __init__(self, home: Path) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from rnn_viz.app import bootstrap
        from rnn_viz.app.key_guard import KeyGuard
        from rnn_viz.app.process.garbage import GuiThreadGarbage

        faulthandler.enable()
        QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
        self.home = home
        self.app = bootstrap.application()
        self.app.setQuitOnLastWindowClosed(False)
        self.garbage = GuiThreadGarbage(self.app)
        self.faults, self.beats = Faults(), Beats()
        self._guard = KeyGuard(self.app)
        self._open = bootstrap.open_window
        self.window: Any = None

    def open(self, opened: str = "") -> Any:
        """Open a window, wait until all of it is there, and return it."""
        self.beats.skip()
        window = self._open(None, self.home / "settings.json", opened)
        window.installEventFilter(self._guard)
        self.window = window
        self.wait_until(lambda: window.is_furnished, "the window is furnished")
        self.wait_until(lambda: window.bridge.newest.analysis is not None, "kernels are there")
        self.garbage.freeze()
        return window

    def wait_until(self, is_so: Any, what: str, seconds: float = HANG) -> None:
        """Let the window live until something is so."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, end = QEventLoop(), time.monotonic() + seconds
        timer = QTimer()
        timer.timeout.connect(lambda: loop.quit() if is_so() or time.monotonic() > end else None)
        timer.start(2)
        loop.exec()
        timer.stop()
        assert is_so(), f"not within {seconds} s: {what}"

    def live(self, seconds: float) -> None:
        """Let the window live for a while, its turns counted."""
        from PySide6.QtCore import QEventLoop, QTimer

        loop, beat = QEventLoop(), QTimer()
        beat.timeout.connect(lambda: self.beats.beat("living"))
        beat.start(5)
        self.beats.skip()
        QTimer.singleShot(int(1000 * seconds), loop.quit)
        loop.exec()
        beat.stop()
        self.beats.skip()

    def close(self) -> None:
        """Close the window without a question; its threads must have ended."""
        self.beats.skip()
        window, self.window = self.window, None
        window.end()
        self.wait_until(window.bridge.stop, "threads have ended")
        window.deleteLater()


def open_files() -> int:
    """Return how many files, sockets and pipes this process has open."""
    return len(os.listdir("/proc/self/fd"))
