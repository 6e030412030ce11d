"""What a phase of a run is: its kind, its borders, and the figures that it is claimed with."""

from dataclasses import dataclass
from enum import Enum, auto

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import count_of
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.run.curve import Curve


class PhaseKind(Enum):
    """What a stretch of a run is known for, in the order in which they follow each other."""

    PLATEAU = auto()  # every mean error is near that of coin flips
    BELOW_CHANCE = auto()  # the error is below it, but nothing is right for good
    BIT_0 = auto()  # position 0 is right in all sums
    ONE_CARRY = auto()  # position 1 is, too
    FIRST = auto()  # from the first perfect moment on
    WOBBLE = auto()  # perfect once, and not for good
    PERFECT = auto()  # right at all checks, so far or until the run was changed
    STABLE = auto()  # right at all checks up to the run's end


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers that a phase is claimed with; which ones there are depends on its kind.

    Attributes
    ----------
    bits
        Length of the sums.
    mean
        The mean error of its examples.
    checks, apart
        How many checks are in it, and the largest distance of two neighbours.
    first_check, last_check
        Where the first and the last of them are.
    right
        In how many sums position 0 is right at the last check.
    failed
        How many of the checks were not perfect.
    worst, wrong
        The check at which most sums were wrong, and how many.
    failed_at
        The first and the last check known to have failed.
    every
        The smallest and the largest distance of the checks that prove it stable.
    changed_at
        The intervention that ended it.
    """

    bits: int
    mean: float | None = None
    checks: int = 0
    apart: int = 0
    first_check: int = 0
    last_check: int = 0
    right: int = 0
    failed: int = 0
    worst: int = 0
    wrong: int = 0
    failed_at: tuple[int, int] = (0, 0)
    every: tuple[int, int] | None = None
    changed_at: int | None = None


@dataclass(frozen=True, slots=True)
class NamedPhase:
    """A stretch of a run that has a name.

    Attributes
    ----------
    kind
        What it is known for.
    start, stop
        Its iterations: ``start … stop - 1``.
    figures
        The numbers that make it so.
    start_may_move, stop_may_move
        Whether a border may still change with what is trained or checked next.
    """

    kind: PhaseKind
    start: int
    stop: int
    figures: Figures
    start_may_move: bool = False
    stop_may_move: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """All that the phases of a run are found from; nothing in it is beyond the frontier.

    Attributes
    ----------
    bits
        Length of the training sums.
    frontier
        The furthest iteration trained.
    is_over
        Whether that is the end of the run.
    curve
        The error of every example.
    checks
        What all sums said.
    milestones
        First and stable perfect as far as they have been searched for, if they have.
    changes
        The iterations of the interventions.
    """

    bits: int
    frontier: int
    is_over: bool
    curve: Curve
    checks: Checks
    milestones: Milestones | None = None
    changes: tuple[int, ...] = ()

    @property
    def count(self) -> int:
        """How many sums a check asks."""
        return count_of(self.bits)

    @property
    def is_searched(self) -> bool:
        """Whether the search has come to the frontier."""
        return self.milestones is not None and self.milestones.upto >= self.frontier

    @property
    def is_final(self) -> bool:
        """Whether nothing more can be found out about the run by itself."""
        return self.is_over and self.is_searched
