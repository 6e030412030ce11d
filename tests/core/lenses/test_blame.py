"""How far blame reaches: the facts of seed 0, and the mean of brute force on other networks."""

import numpy as np
import pytest

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.lenses import blame as module
from rnn_viz.core.lenses.all_states import all_states
from rnn_viz.core.lenses.blame import Blame, blame, blame_of_last
from rnn_viz.core.lenses.look import Look, Unable, at_once
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.net.weights import Weights
from tests.core.lenses.trained_looks import drawn_weights, look_at, states_at

STEP = 1e-6


def blame_of(look: Look) -> Blame:
    states = at_once(all_states(look))
    assert not isinstance(states, Unable)
    found = at_once(blame(states))
    assert isinstance(found, Blame)
    return found


def row_of(look: Look) -> Floats:
    *_, row = blame_of_last(look)
    assert row is not None
    return row


@pytest.mark.parametrize(
    ("iteration", "one", "four", "seven"),
    [(7_000, 0.456, 0.146, 0.0324), (0, None, None, 0.0055), (5_000, None, None, 0.0039)],
)
def test_the_reach_of_seed_0(
    iteration: int, one: float | None, four: float | None, seven: float
) -> None:
    found = at_once(blame(states_at(iteration)))
    assert isinstance(found, Blame)
    last = found.relative[7]
    assert last[7] == pytest.approx(seven, rel=0.02)
    for lag, share in ((1, one), (4, four)):
        assert share is None or last[lag] == pytest.approx(share, rel=0.02)
    assert (found.sums, found.is_sample) == (16_384, False)


def test_the_length_of_blame_at_7_000_of_seed_0() -> None:
    row = row_of(look_at(7_000))
    assert (row[0], row[7]) == (pytest.approx(12.65, rel=0.02), pytest.approx(0.41, rel=0.02))


@pytest.mark.parametrize(("seed", "hidden"), [(3, 16), (11, 16), (0, 8), (0, 32)])
def test_blame_reaches_further_once_other_runs_have_learned(seed: int, hidden: int) -> None:
    before, after = (row_of(look_at(at, seed, hidden)) for at in (0, 10_000))
    assert after[7] / after[0] > before[7] / before[0]
    assert (np.diff(after) < 0).all()


def mean_slopes(weights: Weights, bits: int, clamps: Clamps) -> Floats:
    """Return the mean norms by nudging each live unit of each state of each sum, up and down."""
    is_live = np.ones(weights.hidden, bool) if clamps is None else np.isnan(clamps)
    norms, count = np.zeros((bits, bits)), 0
    for a in range(1 << (bits - 1)):
        for b in range(1 << (bits - 1)):
            sum_ = add(weights, a, b, bits, clamps)
            count += 1
            for start in range(bits):
                slopes = np.zeros((bits, weights.hidden))
                for unit in np.flatnonzero(is_live):
                    nudge = np.zeros(weights.hidden)
                    nudge[unit] = STEP
                    up, down = (
                        logits(
                            weights,
                            sum_.a_bits,
                            sum_.b_bits,
                            start,
                            sum_.layer_1[start] + d,
                            clamps,
                        )
                        for d in (nudge, -nudge)
                    )
                    slopes[start:, unit] = (up - down) / (2 * STEP)
                for t in range(start, bits):
                    norms[t, t - start] += np.linalg.norm(slopes[t])
    return norms / count


def logits(
    weights: Weights, a: Floats, b: Floats, start: int, state: Floats, clamps: Clamps
) -> Floats:
    """Return the logits from a position on whose state is given."""
    found = [state @ weights.synapse_1[:, 0]]
    for t in range(start + 1, len(a)):
        state = sigmoid(
            a[t] * weights.synapse_0[0] + b[t] * weights.synapse_0[1] + state @ weights.synapse_h
        )
        state = state if clamps is None else np.where(np.isnan(clamps), state, clamps)
        found.append(state @ weights.synapse_1[:, 0])
    return np.array(found)


@pytest.mark.parametrize("clamps", [None, np.array([np.nan, 0.3, np.nan])])
def test_it_is_the_mean_of_finite_differences_over_all_sums(clamps: Clamps) -> None:
    weights, bits = drawn_weights(3, 2.0), 4
    found = blame_of(Look(1, weights, bits, clamps))
    expected = mean_slopes(weights, bits, clamps)
    is_there = np.tril(np.ones((bits, bits), bool))
    np.testing.assert_allclose(found.norms[is_there], expected[is_there], rtol=1e-6)
    assert np.isnan(found.norms[~is_there]).all()
    np.testing.assert_allclose(row_of(Look(1, weights, bits, clamps)), expected[-1], rtol=1e-6)


def test_much_work_is_done_for_some_sums_only_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look = Look(0, drawn_weights(6), 8)
    exact = blame_of(look)
    monkeypatch.setattr(module, "_MOST_PRODUCTS", 6**2 * 8**2 * 500)
    sampled = blame_of(look)
    assert (sampled.sums, sampled.is_sample, exact.is_sample) == (1_000, True, False)
    np.testing.assert_allclose(sampled.relative[7], exact.relative[7], rtol=0.1)


@pytest.mark.parametrize(("hidden", "bits"), [(1, 2), (128, 32)])
def test_the_smallest_and_the_largest_network_have_an_answer(hidden: int, bits: int) -> None:
    found = blame_of(Look(0, drawn_weights(hidden), bits))
    assert np.isfinite(found.relative[-1]).all()
    assert found.is_sample == (bits == 32)


def test_nothing_arrives_through_saturated_units() -> None:
    found = blame_of(Look(0, drawn_weights(8, 1e150), 8))
    assert found.relative[7, 7] == 0


def test_a_network_without_output_weights_blames_nothing() -> None:
    weights = drawn_weights(4)._replace(synapse_1=np.zeros((4, 1)))
    found = blame_of(Look(0, weights, 4))
    assert np.isnan(found.relative).all()
    assert found.norms[3, 0] == 0


def test_weights_that_are_no_numbers_have_a_row_without_numbers() -> None:
    weights = drawn_weights(4)
    weights.synapse_0[0, 0] = np.inf
    assert np.isnan(row_of(Look(5, weights, 4))).all()
