"""Ctrl+C in the terminal and SIGTERM, told to the window's event loop."""

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_ENDING = (signal.SIGINT, signal.SIGTERM)


class SystemSignals(QObject):
    """Take the signals that ask a program to end; ``received`` carries the number of each.

    Python runs its handlers only between two lines of Python, and Qt's loop may wait for hours
    without one. So the signal's number is also written into a socket, which wakes the loop.
    A signal that the process was told to ignore stays ignored.
    """

    received = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._before = {
            number: signal.signal(number, _go_on)
            for number in _ENDING
            if signal.getsignal(number) is not signal.SIG_IGN
        }
        self._wakeup = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        kind = QSocketNotifier.Type.Read
        self._notifier = QSocketNotifier(self._reading.fileno(), kind, self)
        self._notifier.activated.connect(self._read)

    def stop(self) -> None:
        """Leave the signals to whom they were left before."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._reading.close()
        self._writing.close()

    def _read(self) -> None:
        for number in self._reading.recv(64):
            if number in self._before:
                self.received.emit(number)


def _go_on(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: this may be the middle of any line."""
