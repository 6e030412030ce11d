"""The composition root: the only module that knows every class."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from rnn_viz.app import theme as themes
from rnn_viz.app.bridge import Bridge
from rnn_viz.app.errors import catch_everything
from rnn_viz.app.garbage import GuiThreadGarbage
from rnn_viz.app.key_guard import KeyGuard
from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.config import RunConfig
from rnn_viz.engine.commands import SetSpeed
from rnn_viz.engine.engine import Engine
from rnn_viz.io import compile_cache, settings

_WARM = 1_500  # milliseconds after the first paint, when imports and first drawings are done


def application() -> QApplication:
    """Return the application object, made once and dressed."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("RNN Viz")
    app.setStyle("Fusion")
    return app


def build(config: RunConfig, settings_path: Path) -> MainWindow:
    """Build the whole program without showing it or starting its threads."""
    compile_cache.prepare()
    app = application()
    kept, problems = settings.load(settings_path)
    themes.apply(themes.chosen(kept.theme), app)
    engine = Engine(config)
    engine.send(SetSpeed(kept.speed))
    window = MainWindow(Bridge(engine), kept)
    window.closed.connect(lambda taste: _keep(window, settings_path, taste))
    window.painted.connect(lambda: _check_settings(window, settings_path, kept, problems))
    return window


def _check_settings(
    window: MainWindow, path: Path, kept: settings.Settings, problems: list[str]
) -> None:
    """Say what could not be read, or that nothing can be written."""
    if problems:
        window.say(" ".join(problems))
    _keep(window, path, kept)


def start(window: MainWindow) -> None:
    """Show the window; once it is painted, make the curve and start the threads."""

    def load_what_is_slow() -> None:
        window.add_curve()
        window.bridge.start()
        window.hints.show()

    window.painted.connect(load_what_is_slow)
    window.show()


def run(config: RunConfig | None = None) -> int:
    """Open the window and stay until it is closed; return the exit code."""
    app = application()
    garbage = GuiThreadGarbage()
    guard = KeyGuard()
    app.installEventFilter(guard)
    window = build(config or RunConfig(), settings.default_path())
    catch_everything(window.say)
    QTimer.singleShot(_WARM, garbage, garbage.freeze)
    start(window)
    code = app.exec()
    garbage.stop()
    if not window.bridge.stop():
        os._exit(code)  # a thread is inside the compiler; settings are kept, nothing is lost
    return code


def _keep(window: MainWindow, path: Path, taste: settings.Settings) -> None:
    """Save the settings; a folder that cannot be written is told once and stops nothing."""
    try:
        settings.save(path, taste)
    except OSError as error:
        window.say(str(error))
