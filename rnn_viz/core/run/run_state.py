"""What the user has done to a run, as it travels to the views."""

from dataclasses import dataclass

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.bookmarks import Bookmark
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.interventions import Entry


@dataclass(frozen=True, slots=True, eq=False)
class BranchInfo:
    """What the views know of one branch of a run.

    Attributes
    ----------
    number, name
        0 is the run itself.
    parent, forked_at
        The branch that it left, and at which iteration; ``None`` and 0 for the run itself.
    frontier, curve
        How far it has been trained, and its errors, the shared past included.
    is_current
        Whether it is the one that is played.
    entries
        The interventions on it, those of the shared past included.
    """

    number: int
    name: str
    parent: int | None
    forked_at: int
    frontier: int
    curve: Curve
    is_current: bool
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Reference:
    """What the weights are compared with.

    Attributes
    ----------
    label
        "iteration 4,000" or "branch 1 at iteration 4,000"; of the moment shown it says so.
    weights
        The weights there.
    branch
        The branch it belongs to, if it is one that was chosen.
    iteration
        Where the weights are from; before the playhead where a branch has come less far.
    is_same
        Whether it is the very moment at the playhead, from which nothing differs.
    """

    label: str
    weights: Weights
    branch: int | None = None
    iteration: int = 0
    is_same: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class RunState:
    """What the user has done to a run.

    Attributes
    ----------
    entries
        The interventions on the current branch, in order.
    branches
        All branches, the run itself first.
    bookmarks
        Named moments of the current branch, those of the past that it shares with others too,
        in order.
    elsewhere
        Named moments that only other branches have.
    undoable, redoable
        What undo and redo would do, in words; empty if nothing.
    reference
        What the weights are compared with, if anything.
    since
        The moment of the current branch from which changes count; ``None`` where there is no run.
    origin
        What a branch is compared with as long as nothing else was asked for: the same moment of
        what it came from.
    """

    entries: tuple[Entry, ...] = ()
    branches: tuple[BranchInfo, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()
    elsewhere: tuple[Bookmark, ...] = ()
    undoable: str = ""
    redoable: str = ""
    reference: Reference | None = None
    since: Reference | None = None
    origin: Reference | None = None
