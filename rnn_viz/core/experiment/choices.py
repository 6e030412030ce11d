"""What the user wishes to see of experiments: intents, as those of core.intents."""

from dataclasses import dataclass
from enum import Enum

from rnn_viz.core.run.config import RunConfig


class ExperimentPart(Enum):
    """The two ways to try something out, by their names."""

    ONE_RUN = "One run, live"
    MANY_RUNS = "Many runs"


class Milestone(Enum):
    """What runs of an experiment are compared by."""

    FIRST = "first perfect"
    STABLE = "stable perfect"


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
