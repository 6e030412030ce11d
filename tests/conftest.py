"""What every test gets: no screen, no user files, kept kernels, and nothing left running."""

import gc
import os
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from rnn_viz.io import compile_cache

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything imports Qt
os.environ["LANGUAGE"] = "en"  # of child processes, whatever the system speaks

CHECKOUT = Path(__file__).resolve().parents[1]
if Path("/usr/share/fonts/truetype/dejavu").is_dir():  # what fontconfig brings along on Debian
    os.environ["FONTCONFIG_FILE"] = str(CHECKOUT / "tests" / "fonts.conf")
STOP_SECONDS = 60.0  # for a thread that has been told to stop: it may have to compile first


def _keep_kernels_in_the_checkout() -> None:
    """Compile once, not once a run, and leave the user's own cache alone."""
    folder = CHECKOUT / ".pytest_cache" / f"kernels-{compile_cache.key()}"
    if compile_cache.VARIABLE not in os.environ and compile_cache.is_writable(folder):
        compile_cache.remove_unused(folder)
        os.environ[compile_cache.VARIABLE] = str(folder)


_keep_kernels_in_the_checkout()
hypothesis.settings.register_profile(
    "rnn_viz", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("rnn_viz")


@pytest.fixture(scope="session", autouse=True)
def _no_user_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the program under test, child processes included, a home of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


# A worker thread that collects a reference cycle with a widget or a timer in it crashes Qt.
# So collection is not automatic here, as in the program: it runs between tests, on this thread.

_collecting_threads: list[threading.Thread] = []


def _note_thread(phase: str, _info: dict[str, int]) -> None:
    if phase == "start":
        _collecting_threads.append(threading.current_thread())


def pytest_collection_finish() -> None:
    """Leave what the imports made alone: walking it again would cost 100 ms a time."""
    gc.collect()
    gc.freeze()
    gc.disable()
    gc.callbacks.append(_note_thread)


@pytest.fixture(autouse=True)
def _garbage_is_collected_on_the_main_thread() -> Iterator[None]:
    _collecting_threads.clear()
    yield
    assert not gc.isenabled(), "something switched automatic garbage collection on"
    gc.collect(1)
    assert set(_collecting_threads) == {threading.main_thread()}


@pytest.fixture(autouse=True)
def _no_thread_goes_on() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(STOP_SECONDS)
    running = [thread.name for thread in left if thread.is_alive()]
    assert not running, f"threads still running after the test: {running}"


@pytest.fixture(scope="session")
def qapp(qapp: Any) -> Any:
    """Give the application the style and the type of the program."""
    from rnn_viz.views.widgets import fonts

    qapp.setStyle("Fusion")
    qapp.setFont(fonts.text())
    return qapp


@pytest.fixture(autouse=True)
def _the_application_stays_as_it_is(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no test meet the theme or the type of another one."""
    if "qapp" not in request.fixturenames:
        yield
        return
    app = request.getfixturevalue("qapp")
    font, palette = app.font(), app.palette()
    yield
    if app.font() != font:
        app.setFont(font)
    if app.palette() != palette:
        app.setPalette(palette)


@pytest.fixture(autouse=True)
def _nothing_of_qt_goes_on(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with a window: no widget, timer, animation or thread is left."""
    if "qapp" not in request.fixturenames:  # qtbot brings qapp along
        yield
        return
    request.getfixturevalue("qapp")
    from PySide6.QtCore import QAbstractAnimation, QCoreApplication, QEvent, QThread, QTimer
    from PySide6.QtWidgets import QApplication

    windows = QApplication.topLevelWidgets()
    with (
        _starts_of(QTimer, QTimer.isActive) as timers,
        _starts_of(QThread, QThread.isRunning) as threads,
        _starts_of(QAbstractAnimation, _is_moving) as animations,
    ):
        yield
    for _ in range(2):  # what is deleted later may hold garbage, and garbage may delete later
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    gc.freeze()  # what is still there will stay: walking it after every test takes minutes
    left = [_describe(it) for it in QApplication.topLevelWidgets() if it not in windows]
    left += timers() + threads() + animations()
    assert not left, "left after the test: " + ", ".join(left)


@contextmanager
def _starts_of(kind: Any, goes_on: Callable[[Any], bool]) -> Iterator[Callable[[], list[str]]]:
    """Note each object of ``kind`` that is started and by which line; yield who goes on."""
    import shiboken6

    started: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
    start = kind.start

    def noting_start(self: Any, *arguments: Any) -> Any:
        caller = sys._getframe(1)
        started[self] = f"{caller.f_code.co_filename}:{caller.f_lineno}"
        return start(self, *arguments)

    def going_on() -> list[str]:
        alive = [(it, line) for it, line in started.items() if shiboken6.isValid(it)]
        return [f"{_describe(it)} started at {line}" for it, line in alive if goes_on(it)]

    kind.start = noting_start
    try:
        yield going_on
    finally:
        kind.start = start


def _is_moving(animation: Any) -> bool:
    return bool(animation.state() == animation.State.Running)


def _describe(it: Any) -> str:
    return f"{type(it).__name__} {it.objectName()!r}"
