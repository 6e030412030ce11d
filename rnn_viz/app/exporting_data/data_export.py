"""The action that takes data along."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from rnn_viz.app.actions.do import Do
from rnn_viz.app.host import Host


class DataExport(QObject):
    """Opens the dialog, and says what has been written where the run is spoken of."""

    def __init__(self, window: Host) -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the action does."""
        return {Do.EXPORT_DATA: self._open}

    def _open(self) -> None:
        from rnn_viz.app.exporting_data.export_dialog import ExportDialog  # not for every start

        dialog = ExportDialog(self._window)
        dialog.written.connect(self._window.dispatch.say)
        dialog.open()
