"""What a lens is in words, and what its sentence rests on."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rnn_viz.core.analysis import Findings
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.words.lenses.verdict import Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """What a sentence rests on.

    Attributes
    ----------
    iteration
        The moment under the playhead.
    findings
        What has been found out, each with its own iteration.
    trace
        All values of the sum on stage.
    position
        The position of it that the lenses speak of.
    """

    iteration: int
    findings: Findings
    trace: Trace
    position: int

    def value(self, key: str, kind: type[T]) -> T | Unable | None:
        """Return what a study has found; ``None`` if it has found nothing yet."""
        found = self.findings.get(key)
        if found is None or not isinstance(found.value, (kind, Unable)):
            return None
        return found.value


@dataclass(frozen=True, slots=True)
class LensText:
    """A lens in words.

    Attributes
    ----------
    key
        Its name for commands, lessons and tests.
    title
        The question that it answers.
    studies
        What must be found out for its sentence.
    verdict
        Its sentence.
    numbers
        The numbers behind it, as JSON knows them: no NaN, no arrays.
    how
        How it is computed, in plain words, with its limits.
    limits
        What it cannot show, in one sentence.
    """

    key: str
    title: str
    studies: frozenset[str]
    verdict: Callable[[Evidence], Verdict]
    numbers: Callable[[Evidence], Mapping[str, object]]
    how: str
    limits: str


def json_number(value: float) -> float | None:
    """Return a number, or ``None`` for what JSON has no number for."""
    return value if math.isfinite(value) else None
