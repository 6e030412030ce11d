"""Runs that were left, with what was known of them then; and a run on its way to what it had."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from rnn_viz.core.language import _
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.run.saved.saved_run import SavedRun, SessionError, check_whole

HIGHEST_RUN = 1_000_000_000  # number of a run
_LONGEST_RUN = int(next(it for it in FIELDS if it.name == "iterations").high)


@dataclass(frozen=True, slots=True)
class RunResult:
    """What was known of a run when it was left; ``None`` is what was not.

    Attributes
    ----------
    error_at, error
        How far training had got, and the mean error of the last 100 examples up to there; of a
        few more where single errors are no longer kept.
    share_at, share
        The share of all sums that are right, and the iteration at which they were asked.
    searched, first_perfect
        The first iteration at which all sums are right; there is none up to ``searched``
        where it is ``None``.

    Raises
    ------
    SessionError
        A value is out of range.
    """

    error_at: int | None = None
    error: float | None = None
    share_at: int | None = None
    share: float | None = None
    searched: int | None = None
    first_perfect: int | None = None

    def __post_init__(self) -> None:
        for name in ("error_at", "share_at", "searched", "first_perfect"):
            if (value := getattr(self, name)) is not None:
                check_whole(_("an iteration of a run's result"), value, _LONGEST_RUN)
        for value, high in ((self.error, math.inf), (self.share, 1.0)):
            if value is not None and not (0 <= value <= high and math.isfinite(value)):
                raise SessionError(_("The result of a run is no number that it can be."))

    def or_else(self, before: "RunResult") -> "RunResult":
        """Return what is known by this or by an earlier result of the same run.

        A run that is taken up again is at first trained less far than it was.
        """
        is_less = (self.error_at or 0) < (before.error_at or 0)
        errors = before if self.error is None or is_less else self
        shares = before if self.share is None else self
        searches = before if (self.searched or 0) < (before.searched or 0) else self
        return RunResult(
            errors.error_at, errors.error, shares.share_at, shares.share,
            searches.searched, searches.first_perfect,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class KeptRun:
    """A run that is not shown now.

    Attributes
    ----------
    number
        Runs are numbered in the order in which they began, from 1 up.
    run
        What it takes to have it again, as it was when it was left.
    result
        What was known of it then.
    """

    number: int
    run: SavedRun
    result: RunResult = field(default_factory=RunResult)

    def __post_init__(self) -> None:
        check_whole(_("the number of a run"), self.number, HIGHEST_RUN)


@dataclass(frozen=True, slots=True, eq=False)
class Coming:
    """What a run had, while training is on its way to it.

    Attributes
    ----------
    playhead
        The moment that was shown; ``None`` once it is there, or left.
    weights
        The weights there, where they are known.
    frontiers
        How far the branches had been trained that are not trained so far again, by number.
    """

    playhead: int | None = None
    weights: Weights | None = None
    frontiers: Mapping[int, int] = field(default_factory=dict)


NOTHING_COMING = Coming()
