"""How much of addition a network knows, against plain integers, sum by sum."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.evidence.evaluation import (
    Evaluation,
    Sums,
    count_of,
    effort,
    evaluate,
    evaluation_in_parts,
    first_wrong,
    is_perfect,
    parts_of,
    sums_of,
)
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of, number_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline


def trained(config: RunConfig) -> Weights:
    timeline = Timeline(config)
    timeline.advance(config.iterations)
    return timeline.weights


# Small networks that know little, half and all of addition
SOME = {
    "2 bits, untrained": RunConfig(hidden=3, bits=2, iterations=1),
    "2 bits, half": RunConfig(hidden=8, bits=2, alpha=1, iterations=300),
    "2 bits, all": RunConfig(hidden=8, bits=2, alpha=1, iterations=1000),
    "3 bits, half": RunConfig(hidden=6, bits=3, alpha=0.5, iterations=1000),
    "4 bits, half": RunConfig(hidden=8, bits=4, alpha=0.5, iterations=2000),
    "4 bits, one unit": RunConfig(hidden=1, bits=4, alpha=0.5, iterations=500),
    "4 bits, nine units": RunConfig(hidden=9, bits=4, alpha=0.5, iterations=4000, seed=2),
}


@pytest.mark.parametrize("name", SOME)
def test_every_sum_one_by_one(name: str) -> None:
    config = SOME[name]
    weights, bits = trained(config), config.bits
    known = evaluate(weights, sums_of(bits), config.iterations)
    right_at, exact = np.zeros(bits), 0
    for a in range(config.operand_limit):
        for b in range(config.operand_limit):
            truth = a + b
            numbers = [bits_of(n, bits) for n in (a, b, truth)]
            answer = number_of(network.forward(weights, *numbers).layer_2 > 0.5)
            assert known.wrong[a, b] == (answer ^ truth).bit_count(), f"{a} + {b} = {answer}"
            right_at += [(answer ^ truth) >> t & 1 == 0 for t in range(bits)]
            exact += answer == truth
    assert known.exact_share == pytest.approx(exact / 4 ** (bits - 1), abs=1e-15)
    assert known.bit_accuracy.tolist() == pytest.approx(list(right_at / 4 ** (bits - 1)))
    assert is_perfect(weights, sums_of(bits)) == (exact == 4 ** (bits - 1))
    assert known.iteration == config.iterations


def test_the_small_networks_are_as_different_as_they_should_be() -> None:
    shares = {
        name: evaluate(trained(config), sums_of(config.bits), 0).exact_share
        for name, config in SOME.items()
    }
    assert shares["2 bits, all"] == 1
    assert all(0 < share < 1 for name, share in shares.items() if "half" in name)


def wrong_bits_of(weights: Weights, sums: Sums) -> np.ndarray:
    """Return which bits are wrong, all sums at once and one position after the other."""
    a, b = sums.a.ravel(), sums.b.ravel()
    state = np.zeros((a.size, weights.hidden))
    wrong = np.empty((sums.bits, a.size), bool)
    for t in range(sums.bits):
        X = np.stack([a >> t & 1, b >> t & 1], axis=1)
        state = network.sigmoid(X @ weights.synapse_0 + state @ weights.synapse_h)
        guess = network.sigmoid(state @ weights.synapse_1)[:, 0] > 0.5
        wrong[t] = guess != (a + b >> t & 1)
    return wrong.reshape(sums.bits, *sums.a.shape)


@settings(max_examples=12)
@given(st.integers(2, 32), st.integers(1, 20), st.integers(0, 2**32 - 1))
def test_any_network_on_all_sums_or_on_the_sample(bits: int, hidden: int, seed: int) -> None:
    config = RunConfig(hidden=hidden, bits=bits, seed=seed, alpha=0.5, iterations=150)
    weights, sums = trained(config), sums_of(bits)
    known, expected = evaluate(weights, sums, 150), wrong_bits_of(weights, sums)
    assert np.array_equal(known.wrong, expected.sum(axis=0))
    accuracy = 1 - expected.mean(axis=(1, 2))
    np.testing.assert_allclose(known.bit_accuracy, accuracy, atol=1e-12)
    assert known.exact_share == pytest.approx(1 - expected.any(axis=0).mean(), abs=1e-12)
    assert is_perfect(weights, sums) == (not expected.any())


@pytest.fixture(scope="module")
def run() -> Timeline:
    timeline = Timeline(RunConfig())
    timeline.advance(10_000)
    return timeline


@pytest.mark.parametrize(
    ("iteration", "share"),
    [(1000, "0.0%"), (3000, "7.4%"), (5000, "29.9%"), (5500, "67.3%"), (6000, "89.3%"),
     (10_000, "100.0%")],
)  # fmt: skip
def test_how_much_the_network_of_2015_knew(run: Timeline, iteration: int, share: str) -> None:
    run.seek(iteration)
    known = evaluate(run.weights, sums_of(8), iteration)
    assert known.wrong.shape == (128, 128)
    assert f"{known.exact_share:.1%}" == share


def test_perfect_is_not_nearly_perfect(run: Timeline) -> None:
    sums = sums_of(8)
    for iteration, perfect in ((6604, False), (6605, True), (7799, False), (7800, True)):
        run.seek(iteration)
        assert is_perfect(run.weights, sums) is perfect
        assert (evaluate(run.weights, sums, iteration).exact_share == 1) is perfect


@pytest.mark.parametrize("bits", [2, 3, 9])
def test_a_network_without_weights_says_0_to_everything(bits: int) -> None:
    nothing = Weights(np.zeros((2, 3)), np.zeros((3, 3)), np.zeros((3, 1)))
    sums = sums_of(bits)
    known = evaluate(nothing, sums, 0)
    ones = [[(int(n)).bit_count() for n in row] for row in sums.a + sums.b]
    assert known.wrong.tolist() == ones


@pytest.mark.parametrize("bits", [2, 8, 9])
@pytest.mark.parametrize("synapse", [0, 1, 2])
def test_not_a_number_is_wrong(bits: int, synapse: int) -> None:
    weights = Weights(*(w.copy() for w in begin(RunConfig())[0]))
    weights[synapse][:] = math.nan
    known = evaluate(weights, sums_of(bits), 0)
    # without a state before it, position 0 does not read synapse_h
    expected = bits if synapse != 1 else bits - 1
    assert (known.wrong >= expected).all()
    assert known.exact_share == 0
    assert not is_perfect(weights, sums_of(bits))


@pytest.mark.parametrize("bits", range(2, 9))
def test_up_to_8_bits_all_sums_are_asked(bits: int) -> None:
    sums = sums_of(bits)
    assert not sums.sampled
    assert sums.side == 2 ** (bits - 1)
    for a in range(sums.side):
        assert sums.a[a].tolist() == [a] * sums.side
        assert sums.b[a].tolist() == list(range(sums.side))


@pytest.mark.parametrize("bits", range(9, 33))
def test_above_8_bits_a_sample_is_asked_one_from_each_cell(bits: int) -> None:
    sums = sums_of(bits)
    cell = 2 ** (bits - 1) // 128
    assert sums.sampled
    assert sums.side == 128
    assert sums.a.dtype == sums.b.dtype == np.int64
    assert sums.a.shape == sums.b.shape == (128, 128)
    places = np.arange(128)
    assert np.array_equal(sums.a // cell, np.repeat(places[:, None], 128, axis=1))
    assert np.array_equal(sums.b // cell, np.repeat(places[None, :], 128, axis=0))
    assert len(np.unique(sums.a % cell)) > 1, "not always the same corner"
    again = sums_of(bits)
    assert np.array_equal(sums.a, again.a)
    assert np.array_equal(sums.b, again.b)


def test_the_sample_is_the_same_in_every_version() -> None:
    sums = sums_of(16)
    assert sums.a[0, :4].tolist() == [230, 21, 141, 190]
    assert sums.b[127, -4:].tolist() == [31833, 32189, 32344, 32543]
    assert sums_of(32).b[127, -2:].tolist() == [2130039384, 2136065055]


@pytest.mark.parametrize("bits", [8, 9])
def test_it_cannot_be_written(bits: int) -> None:
    known: Evaluation = evaluate(begin(RunConfig())[0], sums_of(bits), 0)
    for values in (known.wrong, known.bit_accuracy, known.sums.a, known.sums.b):
        with pytest.raises(ValueError, match="read-only"):
            values[0] = 0


def test_bit_0_of_the_network_of_2015_is_right_at_4000_and_bit_1_at_5500(run: Timeline) -> None:
    run.seek(4000)
    accuracy = evaluate(run.weights, sums_of(8), 4000).bit_accuracy
    assert accuracy[0] == 1
    assert [round(100 * min(accuracy[1:])), round(100 * max(accuracy[1:]))] == [63, 88]
    run.seek(5500)
    assert evaluate(run.weights, sums_of(8), 5500).bit_accuracy[1] == 1


# In parts, so that a stop has not to wait


@pytest.mark.parametrize(("bits", "hidden", "parts"), [(8, 16, 1), (8, 128, 16), (32, 16, 14)])
def test_what_takes_long_is_asked_in_parts(bits: int, hidden: int, parts: int) -> None:
    sums = sums_of(bits)
    found = parts_of(sums, hidden)
    assert len(found) == parts == effort(bits, hidden)
    assert [k for part in found for k in part] == list(range(sums.a.size))
    assert sums.a.size == count_of(bits)


@pytest.mark.parametrize(("bits", "hidden"), [(8, 50), (9, 6), (12, 40)])
def test_the_parts_are_the_whole(bits: int, hidden: int) -> None:
    config = RunConfig(hidden=hidden, bits=bits, alpha=0.5, iterations=300)
    weights, sums = trained(config), sums_of(bits)
    *before, last = evaluation_in_parts(weights, sums, 300)
    assert before == [None] * (effort(bits, hidden) - 1)
    assert before
    assert last is not None
    expected = wrong_bits_of(weights, sums)
    assert np.array_equal(last.wrong, expected.sum(axis=0))
    np.testing.assert_allclose(last.bit_accuracy, 1 - expected.mean(axis=(1, 2)), atol=1e-12)
    for part in parts_of(sums, hidden):
        a_b = first_wrong(weights, sums, part)
        assert a_b is not None
        wrong_there = [cell for cell in np.argwhere(expected.any(axis=0))
                       if (sums.a[tuple(cell)], sums.b[tuple(cell)]) == a_b]  # fmt: skip
        assert len(wrong_there) == 1
