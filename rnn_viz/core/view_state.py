"""What the user has chosen to see, as one value, and the intents that change it.

A view sends an intent as it sends a command; both are values, so that a session can keep them and
a lesson can send them. Nothing in here changes the run.
"""

from dataclasses import dataclass, fields, replace
from enum import Enum

from rnn_viz.core.net.subjects import Subject
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.script.operations import StepSize


class SynapseMode(Enum):
    """What the heat maps show of the weights."""

    WEIGHTS = "weights"
    UPDATE = "update"
    CHANGE = "change"
    COMPARE = "compare"


class ColourRange(Enum):
    """How the colours of weights are scaled."""

    THIS_MATRIX = "this matrix"
    ALL = "all"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the mouse or the keys point at, so that other views can light it up.

    Attributes
    ----------
    variable
        The variable of the listing that it is, or whose value it shows; empty if none.
    is_on_stage
        Whether it is part of the sum on stage: slow motion then waits.
    """

    variable: str = ""
    is_on_stage: bool = False


NOTHING = Pointed()


@dataclass(frozen=True, slots=True)
class ViewState:
    """All that the user has chosen to see.

    Attributes
    ----------
    synapse_mode, mode_before_compare
        What the heat maps show, and what they go back to when a comparison ends.
    mode_chosen_at
        The iteration whose update is not shown being collected, because the mode was chosen
        in its place.
    colour_range
        How the colours of weights are scaled.
    zoom
        The stretch of the run in the error curve; ``None`` for all of it.
    hidden_lines
        The lines of the error curve that are switched off: "band", "mean" or "share".
    pinned
        The values that have a card, the newest last.
    step_size
        What one press of Step or Back does: so many examples, or a part of one.
    tempo
        Seconds for each operation of the slow motion.
    tab
        The tab of the left column.
    pointed
        What is pointed at.
    typing_problem
        Why what is being typed as the sum cannot be added; empty if it can. The sum before it
        is still on stage then.
    is_run_card_open
        Whether the settings of the run are open or folded to a line; ``None`` as it comes.
    """

    synapse_mode: SynapseMode = SynapseMode.WEIGHTS
    mode_before_compare: SynapseMode = SynapseMode.WEIGHTS
    mode_chosen_at: int | None = None
    colour_range: ColourRange = ColourRange.FIXED
    zoom: Range | None = None
    hidden_lines: frozenset[str] = frozenset()
    pinned: tuple[Subject, ...] = ()
    step_size: StepSize | int = 1
    tempo: float = 1.25
    tab: str = "script"
    pointed: Pointed = NOTHING
    typing_problem: str = ""
    is_run_card_open: bool | None = None

    def after(self, intent: "Intent") -> "ViewState":
        """Return what is chosen once an intent has been followed."""
        match intent:
            case ChooseSynapseMode(mode, at):
                return replace(self._in_mode(mode), mode_chosen_at=at)
            case LeaveComparison():
                leaves = self.synapse_mode is SynapseMode.COMPARE
                return self._in_mode(self.mode_before_compare) if leaves else self
            case Pin(subject):
                others = tuple(other for other in self.pinned if other != subject)
                return replace(self, pinned=(*others, subject))
            case Unpin(subject):
                return replace(self, pinned=tuple(s for s in self.pinned if s != subject))
            case ShowLine(line, shown):
                change = frozenset.difference if shown else frozenset.union
                return replace(self, hidden_lines=change(self.hidden_lines, {line}))
        return self._with_one(intent)

    def _with_one(self, intent: "Intent") -> "ViewState":
        """Follow an intent that sets one field, with its only value."""
        (value,) = (getattr(intent, field.name) for field in fields(intent))
        return replace(self, **{_FIELD_SET_BY[type(intent)]: value})

    def _in_mode(self, mode: SynapseMode) -> "ViewState":
        before = self.mode_before_compare
        if mode is SynapseMode.COMPARE and self.synapse_mode is not mode:
            before = self.synapse_mode
        return replace(self, synapse_mode=mode, mode_before_compare=before)


@dataclass(frozen=True, slots=True)
class ChooseSynapseMode:
    """Show the weights, an update, a change, or two nets.

    While an example is stepped through, its update is shown being collected and applied;
    ``at`` is the iteration whose update this mode is to be shown in place of.
    """

    mode: SynapseMode
    at: int | None = None


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
    """Show or hide a line of the error curve."""

    line: str
    shown: bool


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
class ShowTab:
    """Show a tab of the left column."""

    name: str


@dataclass(frozen=True, slots=True)
class OpenRunCard:
    """Open the settings of the run, or fold them to one line."""

    is_open: bool


@dataclass(frozen=True, slots=True)
class PointAt:
    """Point at something; other views light it up."""

    pointed: Pointed


@dataclass(frozen=True, slots=True)
class SayTypingProblem:
    """Say why what is being typed as the sum cannot be added; empty if it can be."""

    problem: str


Intent = (
    ChooseSynapseMode
    | LeaveComparison
    | ChooseColourRange
    | Zoom
    | ShowLine
    | Pin
    | Unpin
    | ChooseStepSize
    | ChooseTempo
    | ShowTab
    | PointAt
    | SayTypingProblem
    | OpenRunCard
)

_FIELD_SET_BY: dict[type[Intent], str] = {
    ChooseColourRange: "colour_range",
    Zoom: "zoom",
    ChooseStepSize: "step_size",
    ChooseTempo: "tempo",
    ShowTab: "tab",
    PointAt: "pointed",
    SayTypingProblem: "typing_problem",
    OpenRunCard: "is_run_card_open",
}
