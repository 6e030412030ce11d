"""What is found out for the lenses: a row a study. To add one, write its file and its row."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.blame import blame, blame_of_last
from rnn_viz.core.lenses.carry import carry, carry_over_run
from rnn_viz.core.lenses.carry_use import carry_use
from rnn_viz.core.lenses.directions.plane import moments_before, plane
from rnn_viz.core.lenses.latch import latch, ripple_lengths
from rnn_viz.core.lenses.long_sums.longer import longer_numbers, longer_row
from rnn_viz.core.lenses.long_sums.wrong_sum import find_wrong_sum
from rnn_viz.core.lenses.look import Look, Parts
from rnn_viz.core.lenses.machine.machine_search import machine
from rnn_viz.core.lenses.one_sum.gradient import gradient
from rnn_viz.core.lenses.order import order_matters, order_sensitivity
from rnn_viz.core.lenses.space import space
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
    OfStates("carry", carry),
    OfStates("carry.use", carry_use),
    OfStates("space", space),
    OfStates("machine", machine),
    OfStates("blame", blame),
    OfWeights("longer", longer_numbers),
    OfStates("units", units),
    OfWeights("wrong", find_wrong_sum),
    OfWeights("latch", latch),
    OfWeights("learned.order.now", order_matters),
    OfWeights("gradient", gradient),
)
IN_PAST: tuple[OfPast, ...] = (OfPast("space.before", moments_before, plane),)
OVER_RUN: tuple[OverRun, ...] = (
    OverRun("carry.run", carry_over_run),
    OverRun("blame.run", blame_of_last),
    OverRun("longer.run", longer_row),
    OverRun("latch.run", ripple_lengths),
    OverRun("learned.order", order_sensitivity),
)
