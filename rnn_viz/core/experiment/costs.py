"""What training and asking cost on a computer, and how long an experiment will take there."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rnn_viz.core.experiment.plan import Plan, Setting

MOST_UNASKED = 1_000  # runs that are begun without a question
_MOST_SECONDS = 1_800.0  # and how long they may take
_MOST_SHAPES = 100  # that are measured: each takes up to 0.1 s
_ASKED_IN_FULL = 0.5  # share of the quick checks that cost as much as a full count: see below


class Shape(NamedTuple):
    """What the costs of a run depend on."""

    hidden: int
    bits: int


class Cost(NamedTuple):
    """Seconds that one core takes, for one run alone."""

    training: float  # one iteration
    asking: float  # all sums, once


@dataclass(frozen=True, slots=True)
class Costs:
    """What was measured on a computer.

    Attributes
    ----------
    of
        The cost of each shape that was measured, at least one.
    """

    of: Mapping[Shape, Cost]

    def of_shape(self, hidden: int, bits: int) -> Cost:
        """Return the cost of a shape, or that of the next one measured."""
        shape = Shape(hidden, bits)
        if shape in self.of:
            return self.of[shape]
        return self.of[min(self.of, key=lambda it: (abs(it.bits - bits), abs(it.hidden - hidden)))]

    def of_run(self, plan: Plan, setting: Setting) -> float:
        """Return about how many seconds one run of an experiment takes a core.

        While a net is not perfect, a check between two points of its curve costs next to nothing;
        once it is, as much as a full count. A net is taken to be perfect half of the time.
        """
        cost = self.of_shape(setting.hidden, setting.bits)
        points = plan.iterations // plan.shares_every + 2
        quick = plan.iterations // plan.every + 2 - points
        asked = points + _ASKED_IN_FULL * max(0, quick)
        return plan.iterations * cost.training + asked * cost.asking

    def of_plan(self, plan: Plan, workers: int) -> float:
        """Return about how many seconds a whole experiment takes so many workers."""
        each = sum(self.of_run(plan, setting) for setting in plan.settings)
        return each * len(plan.seeds) / workers


def is_asked_about(plan: Plan, seconds: float) -> bool:
    """Whether there is a question before an experiment is begun that takes about so long."""
    return plan.runs > MOST_UNASKED or seconds > _MOST_SECONDS


def seconds_left(passed: float, done: float, work: float) -> float:
    """Return about how long the rest takes; NaN while nothing is done.

    Parameters
    ----------
    passed
        Seconds since the beginning.
    done, work
        What was done in them, and all that was to be done, in seconds of :class:`Costs`.
    """
    return passed * max(0.0, work / done - 1.0) if done else math.nan


def shapes_to_measure(plan: Plan) -> list[Shape]:
    """Return the shapes of an experiment's runs, or some of very many."""
    shapes = [Shape(hidden, bits) for bits in plan.bits for hidden in plan.hidden]
    return shapes[:: -(-len(shapes) // _MOST_SHAPES)]
