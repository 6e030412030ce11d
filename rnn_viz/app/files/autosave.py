"""The window's work, kept by itself soon after each action and now and then while it trains."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer

from rnn_viz.app.files.document import Document
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import Session
from rnn_viz.io.autosaves import LAST, Autosaves, WorkNote

_LOOK = 500  # milliseconds
_AFTER_ACTION = 1.4  # seconds; with the look before and the writing it stays below two
_IN_TRAINING = 60.0  # seconds


class Autosave(QObject):
    """Keeps the work of a window in a file of its own until the window is closed.

    Files are written by a thread of their own, which knows values only: on some disks that takes
    longer than a frame.

    Parameters
    ----------
    autosaves, name
        Where to, and the name of the window there.
    session
        Returns the work as it is.
    document
        Which file it is of.
    say
        Tells that it cannot be kept.
    clock
        Seconds, rising; injected so that tests own the time.
    """

    def __init__(
        self, autosaves: Autosaves, name: str, session: Callable[[], Session],
        document: Document, say: Callable[[str], None], parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._autosaves, self._name, self._session = autosaves, name, session
        self._document, self._say, self._clock = document, say, clock
        self._writer = ThreadPoolExecutor(1, "autosave")
        self._writing: Future[None] | None = None
        self._acted: float | None = None  # when, if that is not kept yet
        self._is_coming = False  # whether what was kept last lacks what was asked for
        self._kept_at = clock()
        self._is_well = True
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def note_action(self) -> None:
        """Take note that the user has done something that is worth keeping."""
        if self._acted is None:
            self._acted = self._clock()

    def look(self) -> None:
        """Keep the work if it is time; tell if that could not be done."""
        if self._writing is not None:
            if not self._writing.done():
                return
            self._hear(self._writing.exception())
            self._writing = None
        now = self._clock()
        has_come = self._is_coming and self._document.is_settled
        is_due = self._acted is not None and (has_come or now - self._acted >= _AFTER_ACTION)
        has_grown = now - self._kept_at >= _IN_TRAINING and self._document.is_modified
        if is_due or has_grown:
            self._document.look()  # the title may be a moment behind
            self._is_coming = not self._document.is_settled
            self._acted, self._kept_at = now if self._is_coming else None, now
            keep = self._autosaves.keep
            self._writing = self._writer.submit(keep, self._name, self._session(), self._note())

    def keep_for_the_next_start(self) -> str:
        """Keep the work as what is opened next; return why that cannot be done, or nothing."""
        try:
            self._autosaves.keep(LAST, self._session(), self._note())
        except (OSError, SessionError) as error:
            return reason(error)
        return ""

    def end(self, *, removes: bool) -> None:
        """Write no more; remove what was kept of a window whose work is elsewhere by now."""
        self._timer.stop()
        self._writer.shutdown(wait=True)
        if not removes:
            return
        try:
            self._autosaves.remove(self._name)
        except OSError as error:
            self._hear(error)

    def _note(self) -> WorkNote:
        document = self._document
        path = "" if document.path is None else str(document.path)
        return WorkNote(path, document.is_modified, document.digest)

    def _hear(self, error: BaseException | None) -> None:
        """Tell once that the work is not kept, until it is again."""
        if error is None:
            self._is_well = True
        elif self._is_well:
            self._is_well = False
            self._say(
                _(
                    "Your work is not kept by itself at the moment: {reason}. "
                    "Everything else goes on; save it where there is room."
                ).format(reason=reason(error))
            )
