"""The named phases of the run, found anew from what the other studies have found."""

from collections.abc import Callable

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.named_phase import Known
from rnn_viz.core.evidence.phases import find_phases
from rnn_viz.engine.studies.study import MAP_SECONDS, Question, Study


class PhasesStudy(Study):
    """Name what the run has been through."""

    key = "phases"
    needs = ("shares", "milestones")
    is_quick = True

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._known: tuple[object, ...] = ()

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Begin anew: it costs little."""
        del question, same_before
        self._known, self.not_before = (), 0.0
        return None

    def wants(self, question: Question) -> bool:
        """Whether anything is known that was not when phases were found last."""
        return self._known != self._all_known(question)

    def work(self, question: Question) -> Finding:
        """Find the phases."""
        now, found = question.now, question.found
        checks, milestones = found.get("shares"), found.get("milestones")
        phases = find_phases(
            Known(
                bits=now.config.bits,
                frontier=now.frontier,
                is_over=question.is_over,
                curve=now.curve,
                checks=checks.value if checks and isinstance(checks.value, Checks) else Checks(),
                milestones=milestones.value
                if milestones and isinstance(milestones.value, Milestones)
                else None,
                changes=tuple(entry.iteration for entry in now.run_state.entries),
            )
        )
        self._known, self.not_before = self._all_known(question), self._clock() + MAP_SECONDS
        return Finding(self.key, now.identity, now.frontier, phases)

    def _all_known(self, question: Question) -> tuple[object, ...]:
        checks, milestones = (question.found.get(key) for key in self.needs)
        return question.now.frontier, question.is_over, checks, milestones
