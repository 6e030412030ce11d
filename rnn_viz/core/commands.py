"""What the user can ask of the engine: one frozen command a sentence."""

from dataclasses import dataclass

from rnn_viz.core.evidence.until import Condition
from rnn_viz.core.net.own_weights import OpenWeights, OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Intervention
from rnn_viz.core.run.saved.saved_work import BackToRun, BeginRun, OpenSession
from rnn_viz.core.script.operations import StepSize


@dataclass(frozen=True, slots=True)
class Run:
    """Train on from the playhead at the chosen speed."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Stop training, stepping, travelling and playing through bits."""


@dataclass(frozen=True, slots=True)
class RunOrPause:
    """Pause what moves or plays, let go on what was paused, else run; the engine knows which."""


@dataclass(frozen=True, slots=True)
class Step:
    """Learn ``count`` more examples at once, or go back as many; while running, only pause."""

    count: int = 1


@dataclass(frozen=True, slots=True)
class RunUntil:
    """Train on from the playhead at the chosen speed until something is so."""

    condition: Condition


@dataclass(frozen=True, slots=True)
class ToggleBreakpoint:
    """Let Run stop before this line of the listing, or no longer; ``key`` names its operation."""

    key: str


@dataclass(frozen=True, slots=True)
class BackToStart:
    """Put the playhead at iteration 0, paused; nothing is forgotten."""


@dataclass(frozen=True, slots=True)
class GoTo:
    """Put the playhead at an iteration; beyond the frontier, train there."""

    iteration: int


@dataclass(frozen=True, slots=True)
class GoToEnd:
    """Train to the end of the run."""


@dataclass(frozen=True, slots=True)
class GoToLive:
    """Put the playhead where training goes on."""


@dataclass(frozen=True, slots=True)
class MoveEnd:
    """Make the run longer or shorter."""

    iterations: int


@dataclass(frozen=True, slots=True)
class NewSeed:
    """Start a new run with random weights that differs in its seed."""

    seed: int


@dataclass(frozen=True, slots=True)
class SetSpeed:
    """Train this many examples a second; infinity is flat out."""

    speed: float


@dataclass(frozen=True, slots=True)
class Configure:
    """Use another configuration: a new run, unless only its end differs.

    ``start`` are own weights to begin with; ``None`` for those that the seed draws.
    """

    config: RunConfig
    start: OwnWeights | None = None


@dataclass(frozen=True, slots=True)
class ShowTraining:
    """Put the current training example on stage."""


@dataclass(frozen=True, slots=True)
class ShowNumbers:
    """Put two numbers of the user's on stage."""

    a: int
    b: int


@dataclass(frozen=True, slots=True)
class StepInside:
    """Move through the operations of the sum on stage; of an example, on into the next."""

    size: StepSize
    by: int = 1  # or -1


@dataclass(frozen=True, slots=True)
class ShowOperation:
    """Show the sum on stage after so many of its operations."""

    operation: int


@dataclass(frozen=True, slots=True)
class PlayInside:
    """Let steps through the sum on stage follow each other, or stop them.

    Bit by bit stops whatever plays and goes on with what was stopped.
    """

    size: StepSize


@dataclass(frozen=True, slots=True)
class SetTempo:
    """Give each operation this many seconds while they play."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Hold:
    """Let what plays wait, or go on."""

    is_held: bool


@dataclass(frozen=True, slots=True)
class ShowWholeSum:
    """Stop moving through positions and show the whole sum."""


@dataclass(frozen=True, slots=True)
class Intervene:
    """Change the run at the playhead: at the frontier in place, in the past as a branch."""

    what: Intervention


@dataclass(frozen=True, slots=True)
class HoldAtMean:
    """Hold a hidden unit at its mean over all positions of all sums, as it is now."""

    unit: int


@dataclass(frozen=True, slots=True)
class Undo:
    """Take the last change of the run back; where there is none, the beginning of the run."""


@dataclass(frozen=True, slots=True)
class Redo:
    """Do again what was undone last."""


@dataclass(frozen=True, slots=True)
class SwitchBranch:
    """Play another branch, at an iteration of it if one is given."""

    number: int
    iteration: int | None = None


@dataclass(frozen=True, slots=True)
class RenameBranch:
    """Call a branch something else."""

    number: int
    name: str


@dataclass(frozen=True, slots=True)
class DeleteBranch:
    """Forget a branch."""

    number: int


@dataclass(frozen=True, slots=True)
class SetBookmark:
    """Give a moment a name; the default name if it is empty."""

    iteration: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class RemoveBookmark:
    """Forget the bookmark of a moment."""

    iteration: int


@dataclass(frozen=True, slots=True)
class CompareWith:
    """Compare the weights with those of an iteration, or of a branch at the same iteration.

    Both ``None``: compare with nothing.
    """

    iteration: int | None = None
    branch: int | None = None


@dataclass(frozen=True, slots=True)
class CountChangesSince:
    """Count the changes of weights from an iteration on."""

    iteration: int


Stepping = StepInside | ShowOperation | PlayInside | SetTempo | Hold | ToggleBreakpoint
Movement = Run | RunUntil | Pause | Step | BackToStart | GoTo | GoToEnd | GoToLive
Command = (
    Run | Pause | RunUntil | ToggleBreakpoint | RunOrPause | Step | BackToStart | GoTo
    | GoToEnd | GoToLive | MoveEnd | NewSeed | SetSpeed | Configure | ShowTraining
    | ShowNumbers | StepInside | ShowOperation | PlayInside | SetTempo | Hold | ShowWholeSum
    | Intervene | HoldAtMean | Undo | Redo | SwitchBranch | RenameBranch | DeleteBranch
    | SetBookmark | RemoveBookmark | CompareWith | CountChangesSince | BackToRun
    | BeginRun | OpenSession | OpenWeights
)  # fmt: skip
