"""What the user wishes to see of experiments: intents, as those of core.intents."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from rnn_viz.core.run.config import RunConfig

if TYPE_CHECKING:  # the parser of the command line knows these values, and no NumPy
    from rnn_viz.core.arrays import Floats


class ExperimentPart(Enum):
    """The two ways to try something out, by their names."""

    ONE_RUN = "One run, live"
    MANY_RUNS = "Many runs"


class Milestone(Enum):
    """What runs of an experiment are compared by."""

    FIRST = "first perfect"
    STABLE = "stable perfect"

    def of(self, runs: "WithMilestones") -> "Floats":
        """Return the iteration of each run, infinity for never."""
        return runs.stable if self is Milestone.STABLE else runs.first


class WithMilestones(Protocol):
    """Runs with both milestones."""

    @property
    def first(self) -> "Floats":
        """Since when all sums were right first."""

    @property
    def stable(self) -> "Floats":
        """Since when they were right for good."""


@dataclass(frozen=True, slots=True)
class ShowExperiment:
    """Show the run under the hand, or many runs."""

    part: ExperimentPart


@dataclass(frozen=True, slots=True)
class CompareBy:
    """Compare the runs of an experiment by this."""

    milestone: Milestone


@dataclass(frozen=True, slots=True)
class LayBeside:
    """Lay runs of the list over the error curve; 0 is a place that is free."""

    runs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PointAtRun:
    """Point at a run of the experiment, wherever it is drawn; ``None``: at none."""

    run: RunConfig | None
