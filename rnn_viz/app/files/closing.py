"""Whether the window may close: only when nothing is lost by it, or the user wants it so."""

from collections.abc import Callable

from rnn_viz.app.files.autosave import Autosave
from rnn_viz.app.files.document import Document
from rnn_viz.app.files.locks import Locks
from rnn_viz.app.host import Host
from rnn_viz.core.language import _

Ask = Callable[[str, Callable[[], None]], None]


class Closing:
    """Asks before the work would be lost, and leaves it to the next start where that is wished.

    Parameters
    ----------
    document
        The file that the work is of.
    autosave
        ``None`` where nothing is kept by itself, nor asked.
    locks, name
        Of all windows, and of this one among them.
    ask
        Asks whether to save the work before something is done; the first argument says why.
    """

    def __init__(
        self, window: Host, document: Document, autosave: Autosave | None,
        locks: Locks, name: str, ask: Ask,
    ) -> None:  # fmt: skip
        self._window, self._document, self._autosave = window, document, autosave
        self._locks, self._name, self._ask = locks, name, ask
        self._lock = locks.of_window(name)
        self._lock.take()
        self._is_decided = autosave is None
        self._is_left = False  # what is kept by itself is all that there is of the work

    def may_close(self) -> bool:
        """Return whether the window may close now; if not, the user is asked."""
        if self._is_decided:
            return True
        self._document.look()
        why = self._why_not()
        if not why:
            return True
        self._ask(why, self._close)
        return False

    def do_not_ask(self) -> None:
        """Let the window close without a question; what can be kept by itself is kept."""
        if not self._is_decided:
            self._is_decided = True
            if self._autosave is not None and self._window.settings.reopen:
                self._is_left = bool(self._autosave.keep_for_the_next_start())

    def end(self) -> None:
        """Leave everything to other windows."""
        if self._autosave is not None:
            self._autosave.end(removes=not self._is_left)
        self._document.leave()
        self._lock.free()

    def _why_not(self) -> str:
        """Return what would be lost, or nothing, once the work is left to the next start."""
        if self._autosave is None:
            return ""
        is_left = self._window.settings.reopen
        if self._document.is_modified and self._document.path is not None:
            return self._document.unsaved
        if self._document.is_modified and not is_left:
            return _("What you have done here is in no file, and would be lost.")
        if self._document.is_modified and self._locks.others(self._name):
            return _("What you have done here is in no file; only the last window is opened again.")
        problem = self._autosave.keep_for_the_next_start() if is_left else ""
        if problem and self._document.is_modified:
            sentence = _("Your work cannot be kept for the next start: {problem}.")
            return sentence.format(problem=problem)
        return ""

    def _close(self) -> None:
        """Close after the user has saved the work or given it up; what is saved is left."""
        if self._document.is_modified:
            self._is_decided = True
        else:
            self.do_not_ask()
        self._window.close()
