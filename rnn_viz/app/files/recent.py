"""The menu of files that were opened or saved last."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QMenu

from rnn_viz.app.host import Host
from rnn_viz.core.language import _
from rnn_viz.io.settings import MOST_RECENT


class RecentFiles(QMenu):
    """The files by name, with their folders where names are alike; the newest first.

    Parameters
    ----------
    open_file
        What a click on a file does.
    """

    def __init__(self, window: Host, open_file: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._window, self._open = window, open_file
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self.fill)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files, the newest first; they need not be there any more."""
        return tuple(map(Path, self._window.settings.recent))

    def add(self, path: Path) -> None:
        """Put a file first."""
        text = str(path.absolute())
        self._remember((text, *(it for it in self._window.settings.recent if it != text)))

    def clear_list(self) -> None:
        """Forget all; the files stay."""
        self._remember(())

    def fill(self) -> None:
        """Show the files as they are now."""
        self.clear()
        names = [path.name for path in self.paths]
        for at, path in enumerate(self.paths, 1):
            where = f" – {path.parent.name}" if names.count(path.name) > 1 else ""
            action = self.addAction(f"&{at % 10} {path.name}{where}".replace("&&", "&"))
            action.setToolTip(str(path))
            action.setEnabled(path.is_file())
            action.triggered.connect(lambda _checked, path=path: self._open(path))
        if names:
            self.addSeparator()
        forget = self.addAction(_("Clear this list"))
        forget.setEnabled(bool(names))
        forget.triggered.connect(self.clear_list)

    def _remember(self, texts: tuple[str, ...]) -> None:
        self._window.settings = replace(self._window.settings, recent=texts[:MOST_RECENT])
