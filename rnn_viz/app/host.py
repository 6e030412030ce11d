"""What parts of the window may ask of it, without knowing all that it is made of."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMainWindow

from rnn_viz.app import dialogs
from rnn_viz.app.actions.table import Actions
from rnn_viz.io.settings import Settings

if TYPE_CHECKING:  # numpy is imported after the first paint
    from rnn_viz.app.bridge import Bridge
    from rnn_viz.app.dispatch import Dispatch


class Host(QMainWindow):
    """The main window, as its parts see it.

    ``closed`` is sent with the settings to be kept when the window closes.

    Attributes
    ----------
    settings
        What is remembered; whoever changes something puts another value here.
    bridge
        To the engine.
    dispatch
        Where wishes go, and what is chosen to be seen.
    actions_by_key
        All actions.
    """

    closed = Signal(object)
    settings: Settings
    bridge: "Bridge"
    dispatch: "Dispatch"
    actions_by_key: Actions

    @property
    def folder(self) -> Path:
        """Where dialogs that ask for a file begin: where the last file is, else at home."""
        last = self.settings.folder
        return Path(last) if last and Path(last).is_dir() else Path.home()

    def remember_folder(self, file: Path) -> None:
        """Let the next dialog begin where this file is."""
        self.settings = replace(self.settings, folder=str(file.absolute().parent))

    def say(self, sentence: str, details: str = "") -> None:
        """Tell the user what went wrong, once, without stopping anything."""
        dialogs.warn(self, sentence, details)

    def refuse(self, title: str, sentence: str) -> None:
        """Tell why what the user asked for is not done, each time; the title says what is not."""
        dialogs.refuse(self, title, sentence)
