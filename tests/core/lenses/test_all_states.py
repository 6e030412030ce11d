"""All hidden states: each is what the one-page network says, and all of them are there."""

import numpy as np
import pytest

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.all_states import MOST_STATES, AllStates, all_states
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights


def weights_of(hidden: int, seed: int = 3) -> Weights:
    random = np.random.RandomState(seed)
    return Weights(*(random.normal(size=s) for s in ((2, hidden), (hidden, hidden), (hidden, 1))))


def states_of(look: Look) -> AllStates:
    found = at_once(all_states(look))
    assert isinstance(found, AllStates)
    return found


@pytest.mark.parametrize(("bits", "hidden"), [(2, 1), (3, 5), (8, 16), (12, 4), (32, 3)])
def test_each_state_is_that_of_the_network(bits: int, hidden: int) -> None:
    states = states_of(Look(5, weights_of(hidden), bits))
    for row in np.random.RandomState(0).randint(len(states), size=40):
        a, b, position = int(states.a[row]), int(states.b[row]), int(states.position[row])
        sum_ = add(states.look.weights, a, b, bits)
        assert np.allclose(states.layer_1[row], sum_.layer_1[position], atol=1e-12)
        assert states.bit[row] == sum_.truth[position]
        assert states.carry_in[row] == sum_.carry_in[position]
        before = states.before[row]
        assert (before < 0) == (position == 0)
        if position:
            assert np.allclose(states.layer_1[before], sum_.layer_1[position - 1], atol=1e-12)


def test_all_sums_of_eight_bits_visit_38_228_states() -> None:
    states = states_of(Look(0, weights_of(4), 8))
    assert (len(states), states.sums, states.visits) == (38_228, 16_384, 131_072)
    last = states.position == 7
    assert {*zip(states.a[last].tolist(), states.b[last].tolist(), strict=True)} == {
        (a, b) for a in range(128) for b in range(128)
    }
    # as counted sum by sum
    a, b = np.meshgrid(np.arange(128), np.arange(128))
    into_four = ((a & 15) + (b & 15)) >> 4
    at_four = states.position == 4
    assert states.count[at_four & (states.carry_in == 1)].sum() == into_four.sum()


def test_long_sums_are_sampled_and_say_so() -> None:
    states = states_of(Look(0, weights_of(2), 32))
    assert states.is_sample
    assert MOST_STATES - 32 < len(states) <= MOST_STATES
    assert states.visits == len(states) == states.sums * 32


def test_held_units_keep_their_value() -> None:
    clamps = np.array([np.nan, 0.25, np.nan])
    states = states_of(Look(0, weights_of(3), 4, clamps))
    assert (states.layer_1[:, 1] == 0.25).all()
    assert np.allclose(
        states.layer_1[-1], add(states.look.weights, 7, 7, 4, clamps).layer_1[3], atol=1e-12
    )


@pytest.mark.parametrize("clamps", [None, np.array([np.nan, 0.25, np.nan])], ids=["live", "held"])
@pytest.mark.parametrize("bits", [2, 5])
def test_the_mean_of_each_unit_over_all_positions_of_all_sums(
    bits: int, clamps: Floats | None
) -> None:
    look, side = Look(0, weights_of(3), bits, clamps), 1 << (bits - 1)
    seen = [add(look.weights, a, b, bits, clamps).layer_1 for a in range(side) for b in range(side)]
    expected = np.concatenate(seen).mean(axis=0)
    np.testing.assert_allclose(states_of(look).mean, expected, rtol=1e-12)


def test_a_diverged_network_has_no_states() -> None:
    weights = weights_of(3)
    weights.synapse_h[1, 1] = np.nan
    found = at_once(all_states(Look(9, weights, 4)))
    assert found == Unable(9, Trouble.DIVERGED)
