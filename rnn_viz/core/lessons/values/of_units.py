"""Where the carry is, what units tell and do, and how far blame reaches."""

import numpy as np

from rnn_viz.core.lenses.blame import Blame, blame
from rnn_viz.core.lenses.carry import Carry, carry
from rnn_viz.core.lenses.carry_use import CarryUse, carry_use
from rnn_viz.core.lenses.units import HeldAt, KnockOuts, units
from rnn_viz.core.lessons.values.facts import Facts, right_where
from rnn_viz.core.lessons.values.steps import in_steps
from rnn_viz.core.lessons.values.value import NONE, UNKNOWN, Value, counted, measured, shared
from rnn_viz.core.net.inference import add
from rnn_viz.core.steps import Steps


def share_held_at_zero(facts: Facts, unit: int, iteration: int) -> Steps[Value]:
    """Find the share of all sums that are right with a unit held at 0."""
    found = yield from facts.evaluation(iteration, facts.held(unit, 0.0))
    return shared(found.exact_share)


def share_held_at_mean(facts: Facts, unit: int, iteration: int) -> Steps[Value]:
    """Find the share of all sums that are right with a unit held at its mean."""
    mean = yield from facts.mean_of(unit, iteration)
    found = yield from facts.evaluation(iteration, facts.held(unit, mean))
    return shared(found.exact_share)


def share_without_carries_held(facts: Facts, unit: int, iteration: int) -> Steps[Value]:
    """Find the share of sums in which nothing is carried that are right with a unit held at 0."""
    found = yield from facts.evaluation(iteration, facts.held(unit, 0.0))
    return shared(right_where(found, carries=False))


def share_with_carries_held(facts: Facts, unit: int, iteration: int) -> Steps[Value]:
    """Find the share of sums in which anything is carried that are right with a unit held at 0."""
    found = yield from facts.evaluation(iteration, facts.held(unit, 0.0))
    return shared(right_where(found, carries=True))


def stuck(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the share of all activities of units that are within 0.01 of 0 or of 1."""
    states = yield from facts.states(iteration)
    if states is None:
        return Value(UNKNOWN)
    is_stuck = np.abs(states.layer_1 - 0.5) > 0.49
    return shared(float(states.count @ is_stuck.mean(axis=1) / states.visits))


def stuck_with_alpha(facts: Facts, alpha: float) -> Steps[Value]:
    """Find the share of activities within 0.01 of 0 or 1 at the end with another learning rate."""
    return (yield from stuck(facts.about(alpha=alpha), facts.config.iterations))


def largest_between_units(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the size of the largest weight from unit to unit."""
    look = yield from facts.look(iteration)
    return measured(float(np.abs(look.weights.synapse_h).max()), 1)


def answer_held_at_zero(facts: Facts, a: int, b: int, unit: int, iteration: int) -> Steps[Value]:
    """Find what the network says for a sum with a unit held at 0."""
    look = yield from facts.look(iteration)
    return counted(add(look.weights, a, b, look.bits, facts.held(unit, 0.0)).answer)


def carry_read(facts: Facts, iteration: int) -> Steps[Value]:
    """Find how often a direction of the state tells the carry, where the bits do not."""
    found = yield from _carry(facts, iteration)
    return Value(UNKNOWN) if found is None else shared(found.share)


def carry_alone(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the unit that tells the carry of all states alone, the clearest of several."""
    found = yield from _carry(facts, iteration)
    if found is None:
        return Value(UNKNOWN)
    return counted(found.alone[0]) if found.alone else Value(NONE)


def share_not_passed_on(facts: Facts, unit: int, iteration: int) -> Steps[Value]:
    """Find the share of sums that stay right when the next position gets a unit's mean instead."""
    states = yield from facts.states(iteration)
    if states is None:
        return Value(UNKNOWN)
    work = facts.once(("use", iteration), lambda: in_steps(carry_use(states), CarryUse))
    found = yield from work
    return Value(UNKNOWN) if found is None else shared(float(found.left[unit]))


def most_needed(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the unit without which the fewest sums are right, held at its mean."""
    found = yield from _units(facts, iteration)
    left = np.empty(0) if found is None else found.left(HeldAt.MEAN)
    return counted(int(left.argmin())) if left.size else Value(UNKNOWN)


def not_needed(facts: Facts, iteration: int) -> Steps[Value]:
    """Find how many units cost under 0.1 % of the sums that are right, held at their mean."""
    found = yield from _units(facts, iteration)
    return Value(UNKNOWN) if found is None else counted(int((found.lost(HeldAt.MEAN) < 1e-3).sum()))


def blame_back(facts: Facts, back: int, iteration: int) -> Steps[Value]:
    """Find the share of an error at the last position that arrives so many positions before."""
    states = yield from facts.states(iteration)
    if states is None or not 0 <= back < facts.config.bits:
        return Value(UNKNOWN)
    work = facts.once(("blame", iteration), lambda: in_steps(blame(states), Blame))
    found = yield from work
    return Value(UNKNOWN) if found is None else shared(float(found.relative[-1, back]))


def blame_at_start(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the share of an error at the last position that arrives at position 0."""
    return (yield from blame_back(facts, facts.config.bits - 1, iteration))


def _carry(facts: Facts, iteration: int) -> Steps[Carry | None]:
    states = yield from facts.states(iteration)
    if states is None:
        return None
    key = "carry", iteration
    return (yield from facts.once(key, lambda: in_steps(carry(states), Carry)))


def _units(facts: Facts, iteration: int) -> Steps[KnockOuts | None]:
    states = yield from facts.states(iteration)
    if states is None:
        return None
    key = "units", iteration
    return (yield from facts.once(key, lambda: in_steps(units(states), KnockOuts)))
