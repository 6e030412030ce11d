"""No exception reaches the user raw, none is swallowed."""

import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType

from rnn_viz.core.faults import Part, fault_sentences


def catch_everything(say: Callable[[str, str], None]) -> None:
    """Show exceptions that nobody caught as one sentence with details to copy."""

    def of_main_thread(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            say(fault_sentences(Part.PROGRAM, error), "".join(traceback.format_exception(error)))

    def of_other_thread(unhandled: threading.ExceptHookArgs) -> None:
        traceback.print_exception(unhandled.exc_type, unhandled.exc_value, unhandled.exc_traceback)

    sys.excepthook = of_main_thread
    threading.excepthook = of_other_thread
