"""Python's garbage collector on the window's thread only.

Run by another thread it destroys Qt objects there, which crashes Qt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 2_000  # milliseconds
_YOUNG = 700  # objects; below there is nothing worth collecting


class GuiThreadGarbage(QObject):
    """Collect by timer instead of by allocation; freeze what is there once warm.

    A full collection costs about 0.1 s once numba is loaded, so what was loaded is taken out
    of later collections.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def freeze(self) -> None:
        """Collect everything once, then leave alone what has survived."""
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Hand the collector back as it was."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    def _collect(self) -> None:
        if gc.get_count()[0] > _YOUNG:
            gc.collect(1)
