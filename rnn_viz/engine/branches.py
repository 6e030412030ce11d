"""The branches of a run: timelines that share a past, and what was done to them."""

from dataclasses import dataclass

from rnn_viz.core.deeds import BranchInfo
from rnn_viz.core.interventions import Entry, Intervention, describe
from rnn_viz.core.timeline import Timeline

ROOT = 0
_LONGEST_NAME = 40


@dataclass(slots=True)
class Branch:
    """One timeline with its name, its parent and where it left it."""

    name: str
    timeline: Timeline
    parent: int | None
    forked_at: int


@dataclass(frozen=True, slots=True)
class _Deed:
    """What can be undone: an entry in a branch, and whether the branch began with it."""

    branch: int
    entry: Entry
    is_fork: bool


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
        """Change the run at the playhead: at the frontier in place, in the past as a branch."""
        self._undone.clear()
        self._hidden.clear()
        self._change(what)

    def _change(self, what: Intervention) -> None:
        timeline = self.timeline
        is_fork = timeline.iteration < timeline.frontier
        entry = Entry(timeline.iteration, what)
        if is_fork:
            timeline = timeline.branch()
        timeline.intervene(what)  # refuses what cannot be, before anything has changed
        if is_fork:
            number = max((*self._all, *self._hidden)) + 1
            name = f"branch {number}: {describe(entry)}"[:_LONGEST_NAME]
            self._all[number] = Branch(name, timeline, self.current, timeline.iteration)
            self.current = number
        self._done.append(_Deed(self.current, entry, is_fork))

    def undo(self) -> bool:
        """Take the last intervention back; return whether there was one."""
        if not self._done:
            return False
        deed = self._done.pop()
        self._undone.append(deed)
        branch = self._all[deed.branch]
        if deed.is_fork:
            self._hidden[deed.branch] = self._all.pop(deed.branch)
            self.current = self._nearest(branch.parent)
            self.timeline.seek(deed.entry.iteration)
            return True
        self.current = deed.branch
        index = branch.timeline.entries.index(deed.entry)
        branch.timeline = branch.timeline.without(index)
        return True

    def redo(self) -> bool:
        """Do again what was undone last; return whether there was anything."""
        if not self._undone:
            return False
        deed = self._undone.pop()
        if deed.is_fork and deed.branch in self._hidden:
            self._all[deed.branch] = self._hidden.pop(deed.branch)
            self.current = deed.branch
            self._done.append(deed)
            return True
        self.current = self._nearest(deed.branch)
        self.timeline.seek(min(deed.entry.iteration, self.timeline.frontier))
        self._change(deed.entry.what)
        return True

    def switch(self, number: int) -> bool:
        """Play another branch, at the same iteration if it has got there."""
        if number not in self._all:
            return False
        here = self.timeline.iteration
        self.current = number
        self.timeline.seek(min(here, self.timeline.frontier, self.timeline.end))
        return True

    def rename(self, number: int, name: str) -> None:
        """Call a branch something else."""
        plain = " ".join(name.split())[:_LONGEST_NAME]
        if number in self._all and plain:
            self._all[number].name = plain

    def delete(self, number: int) -> str:
        """Forget a branch; return a sentence if it has to stay."""
        if number == ROOT:
            return "The run itself cannot be deleted, only its branches."
        if number not in self._all:
            return ""
        if any(branch.parent == number for branch in self._all.values()):
            return "This branch has branches of its own: delete those first."
        gone = self._all.pop(number)
        self._done = [deed for deed in self._done if deed.branch != number]
        self._undone = [deed for deed in self._undone if deed.branch != number]
        if self.current == number:
            self.current = self._nearest(gone.parent)
        return ""

    def get(self, number: int) -> Branch | None:
        """Return a branch, ``None`` if there is none of that number."""
        return self._all.get(number)

    def move_end(self, iterations: int) -> None:
        """Make all branches longer or shorter."""
        for branch in self._all.values():
            branch.timeline.move_end(iterations)

    def info(self) -> tuple[BranchInfo, ...]:
        """Return what the views may know, the run itself first."""
        return tuple(
            BranchInfo(
                number, branch.name, branch.parent, branch.forked_at,
                branch.timeline.frontier, branch.timeline.curve(), number == self.current,
            )
            for number, branch in self._all.items()
        )  # fmt: skip

    def _nearest(self, number: int | None) -> int:
        return number if number is not None and number in self._all else ROOT
