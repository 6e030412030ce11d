"""What studies have found out about a run, as it travels to the views."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.named_phase import NamedPhase
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.curve_lines import WINDOW
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.saved.kept_run import RunResult

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


def result_of(curve: Curve, playhead: int, known: Analysis | None) -> RunResult:
    """Return what is known of a run whose errors are these.

    Parameters
    ----------
    curve
        The errors of the branch shown.
    playhead
        Where all sums are asked, if they were; else it is where they were asked last.
    known
        What has been found out about the branch shown, if anything.
    """
    recent = curve.recent(curve.examples - 1, WINDOW)
    is_number = recent is not None and math.isfinite(recent.mean)
    result = RunResult()
    if recent is not None and is_number:
        result = replace(result, error_at=curve.examples, error=recent.mean)
    if known is None:
        return result
    share_at, share = _share(known, playhead)
    found = known.milestones
    searched, first = (None, None) if found is None else (max(found.upto, 0), found.first)
    return replace(result, share_at=share_at, share=share, searched=searched, first_perfect=first)


def _share(known: Analysis, playhead: int) -> tuple[int | None, float | None]:
    """Return where all sums were asked, at the playhead or else last, and the share right."""
    map_, shares = known.evaluation, known.shares
    if map_ is not None and map_.iteration == playhead:
        return playhead, float(map_.exact_share)
    if not len(shares):
        return None, None
    some = shares.between(0, playhead + 1) if shares.has(playhead) else shares
    return int(some.iterations[-1]), float(some.exact_share[-1])
