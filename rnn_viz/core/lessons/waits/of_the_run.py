"""What a page can wait for that is about the run."""

from dataclasses import dataclass

import numpy as np

from rnn_viz.core.commands import Command, GoTo, HoldAtMean, Intervene, RunUntil
from rnn_viz.core.evidence.until import UntilPerfect
from rnn_viz.core.language import _
from rnn_viz.core.lessons.waits.wait import Wish
from rnn_viz.core.run.interventions import ClampUnit
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState


@dataclass(frozen=True, slots=True)
class WaitForIteration:
    """Be at an iteration or beyond."""

    iteration: int

    @property
    def said(self) -> str:
        """What is asked."""
        return _("Train to iteration {iteration:,}.").format(iteration=self.iteration)

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether the playhead is there."""
        return now.iteration >= self.iteration

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Go there."""
        return (GoTo(self.iteration),)


@dataclass(frozen=True, slots=True)
class WaitForPerfect:
    """Be at a moment at which all sums are right."""

    said = _("Train until all sums are right.")

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether all sums were asked at the playhead, and are right."""
        found = None if now.analysis is None else now.analysis.evaluation
        return found is not None and found.iteration == now.iteration and not found.wrong.any()

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Run until it is so."""
        return (RunUntil(UntilPerfect()),)


@dataclass(frozen=True, slots=True)
class WaitForHeld:
    """Have a unit held at zero, or at its mean; or have it live again, for ``at`` empty."""

    unit: int
    at: str

    @property
    def said(self) -> str:
        """What is asked."""
        sentence = {
            "0": _("Hold unit {unit} at 0."),
            "its mean": _("Hold unit {unit} at its mean."),
            "": _("Let unit {unit} live."),
        }[self.at]
        return sentence.format(unit=self.unit)

    def is_met(self, now: Snapshot, _view: ViewState) -> bool:
        """Whether it is."""
        held = np.nan if now.clamps is None else float(now.clamps[self.unit])
        if not self.at:
            return bool(np.isnan(held))
        means = frozenset() if now.conditions is None else now.conditions.means
        return held == 0.0 if self.at == "0" else self.unit in means

    def wishes(self, _now: Snapshot) -> tuple[Wish, ...]:
        """Do it."""
        return (held_wish(self.unit, self.at),)


def held_wish(unit: int, at: str) -> Command:
    """Return what holds a unit at "0" or at "its mean"; with neither, what lets it live."""
    if at == "its mean":
        return HoldAtMean(unit)
    return Intervene(ClampUnit(unit, 0.0 if at else None))
