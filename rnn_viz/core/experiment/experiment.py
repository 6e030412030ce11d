"""An experiment as it is now: the only thing that views get to know of it."""

from dataclasses import dataclass, field
from enum import Enum

from rnn_viz.core.experiment.costs import Costs
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.experiment.verdict import Verdict


class Stage(Enum):
    """How far an experiment is."""

    NONE = "none"  # none has been begun
    PREPARING = "preparing"  # workers, file and kernels are being made ready
    RUNNING = "running"
    STOPPING = "stopping"
    STOPPED = "stopped"  # there is more to do
    DONE = "done"


ACTIVE = (Stage.PREPARING, Stage.RUNNING, Stage.STOPPING)


@dataclass(frozen=True, slots=True)
class Place:
    """Where runs are trained.

    Attributes
    ----------
    workers
        Threads of this computer.
    cluster
        The address of a Dask scheduler that does it instead; empty: none does.
    """

    workers: int
    cluster: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Experiment:
    """An experiment as it is now.

    Attributes
    ----------
    stage
        How far it is.
    rows
        Its runs that have an outcome; ``None`` before the first experiment.
    verdict
        What can be said of them.
    place
        Where they are trained.
    file
        Where each is kept; empty: in memory only.
    costs
        What has been measured of this computer.
    seconds, left
        For how long it has been running, and about how long it still will, NaN: not known.
    problem
        What went wrong last, in one sentence; empty: nothing.
    """

    stage: Stage = Stage.NONE
    rows: RunRows | None = None
    verdict: Verdict | None = None
    place: Place = Place(1)
    file: str = ""
    costs: Costs = field(default_factory=lambda: Costs({}))
    seconds: float = 0.0
    left: float = float("nan")
    problem: str = ""

    @property
    def plan(self) -> Plan | None:
        """What is run."""
        return None if self.rows is None else self.rows.plan

    @property
    def is_active(self) -> bool:
        """Whether it is under way."""
        return self.stage in ACTIVE


NO_EXPERIMENT = Experiment()


@dataclass(frozen=True, slots=True)
class RunExperiment:
    """Train the runs of a plan; those of them that are known already are kept."""

    plan: Plan
    place: Place


@dataclass(frozen=True, slots=True)
class StopExperiment:
    """Stop; what is finished stays."""


@dataclass(frozen=True, slots=True)
class MeasureCosts:
    """Find out what the runs of a plan would cost here."""

    plan: Plan


@dataclass(frozen=True, slots=True)
class OpenExperiment:
    """Let the user choose an experiment's file, and show what is in it."""


@dataclass(frozen=True, slots=True)
class SaveExperiment:
    """Let the user choose a file in which this experiment is kept from now on."""


@dataclass(frozen=True, slots=True)
class SaveRuns:
    """Let the user choose a file into which all runs that there are now go as CSV."""


ExperimentWish = (
    RunExperiment | StopExperiment | MeasureCosts | OpenExperiment | SaveExperiment | SaveRuns
)
