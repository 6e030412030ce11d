"""What is true of addition itself, whatever a network says."""

import numpy as np

from rnn_viz.core.evidence.evaluation import count_of, sums_of
from rnn_viz.core.language import _
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.lessons.values.value import NO_ROW, Value, bits_text, counted
from rnn_viz.core.steps import Steps


def true_sum(_facts: Facts, a: int, b: int) -> Steps[Value]:
    """Find the sum."""
    yield
    return counted(a + b)


def carries(_facts: Facts, a: int, b: int) -> Steps[Value]:
    """Find the carries into all places, spelled as one number."""
    yield
    return counted((a + b) ^ a ^ b)


def carries_in_a_row(_facts: Facts, a: int, b: int) -> Steps[Value]:
    """Find the longest row of places with a carry into them."""
    yield
    into, longest = (a + b) ^ a ^ b, 0
    while into:
        into, longest = into & (into << 1), longest + 1
    return counted(longest)


def without_carries(_facts: Facts, a: int, b: int) -> Steps[Value]:
    """Find what a sum comes to if nobody carries."""
    yield
    return counted(a ^ b)


def bits_of(facts: Facts, a: int) -> Steps[Value]:
    """Find the bits of a number, as many as the sums of training have or more."""
    yield
    return Value(bits_text(a, facts.config.bits), a)


def all_sums(facts: Facts) -> Steps[Value]:
    """Find how many sums stand for all."""
    yield
    return counted(count_of(facts.config.bits))


def even_places(facts: Facts) -> Steps[Value]:
    """Find the places at which one bit alone says nothing about the sum.

    There the sum's bit is 1 in half of all sums in which a's bit at that place is 0, in half of
    those in which it is 1, and so with b.
    """
    yield
    sums = sums_of(facts.config.bits)
    total, even = sums.a + sums.b, []
    for position in range(facts.config.bits):
        bit = (total >> position) & 1
        groups = [bit[(it >> position) & 1 == v] for it in (sums.a, sums.b) for v in (0, 1)]
        if all(2 * int(np.count_nonzero(group)) == group.size > 0 for group in groups):
            even.append(position)
    if not even or even != list(range(even[0], even[-1] + 1)):
        return Value(NO_ROW)
    first, last = 1 << even[0], 1 << even[-1]
    words = _("{first:,} to {last:,}").format(first=first, last=last)
    return Value(f"{first:,} to {last:,}", len(even), words)
