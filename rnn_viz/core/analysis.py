"""What studies have found out about a run, as it travels to the views."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.named_phase import NamedPhase
from rnn_viz.core.run.interventions import Identity

T = TypeVar("T")


class Finding(NamedTuple):
    """What a study has found out.

    Attributes
    ----------
    key
        The study: "map", "shares", "milestones" or "phases".
    run
        All that determines the run it speaks of.
    iteration
        The last moment it speaks of.
    value
        An Evaluation, Checks, Milestones, or a tuple of NamedPhase.
    """

    key: str
    run: Identity
    iteration: int
    value: object


Findings = Mapping[str, Finding]


@dataclass(frozen=True, slots=True, eq=False)
class Analysis:
    """What has been found out about a run so far.

    Attributes
    ----------
    run_id
        The run it speaks of.
    findings
        The newest finding of each study, by its key.
    is_complete
        Whether nothing that is trained is left to be checked.
    elsewhere
        What had been found out about other branches of the run when they were left, by what
        determines them, their end aside: the findings of "shares" and of "milestones".
    """

    run_id: int
    findings: Findings = field(default_factory=dict)
    is_complete: bool = False
    elsewhere: Mapping[Identity, Findings] = field(default_factory=dict)

    @property
    def evaluation(self) -> Evaluation | None:
        """The newest map of all sums; it names its own iteration."""
        return self._value("map", Evaluation)

    @property
    def shares(self) -> Checks:
        """What all sums said: at places spread over the run, coarse first, and at the playhead."""
        return self._value("shares", Checks) or _NO_CHECKS

    @property
    def milestones(self) -> Milestones | None:
        """First and stable perfect, as far as they have been searched for."""
        return self._value("milestones", Milestones)

    @property
    def phases(self) -> tuple[NamedPhase, ...]:
        """The named phases of the run, as far as it is trained and checked."""
        return self._value("phases", tuple) or ()

    def about(self, run: Identity) -> "Analysis":
        """Return what is known of another branch; it may be nothing."""
        return Analysis(self.run_id, self.elsewhere.get(run.endless, {}))

    def upto(self, frontier: int) -> "Analysis":
        """Return only the findings that speak of nothing beyond an iteration."""
        kept = {key: found for key, found in self.findings.items() if found.iteration <= frontier}
        return self if len(kept) == len(self.findings) else replace(self, findings=kept)

    def _value(self, key: str, kind: type[T]) -> T | None:
        found = self.findings.get(key)
        return found.value if found is not None and isinstance(found.value, kind) else None


_NO_CHECKS = Checks()
