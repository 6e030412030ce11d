"""Dialogs in which a file is chosen; nothing waits for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from rnn_viz.io.session_file import SUFFIX

SESSIONS = f"Sessions (*{SUFFIX})"
Chosen = Callable[[Path], None]


def choose_to_open(window: QWidget, title: str, kinds: str, folder: Path, chosen: Chosen) -> None:
    """Ask for a file that there is, of these kinds: a name and the patterns in brackets."""
    dialog = QFileDialog(window, title, str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _show(dialog, chosen)


def choose_to_save(window: QWidget, suggested: Path, chosen: Chosen) -> None:
    """Ask for a session file to save in; one that there is, is asked about by the dialog."""
    dialog = QFileDialog(window, "Save session", str(suggested.parent), SESSIONS)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
    dialog.selectFile(suggested.name)
    _show(dialog, chosen)


def _show(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
