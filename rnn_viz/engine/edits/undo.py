"""What can be undone in the branches of a run, with what it takes to do it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from rnn_viz.core.language import _
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.run_state import BranchInfo
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words.edits import deleted, describe

_MOST_DELETED = 8  # branches that are kept for undo


@dataclass(slots=True)
class Branch:
    """One timeline with its name, its parent and where it left it."""

    name: str
    timeline: Timeline
    parent: int | None
    forked_at: int

    def info(self, number: int, *, is_current: bool) -> BranchInfo:
        """Return what the views may know of it."""
        timeline = self.timeline
        return BranchInfo(
            number, self.name, self.parent, self.forked_at, timeline.frontier, timeline.curve(),
            is_current, timeline.entries,
        )  # fmt: skip

    def without(self, entry: Entry) -> Timeline:
        """Return its timeline without an entry, of equal ones the last."""
        left = list(self.timeline.entries)
        del left[-1 - left[::-1].index(entry)]  # others of the same iteration may stand between
        return self.timeline.with_entries(left)


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """An entry in a branch, and whether the branch began with it.

    ``before`` is, once an entry that did not begin a branch has been undone, the timeline with
    it and all that was learned after it.
    """

    branch: int
    entry: Entry
    is_fork: bool
    before: Timeline | None = None

    @property
    def words(self) -> str:
        """What was done, in words."""
        return describe(self.entry)

    @property
    def kept(self) -> Timeline | None:
        """A timeline that is in no branch now."""
        return self.before

    def is_in(self, branch: int) -> bool:
        """Whether it was done in a branch."""
        return self.branch == branch


@dataclass(frozen=True, slots=True, eq=False)
class Deletion:
    """A branch that was taken away, and whether it was the one that was played."""

    number: int
    branch: Branch
    was_current: bool

    @property
    def words(self) -> str:
        """What was done, in words."""
        return deleted(self.branch.name)

    @property
    def kept(self) -> Timeline:
        """A timeline that is in no branch now."""
        return self.branch.timeline

    def is_in(self, _branch: int) -> bool:
        """Whether it was done in a branch; no."""
        return False


Edit = Change | Deletion


class Deeds:
    """What was done, and what of it was undone, each with the last at the end.

    Attributes
    ----------
    done, undone
        The edits.
    count
        How often something new was done.
    """

    def __init__(self) -> None:
        self.done: list[Edit] = []
        self.undone: list[Edit] = []
        self.count = 0

    @property
    def kept(self) -> list[Timeline]:
        """The timelines that are in no branch now."""
        return [deed.kept for deed in (*self.done, *self.undone) if deed.kept is not None]

    def copy(self) -> "Deeds":
        """Return the same, apart."""
        twin = Deeds()
        twin.done, twin.undone, twin.count = self.done.copy(), self.undone.copy(), self.count
        return twin

    def note(self, deed: Edit) -> None:
        """Let something new be undone; what was undone before can not be redone any more."""
        self.count += 1
        self.done.append(deed)
        self.undone.clear()
        deleted = [deed for deed in self.done if isinstance(deed, Deletion)]
        if len(deleted) > _MOST_DELETED:
            gone = deleted[0]
            self.done = [it for it in self.done if it is not gone and not it.is_in(gone.number)]


def told(edit: Edit, branches: Mapping[int, Branch], current: int) -> str:
    """Say what an edit was, and in which branch, unless that is the one that is played."""
    branch = branches.get(edit.branch) if isinstance(edit, Change) else None
    if branch is None or edit.is_in(current):
        return edit.words
    name = branch.name.partition(":")[0]
    return _("{edit} · in {branch}").format(edit=edit.words, branch=name)
