"""What the user does to a run: interventions, branches, bookmarks, comparisons."""

import math
from collections.abc import Callable

from rnn_viz.core import commands as do
from rnn_viz.core.lenses.all_states import all_states
from rnn_viz.core.lenses.look import Look, Unable, at_once
from rnn_viz.core.run.bookmarks import (
    Bookmark,
    BookmarkError,
    clean,
    default_name,
    with_bookmark,
    without,
)
from rnn_viz.core.run.interventions import (
    ClampUnit,
    Intervention,
    InterventionError,
    check,
    same_entries_until,
)
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words import notices
from rnn_viz.engine.edits.branches import Branches
from rnn_viz.engine.edits.references import References, outside

_Bookmarks = tuple[Bookmark, ...]


class Edits:
    """Keep the branches and bookmarks of one run, and obey the commands about them.

    Attributes
    ----------
    branches
        The timelines.
    """

    def __init__(self, timeline: Timeline) -> None:
        self.branches = Branches(timeline)
        self._bookmarks: _Bookmarks = ()
        self._references = References(self.branches)
        self._shared_out: tuple[_Bookmarks, int, tuple[_Bookmarks, _Bookmarks]] | None = None
        self._known: RunState | None = None

    @classmethod
    def taken_up(cls, saved: SavedRun) -> "Edits":
        """Return the branches and bookmarks of a saved run, none of it trained yet."""
        edits = cls(Timeline(saved.config, saved.start))
        edits.branches.take_up(saved.branches, saved.current)
        edits._bookmarks = saved.bookmarks
        return edits

    @property
    def timeline(self) -> Timeline:
        """The timeline of the current branch."""
        return self.branches.timeline

    def obey(self, command: do.Command) -> str:
        """Carry out a command; return a sentence if it cannot be.

        What fails half-way leaves the branches as they were.
        """
        put_back = self.branches.whole()
        try:
            return self._obey(command)
        except (InterventionError, BookmarkError) as refusal:
            return str(refusal)
        except BaseException:
            put_back()
            raise

    def _obey(self, command: do.Command) -> str:
        branches = self.branches
        match command:
            case do.Intervene(what):
                return self._intervene(what)
            case do.HoldAtMean(unit):
                return self._intervene(ClampUnit(unit, self._mean_of(unit), is_mean=True))
            case do.CompareWith():
                return self._references.compare(command)
            case do.CountChangesSince(iteration):
                return self._references.count_since(iteration)
            case do.SetBookmark(iteration, name):
                if notice := outside(self.timeline, iteration):
                    return notice
                plain = clean(name) or default_name(self._bookmarks)
                new = Bookmark(plain, iteration, branches.current)
                self._change_bookmarks(lambda here: with_bookmark(here, new))
            case do.RemoveBookmark(iteration):
                self._change_bookmarks(lambda here: without(here, iteration))
            case _:
                return self._move_between(command)
        return ""

    def _move_between(self, command: do.Command) -> str:
        """Obey a command that leads to another branch or state of one.

        If the moment at the playhead is not in it, say where it is now and why.
        """
        branches, here, before = self.branches, self.timeline.iteration, self.branches.current
        notice, stays_near = "", True
        match command:
            case do.Undo():
                notice = branches.undo() or notices.NOTHING_TO_UNDO
            case do.Redo():
                notice = branches.redo() or notices.NOTHING_TO_REDO
            case do.SwitchBranch(number, iteration):
                notice = "" if branches.switch(number) else notices.NO_SUCH_BRANCH
                stays_near = iteration is None
            case do.RenameBranch(number, name):
                notice = branches.rename(number, name)
            case do.DeleteBranch(number):
                notice = branches.delete(number)
        ended = self._references.follow(before)
        return _joined(notice, ended, self._moved_from(here) if stays_near else "")

    def _moved_from(self, iteration: int) -> str:
        """Return a sentence if the playhead is not at an iteration any more."""
        branch = self.branches.get(self.branches.current)
        at = self.timeline.iteration
        if branch is None or at == iteration:
            return ""
        return notices.came_only_to(branch.name, at, iteration)

    def _intervene(self, what: Intervention) -> str:
        """Change the run; if that makes a branch, say that the run is still there."""
        before = self.branches.get(self.branches.current)
        self.branches.intervene(what)
        after = self.branches.get(self.branches.current)
        if before is None or after is None or after is before:
            return ""
        return notices.branch_begins(after.forked_at, before.name)

    def run_state(self) -> RunState:
        """Return what the views may know; the same until something of it changes."""
        branches, known = self.branches, self._known
        reference, since, origin = self._references.now()
        infos = branches.info()  # others after every change of the branches
        here, elsewhere = self._bookmarks_here()
        if (
            known is not None
            and known.branches is infos
            and known.bookmarks is here
            and known.elsewhere is elsewhere
            and known.reference is reference
            and known.since is since
            and known.origin is origin
        ):
            return known
        self._known = RunState(
            self.timeline.entries, infos, here, elsewhere,
            branches.undoable, branches.redoable, reference, since, origin,
        )  # fmt: skip
        return self._known

    def _change_bookmarks(self, change: Callable[[_Bookmarks], _Bookmarks]) -> None:
        """Change those that the current branch has; the others stay."""
        here, _ = self._bookmarks_here()
        others = (bookmark for bookmark in self._bookmarks if bookmark not in here)
        self._bookmarks = (*change(here), *others)

    def _bookmarks_here(self) -> tuple[_Bookmarks, _Bookmarks]:
        """Return the bookmarks of moments that the current branch has, and of other branches."""
        known, changes = self._shared_out, self.branches.changes
        if known is None or known[0] is not self._bookmarks or known[1] != changes:
            known = self._shared_out = self._bookmarks, changes, self._share_out()
        return known[2]

    def _share_out(self) -> tuple[_Bookmarks, _Bookmarks]:
        here: list[Bookmark] = []
        elsewhere: list[Bookmark] = []
        for bookmark in self._bookmarks:
            branch = self.branches.get(bookmark.branch)
            if branch is None:  # deleted or undone; it may come back
                continue
            shared = same_entries_until(branch.timeline.entries, self.timeline.entries)
            is_here = bookmark.branch == self.branches.current or bookmark.iteration < shared
            (here if is_here else elsewhere).append(bookmark)
        return tuple(sorted(here, key=lambda b: b.iteration)), tuple(elsewhere)

    def _mean_of(self, unit: int) -> float:
        timeline = self.timeline
        live = ClampUnit(unit, None)  # held, its mean would be what it is held at
        check(live, timeline.config)
        config, conditions = timeline.config, timeline.conditions
        clamps = conditions.after(live, config.hidden).clamps
        look = Look(timeline.iteration, timeline.weights, config.bits, clamps)
        states = at_once(all_states(look))
        return math.nan if isinstance(states, Unable) else float(states.mean[unit])


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
