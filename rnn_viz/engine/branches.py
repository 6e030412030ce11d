"""The branches of a run: timelines that share a past, and what was done to them."""

from dataclasses import dataclass, replace
from itertools import count

from rnn_viz.core.bookmarks import clean
from rnn_viz.core.deeds import BranchInfo
from rnn_viz.core.interventions import Entry, Intervention, describe
from rnn_viz.core.timeline import Timeline

ROOT = 0


@dataclass(slots=True)
class Branch:
    """One timeline with its name, its parent and where it left it."""

    name: str
    timeline: Timeline
    parent: int | None
    forked_at: int


@dataclass(frozen=True, slots=True, eq=False)
class _Deed:
    """What can be undone: an entry in a branch, and whether the branch began with it.

    ``before`` is, once an entry that did not begin a branch has been undone, the timeline with
    it and all that was learned after it.
    """

    branch: int
    entry: Entry
    is_fork: bool
    before: Timeline | None = None


class Branches:
    """All branches of one run, of which one is current.

    Attributes
    ----------
    current
        The number of the branch that is played.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._all = {ROOT: Branch("the run", timeline, None, 0)}
        self._hidden: dict[int, Branch] = {}  # undone, and there again when redone
        self._done: list[_Deed] = []
        self._undone: list[_Deed] = []
        self._numbers = count(ROOT + 1)  # never given twice: a comparison may name one
        self.current = ROOT

    @property
    def timeline(self) -> Timeline:
        """The current branch's timeline."""
        return self._all[self.current].timeline

    @property
    def undoable(self) -> str:
        """What undo would take back, in words; empty if there is nothing."""
        return describe(self._done[-1].entry) if self._done else ""

    @property
    def redoable(self) -> str:
        """What redo would do again, in words; empty if there is nothing."""
        return describe(self._undone[-1].entry) if self._undone else ""

    def intervene(self, what: Intervention) -> None:
        """Change the run at the playhead: at the frontier in place, otherwise as a branch.

        A finished run stays as it is too: there a branch begins at its end.

        Raises
        ------
        InterventionError
            It does not fit the run; nothing has changed.
        """
        timeline = self.timeline
        is_finished = timeline.frontier >= timeline.config.iterations
        is_fork = is_finished or timeline.iteration < timeline.frontier
        entry = Entry(timeline.iteration, what)
        if is_fork:
            timeline = timeline.branch()
        timeline.intervene(what)  # refuses what cannot be, before anything has changed
        if is_fork:
            number = next(self._numbers)
            name = clean(f"branch {number}: {describe(entry)}")
            self._all[number] = Branch(name, timeline, self.current, timeline.iteration)
            self.current = number
        self._done.append(_Deed(self.current, entry, is_fork))
        self._undone.clear()
        self._hidden.clear()

    def undo(self) -> bool:
        """Take the last intervention back, with what was learned after it.

        The playhead moves to where it was made. Returns whether there was one.
        """
        if not self._done:
            return False
        deed = self._done.pop()
        branch = self._all[deed.branch]
        if deed.is_fork:
            self._hidden[deed.branch] = self._all.pop(deed.branch)
            self._play(self._nearest(branch.parent), deed.entry.iteration)
        else:
            deed = replace(deed, before=branch.timeline)
            # of equal entries the last: others of the same iteration may stand between them
            after = branch.timeline.entries[::-1].index(deed.entry)
            branch.timeline = branch.timeline.without(-1 - after)
            self._play(deed.branch, deed.entry.iteration)
        self._undone.append(deed)
        return True

    def redo(self) -> bool:
        """Do again what was undone last, with what had been learned after it.

        The playhead moves to where it was made. Returns whether there was anything.
        """
        if not self._undone:
            return False
        deed = self._undone.pop()
        if deed.before is None:
            self._all[deed.branch] = self._hidden.pop(deed.branch)
        else:
            self._all[deed.branch].timeline = deed.before
        self._done.append(replace(deed, before=None))
        self._play(deed.branch, deed.entry.iteration)
        return True

    def switch(self, number: int) -> bool:
        """Play another branch, at the same iteration if it has got there."""
        if number not in self._all:
            return False
        self._play(number, self.timeline.iteration)
        return True

    def rename(self, number: int, name: str) -> str:
        """Call a branch something else, if that is a name; return a sentence if it is none."""
        if number not in self._all:
            return "There is no such branch."
        if plain := clean(name):
            self._all[number].name = plain
        return ""

    def delete(self, number: int) -> str:
        """Forget a branch; return a sentence if it has to stay."""
        if number == ROOT:
            return "The run itself cannot be deleted, only its branches."
        if number not in self._all:
            return "There is no such branch."
        if any(branch.parent == number for branch in self._all.values()):
            return "This branch has branches of its own: delete those first."
        if self.current == number:
            self.switch(self._nearest(self._all[number].parent))
        del self._all[number]
        self._forget({number})
        return ""

    def get(self, number: int) -> Branch | None:
        """Return a branch, ``None`` if there is none of that number."""
        return self._all.get(number)

    def move_end(self, iterations: int) -> None:
        """Make all branches longer or shorter."""
        for branch in (*self._all.values(), *self._hidden.values()):
            branch.timeline.move_end(iterations)
        for deed in self._undone:
            if deed.before is not None:
                deed.before.move_end(iterations)

    def info(self) -> tuple[BranchInfo, ...]:
        """Return what the views may know, the run itself first."""
        return tuple(
            BranchInfo(
                number, branch.name, branch.parent, branch.forked_at,
                branch.timeline.frontier, branch.timeline.curve(), number == self.current,
            )
            for number, branch in self._all.items()
        )  # fmt: skip

    def _play(self, number: int, iteration: int) -> None:
        """Make a branch the current one, at an iteration or as near before it as it has got."""
        self.current = number
        self.timeline.seek(min(iteration, self.timeline.frontier, self.timeline.end))

    def _forget(self, gone: set[int]) -> None:
        """Drop what was done and undone in branches, and in undone branches of these."""
        while late := {n for n, branch in self._hidden.items() if branch.parent in gone} - gone:
            gone |= late
        self._hidden = {n: branch for n, branch in self._hidden.items() if n not in gone}
        self._done = [deed for deed in self._done if deed.branch not in gone]
        self._undone = [deed for deed in self._undone if deed.branch not in gone]

    def _nearest(self, number: int | None) -> int:
        return number if number is not None and number in self._all else ROOT
