"""The menu of files: new, open, save; and what is asked before work would be lost."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QObject

from rnn_viz.app.actions.do import Do
from rnn_viz.app.actions.table import Actions
from rnn_viz.app.files.autosave import Autosave
from rnn_viz.app.files.beginning import Beginning
from rnn_viz.app.files.choosing import SESSIONS, choose_to_open
from rnn_viz.app.files.closing import Closing
from rnn_viz.app.files.document import Document
from rnn_viz.app.files.drops import Drops
from rnn_viz.app.files.links import Links
from rnn_viz.app.files.locks import NO_LOCK, Lock, Locks
from rnn_viz.app.files.opening_weights import OpeningWeights
from rnn_viz.app.files.question import Question
from rnn_viz.app.files.recent import RecentFiles
from rnn_viz.app.files.saving import Saving
from rnn_viz.app.files.taking_up import TakingUp
from rnn_viz.app.host import Host
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import Session, capture, fresh
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.sessions.run_link import SCHEME
from rnn_viz.io.autosaves import Autosaves, WorkNote
from rnn_viz.io.session_file import SUFFIX, digest_of, read_session


class Files(QObject):
    """Opens and saves the window's work.

    Attributes
    ----------
    document
        The file that the work is of.
    locks
        What all windows have open.
    links
        Moments as texts.
    recent
        What was opened and saved last.
    saving
        Saves the work, and asks before some is lost.
    closing
        Whether the window may close.

    Parameters
    ----------
    window
        What is told and asked is told and asked there; its bridge and dispatch are there.
    home
        The folder in which windows keep their work by themselves and tell each other what they
        have open; ``None`` for neither.
    """

    def __init__(self, window: Host, home: Path | None) -> None:
        super().__init__(window)
        self._window = window
        self._bridge, self._dispatch = window.bridge, window.dispatch
        self._name = uuid4().hex[:8]
        self.locks = Locks(None if home is None else home / "locks")
        self.document = Document(window.bridge.newest, self.locks, self)
        self.document.changed.connect(self._show_title)
        self.links = Links(window)
        self.recent = RecentFiles(window, self.open_asking)
        self.saving = Saving(window, self.document, self.recent)
        self._taking_up = TakingUp(window.bridge, window.dispatch)
        window.bridge.snapshotReady.connect(self.document.follow)
        self._autosaves = None if home is None else Autosaves(home)
        autosave = self._autosave(self._autosaves)
        self.closing = Closing(
            window, self.document, autosave, self.locks, self._name, self.saving.ask
        )
        self._weights = OpeningWeights(window)
        self._openers = {SUFFIX: self.open_asking, **self._weights.openers()}
        Drops(window, self._openers, self.links.open)

    def _autosave(self, autosaves: Autosaves | None) -> Autosave | None:
        """Return what keeps the work by itself, where that is wished."""
        if autosaves is None:
            return None
        autosave = Autosave(
            autosaves, self._name, self.session, self.document, self._window.say, self
        )
        self._dispatch.acted.connect(autosave.note_action)
        self.document.changed.connect(autosave.note_action)  # what is saved needs no recovery
        return autosave

    def furnish(self, actions: Actions) -> None:
        """Put what is remembered into the menu."""
        actions[Do.REOPEN].setChecked(self._window.settings.reopen)
        actions[Do.RECENT].setMenu(self.recent)

    def begin(self, opened: str, *, reopens: bool) -> Question | None:
        """Have what was asked for or what was there before; return the offer of lost work, if any.

        Parameters
        ----------
        opened
            A path or a link; empty if nothing was asked for.
        reopens
            Whether else what was closed last is to be opened again, if the user wants that.
        """
        offer, take_up = None, self._take_up_again
        if self._autosaves is not None:
            is_wished = reopens and not opened and self._window.settings.reopen
            lost = Beginning(
                self._window, self._autosaves, self._name, self.locks, take_up, self.open_asking
            )
            offer = lost.begin(is_wished=is_wished)
        if opened.startswith(SCHEME):
            self.links.open(opened)
        elif opened:
            self._openers.get(Path(opened).suffix.lower(), self.open)(Path(opened))
        return offer

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions do."""
        return {
            Do.NEW: lambda: self.saving.before_losing(self.begin_anew),
            Do.OPEN: self._choose_and_open,
            Do.RECENT: self.recent.fill,
            Do.SAVE: self.saving.save,
            Do.SAVE_AS: self.saving.save_as,
            Do.COPY_LINK: self.links.copy,
            Do.PASTE_LINK: self.links.paste,
            Do.REOPEN: self._switch_reopening,
            **self._weights.handlers(),
        }

    def session(self) -> Session:
        """Return the work as it is now."""
        return capture(self._bridge.newest, self._dispatch.view)

    def begin_anew(self) -> None:
        """Have an empty session with the usual run."""
        self._take_up(fresh(RunConfig()), None, NO_LOCK)
        self._dispatch.say(_("A new session: the usual run, of which nothing is trained yet."))

    def open_asking(self, path: Path) -> None:
        """Open a file, once the work has been saved or given up."""
        self.saving.before_losing(partial(self.open, path))

    def open_copy(self, path: Path) -> None:
        """Open what is in a file as work that has no file, once what is there may go."""
        session = self._read(path)
        if session is not None:
            self.saving.before_losing(lambda: self._take_up(session, None, NO_LOCK))

    def take(self, suffix: str, opener: Callable[[Path], None]) -> None:
        """Let files of a kind be opened by somebody else, from the start on or when dropped."""
        self._openers[suffix] = opener

    def open(self, path: Path) -> None:
        """Open a file in the place of what is there."""
        digest, session = digest_of(path), self._read(path)
        if session is None:
            return
        self.recent.add(path)
        lock = self.document.lock_of(path)
        if lock is None:
            self._window.refuse(
                _("Opened as a copy"),
                _(
                    "{file} is open in another window. This window has a copy of it, "
                    "which has no file yet."
                ).format(file=path.name),
            )
            self._take_up(session, None, NO_LOCK)
        else:
            self._take_up(session, path, lock, digest=digest)

    def _take_up_again(self, session: Session, note: WorkNote) -> None:
        """Have a session that the program has kept by itself, of a file or of none."""
        path = Path(note.path) if note.path else None
        lock = NO_LOCK if path is None else self.document.lock_of(path)
        if lock is None:  # another window has the file by now: this work gets one of its own
            path, lock = None, NO_LOCK
        is_modified, digest = note.is_modified, note.digest
        if path is not None and not is_modified and note.is_overtaken:
            session, is_modified, digest = self._as_it_is_now(path, session, digest)
        self._take_up(session, path, lock, is_modified=is_modified, digest=digest)

    def _as_it_is_now(self, path: Path, kept: Session, digest: str) -> tuple[Session, bool, str]:
        """Return what has been put into a file since all of it was kept.

        Another program did that, or this one, which crashed before it kept the work again. What
        it held nobody else may have any more: it is put aside, or taken up as what the file has
        not, if the file cannot be opened.
        """
        held, session = digest_of(path), self._read(path)
        if session is None:
            return kept, True, digest
        assert self._autosaves is not None
        where = self._autosaves.put_aside(self._name)
        self._window.refuse(
            _("Opened as it is now"),
            _(
                "{file} was changed after this program last kept its work. This is what it holds "
                "now; what it held then is kept as {where}."
            ).format(file=path.name, where=where),
        )
        return session, False, held

    def _switch_reopening(self) -> None:
        window = self._window
        reopen = window.actions_by_key[Do.REOPEN].isChecked()
        window.settings = replace(window.settings, reopen=reopen)

    def _choose_and_open(self) -> None:
        choose_to_open(self._window, _("Open session"), SESSIONS, self.open_asking)

    def _read(self, path: Path) -> Session | None:
        try:
            return read_session(path)
        except SessionError as error:
            self._window.refuse(_("Not opened"), str(error))
            return None

    def _take_up(
        self, session: Session, path: Path | None, lock: Lock, *,
        is_modified: bool = False, digest: str = "",
    ) -> None:  # fmt: skip
        def is_there(now: Snapshot) -> None:
            self.document.is_now(now, path, lock, is_modified=is_modified, digest=digest)

        self._taking_up.take_up(session, is_there)

    def _show_title(self) -> None:
        """Put the file into the title; its star is the system's mark of what is not saved."""
        document, window = self.document, self._window
        is_plain = document.path is None and not document.is_modified
        window.setWindowTitle("RNN Viz" if is_plain else f"{document.name}[*] – RNN Viz")
        window.setWindowModified(document.is_modified)
