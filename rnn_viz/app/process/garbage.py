"""Python's garbage collector on the window's thread only.

Run by another thread it destroys Qt objects there, which crashes Qt.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 100  # milliseconds: what has come in that time is collected in less than a frame
_YOUNG = 700  # objects; below there is nothing worth collecting
_OLDER = 20  # collections of the young until those that survived one are looked at as well
_ALL = 600  # and until all are that are not frozen


class GuiThreadGarbage(QObject):
    """Collect by timer instead of by allocation, a little at a time.

    A full collection costs 0.1 s once numba is loaded, so there is none: what imports have
    brought is frozen, which costs nothing, and then no collection looks at it.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._count = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def freeze(self) -> None:
        """Leave alone all that is there now; it will stay."""
        gc.collect(0)
        gc.freeze()

    def stop(self) -> None:
        """Hand the collector back as it was."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    def _collect(self) -> None:
        self._count += 1
        if self._count % _ALL == 0:
            gc.collect()
        elif self._count % _OLDER == 0:
            gc.collect(1)
        elif gc.get_count()[0] > _YOUNG:
            gc.collect(0)
