"""Ask where a file goes, in the folder where the last one went, without stopping anything."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.host import Host

if TYPE_CHECKING:  # numpy and pyqtgraph are imported after the first paint
    from rnn_viz.app.exporting.figure import Drawing
    from rnn_viz.core.scene import Scene

_Write = Callable[[Path, str], None]  # to where, and which of the filters was chosen


class SaveDialogs(QObject):
    """Opens dialogs that ask for the name of a file, and writes it; what fails is said in words.

    Signals
    -------
    saved
        A sentence: a file has been written.
    """

    saved = Signal(str)

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window

    def ask_for_picture(self, title: str, name: str, drawing: "Drawing") -> None:
        """Ask where a picture goes; ``name`` is suggested, without an ending."""
        from rnn_viz.app.exporting.picture_files import FILTERS, FINE, picture_bytes

        def write(path: Path, chosen: str) -> None:
            scale = FILTERS.get(chosen, ("", FINE))[1]
            self._write(path, lambda: picture_bytes(drawing, path.suffix.lower(), scale))

        self._ask(title, name, {it: ending for it, (ending, _) in FILTERS.items()}, write)

    def ask_for_report(self, name: str, scene: "Scene") -> None:
        """Ask where the report about a moment goes; ``name`` is suggested, without an ending."""
        from rnn_viz.app.exporting.report import REPORT_ENDING, report_pdf

        def write(path: Path, _chosen: str) -> None:
            self._write(path, lambda: report_pdf(scene))

        self._ask("Save report", name, {f"PDF page (*{REPORT_ENDING})": REPORT_ENDING}, write)

    def _ask(self, title: str, name: str, endings: Mapping[str, str], write: _Write) -> None:
        """Ask where to save, then call ``write``; a name ends as the chosen filter says."""
        from rnn_viz.app.files.choosing import show_chooser  # imports what is slow

        dialog = QFileDialog(self._window, title, str(self._window.folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(endings))

        def follow(chosen: str) -> None:
            """Let the name end as the filter says."""
            ending = endings.get(chosen, next(iter(endings.values())))
            dialog.setDefaultSuffix(ending.removeprefix("."))
            now = Path(dialog.selectedFiles()[0] if dialog.selectedFiles() else name)
            if now.suffix in endings.values() and now.suffix != ending:
                dialog.selectFile(now.with_suffix(ending).name)

        def save(file: Path) -> None:
            write(file, dialog.selectedNameFilter())

        follow(next(iter(endings)))
        dialog.selectFile(f"{name}{next(iter(endings.values()))}")
        dialog.filterSelected.connect(follow)
        show_chooser(self._window, dialog, save)

    def _write(self, path: Path, made: Callable[[], bytes]) -> None:
        """Write a file, or say in one sentence why not."""
        from rnn_viz.app.exporting.picture_files import write_picture

        try:
            write_picture(path, made())
        except PictureError as error:
            self._window.refuse("Not saved", str(error))
        else:
            self.saved.emit(f"Saved {path.name}.")
