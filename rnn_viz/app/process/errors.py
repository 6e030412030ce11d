"""No exception reaches the user raw, none is swallowed."""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from rnn_viz.app.host import Host
from rnn_viz.core.faults import Part, fault_sentences
from rnn_viz.io.reports.log_file import LOG

Note = Callable[[str], None]


class Unhandled(QObject):
    """Takes faults that nobody handled to where they are told: in the window while it is open.

    Signals
    -------
    happened
        Carries sentences and a traceback from any thread to the window's own.

    Parameters
    ----------
    window
        Where faults are told.
    note
        Keeps the traceback of one that cannot be told any more.
    """

    happened = Signal(str, str)

    def __init__(self, window: Host, note: Note) -> None:
        super().__init__(window)
        self._window, self._note = window, note
        self.happened.connect(self.tell, Qt.ConnectionType.QueuedConnection)

    def tell(self, sentences: str, details: str = "") -> None:
        """Tell the user, or the next start if the window is closed."""
        if self._window.isVisible():
            self._window.say(sentences, details)
        else:
            self._note(details or sentences)


def catch_everything(window: Host, note: Note) -> Unhandled:
    """Show exceptions that nobody caught as one sentence with details to copy."""
    unhandled = Unhandled(window, note)

    def of_main_thread(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            unhandled.tell(fault_sentences(Part.PROGRAM, error), _text(error))

    def of_other_thread(given: threading.ExceptHookArgs) -> None:
        traceback.print_exception(given.exc_type, given.exc_value, given.exc_traceback)
        error = given.exc_value or given.exc_type()
        unhandled.happened.emit(fault_sentences(Part.PROGRAM, error), _text(error))

    def of_no_caller(given: "sys.UnraisableHookArgs") -> None:
        sys.__unraisablehook__(given)
        LOG.error("nobody could be told: %r", given.exc_value, exc_info=given.exc_value)

    sys.excepthook = of_main_thread
    threading.excepthook = of_other_thread
    sys.unraisablehook = of_no_caller
    return unhandled


def catch_no_more() -> None:
    """Leave exceptions to Python, as they were."""
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    sys.unraisablehook = sys.__unraisablehook__


def _text(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))
