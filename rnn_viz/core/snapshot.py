"""Snapshot: everything the views need about one moment, frozen; the only thing they get."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.until import Condition
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.interventions import Identity, begins_branch
from rnn_viz.core.run.keyframes import NO_FRAMES, Frames
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.run.saved.kept_run import NOTHING_COMING, Coming, KeptRun
from rnn_viz.core.run.schedule import Conditions
from rnn_viz.core.script.operations import (
    FORWARD,
    Op,
    Program,
    StepSize,
    known_rows,
    positions_shown,
)


class Phase(Enum):
    """What the trainer is doing."""

    PREPARING = "preparing"  # the kernel is being compiled or loaded; Run waits for it
    PAUSED = "paused"
    RUNNING = "running"
    STEPPING = "stepping"  # working off the steps that were asked for
    TRAVELLING = "travelling"  # training towards an iteration beyond the frontier


MOVING = (Phase.RUNNING, Phase.STEPPING, Phase.TRAVELLING)  # examples are being learned
_FAST = 1_000.0  # examples a second, from which on they leave the window less time


class Source(Enum):
    """Where the sum on stage comes from."""

    TRAINING = "training"
    MINE = "mine"


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """The sum on stage.

    Attributes
    ----------
    source
        The current training example, or the user's own numbers.
    sum
        The addition, answered by the weights under the playhead.
    operation
        How many operations are done while stepping through them; ``None`` when the whole sum
        is shown.
    is_playing
        Whether the operations follow each other by themselves.
    program
        All operations of the sum, in order.
    plays
        The steps that follow each other, or would again after a pause on the way.
    tempo
        Seconds for each operation while operations play.
    """

    source: Source
    sum: Addition
    operation: int | None = None
    is_playing: bool = False
    program: Program = ()
    plays: StepSize | None = None
    tempo: float = 0.0

    @property
    def own_numbers(self) -> tuple[int, int] | None:
        """The user's own numbers, if they are on stage."""
        return (self.sum.a, self.sum.b) if self.source is Source.MINE else None

    @property
    def shown(self) -> int:
        """How many positions show an answer."""
        if self.operation is None:
            return self.sum.columns
        return positions_shown(self.sum.columns, self.operation)

    def known_rows(self, position: int) -> frozenset[str]:
        """Return the rows of a position that hold a value, as far as the sum has got."""
        columns = self.sum.columns
        # a sum that is shown whole has been read, not learned from
        done = columns * len(FORWARD) if self.operation is None else self.operation
        return known_rows(position, done, columns)

    @property
    def is_slow_motion(self) -> bool:
        """Whether single operations play, or would again after a pause."""
        return self.plays is StepSize.OP

    @property
    def blamed(self) -> int:
        """How many positions the backward pass has gone through, from the last one down."""
        if self.operation is None:
            return self.sum.columns
        return sum(op.key == "layer_1_delta" for op in self.program[: self.operation])

    @property
    def waits_at_its_end(self) -> bool:
        """Whether slow motion has done all operations and goes on only when told to."""
        return self.is_slow_motion and not self.is_playing and self.operation == len(self.program)

    @property
    def last(self) -> Op | None:
        """The operation executed last, if the sum is stepped through."""
        return self.program[self.operation - 1] if self.operation else None

    @property
    def position(self) -> int | None:
        """The position of the operation executed last, if it has one."""
        return None if self.last is None else self.last.position


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """One moment of a run.

    Attributes
    ----------
    run_id
        Rises with every new run, so that stale pictures can be told.
    acked
        How many commands had been obeyed.
    phase
        What the trainer is doing.
    config
        The run's configuration.
    iteration, frontier
        The playhead, and the furthest iteration trained that is still in the run.
    weights
        The weights at the playhead, before the update of its example.
    stage
        The sum on stage.
    curve
        Errors up to the frontier.
    speed
        Examples a second asked for; infinite when flat out.
    target
        Where stepping or travelling is heading.
    until
        On what the run stops by itself, while it runs until something is so.
    diverged_at
        The first iteration whose weights are not finite, if there is one.
    is_saturated
        Whether the last 200 examples or more left every weight as it was.
    notice
        One sentence about the last thing that could not be done, or that ended.
    analysis
        What has been found out about this run.
    run_state
        Interventions, branches and bookmarks.
    conditions
        What the interventions have put in force at the playhead.
    frames
        Keyframes up to the frontier.
    prints
        What the run printed where the published transcripts printed, by iteration.
    breakpoints
        Operations before which Run stops.
    operands
        ``a`` and ``b`` of the example at the playhead, whatever is on stage.
    earlier, number
        The other runs there are, the newest last; the number of this one among them.
    opening
        What the run had, while training is on its way to it.
    start
        Own weights with which the run began, if it did.
    """

    run_id: int
    acked: int
    phase: Phase
    config: RunConfig
    iteration: int
    frontier: int
    weights: Weights
    stage: Stage
    curve: Curve
    speed: float
    target: int | None = None
    until: Condition | None = None
    diverged_at: int | None = None
    is_saturated: bool = False
    notice: str = ""
    analysis: Analysis | None = None
    run_state: RunState = field(default_factory=RunState)
    conditions: Conditions | None = None
    frames: Frames = NO_FRAMES
    prints: Mapping[int, str] = field(default_factory=dict)
    breakpoints: frozenset[str] = frozenset()
    operands: tuple[int, int] | None = None
    earlier: tuple[KeptRun, ...] = ()
    number: int = 1
    opening: Coming = NOTHING_COMING
    start: OwnWeights | None = None

    @property
    def identity(self) -> Identity:
        """All that determines the run."""
        return Identity(self.config, self.run_state.entries, self.start)

    @property
    def alpha(self) -> float:
        """The learning rate in force at the playhead."""
        return self.config.alpha if self.conditions is None else self.conditions.alpha

    @property
    def clamps(self) -> Floats | None:
        """Values at which hidden units are held, NaN where they are live; ``None`` if all are."""
        return None if self.conditions is None else self.conditions.clamps

    @property
    def is_live(self) -> bool:
        """Whether the playhead is where training goes on."""
        return self.iteration == self.frontier

    @property
    def begins_branch(self) -> bool:
        """Whether what is done to the run now begins a branch."""
        return begins_branch(self.iteration, self.frontier, self.config.iterations)

    @property
    def is_moving(self) -> bool:
        """Whether training is under way."""
        return self.phase in MOVING

    @property
    def is_fast(self) -> bool:
        """Whether thousands of examples are learned a second, so that pictures take turns."""
        return self.is_moving and self.speed > _FAST

    @property
    def is_at_end(self) -> bool:
        """Whether the playhead is at the run's last iteration."""
        return self.iteration >= self.config.iterations
