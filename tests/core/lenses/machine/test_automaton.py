"""Machines: the smallest one writes the same, and an adder is recognised whatever its states."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.lenses.machine.automaton import (
    ADDER,
    SAYS_NOTHING,
    Automaton,
    merged_by_arrows,
    minimised,
    same_states,
)


def drawn_machine(states: int, seed: int) -> Automaton:
    random = np.random.RandomState(seed)
    after = random.randint(1, states, size=(states, 4))  # nothing leads back to the start
    bit = random.randint(0, 2, size=states)
    bit[0] = SAYS_NOTHING
    return Automaton(after.astype(np.int64), bit.astype(np.int64))


machines = st.builds(drawn_machine, st.integers(2, 9), st.integers(0, 10_000))


def told_apart(machine: Automaton) -> set[tuple[int, int]]:
    """Mark pairs of states that some word tells apart, by filling a table: an independent way."""
    states = range(len(machine))
    marked = {
        (p, q) for p, q in itertools.product(states, states) if machine.bit[p] != machine.bit[q]
    }
    while True:
        more = {
            (p, q)
            for p, q in itertools.product(states, states)
            for pair in range(4)
            if (machine.after[p, pair], machine.after[q, pair]) in marked
        }
        if more <= marked:
            return marked
        marked |= more


@given(machines, st.lists(st.integers(0, 3), max_size=12))
def test_the_smallest_machine_writes_the_same(machine: Automaton, word: list[int]) -> None:
    smallest, became = minimised(machine)
    path, short = machine.path(word), smallest.path(word)
    assert machine.bit[path].tolist() == smallest.bit[short].tolist()
    assert became[path].tolist() == short


@given(machines)
def test_no_two_states_of_the_smallest_machine_are_alike(machine: Automaton) -> None:
    smallest, became = minimised(machine)
    assert len(told_apart(smallest)) == len(smallest) ** 2 - len(smallest)
    assert set(became.tolist()) - {-1} == set(range(len(smallest)))
    assert same_states(*(minimised(smallest)[0], smallest)) is not None


@pytest.mark.parametrize(("a", "b"), [(0, 0), (1, 127), (116, 44), (85, 42), (255, 255)])
def test_the_adder_adds(a: int, b: int) -> None:
    pairs = [2 * (a >> t & 1) + (b >> t & 1) for t in range(9)]
    bits = ADDER.bit[ADDER.path(pairs)[1:]]
    assert sum(int(bit) << t for t, bit in enumerate(bits)) == a + b


def test_an_adder_has_four_states_and_two_where_bits_are_on_arrows() -> None:
    smallest, _ = minimised(ADDER)
    assert len(smallest) == 5  # with the start
    assert merged_by_arrows(ADDER).tolist() == [0, 0, 0, 1, 1]


@given(st.permutations(range(1, 5)), st.integers(0, 4))
def test_an_adder_is_recognised_whatever_its_states(order: list[int], more: int) -> None:
    """States have other numbers, and one of them is there twice."""
    number = np.array([0, *order])
    after, bit = np.empty((5, 4), np.int64), np.empty(5, np.int64)
    after[number], bit[number] = number[ADDER.after], ADDER.bit
    after, bit = np.vstack([after, after[more]]), np.append(bit, bit[more])
    if more:
        after[1 if more != 1 else 2, 0], before = 5, after[1 if more != 1 else 2, 0]
        if before != more:
            after[1 if more != 1 else 2, 0] = before
    smallest, _ = minimised(Automaton(after, bit))
    twins = same_states(smallest, ADDER)
    assert twins is not None
    assert sorted(twins.tolist()) == [0, 1, 2, 3, 4]


@given(machines)
def test_only_an_adder_is_taken_for_one(machine: Automaton) -> None:
    smallest, _ = minimised(machine)
    words = list(itertools.product(range(4), repeat=3))
    adds = all(
        smallest.bit[smallest.path(word)].tolist() == ADDER.bit[ADDER.path(word)].tolist()
        for word in words
    )
    twins = same_states(smallest, ADDER)
    assert twins is None or adds
    wrong = ADDER.bit.copy()
    wrong[3] = 1
    assert same_states(minimised(Automaton(ADDER.after.copy(), wrong))[0], ADDER) is None
