"""What is found out for the lenses: a row a study. To add one, write its file and its row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, Parts
from rnn_viz.core.lenses.order import order_sensitivity
from rnn_viz.core.lenses.units import units


@dataclass(frozen=True, slots=True)
class OfWeights:
    """A study of the weights at the playhead.

    Attributes
    ----------
    key
        By which its finding is known.
    find
        The slices of its work, the finding last.
    """

    key: str
    find: Callable[[Look], Parts[Any]]


@dataclass(frozen=True, slots=True)
class OfStates:
    """A study of all hidden states at the playhead; where there are none it finds that, too."""

    key: str
    find: Callable[[AllStates], Parts[Any]]


@dataclass(frozen=True, slots=True)
class OfPast:
    """A study of some moments before the playhead; it finds a tuple of what it found at each.

    Attributes
    ----------
    key
        By which its finding is known.
    moments
        The iterations of interest for a playhead at an iteration, in ascending order; each is
        moved to the last keyframe before it.
    find
        The slices of the work for one of them, the finding last.
    """

    key: str
    moments: Callable[[int], tuple[int, ...]]
    find: Callable[[Look], Parts[Any]]


@dataclass(frozen=True, slots=True)
class OverRun:
    """A study of the run at keyframes, coarse to fine; it finds a ``Series``.

    Attributes
    ----------
    key
        By which its finding is known.
    row
        The slices of the work for one moment, its numbers ``(columns,)`` last.
    """

    key: str
    row: Callable[[Look], Iterator[Floats | None]]


STATES = "states"  # what all studies of states work on
AT_MOMENT: tuple[OfWeights | OfStates, ...] = (
    OfWeights(STATES, all_states),
    OfStates("units", units),
)
IN_PAST: tuple[OfPast, ...] = ()
OVER_RUN: tuple[OverRun, ...] = (OverRun("learned.order", order_sensitivity),)
