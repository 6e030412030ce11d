"""A run as a value: what it takes to have every moment of it again, in every bit."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.language import _, begun
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run.bookmarks import Bookmark
from rnn_viz.core.run.config import FIELDS, RunConfig, quoted
from rnn_viz.core.run.interventions import Entry, InterventionError, check

ROOT_NAME = _("the run")  # the branch that every run has
LONGEST_NAME = 200  # characters of a branch's name
_LONGEST_RUN = int(next(field for field in FIELDS if field.name == "iterations").high)
_HIGHEST_NUMBER = 1_000_000  # of a branch


class SessionError(ValueError):
    """One clear sentence about a session that cannot be."""


@dataclass(frozen=True, slots=True)
class SavedBranch:
    """One branch of a run.

    Attributes
    ----------
    number, name
        0 is the run itself.
    parent, forked_at
        The branch that it left, and at which iteration; ``None`` and 0 for the run itself.
    frontier
        How far it had been trained.
    entries
        The interventions on it, those of the shared past included.

    Raises
    ------
    SessionError
        A value is out of range.
    """

    number: int
    name: str
    parent: int | None
    forked_at: int
    frontier: int
    entries: tuple[Entry, ...] = ()

    def __post_init__(self) -> None:
        check_whole(_("the number of a branch"), self.number, _HIGHEST_NUMBER)
        check_whole(_("the iteration at which a branch begins"), self.forked_at, _LONGEST_RUN)
        if not (1 <= len(self.name) <= LONGEST_NAME and self.name.isprintable()):
            sentence = _("The name of a branch is one line of 1 to {count} letters.")
            raise SessionError(sentence.format(count=LONGEST_NAME))
        is_root = self.number == 0
        # parents come before their children, so that none is its own ancestor
        if is_root != (self.parent is None) or not 0 <= (self.parent or 0) < max(1, self.number):
            sentence = _("Branch {number} has a parent that cannot be.")
            raise SessionError(sentence.format(number=self.number))


@dataclass(frozen=True, slots=True)
class SavedRun:
    """All that determines a run and its branches, and which moment was shown.

    Attributes
    ----------
    config
        The configuration.
    branches
        All branches by number, the run itself first.
    current
        The number of the branch that was played.
    bookmarks
        The named moments of all branches.
    playhead
        The iteration shown, of the current branch.
    start
        Own weights at iteration 0; ``None`` for those that the seed draws.

    Raises
    ------
    SessionError
        The parts do not fit together.
    """

    config: RunConfig
    branches: tuple[SavedBranch, ...]
    current: int = 0
    bookmarks: tuple[Bookmark, ...] = ()
    playhead: int = 0
    start: OwnWeights | None = None

    def __post_init__(self) -> None:
        if self.start is not None:
            self._check_start(self.start)
        numbers = [branch.number for branch in self.branches]
        if numbers[:1] != [0] or numbers != sorted(set(numbers)):
            raise SessionError(_("The branches of a run have rising numbers, from 0 up."))
        for branch in self.branches:
            self._check_branch(branch, numbers)
        if self.current not in numbers:
            sentence = _("There is no branch {number} that could be shown.")
            raise SessionError(sentence.format(number=quoted(self.current)))
        check_whole(_("the iteration shown"), self.playhead, self.shown.frontier)
        if any(b.branch not in numbers or b.iteration > _LONGEST_RUN for b in self.bookmarks):
            raise SessionError(_("A bookmark is at a moment that no branch has."))

    @property
    def shown(self) -> SavedBranch:
        """The branch that was played."""
        return next(branch for branch in self.branches if branch.number == self.current)

    def is_lost_to(self, start: OwnWeights | None) -> bool:
        """Whether anything would be lost if a run that begins with ``start`` took its place.

        That is what was trained, done or named, and own weights that the other one has not.
        """
        is_done_to = any(it.frontier or it.entries for it in self.branches)
        has_own = self.start is not None and self.start != start
        return is_done_to or bool(self.bookmarks) or has_own

    def _check_start(self, start: OwnWeights) -> None:
        if start.hidden != self.config.hidden:
            raise SessionError(_("The own weights of a run have another number of hidden units."))
        if not np.isfinite(flatten(start.weights)).all():
            raise SessionError(_("The own weights of a run hold a number that is not finite."))

    def _check_branch(self, branch: SavedBranch, numbers: list[int]) -> None:
        if branch.parent is not None and branch.parent not in numbers:
            sentence = _("Branch {number} has a parent that there is not.")
            raise SessionError(sentence.format(number=branch.number))
        check_whole(_("the frontier of a branch"), branch.frontier, self.config.iterations)
        for entry in branch.entries:
            try:
                check(entry.what, self.config)
            except InterventionError as error:
                raise SessionError(str(error)) from None


def check_whole(what: str, value: object, high: int) -> None:
    """Refuse what is not a whole number from 0 to ``high``.

    Raises
    ------
    SessionError
        It is something else.
    """
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= high:
        sentence = _("{name} is {shown}, but must be a whole number from 0 to {high:,}.")
        raise SessionError(sentence.format(name=begun(what), shown=quoted(value), high=high))
