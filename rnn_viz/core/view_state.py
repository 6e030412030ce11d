"""What the user has chosen to see, as one value, and how an intent changes it."""

from dataclasses import dataclass, fields, replace

from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.evidence.wrong_sums import SumOrder
from rnn_viz.core.experiment.choices import (
    CompareBy,
    ExperimentPart,
    LayBeside,
    Milestone,
    PointAtRun,
    ShowExperiment,
)
from rnn_viz.core.intents import (
    ChooseColourRange,
    ChooseInLens,
    ChooseStepSize,
    ChooseSynapseMode,
    ChooseTempo,
    ChooseWireValue,
    ColourRange,
    Focus,
    Intent,
    LeaveComparison,
    OpenRunCard,
    OrderWrongSums,
    Pin,
    PointAt,
    Say,
    SayTypingProblem,
    ShowLens,
    ShowLine,
    ShowPosition,
    ShowSynapsesAs,
    ShowTab,
    ShowWorkspace,
    ShowWrongBits,
    SynapseMode,
    SynapseView,
    Tab,
    TryOut,
    Unpin,
    WireValue,
    Workspace,
    Zoom,
)
from rnn_viz.core.net.subjects import Subject
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.script.parts import NOTHING, Pointed

_FIELD_SET_BY: dict[type[Intent], str] = {
    ShowSynapsesAs: "synapse_view",
    ChooseWireValue: "wire_value",
    ShowPosition: "position",
    ChooseColourRange: "colour_range",
    Zoom: "zoom",
    ChooseStepSize: "step_size",
    ChooseTempo: "tempo",
    ShowTab: "tab",
    ShowWorkspace: "workspace",
    ShowLens: "lens",
    Focus: "is_focused",
    PointAt: "pointed",
    SayTypingProblem: "typing_problem",
    Say: "notice",
    OpenRunCard: "is_run_card_open",
    OrderWrongSums: "sum_order",
    TryOut: "tried",
    ShowExperiment: "experiment",
    CompareBy: "compared_by",
    PointAtRun: "pointed_run",
    LayBeside: "beside",
}


@dataclass(frozen=True, slots=True)
class ViewState:
    """All that the user has chosen to see.

    Attributes
    ----------
    synapse_view, wire_value
        Whether weights are wires or cells, and what the wires show.
    position
        The position of a whole sum that the network shows; ``None``: the middle one.
    synapse_mode
        What the heat maps show.
    mode_before_compare, view_before_compare
        What it goes back to when a comparison ends.
    mode_chosen_at
        The iteration whose update is not shown being collected.
    colour_range
        How the colours of weights are scaled.
    zoom
        The stretch of the run in the error curve; ``None`` for all of it.
    hidden_lines
        Lines of the error curve that are switched off: "band", "mean", "share", or branch lines.
    wrong_bits, sum_order
        The numbers of wrong bits that the map shows, none: all sums; and the order of these.
    pinned
        The values that have a card, the newest last.
    step_size, tempo
        What one press of Step does, and the seconds for an operation of the slow motion.
    tab, workspace
        The tab of the left column, and what is beside it.
    lens
        The lens that is shown large, by its key; empty: all of them.
    choices
        What is chosen in lenses: the lens, what is chosen, and the value.
    tried
        With which numbers the whole run is trained again in Experiment; ``None``: it is not.
    experiment, tab_beside_runs
        Whether one run is tried out or many are compared, and the tab beside these.
    compared_by, pointed_run
        By what the runs of an experiment are compared, and which is pointed at.
    beside
        Numbers of runs that are laid over the error curve; 0 is a free place.
    is_focused
        Whether only stage and network are shown, and cards while there are some.
    pointed
        What is pointed at.
    typing_problem
        Why what is being typed as the sum cannot be added; empty if it can.
    notice
        What is said in the place of the sentence about the run; mostly nothing.
    is_run_card_open
        Whether the settings of the run are open; ``None`` as it comes.
    """

    synapse_view: SynapseView = SynapseView.NETWORK
    wire_value: WireValue = WireValue.WEIGHT
    position: int | None = None
    synapse_mode: SynapseMode = SynapseMode.WEIGHTS
    mode_before_compare: SynapseMode = SynapseMode.WEIGHTS
    view_before_compare: SynapseView = SynapseView.NETWORK
    mode_chosen_at: int | None = None
    colour_range: ColourRange = ColourRange.FIXED
    zoom: Range | None = None
    hidden_lines: frozenset[str] = frozenset()
    wrong_bits: frozenset[int] = frozenset()
    sum_order: SumOrder = SumOrder.WRONG_BITS
    pinned: tuple[Subject, ...] = ()
    step_size: StepSize | int = 1
    tempo: float = 1.25
    tab: Tab = Tab.SCRIPT
    workspace: Workspace = Workspace.WATCH
    lens: str = ""
    choices: frozenset[tuple[str, str, str]] = frozenset()
    tried: Trial | None = None
    experiment: ExperimentPart = ExperimentPart.ONE_RUN
    tab_beside_runs: Tab = Tab.PLAN
    compared_by: Milestone = Milestone.STABLE
    pointed_run: RunConfig | None = None
    beside: tuple[int, ...] = ()
    is_focused: bool = False
    pointed: Pointed = NOTHING
    typing_problem: str = ""
    notice: str = ""
    is_run_card_open: bool | None = None

    @property
    def is_network_alone(self) -> bool:
        """Whether stage and network are all that is seen now, but for cards."""
        return self.is_focused and self.workspace is Workspace.WATCH

    @property
    def is_lens_open(self) -> bool:
        """Whether one lens is shown large now."""
        return bool(self.lens) and self.workspace is Workspace.INSIDE

    @property
    def shows_many_runs(self) -> bool:
        """Whether many runs are compared now."""
        seen = self.workspace, self.experiment
        return seen == (Workspace.EXPERIMENT, ExperimentPart.MANY_RUNS)

    @property
    def shown_tab(self) -> Tab:
        """The tab of the left column that is seen now; the plan is only beside many runs."""
        if self.shows_many_runs:
            return self.tab_beside_runs
        return Tab.SCRIPT if self.tab is Tab.PLAN else self.tab

    @property
    def is_trying(self) -> bool:
        """Whether other numbers are tried out, where that can be seen."""
        one = self.workspace is Workspace.EXPERIMENT and not self.shows_many_runs
        return one and self.tried is not None

    @property
    def shows_cards(self) -> bool:
        """Whether there are cards, and where they can be seen."""
        return bool(self.pinned) and self.workspace is Workspace.WATCH

    def lens_choice(self, lens: str, what: str, otherwise: str) -> str:
        """Return what is chosen in a lens."""
        chosen = (it[2] for it in self.choices if it[:2] == (lens, what))
        return next(chosen, otherwise)

    def after(self, intent: "Intent") -> "ViewState":
        """Return what is chosen once an intent has been followed."""
        match intent:
            case ChooseSynapseMode(mode, at):
                return replace(self._in_mode(mode), mode_chosen_at=at)
            case LeaveComparison():
                return self._without_comparison()
            case Pin(subject) | Unpin(subject):
                kept = tuple(other for other in self.pinned if other != subject)
                return replace(self, pinned=(*kept, subject) if type(intent) is Pin else kept)
            case ShowLine(line, shown):
                change = frozenset.difference if shown else frozenset.union
                return replace(self, hidden_lines=change(self.hidden_lines, {line}))
            case ShowWrongBits(count, shown):
                others = self.wrong_bits - {count}
                return replace(self, wrong_bits=others | {count} if shown else others)
            case ChooseInLens():
                return self._with_choice(intent)
            case ShowTab(tab) if self.shows_many_runs:
                return replace(self, tab_beside_runs=tab)
        return self._with_one(intent)

    def _without_comparison(self) -> "ViewState":
        if self.synapse_mode is not SynapseMode.COMPARE:
            return self
        before = self._in_mode(self.mode_before_compare)
        return replace(before, synapse_view=self.view_before_compare)

    def _with_choice(self, intent: ChooseInLens) -> "ViewState":
        kept = {it for it in self.choices if it[:2] != (intent.lens, intent.what)}
        chosen = intent.lens, intent.what, intent.value
        return replace(self, choices=frozenset({*kept, chosen}))

    def _with_one(self, intent: "Intent") -> "ViewState":
        """Follow an intent that sets one field, with its only value."""
        (value,) = (getattr(intent, field.name) for field in fields(intent))
        return replace(self, **{_FIELD_SET_BY[type(intent)]: value})

    def _in_mode(self, mode: SynapseMode) -> "ViewState":
        """Show this of the weights, which only heat maps can."""
        before, view_before = self.mode_before_compare, self.view_before_compare
        if mode is SynapseMode.COMPARE and self.synapse_mode is not mode:
            before, view_before = self.synapse_mode, self.synapse_view
        return replace(
            self, synapse_mode=mode, synapse_view=SynapseView.MATRICES,
            mode_before_compare=before, view_before_compare=view_before,
        )  # fmt: skip
