"""Ask where a file goes, in the folder where the last one went, without stopping anything."""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog

from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.app.host import Host
from rnn_viz.core.language import _

if TYPE_CHECKING:  # numpy and pyqtgraph are imported after the first paint
    from rnn_viz.app.exporting.figure import Drawing
    from rnn_viz.core.scene import Scene

_Write = Callable[[Path, str], None]  # to where, and which of the filters was chosen
_Made = Callable[[], bytes]
_LOOK = 15  # milliseconds
_NOT_SAVED = _("Not saved")


class SaveDialogs(QObject):
    """Opens dialogs that ask for the name of a file, and writes it; what fails is said in words.

    What is drawn is drawn at once. To make a file of it, and to wait for the disk, takes longer
    than a frame: a thread does that, and a window that closes waits for it.

    Signals
    -------
    saved
        A sentence: a file has been written.
    """

    saved = Signal(str)

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window
        self._writer = ThreadPoolExecutor(1, "pictures")
        self._writing: dict[Future[None], Path] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self._look)
        window.closed.connect(self._end)

    def ask_for_picture(self, title: str, name: str, drawing: "Drawing") -> None:
        """Ask where a picture goes; ``name`` is suggested, without an ending."""
        from rnn_viz.app.exporting.picture_files import FILTERS, FINE, picture_drawn

        def write(path: Path, chosen: str) -> None:
            scale = FILTERS.get(chosen, ("", FINE))[1]
            self._write(path, lambda: picture_drawn(drawing, path.suffix.lower(), scale))

        self._ask(title, name, {it: ending for it, (ending, _scale) in FILTERS.items()}, write)

    def ask_for_report(self, name: str, scene: "Scene") -> None:
        """Ask where the report about a moment goes; ``name`` is suggested, without an ending."""
        from rnn_viz.app.exporting.report import REPORT_ENDING, report_pdf

        def write(path: Path, _chosen: str) -> None:
            self._write(path, lambda: partial(bytes, report_pdf(scene)))

        kind = _("PDF page") + f" (*{REPORT_ENDING})"
        self._ask(_("Save report"), name, {kind: REPORT_ENDING}, write)

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

    def _write(self, path: Path, draw: Callable[[], _Made]) -> None:
        """Draw a file, and write it beside all else; or say in one sentence why not."""
        try:
            made = draw()
        except PictureError as error:
            self._window.refuse(_NOT_SAVED, str(error))
            return
        self._writing[self._writer.submit(_write_made, path, made)] = path
        self._timer.start()

    def _look(self) -> None:
        """Tell what has been written."""
        for future in [it for it in self._writing if it.done()]:
            path = self._writing.pop(future)
            try:
                future.result()
            except PictureError as error:
                self._window.refuse(_NOT_SAVED, str(error))
            else:
                self.saved.emit(_("Saved {file}.").format(file=path.name))
        if not self._writing:
            self._timer.stop()

    def _end(self) -> None:
        self._timer.stop()
        self._writer.shutdown(wait=True)


def _write_made(path: Path, made: _Made) -> None:
    """Make the bytes of a file and write them; raises PictureError."""
    from rnn_viz.app.exporting.picture_files import write_picture

    write_picture(path, made())
