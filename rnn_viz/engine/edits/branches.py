"""The branches of a run: timelines that share a past, and what was done to them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import count

from rnn_viz.core.run.bookmarks import clean
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.interventions import Entry, Intervention, begins_branch
from rnn_viz.core.run.run_state import BranchInfo
from rnn_viz.core.run.saved.saved_run import ROOT_NAME, SavedBranch
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words import notices
from rnn_viz.core.words.edits import branch_name
from rnn_viz.engine.edits.undo import Branch, Change, Deeds, Deletion, Edit, told

ROOT = 0


class Branches:
    """All branches of one run, of which one is current.

    Attributes
    ----------
    current
        The number of the branch that is played.
    changes
        Rises whenever a branch comes, goes, changes or takes the place of another.
    deeds
        What can be undone and redone.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._all = {ROOT: Branch(ROOT_NAME, timeline, None, 0)}
        self._hidden: dict[int, Branch] = {}  # undone, and there again when redone
        self.deeds = Deeds()
        self._numbers = count(ROOT + 1)  # never given twice: a comparison may name one
        self.current = ROOT
        self.changes = 0
        self._info: tuple[int, Curve, tuple[BranchInfo, ...]] | None = None

    def take_up(self, saved: Iterable[SavedBranch], current: int) -> None:
        """Have the branches of a saved run of this configuration, none of them trained yet."""
        root = self._all[ROOT].timeline
        self._all = {
            it.number: Branch(it.name, root.with_entries(it.entries), it.parent, it.forked_at)
            for it in saved
        }
        self._numbers = count(max(self._all) + 1)
        self.current = current

    @property
    def timeline(self) -> Timeline:
        """The current branch's timeline."""
        return self._all[self.current].timeline

    @property
    def timelines(self) -> list[Timeline]:
        """The timelines of all branches."""
        return [branch.timeline for branch in self._all.values()]

    @property
    def everything(self) -> list[Timeline]:
        """The timelines of all branches, and those kept for undo and redo."""
        return [*self.deeds.kept, *(it.timeline for it in self._hidden.values()), *self.timelines]

    @property
    def undoable(self) -> str:
        """What undo would take back, in words; empty if there is nothing."""
        return told(self.deeds.done[-1], self._all, self.current) if self.deeds.done else ""

    @property
    def redoable(self) -> str:
        """What redo would do again, in words; empty if there is nothing."""
        return told(self.deeds.undone[-1], self._all, self.current) if self.deeds.undone else ""

    def intervene(self, what: Intervention) -> None:
        """Change the run at the playhead: at the frontier in place, otherwise as a branch.

        A finished run stays as it is too: there a branch begins at its end.

        Raises
        ------
        InterventionError
            It does not fit the run; nothing has changed.
        """
        timeline = self.timeline
        at, frontier = timeline.iteration, timeline.frontier
        is_fork = begins_branch(at, frontier, timeline.config.iterations)
        entry = Entry(at, what)
        if is_fork:
            timeline = timeline.branch()
        timeline.intervene(what)  # refuses what cannot be, before anything has changed
        if is_fork:
            number = next(self._numbers)
            name = branch_name(entry, [branch.name for branch in self._all.values()])
            self._all[number] = Branch(name, timeline, self.current, at)
            self.current = number
        self._note(Change(self.current, entry, is_fork))

    def whole(self) -> Callable[[], None]:
        """Return what puts everything back to as it is now, for a command that fails half-way."""
        kept, hidden = self._all.copy(), self._hidden.copy()
        deeds, current = self.deeds.copy(), self.current
        timelines = [(branch, branch.timeline) for branch in (*kept.values(), *hidden.values())]

        def put_back() -> None:
            self._all, self._hidden, self.deeds = kept, hidden, deeds
            self.current, self.changes = current, self.changes + 1
            for branch, timeline in timelines:
                branch.timeline = timeline

        return put_back

    def undo(self) -> str:
        """Take the last intervention back, with what was learned after it, or the last deletion.

        The playhead stays, or goes back to the last moment that there is then. Returns a
        sentence that says what was taken back; an empty one if there was nothing.
        """
        if not self.deeds.done:
            return ""
        self.changes += 1
        deed, before = self.deeds.done.pop(), self.current
        if isinstance(deed, Deletion):
            self._bring_back(deed)
            self.deeds.undone.append(deed)
        else:
            self.deeds.undone.append(self._take_back(deed))
        return notices.undone(deed.words, self._shown_instead_of(before))

    def _take_back(self, deed: Change) -> Change:
        """Undo an intervention; return what it takes to redo it."""
        branch, here = self._all[deed.branch], self.timeline.iteration
        if deed.is_fork:
            self._hidden[deed.branch] = self._all.pop(deed.branch)
            self._play(self._nearest(branch.parent), here)
        else:
            deed = replace(deed, before=branch.timeline)
            branch.timeline = branch.without(deed.entry)
            self._play(deed.branch, here)
        return deed

    def _bring_back(self, deed: Deletion) -> None:
        self._all[deed.number] = deed.branch
        self._all = dict(sorted(self._all.items()))
        if deed.was_current:
            self._play(deed.number, self.timeline.iteration)

    def redo(self) -> str:
        """Do again what was undone last, with what had been learned after it.

        The playhead stays, or goes back to the last moment that there is then. Returns a
        sentence that says what was done again; an empty one if there was nothing.
        """
        if not self.deeds.undone:
            return ""
        self.changes += 1
        deed, before = self.deeds.undone.pop(), self.current
        if isinstance(deed, Deletion):
            self.deeds.done.append(self._remove(deed.number))
        else:
            self.deeds.done.append(self._do_again(deed))
        return notices.redone(deed.words, self._shown_instead_of(before))

    def _do_again(self, deed: Change) -> Change:
        """Redo an intervention; return what it takes to undo it."""
        here = self.timeline.iteration
        if deed.before is None:
            self._all[deed.branch] = self._hidden.pop(deed.branch)
        else:
            self._all[deed.branch].timeline = deed.before
        self._play(deed.branch, here)
        return replace(deed, before=None)

    def _shown_instead_of(self, number: int) -> str:
        """Return the name of the branch that is current now; empty if it is still that one."""
        return "" if self.current == number else self._all[self.current].name

    def switch(self, number: int) -> bool:
        """Play another branch, at the same iteration if it has got there."""
        if number not in self._all:
            return False
        self._play(number, self.timeline.iteration)
        return True

    def rename(self, number: int, name: str) -> str:
        """Call a branch something else, if that is a name; return a sentence if it is none."""
        if number not in self._all:
            return notices.NO_SUCH_BRANCH
        if plain := clean(name):
            self._all[number].name = plain
            self.changes += 1
        return ""

    def delete(self, number: int) -> str:
        """Take a branch away, until it is undone; return a sentence if it has to stay."""
        if number == ROOT:
            return notices.RUN_STAYS
        if number not in self._all:
            return notices.NO_SUCH_BRANCH
        if any(branch.parent == number for branch in self._all.values()):
            return notices.HAS_BRANCHES
        self._note(self._remove(number))
        return ""

    def _remove(self, number: int) -> Deletion:
        was_current = self.current == number
        if was_current:
            self.switch(self._nearest(self._all[number].parent))
        return Deletion(number, self._all.pop(number), was_current)

    def get(self, number: int) -> Branch | None:
        """Return a branch, ``None`` if there is none of that number."""
        return self._all.get(number)

    def move_end(self, iterations: int) -> None:
        """Make all branches longer or shorter."""
        for timeline in self.everything:
            timeline.move_end(iterations)

    def info(self) -> tuple[BranchInfo, ...]:
        """Return what the views may know, the run itself first; the same until it changes."""
        curve, known = self.timeline.curve(), self._info
        # while one is played, nothing is learned in the others
        if known is None or known[0] != self.changes or known[1] is not curve:
            here, all_ = self.current, self._all.items()
            infos = tuple([it.info(number, is_current=number == here) for number, it in all_])
            known = self._info = self.changes, curve, infos
        return known[2]

    def _play(self, number: int, iteration: int) -> None:
        """Make a branch the current one, at an iteration or as near before it as it has got."""
        self.current = number
        self.changes += 1
        self.timeline.seek(min(iteration, self.timeline.frontier, self.timeline.end))

    def _note(self, deed: Edit) -> None:
        """Let something new be undone."""
        self.deeds.note(deed)
        self.forget_undone()

    def forget_undone(self) -> None:
        """Let nothing be done again that was undone."""
        self.changes += 1
        self.deeds.undone.clear()
        self._hidden.clear()

    def _nearest(self, number: int | None) -> int:
        return number if number is not None and number in self._all else ROOT
