"""What a study is: one thing that can be found out about a run while somebody looks."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

from rnn_viz.core.analysis import Finding, Findings
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.run.keyframes import Frames
from rnn_viz.core.snapshot import Snapshot

LOAD = 0.25  # share of a core that is spent on studies while training flat out
CALM_LOAD = 0.75  # and at a speed that leaves the trainer time to rest
MAP_SECONDS = 0.2  # while training, the map is at most so fresh, and what follows from it


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What studies work on: always the newest.

    Attributes
    ----------
    now
        What the trainer has.
    found
        What has been found out about this run so far.
    tried
        The numbers with which the whole run is to be trained again, if somebody tries others.
    beside
        The numbers of the runs that are laid over the curve of the one shown.
    """

    now: Snapshot
    found: Findings = field(default_factory=dict[str, Finding])
    tried: Trial | None = None
    beside: tuple[int, ...] = ()

    @property
    def frames(self) -> Frames:
        """Keyframes up to the frontier."""
        return self.now.frames

    @property
    def is_over(self) -> bool:
        """Whether the run has been trained to its end, or to where it diverged."""
        now = self.now
        return now.frontier >= now.config.iterations or now.diverged_at == now.frontier


class Study(ABC):
    """Find out one thing, in slices of a few milliseconds; what is half done may be dropped.

    To add a study: write its class beside the others and add it to the table in
    :mod:`~rnn_viz.engine.studies.table`.

    Attributes
    ----------
    key
        By which its finding is known, and asked for.
    needs
        The studies whose findings it works on.
    is_quick
        Whether its work takes next to no time: it then follows at once from every finding, so
        that what is shown together agrees.
    is_aside
        Whether it is about other runs than the one shown, which is complete without it.
    not_before
        Until then, by the clock, it rests while training is under way.

    Parameters
    ----------
    clock
        Seconds, rising.
    """

    key: str
    needs: tuple[str, ...] = ()
    is_quick: ClassVar[bool] = False
    is_aside: ClassVar[bool] = False

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self.not_before = 0.0

    @abstractmethod
    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Take over a run of which the moments before an iteration are known; return what is kept.

        ``same_before`` is 0 for a run that is new.
        """

    @abstractmethod
    def wants(self, question: Question) -> bool:
        """Whether there is something to be found out."""

    def is_awaited(self, question: Question) -> bool:
        """Whether a hand is waiting: it then comes before all others, and without a rest."""
        del question
        return False

    @abstractmethod
    def work(self, question: Question) -> Finding | None:
        """Do one slice; return what is found, ``None`` if there is more to be done first."""

    def hear(self, question: Question, finding: Finding) -> Finding | None:
        """Take note of what another study has found; return what follows from it, if anything."""
        del question, finding
        return None
