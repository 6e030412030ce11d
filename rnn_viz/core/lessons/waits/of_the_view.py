"""What a page can wait for that is about what is seen."""

from collections.abc import Mapping
from dataclasses import dataclass

from rnn_viz.core.intents import (
    Pin,
    ShowLens,
    ShowSynapsesAs,
    ShowTab,
    ShowWorkspace,
    SynapseView,
    Tab,
    Workspace,
)
from rnn_viz.core.language import _
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.net.subjects import Probability, Subject, Unit
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.tables.choice_names import name_of

ANY = -1  # position


@dataclass(frozen=True, slots=True)
class WaitForCard:
    """Have a card about a weight, a unit or an answer; a position of -1 is any."""

    subject: Subject

    @property
    def said(self) -> str:
        """What is asked."""
        match self.subject:
            case Unit(_, unit):
                return _("Click unit {unit} to open its card.").format(unit=unit)
            case Probability():
                return _("Click a probability to open its card.")
        sentence = _("Click the weight {weight} to open its card.")
        return sentence.format(weight=self.subject.label)

    def is_met(self, _now: Snapshot, view: ViewState) -> bool:
        """Whether there is one."""
        return any(_is_about(it, self.subject) for it in view.pinned)

    def wishes(self, now: Snapshot) -> tuple[Wish, ...]:
        """Open one, about the middle position where any will do."""
        position = now.stage.sum.columns // 2
        match self.subject:
            case Unit(-1, unit):
                return (Pin(Unit(position, unit)),)
            case Probability(-1):
                return (Pin(Probability(position)),)
        return (Pin(self.subject),)


@dataclass(frozen=True, slots=True)
class WaitForWorkspace:
    """See a workspace."""

    workspace: Workspace

    @property
    def said(self) -> str:
        """What is asked."""
        return _("Open {workspace}.").format(workspace=name_of(self.workspace))

    def is_met(self, _now: Snapshot, view: ViewState) -> bool:
        """Whether it is seen."""
        return view.workspace is self.workspace

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Open it."""
        return (ShowWorkspace(self.workspace),)


@dataclass(frozen=True, slots=True)
class WaitForLens:
    """See a lens large; ``title`` is what its card is called."""

    lens: str
    title: str

    @property
    def said(self) -> str:
        """What is asked."""
        return _("Open the lens “{title}” in Inside.").format(title=self.title)

    def is_met(self, _now: Snapshot, view: ViewState) -> bool:
        """Whether it is."""
        return view.is_lens_open and view.lens == self.lens

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Open it."""
        return (ShowWorkspace(Workspace.INSIDE), ShowLens(self.lens))


@dataclass(frozen=True, slots=True)
class WaitForTab:
    """See a tab of the left column."""

    tab: Tab

    @property
    def said(self) -> str:
        """What is asked."""
        return _("Open the tab {tab}.").format(tab=name_of(self.tab))

    def is_met(self, _now: Snapshot, view: ViewState) -> bool:
        """Whether it is seen."""
        return view.tab is self.tab

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Open it."""
        return (ShowTab(self.tab),)


@dataclass(frozen=True, slots=True)
class WaitForWeights:
    """See the weights as wires of the network, or as matrices."""

    manner: SynapseView

    @property
    def said(self) -> str:
        """What is asked."""
        return _MANNERS[self.manner]

    def is_met(self, _now: Snapshot, view: ViewState) -> bool:
        """Whether they are seen so."""
        return view.workspace is Workspace.WATCH and view.synapse_view is self.manner

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Show them so."""
        return (ShowWorkspace(Workspace.WATCH), ShowSynapsesAs(self.manner))


_MANNERS: Mapping[SynapseView, str] = {
    SynapseView.NETWORK: _("Show the weights as a network."),
    SynapseView.MATRICES: _("Show the weights as matrices."),
}  # fmt: skip


def _is_about(subject: Subject, wanted: Subject) -> bool:
    match wanted:
        case Unit(-1, unit):
            return isinstance(subject, Unit) and subject.unit == unit
        case Probability(-1):
            return isinstance(subject, Probability)
    return subject == wanted
