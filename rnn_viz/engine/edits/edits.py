"""What the user does to a run: interventions, branches, bookmarks, comparisons."""

from collections.abc import Callable

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.evaluation import mean_activation, sums_of
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
from rnn_viz.core.run.run_state import Reference, RunState
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words import notices
from rnn_viz.core.words.edits import reference_label
from rnn_viz.engine.edits.branches import Branches

_Bookmarks = tuple[Bookmark, ...]
_COMPARED, _SINCE = range(2)  # the two moments that are kept to be compared with


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
        self._compared = do.CompareWith()
        self._since = 0
        self._references: dict[int, tuple[tuple[object, ...], Reference]] = {}
        self._shared_out: tuple[_Bookmarks, int, tuple[_Bookmarks, _Bookmarks]] | None = None
        self._same: tuple[tuple[int, int], float] | None = None
        self._known: RunState | None = None

    @property
    def timeline(self) -> Timeline:
        """The timeline of the current branch."""
        return self.branches.timeline

    def obey(self, command: do.Command) -> str:
        """Carry out a command; return a sentence if it cannot be."""
        try:
            return self._obey(command)
        except (InterventionError, BookmarkError) as refusal:
            return str(refusal)

    def _obey(self, command: do.Command) -> str:
        branches = self.branches
        match command:
            case do.Intervene(what):
                return self._intervene(what)
            case do.HoldAtMean(unit):
                return self._intervene(ClampUnit(unit, self._mean_of(unit), is_mean=True))
            case do.CompareWith():
                return self._compare(command)
            case do.CountChangesSince(iteration):
                notice = self._outside(iteration)
                self._since = self._since if notice else iteration
                return notice
            case do.SetBookmark(iteration, name):
                if notice := self._outside(iteration):
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
        branches, here, notice = self.branches, self.timeline.iteration, ""
        match command:
            case do.Undo():
                done = branches.undo() or notices.NOTHING_TO_UNDO
                return f"{done} {self._moved_from(here)}".rstrip()
            case do.Redo():
                done = branches.redo() or notices.NOTHING_TO_REDO
                return f"{done} {self._moved_from(here)}".rstrip()
            case do.SwitchBranch(number, iteration):
                notice = self._switch(number)
                if iteration is not None:
                    return notice
            case do.RenameBranch(number, name):
                notice = branches.rename(number, name)
            case do.DeleteBranch(number):
                notice = branches.delete(number)
        return notice or self._moved_from(here)

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

    def _switch(self, number: int) -> str:
        """Play another branch; if it is compared with, the two change places."""
        before = self.branches.current
        if not self.branches.switch(number):
            return notices.NO_SUCH_BRANCH
        if self._compared.branch == number != before:
            self._compared = do.CompareWith(branch=before)
        return ""

    def run_state(self) -> RunState:
        """Return what the views may know; the same until something of it changes."""
        branches, known = self.branches, self._known
        reference, since = self._look_up(), self._look_back()
        infos = branches.info()  # others after every change of the branches
        here, elsewhere = self._bookmarks_here()
        if (
            known is not None
            and known.branches is infos
            and known.bookmarks is here
            and known.elsewhere is elsewhere
            and known.reference is reference
            and known.since is since
        ):
            return known
        self._known = RunState(
            self.timeline.entries, infos, here, elsewhere,
            branches.undoable, branches.redoable, reference, since,
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
        clamps = timeline.conditions.after(live, timeline.config.hidden).clamps
        sums = sums_of(timeline.config.bits)
        return float(mean_activation(timeline.weights, sums, clamps)[unit])

    def _compare(self, command: do.CompareWith) -> str:
        if command.branch is not None and self.branches.get(command.branch) is None:
            return notices.NO_SUCH_BRANCH
        if command.iteration is not None and (notice := self._outside(command.iteration)):
            return notice
        self._compared = command
        return ""

    def _outside(self, iteration: int) -> str:
        """Return a sentence if the run has no such iteration."""
        end = self.timeline.config.iterations
        return "" if 0 <= iteration <= end else notices.outside_run(iteration, end)

    def _look_up(self) -> Reference | None:
        """Find what is compared with, again only when it is another moment."""
        compared = self._compared
        if compared.branch is None and compared.iteration is None:
            return None
        here, mine = self.timeline.iteration, self.timeline
        if compared.branch is not None:
            other = self.branches.get(compared.branch)
            if other is None:
                return None
            at = min(here, other.timeline.frontier)
            is_same = at == here < self._same_until(compared.branch, other.timeline)
            return self._kept(other.name, other.timeline, at, is_same=is_same)
        at = min(compared.iteration or 0, mine.frontier)
        return self._kept(None, mine, at, is_same=at == here)

    def _same_until(self, number: int, other: Timeline) -> float:
        """Return the iteration before which another branch is the current one; kept."""
        key = number, self.branches.changes
        if self._same is None or self._same[0] != key:
            self._same = key, same_entries_until(other.entries, self.timeline.entries)
        return self._same[1]

    def _look_back(self) -> Reference:
        """Find the moment from which changes count, again only when it is another."""
        mine, at = self.timeline, min(self._since, self.timeline.frontier)
        is_same = at == mine.iteration
        return self._kept(None, mine, at, is_same=is_same, slot=_SINCE)

    def _kept(
        self, name: str | None, timeline: Timeline, at: int, *, is_same: bool, slot: int = _COMPARED
    ) -> Reference:
        branch = self._compared.branch if slot == _COMPARED else None
        # an intervention at the frontier changes the weights there
        key = (branch, name, timeline, timeline.entries, at, is_same)
        kept = self._references.get(slot)
        if kept is None or kept[0] != key:
            label = reference_label(at, name, is_same=is_same)
            reference = Reference(label, timeline.weights_at(at), branch, at, is_same)
            kept = self._references[slot] = key, reference
        return kept[1]
