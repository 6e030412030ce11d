"""Runs of the list that are laid over the error curve of the run shown, by their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rnn_viz.core.evidence.trials.whole_run import WholeRun

STUDY = "beside"  # by which it is asked for
MOST = 5  # at once; more lines cannot be told apart


@dataclass(frozen=True, slots=True, eq=False)
class RunsBeside:
    """What is known of them, each trained from beginning to end, by number."""

    runs: Mapping[int, WholeRun] = field(default_factory=dict)


def is_full(beside: tuple[int, ...]) -> bool:
    """Whether no other run can be laid beside.

    >>> is_full((1, 2, 3, 4, 5)), is_full((1, 0, 3, 4, 5))
    (True, False)
    """
    return sum(number > 0 for number in beside) >= MOST


def laid(beside: tuple[int, ...], number: int) -> tuple[int, ...]:
    """Return the numbers with one more, in the first free place: a place keeps its line.

    >>> laid((3, 0, 4), 7), laid((3,), 7), laid((3,), 3)
    ((3, 7, 4), (3, 7), (3,))
    """
    if number in beside or is_full(beside):
        return beside
    at = beside.index(0) if 0 in beside else len(beside)
    return (*beside[:at], number, *beside[at + 1 :])


def without(beside: tuple[int, ...], gone: frozenset[int]) -> tuple[int, ...]:
    """Return the numbers without some; the others keep their places.

    >>> without((3, 7, 4), frozenset({7})), without((3, 7), frozenset({7}))
    ((3, 0, 4), (3,))
    """
    kept = [0 if number in gone else number for number in beside]
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
