"""What a window begins with: what was asked for, what was lost in a crash, or where one was."""

import time
from collections.abc import Callable
from pathlib import Path

from rnn_viz.app.files.locks import Locks
from rnn_viz.app.files.question import Question
from rnn_viz.app.host import Host
from rnn_viz.core.language import _
from rnn_viz.core.run.saved.saved_run import SessionError
from rnn_viz.core.session import Session
from rnn_viz.io.autosaves import LAST, Autosaves, WorkNote

TakeUp = Callable[[Session, WorkNote], None]


class Beginning:
    """Finds the work of windows that are gone, and offers or opens it.

    Parameters
    ----------
    autosaves, name
        Where that work is, and the name of this window there.
    locks
        Tell which windows are still there.
    take_up
        Opens a session that the program has kept by itself.
    open_file
        Opens what the user has saved.
    """

    def __init__(
        self, window: Host, autosaves: Autosaves, name: str, locks: Locks, take_up: TakeUp,
        open_file: Callable[[Path], None],
    ) -> None:  # fmt: skip
        self._window, self._autosaves, self._name = window, autosaves, name
        self._locks, self._take_up, self._open_file = locks, take_up, open_file

    def begin(self, *, is_wished: bool) -> Question | None:
        """Offer what was lost; else, if that is wished, open what was closed last.

        What is not opened although it has work that is in no file is put aside, for it would be
        written over when this window is closed. Who does not want the lost work now, but to begin
        where he was, gets its file as it was saved. Returns the offer, if there is one.
        """
        lost = self._lost()
        offer = self._offer(*lost[0], len(lost)) if lost else None
        if offer is not None and is_wished and lost[0][1].path:
            path = Path(lost[0][1].path)
            offer.rejected.connect(lambda: self._open_file(path) if path.is_file() else None)
        is_first = not self._locks.others(self._name)
        last = self._read(LAST) if is_first else None
        if last is None:
            return offer
        if is_wished and not lost:
            self._autosaves.hand_over(LAST, self._name)
            self._take_up(*last)
        elif last[1].is_modified:
            self._autosaves.put_aside(LAST)
        return offer

    def _lost(self) -> list[tuple[Session, WorkNote, float]]:
        """Return the work of windows that have not been closed in order; it is put aside."""
        lost = []
        for name in self._autosaves.names():
            lock = self._locks.of_window(name)
            if name == self._name or not lock.take():
                continue
            when = self._autosaves.when(name)
            work = self._read(name)
            if work is not None and work[1].is_modified:
                self._autosaves.put_aside(name)
                lost.append((*work, when))
            elif work is not None and when > self._autosaves.when(LAST):
                self._autosaves.hand_over(name, LAST)  # all of it is in its file
            elif work is not None:
                self._autosaves.remove(name)
            lock.free()
        return lost

    def _read(self, name: str) -> tuple[Session, WorkNote] | None:
        """Return the work of a window; what cannot be read is put aside and told."""
        try:
            return self._autosaves.read(name)
        except SessionError as error:
            where = self._autosaves.put_aside(name)
            kept = _("It is kept as {where}.").format(where=where)
            self._window.say(f"{str(error).rstrip('.')}. {kept}")
            return None

    def _offer(self, session: Session, note: WorkNote, when: float, count: int) -> Question:
        """Ask once whether lost work is to be opened; whatever is answered, it stays kept."""
        run = session.work.run
        told = [_lost(note).format(
            file=Path(note.path).name, at=time.strftime(_("%H:%M on %d %B"), time.localtime(when)),
            hidden=run.config.hidden, seed=run.config.seed, iteration=f"{run.playhead:,}",
        )]  # fmt: skip
        if count > 1:
            more = _("There are {count} such sessions; this is the newest.")
            told.append(more.format(count=count))
        stays = _("Whatever you choose, it stays in {folder}.")
        told.append(f"\n\n{stays.format(folder=self._autosaves.recovered)}")
        offer = Question(
            self._window, _("Bring your work back?"),
            " ".join(told).replace(" \n", "\n"),
            (_("Bring back"), lambda: self._take_up(session, note)),
            cancel=_("Not now"),
        )  # fmt: skip
        offer.open()
        return offer


def _lost(note: WorkNote) -> str:
    """Return what is said of lost work, to be filled in."""
    if note.path:
        return _(
            "RNN Viz did not end as it should. Work of {file} was kept at {at}: "
            "{hidden} hidden units, seed {seed}, iteration {iteration}."
        )
    return _(
        "RNN Viz did not end as it should. Work that has no file yet was kept at {at}: "
        "{hidden} hidden units, seed {seed}, iteration {iteration}."
    )
