"""The machine that is found: facts of seed 0, and what it claims asked sum by sum."""

from functools import cache

import numpy as np
import pytest

from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.machine.learned_machine import Machine
from rnn_viz.core.lenses.machine.machine_search import machine
from rnn_viz.core.lenses.machine.state_groups import Alike
from rnn_viz.core.net.network import held, sigmoid
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.trained_looks import drawn_weights, look_at, states_at


@cache
def found_at(iteration: int, seed: int = 0, hidden: int = 16) -> Machine:
    return found_in(states_at(iteration, seed, hidden))


def found_in(states: AllStates) -> Machine:
    found = at_once(machine(states))
    assert isinstance(found, Machine)
    return found


def of_look(look: Look) -> Machine:
    states = at_once(all_states(look))
    assert isinstance(states, AllStates)
    return found_in(states)


def in_agreement(found: Machine, look: Look) -> int:
    """Let network and machine read all pairs of operands side by side, an independent way."""
    a, b = (it.ravel() for it in np.meshgrid(*2 * [np.arange(1 << (look.bits - 1))]))
    layer_1, at = np.zeros((a.size, look.weights.hidden)), np.zeros(a.size, np.int64)
    is_same = np.ones(a.size, np.bool_)
    for t in range(look.bits):
        X = np.stack([a >> t & 1, b >> t & 1], axis=1)
        sums = X @ look.weights.synapse_0 + layer_1 @ look.weights.synapse_h
        layer_1 = held(sigmoid(sums), look.clamps)
        at = found.automaton.after[at, X @ [2, 1]]
        is_same &= found.automaton.bit[at] == (layer_1 @ look.weights.synapse_1[:, 0] > 0)
    return int(is_same.sum())


@pytest.mark.parametrize("iteration", [7_000, 10_000])
def test_seed_0_has_learned_the_four_states_of_an_adder(iteration: int) -> None:
    found = found_at(iteration)
    assert (found.states, found.mealy_states) == (4, 2)
    assert found.is_adder
    assert (found.right, found.sums) == (16_384, 16_384)
    assert found.alike is Alike.PLACE


def test_at_7_000_each_state_stands_for_its_column_total() -> None:
    found, states = found_at(7_000), states_at(7_000)
    assert found.totals is not None
    for state in range(1, 5):
        total = found.totals[state]
        assert found.visits[state] == states.count[states.total == total].sum()
        assert found.automaton.bit[state] == total & 1
        assert found.carry[state] == total >> 1
    assert np.array_equal(found.seen, found.agreeing)
    assert found.seen.sum() == states.visits


def test_at_5_000_it_is_not_yet_an_algorithm() -> None:
    found = found_at(5_000)
    assert found.share <= 0.57
    assert not found.explains
    assert not found.is_adder


@pytest.mark.parametrize(
    ("iteration", "seed", "hidden"),
    [(0, 0, 16), (1_000, 0, 16), (5_000, 0, 16), (6_860, 0, 16), (7_000, 0, 16), (10_000, 3, 16),
     (10_000, 11, 8), (10_000, 11, 32), (4_000, 3, 8)],
)  # fmt: skip
def test_it_agrees_where_it_says_so(iteration: int, seed: int, hidden: int) -> None:
    found, look = found_at(iteration, seed, hidden), look_at(iteration, seed, hidden)
    assert found.right == in_agreement(found, look)
    assert 1 <= found.states <= 16
    assert (found.agreeing <= found.seen).all()
    assert found.visits.sum() <= found.sums * look.bits


@pytest.mark.parametrize(("seed", "hidden"), [(0, 16), (3, 16), (11, 16), (3, 32), (11, 8)])
def test_other_runs_end_as_adders_too(seed: int, hidden: int) -> None:
    found = found_at(10_000, seed, hidden)
    assert (found.states, found.is_adder, found.explains) == (4, True, True)


def test_with_many_units_states_that_answer_alike_are_one() -> None:
    """With 128 units states lie apart for many reasons; all sums are right, so there is one."""
    found = found_at(9_000, 1, 128)
    assert found.alike is Alike.ANSWERS
    assert (found.states, found.is_adder, found.right) == (4, True, 16_384)


def test_a_network_that_always_says_the_same_has_one_state() -> None:
    weights = drawn_weights(5)
    always = Weights(weights.synapse_0, weights.synapse_h, np.ones((5, 1)))
    found = of_look(Look(3, always, 6))
    assert (found.states, found.right, found.sums) == (1, 1_024, 1_024)
    assert found.automaton.bit.tolist() == [-1, 1]
    assert (found.automaton.after == 1).all()
    assert not found.is_adder


@pytest.mark.parametrize(
    "look",
    [
        Look(1, drawn_weights(1), 2),
        Look(1, drawn_weights(4), 2),
        Look(1, drawn_weights(6, spread=1e4), 5),  # saturated
        Look(1, drawn_weights(6, spread=1e160), 5),
        Look(1, drawn_weights(6), 5, np.array([0.5, np.nan, 0.2, np.nan, np.nan, 1.0])),
    ],
)
def test_odd_networks_have_a_machine_that_agrees_as_it_says(look: Look) -> None:
    found = of_look(look)
    assert found.iteration == 1
    assert found.right == in_agreement(found, look)


def test_long_sums_are_sampled_and_said_to_be() -> None:
    found = of_look(Look(1, drawn_weights(128), 32))
    assert found.is_sample
    assert found.sums == 1_250
    assert found.right <= 1_250


@pytest.mark.parametrize(
    "look",
    [
        Look(7, Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.ones((3, 1))), 4),
        Look(7, drawn_weights(2), 4, np.array([0.1, 0.9])),  # all units are held
    ],
)
def test_states_that_are_all_the_same_are_no_machine(look: Look) -> None:
    states = at_once(all_states(look))
    assert isinstance(states, AllStates)
    assert at_once(machine(states)) == Unable(7, Trouble.EQUAL_STATES)


def test_the_finding_cannot_be_changed() -> None:
    found = found_at(7_000)
    for values in (found.automaton.after, found.automaton.bit, found.seen, found.visits):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 1


def test_weights_too_large_to_be_added_up_have_no_machine() -> None:
    huge = Weights(np.full((2, 2), 1.5e308), np.full((2, 2), -1.5e308), np.ones((2, 1)))
    states = at_once(all_states(Look(9, huge, 4)))
    assert isinstance(states, AllStates)
    assert at_once(machine(states)) == Unable(9, Trouble.DIVERGED)
    just = Look(9, drawn_weights(16, spread=8e307), 4)  # every unit is 0 or 1
    assert of_look(just).sums == 64
