"""Dialogs in which a file is chosen; nothing waits for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from rnn_viz.app.host import Host
from rnn_viz.core.language import _
from rnn_viz.io.session_file import SUFFIX

SESSIONS = _("Sessions") + f" (*{SUFFIX})"
Chosen = Callable[[Path], None]


def choose_to_open(window: Host, title: str, kinds: str, chosen: Chosen) -> None:
    """Ask for a file that there is, of these kinds: a name and the patterns in brackets."""
    dialog = QFileDialog(window, title, str(window.folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    show_chooser(window, dialog, chosen)


def choose_to_save(
    window: Host, suggested: Path, chosen: Chosen, title: str = _("Save session"),
    kinds: str = SESSIONS, *, replaces: bool = True,
) -> None:  # fmt: skip
    """Ask for a file to save in; one that would be replaced is asked about by the dialog."""
    dialog = QFileDialog(window, title, str(suggested.parent), kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.setDefaultSuffix(suggested.suffix.removeprefix("."))
    dialog.selectFile(suggested.name)
    show_chooser(window, dialog, chosen)


def show_chooser(window: Host, dialog: QFileDialog, chosen: Chosen) -> None:
    """Ask by a dialog; the next one begins in the folder that is chosen."""

    def take(name: str) -> None:
        window.remember_folder(Path(name))
        chosen(Path(name))

    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
