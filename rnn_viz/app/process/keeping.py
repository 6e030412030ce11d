"""The settings of a window, kept soon after each change and when it closes."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from rnn_viz.app.main_window import MainWindow
from rnn_viz.io import settings

_LOOK = 1000  # milliseconds; what has not changed since the last look is kept


class SettingsKeeper(QObject):
    """Keep what the user changes in a window; what another window has changed stays as it is.

    Parameters
    ----------
    path
        Where to.
    kept
        What was read from there.
    """

    def __init__(self, window: MainWindow, path: Path, kept: settings.Settings) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._kept = self._seen = kept
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Find out whether anything can be kept; from now on look for changes."""
        self.keep(self._kept)
        taste = self._window.taste()  # its place is not the user's doing yet
        self._kept = replace(self._kept, geometry=taste.geometry, splitters=taste.splitters)
        self._timer.start()

    def look(self) -> None:
        """Keep what has changed, once it no longer changes."""
        taste = self._window.taste()
        if taste == self._seen and taste != self._kept:
            self.keep(taste)
        self._seen = taste

    def keep(self, taste: settings.Settings) -> None:
        """Keep what is not as it was; where that cannot be done, it is told and stops nothing."""
        before, self._kept = self._kept, taste
        try:
            settings.save(self._path, taste, before)
        except OSError as error:
            if self._window.isVisible():  # a dialog of a closed window would keep the program
                self._window.say(str(error))

    def finish(self, taste: settings.Settings) -> None:
        """Keep what the window leaves, and look no more."""
        self._timer.stop()
        if taste != self._kept:
            self.keep(taste)
