"""The composition root: the only module that knows every class."""

import os
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from rnn_viz.app import resources
from rnn_viz.app import theme as themes
from rnn_viz.app.key_guard import KeyGuard
from rnn_viz.app.main_window import MainWindow
from rnn_viz.app.process import loading
from rnn_viz.app.process.catching import caught
from rnn_viz.app.process.crashes import tell_crash
from rnn_viz.app.process.garbage import GuiThreadGarbage
from rnn_viz.app.process.keeping import SettingsKeeper
from rnn_viz.app.process.system_signals import SystemSignals
from rnn_viz.core import language
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io import compile_cache, ending, settings
from rnn_viz.io.places import Places, usual_places
from rnn_viz.io.reports.reports import Reports
from rnn_viz.views.widgets.scaling import lengths

if TYPE_CHECKING:  # numpy is imported after the first paint
    from rnn_viz.core.snapshot import Snapshot

_SIGNALLED = 128  # and the number of the signal: how shells say what has ended a program


def application() -> QApplication:
    """Return the application object, made once."""
    _spare_sources()
    _spare_cores()
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
        _translate_qt(app)
    app.setApplicationName("RNN Viz")
    app.setDesktopFileName("rnn-viz")
    app.setWindowIcon(QIcon(str(resources.path("desktop/rnn-viz.svg"))))
    app.setStyle("Fusion")
    return app


def _translate_qt(app: QApplication) -> None:
    """Let Qt's own menus, dialogs and names of keys be in the language in use, if it can."""
    if language.code() == language.ENGLISH:
        return
    texts, folder = QTranslator(app), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if texts.load(f"qtbase_{language.code()}", folder):
        app.installTranslator(texts)


def _spare_sources() -> None:
    """Keep PySide6 from reading the source of every module that is imported from now on.

    It looks there for its name, to give such a module another style of names if it asks for
    that, which nothing here does; it costs a seventh of all imports and 26 MB.
    """
    styles = sys.modules.get("shibokensupport.feature")
    if hasattr(styles, "_mod_uses_pyside"):
        setattr(styles, "_mod_uses_pyside", lambda _module: False)  # noqa: B010 - not for mypy


def _spare_cores() -> None:
    """Let NumPy multiply matrices in the thread that asks, if it is not imported yet.

    The trainer and the analyst keep two cores busy; the threads that OpenBLAS would add spin
    while they wait for each other, and small products took four times as long beside training.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def build(config: RunConfig, settings_path: Path) -> MainWindow:
    """Build the whole program without showing it or starting its threads."""
    window = _empty_window(settings_path)
    for _ in _furnishing(window, config):
        pass
    return window


def start(
    window: MainWindow, opened: str = "", at: int = 0, reports: Reports | None = None,
    *, reopens: bool = False,
) -> None:  # fmt: skip
    """Show a window; once it is painted furnished, start the threads and open what was there.

    See :meth:`rnn_viz.app.files.files.Files.begin`; ``at`` is the iteration to show then. What
    ``reports`` know of processes that crashed is told.
    """

    def start_threads(is_furnished: bool) -> None:
        if is_furnished:
            window.bridge.start()
            window.help.hints.show()
            offer = window.files.begin(opened, reopens=reopens)
            if reports is not None:
                reports.know_versions()
                tell_crash(window, reports.of_gone_processes(), offer)
            if at:
                from rnn_viz.core.commands import GoTo

                window.dispatch.take(GoTo(at))

    window.painted.connect(start_threads)
    window.show()


def open_window(
    config: RunConfig | None, settings_path: Path, opened: str = "", at: int = 0,
    reports: Reports | None = None,
) -> MainWindow:  # fmt: skip
    """Show an empty window at once, and furnish it when it is on screen.

    Importing NumPy and pyqtgraph takes longer than everything that a first paint needs. Without
    a configuration and anything to open, it begins with what was closed last.
    """
    problem = "" if reports is None else reports.problem
    window = _empty_window(settings_path, settings_path.parent, problem)

    def furnish(is_furnished: bool) -> None:
        if not is_furnished:
            loading.do_in_steps(
                window, chain(loading.imports(), _furnishing(window, config or RunConfig()))
            )

    window.painted.connect(furnish)
    start(window, opened, at, reports, reopens=config is None)
    return window


def run(
    config: RunConfig | None = None, opened: str = "", at: int = 0,
    places: Places | None = None, log_level: str = "info",
) -> int:  # fmt: skip
    """Open the window, on a file or a link, at an iteration, until it is closed; return its code.

    Ctrl+C in the terminal and SIGTERM close it as its button does; the code is then 130 or 143.
    """
    places = places or usual_places()
    with Reports(places.log, log_level) as reports:
        app = application()
        garbage = GuiThreadGarbage()
        signals = SystemSignals()
        codes: list[int] = []
        signals.received.connect(lambda number: codes.append(_SIGNALLED + number))
        window = open_window(config, places.settings, opened, at, reports)
        window.installEventFilter(KeyGuard(app))
        window.closed.connect(app.quit)  # also where a dialog is still open
        signals.received.connect(window.end)
        with caught(window, reports):
            window.painted.connect(lambda _: _freeze(window, garbage))
            code = app.exec()
            code = codes[0] if codes else code
            signals.stop()
            garbage.stop()
            is_stopped = not window.is_furnished or window.bridge.stop()
    if not is_stopped:  # a thread is inside the compiler; settings are kept, nothing is lost
        ending.end_at_once(code)
    return code


def _freeze(window: MainWindow, garbage: GuiThreadGarbage) -> None:
    """Let no collection look at what is made at the start, nor later at the kernels."""
    garbage.freeze()
    if not window.is_furnished:
        return

    def freeze_once_warm(now: "Snapshot") -> None:
        if now.analysis is not None:  # every kernel has been compiled or loaded
            garbage.freeze()
            compile_cache.clear_up()  # in case that the process is killed
            window.bridge.snapshotReady.disconnect(freeze_once_warm)

    window.bridge.snapshotReady.connect(freeze_once_warm)


def _empty_window(settings_path: Path, home: Path | None = None, problem: str = "") -> MainWindow:
    app = application()
    kept, problems = settings.load(settings_path)
    problems += [problem] if problem else []
    lengths.choose(kept.scale)
    themes.prepare(themes.chosen(kept.theme), app)
    window = MainWindow(kept, home)
    keeper = SettingsKeeper(window, settings_path, kept)
    window.closed.connect(keeper.finish)

    def tell(is_furnished: bool) -> None:
        if is_furnished:
            if problems:
                window.say(" ".join(problems))
            keeper.start()

    window.painted.connect(tell)
    return window


def _furnishing(window: MainWindow, config: RunConfig) -> Iterator[None]:
    """Make the engine and fill the window; their modules import NumPy and pyqtgraph."""
    from rnn_viz.app.bridge import Bridge
    from rnn_viz.core.commands import SetSpeed
    from rnn_viz.engine.engine import Engine

    compile_cache.prepare()
    engine = Engine(config)
    engine.send(SetSpeed(window.settings.speed))
    yield
    yield from window.furnishing(Bridge(engine))
