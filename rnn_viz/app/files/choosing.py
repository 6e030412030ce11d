"""Dialogs in which a file is chosen; nothing waits for them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHeaderView, QTreeView

from rnn_viz.app.host import Host
from rnn_viz.core.language import _
from rnn_viz.io.session_file import SUFFIX
from rnn_viz.views.widgets.scaling.lengths import scaled

SESSIONS = _("Sessions") + f" (*{SUFFIX})"
Chosen = Callable[[Path], None]
_SIZE = 720, 460  # pixels
_NAME, _BYTES, _TYPE, _DATE = range(4)  # columns of the list


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

    _make_room_for_dates(dialog)
    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _make_room_for_dates(dialog: QFileDialog) -> None:
    """Let names have what sizes and dates leave; the type of a file is what its name ends in."""
    dialog.resize(*map(scaled, _SIZE))
    files = dialog.findChild(QTreeView)
    if files is None:  # the system's own dialog
        return
    files.setColumnHidden(_TYPE, True)
    files.header().setStretchLastSection(False)
    files.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    for column in (_BYTES, _DATE):
        files.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
