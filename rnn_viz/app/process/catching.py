"""All that can go wrong in a process whose window is open, caught until it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from rnn_viz.app.host import Host
from rnn_viz.app.process.errors import catch_everything, catch_no_more
from rnn_viz.app.process.qt_messages import hear_qt, hear_qt_no_more
from rnn_viz.core.language import _
from rnn_viz.io.reports.reports import Reports


@contextmanager
def caught(window: Host, reports: Reports) -> Iterator[None]:
    """Tell in the window of exceptions and of what Qt calls critical; else write them down."""
    unhandled = catch_everything(window, reports.note_fault)

    def tell_qt(text: str) -> None:
        sentence = _("Qt says that something is wrong: {what}.")
        unhandled.happened.emit(sentence.format(what=text.strip().rstrip(".")), text)

    hear_qt(tell_qt, reports.note_fault)
    try:
        yield
    finally:
        hear_qt_no_more()
        catch_no_more()
