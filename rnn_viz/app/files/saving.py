"""Saving the work in its file, and what is asked before some would be lost."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rnn_viz.app.files.choosing import choose_to_save
from rnn_viz.app.files.document import Document
from rnn_viz.app.files.question import Question
from rnn_viz.app.files.recent import RecentFiles
from rnn_viz.app.host import Host
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import capture
from rnn_viz.io.session_file import SUFFIX, write_session

Then = Callable[[], None]
_NOT_SAVED = _("Not saved")


def _nothing() -> None:
    pass


class Saving:
    """Saves the window's work.

    Parameters
    ----------
    document
        The file that the work is of.
    recent
        Where a file that has been saved is put first.
    """

    def __init__(self, window: Host, document: Document, recent: RecentFiles) -> None:
        self._window, self._document, self._recent = window, document, recent

    def save(self, then: Then = _nothing) -> None:
        """Save the work in its file, or ask for one; afterwards do something.

        What another program has put into the file is not written over without a word.
        """
        path = self._document.path
        if path is None:
            self.save_as(then)
        elif self._document.is_overtaken():
            changed = _(
                "Another program has changed {file} since this window opened or saved it. "
                "If you save over it, those changes are lost."
            ).format(file=path.name)
            Question(
                self._window, _("Save over the changed file?"), changed,
                (_("Save as …"), lambda: self.save_as(then)),
                (_("Save over it"), lambda: self.save_in(path, then)),
            ).open()  # fmt: skip
        else:
            self.save_in(path, then)

    def save_as(self, then: Then = _nothing) -> None:
        """Ask for a file, and save the work there."""
        path = self._document.path or self._window.folder / f"Untitled{SUFFIX}"
        choose_to_save(self._window, path, partial(self._save_as_chosen, then=then))

    def save_in(self, path: Path, then: Then = _nothing) -> None:
        """Write the work into a file; what cannot be written is told, and all is as it was."""
        window = self._window
        lock = self._document.lock_of(path)
        if lock is None:
            told = _("{file} is open in another window; choose another name.")
            window.refuse(_NOT_SAVED, told.format(file=path.name))
            return
        now = window.bridge.newest
        try:
            write_session(path, capture(now, window.dispatch.view))
        except (OSError, SessionError) as error:
            if path != self._document.path:
                lock.free()
            told = _("{path} could not be saved: {reason}. Nothing is lost.")
            window.refuse(_NOT_SAVED, told.format(path=path, reason=reason(error)))
            return
        self._recent.add(path)
        self._document.is_now(now, path, lock)
        window.dispatch.say(_("Saved in {file}.").format(file=path.name))
        then()

    def before_losing(self, then: Then) -> None:
        """Do something that takes the place of the work, if need be once the user has chosen."""
        self._document.look()
        if self._document.is_modified:
            self.ask(self._document.unsaved, then)
        else:
            then()

    def ask(self, why: str, then: Then) -> None:
        """Ask whether to save the work before something is done that takes its place."""
        Question(
            self._window, _("Save your work?"), why,
            (_("Save"), lambda: self.save(then)), (_("Don't save"), then),
        ).open()  # fmt: skip

    def _save_as_chosen(self, path: Path, then: Then) -> None:
        """Save in a file whose name ends as those of sessions do, so that it is found again."""
        if path.suffix.lower() == SUFFIX:
            self.save_in(path, then)
            return
        path = path.with_name(f"{path.name}{SUFFIX}")
        if not path.exists():
            self.save_in(path, then)
            return
        there = _("{file} is there already.").format(file=path.name)
        Question(
            self._window, _("Replace the file?"), there,
            (_("Replace"), lambda: self.save_in(path, then)),
        ).open()  # fmt: skip
