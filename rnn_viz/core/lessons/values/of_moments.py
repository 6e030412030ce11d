"""What the network knows and says at a moment of the lesson's run."""

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.order import OrderMatters, order_matters
from rnn_viz.core.lessons.values.facts import Facts, right_where
from rnn_viz.core.lessons.values.steps import in_steps
from rnn_viz.core.lessons.values.value import NO_NUMBER, UNKNOWN, Value, counted, measured, shared
from rnn_viz.core.net.inference import Addition, add
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.steps import Steps


def share(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the share of all sums that are exactly right."""
    return shared((yield from facts.evaluation(iteration)).exact_share)


def right(facts: Facts, iteration: int) -> Steps[Value]:
    """Find how many of all sums are exactly right."""
    wrong = (yield from facts.evaluation(iteration)).wrong
    return counted(int((wrong == 0).sum()))


def share_with_carries(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the share of those sums that are right in which anything is carried."""
    return shared(right_where((yield from facts.evaluation(iteration)), carries=True))


def share_without_carries(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the share of those sums that are right in which nothing is carried."""
    return shared(right_where((yield from facts.evaluation(iteration)), carries=False))


def example(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the numbers of the training example at an iteration."""
    run = yield from facts.timeline(iteration)
    a, b = run.moment_at(min(iteration, run.end)).operands
    return Value(f"{a:,} + {b:,}", a + b)


def share_at_place(facts: Facts, position: int, iteration: int) -> Steps[Value]:
    """Find the share of all sums in which one place is right."""
    found = yield from facts.evaluation(iteration)
    return shared(float(found.bit_accuracy[position]))


def answer(facts: Facts, a: int, b: int, iteration: int) -> Steps[Value]:
    """Find the number that the network says for a sum."""
    return counted((yield from _sum(facts, a, b, iteration)).answer)


def wrong_bits(facts: Facts, a: int, b: int, iteration: int) -> Steps[Value]:
    """Find in how many places the network is wrong about a sum."""
    return counted(int((yield from _sum(facts, a, b, iteration)).wrong.sum()))


def first_wrong_position(facts: Facts, a: int, b: int, iteration: int) -> Steps[Value]:
    """Find the lowest wrong position of a sum, 0 for place 1."""
    wrong = (yield from _sum(facts, a, b, iteration)).wrong
    return counted(int(wrong.argmax()) if wrong.any() else None)


def probability(facts: Facts, a: int, b: int, position: int, iteration: int) -> Steps[Value]:
    """Find how likely the network finds a 1 at one place of a sum."""
    layer_2 = (yield from _sum(facts, a, b, iteration)).layer_2
    return measured(float(layer_2[position]), 2) if position < len(layer_2) else Value(UNKNOWN)


def error_of(facts: Facts, a: int, b: int, iteration: int) -> Steps[Value]:
    """Find the script's overallError of a sum."""
    return measured((yield from _sum(facts, a, b, iteration)).overall_error, 2)


def least_probability(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the lowest probability of a 1 at any place of any sum."""
    return measured(float((yield from _probabilities(facts, iteration)).min(initial=np.inf)), 2)


def most_probability(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the highest probability of a 1 at any place of any sum."""
    return measured(float((yield from _probabilities(facts, iteration)).max(initial=-np.inf)), 2)


def only_answer(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the answer to every sum, if it is the same one."""
    states = yield from facts.states(iteration)
    if states is None:
        return Value(UNKNOWN)
    says_1 = states.layer_1 @ states.look.weights.synapse_1[:, 0] > 0.0
    total = 0
    for position in range(facts.config.bits):
        said = says_1[states.position == position]
        if said.any() != said.all():
            return Value(NO_NUMBER)
        total |= int(said[0]) << position
    return counted(total)


def order(facts: Facts, iteration: int) -> Steps[Value]:
    """Find how often a + b is answered otherwise than b + a."""
    look = yield from facts.look(iteration)
    found = yield from in_steps(order_matters(look), OrderMatters)
    return Value(UNKNOWN) if found is None else shared(found.share)


def mean_error(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the mean overallError of all examples before an iteration."""
    run = yield from facts.timeline(iteration)
    mean = run.curve().mean_error(0, iteration)
    return Value(UNKNOWN) if mean is None else measured(mean, 2)


def chance(facts: Facts) -> Steps[Value]:
    """Find the error of a coin flip for every bit."""
    yield
    return measured(facts.config.bits / 2, 2)


def _sum(facts: Facts, a: int, b: int, iteration: int) -> Steps[Addition]:
    look = yield from facts.look(iteration)
    return add(look.weights, a, b, look.bits)


def _probabilities(facts: Facts, iteration: int) -> Steps[Floats]:
    states = yield from facts.states(iteration)
    if states is None:
        return np.empty(0)
    return sigmoid(states.layer_1 @ states.look.weights.synapse_1[:, 0])
