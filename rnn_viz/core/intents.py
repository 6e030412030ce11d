"""What the user wishes to see: intents, as values, and the choices that they name.

A session can keep them and a lesson can send them. Nothing in here changes the run.
"""

from dataclasses import dataclass
from enum import Enum

from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.evidence.wrong_sums import SumOrder
from rnn_viz.core.experiment.choices import CompareBy, LayBeside, PointAtRun, ShowExperiment
from rnn_viz.core.net.subjects import Subject
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.script.parts import Pointed


class SynapseMode(Enum):
    """What the heat maps show of the weights."""

    WEIGHTS = "weights"
    UPDATE = "update"
    CHANGE = "change"
    COMPARE = "compare"


class SynapseView(Enum):
    """Whether the weights are wires between units, or cells of three matrices."""

    NETWORK = "network"
    MATRICES = "matrices"


class WireValue(Enum):
    """What the wires of the network show."""

    WEIGHT = "weight"
    CONTRIBUTION = "weight × activity"


class ColourRange(Enum):
    """How the colours of weights are scaled."""

    THIS_MATRIX = "this matrix"
    ALL = "all"
    FIXED = "fixed"


class Workspace(Enum):
    """What lies between transport and timeline, by its name."""

    WATCH = "Watch"
    INSIDE = "Inside"
    EXPERIMENT = "Experiment"


class Tab(Enum):
    """The tabs of the left column, by their names."""

    SCRIPT = "Script"
    PRINT_OUTS = "Print-outs"
    WHAT_IF = "What if"
    LESSON = "Lesson"
    PLAN = "Plan"  # beside many runs only


@dataclass(frozen=True, slots=True)
class ChooseSynapseMode:
    """Show the weights, an update, a change, or two nets.

    An example that is stepped through shows its update being collected; ``at`` is the iteration
    in place of whose update this mode is to be shown.
    """

    mode: SynapseMode
    at: int | None = None


@dataclass(frozen=True, slots=True)
class ShowSynapsesAs:
    """Show the weights as wires of the network, or as matrices."""

    view: SynapseView


@dataclass(frozen=True, slots=True)
class ChooseWireValue:
    """Let the wires show weights, or what each brings now."""

    value: WireValue


@dataclass(frozen=True, slots=True)
class ShowPosition:
    """Let the network show this position of a sum that is shown whole."""

    position: int


@dataclass(frozen=True, slots=True)
class LeaveComparison:
    """Show again what was shown before two nets were compared."""


@dataclass(frozen=True, slots=True)
class ChooseColourRange:
    """Scale the colours of weights in another way."""

    range: ColourRange


@dataclass(frozen=True, slots=True)
class Zoom:
    """Show a stretch of the run in the error curve; ``None`` for all of it."""

    stretch: Range | None


@dataclass(frozen=True, slots=True)
class ShowLine:
    """Show or hide a line of the error curve; those of branches are in core.branch_lines."""

    line: str
    shown: bool


@dataclass(frozen=True, slots=True)
class ShowWrongBits:
    """Show sums with so many wrong bits (5: or more) in the map, or no longer; none: all sums."""

    count: int
    shown: bool


@dataclass(frozen=True, slots=True)
class OrderWrongSums:
    """Go through the wrong sums in another order."""

    order: SumOrder


@dataclass(frozen=True, slots=True)
class Pin:
    """Open a card about a value, or bring forward the one that there is."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class Unpin:
    """Close the card about a value."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class ChooseStepSize:
    """Let one step be an operation, a bit, a pass, or so many examples."""

    size: StepSize | int


@dataclass(frozen=True, slots=True)
class ChooseTempo:
    """Give each operation of the slow motion so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ShowWorkspace:
    """Show another workspace."""

    workspace: Workspace


@dataclass(frozen=True, slots=True)
class ShowLens:
    """Show one lens large, by its key; empty shows all of them."""

    lens: str


@dataclass(frozen=True, slots=True)
class ChooseInLens:
    """Choose something in a lens, as what is coloured; each lens knows its own choices."""

    lens: str
    what: str
    value: str


@dataclass(frozen=True, slots=True)
class TryOut:
    """Train the run again with these numbers, aside; ``None``: as it was."""

    trial: Trial | None


@dataclass(frozen=True, slots=True)
class Focus:
    """Show only stage and network, or everything again."""

    is_focused: bool


@dataclass(frozen=True, slots=True)
class ShowTab:
    """Show a tab of the left column."""

    tab: Tab


@dataclass(frozen=True, slots=True)
class OpenRunCard:
    """Open the settings of the run, or fold them to one line; ``None``: as it comes."""

    is_open: bool | None


@dataclass(frozen=True, slots=True)
class PointAt:
    """Point at something; other views light it up."""

    pointed: Pointed


@dataclass(frozen=True, slots=True)
class SayTypingProblem:
    """Say why what is being typed as the sum cannot be added; empty if it can be."""

    problem: str


@dataclass(frozen=True, slots=True)
class Say:
    """Say a sentence in the place of the one about the run; empty ends it."""

    sentence: str


Intent = (
    ChooseSynapseMode | ShowSynapsesAs | ChooseWireValue | ShowPosition | LeaveComparison
    | ChooseColourRange | Zoom | ShowLine | ShowWrongBits | OrderWrongSums | Pin | Unpin
    | ChooseStepSize | ChooseTempo | ShowTab | ShowWorkspace | Focus | PointAt | SayTypingProblem
    | Say | OpenRunCard | ShowLens | ChooseInLens | TryOut | ShowExperiment | CompareBy | PointAtRun
    | LayBeside
)  # fmt: skip
