"""A clamped unit in the network of the script, and in all that asks the network something."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.evidence.evaluation import evaluate, is_perfect, sums_of
from rnn_viz.core.evidence.milestones import search
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry, SetAlpha
from rnn_viz.core.run.timeline import Timeline
from tests.core.kernels.kernel_cases import copied, random_weights

STEP = 1e-5
CLAMPS = np.array([np.nan, 0.25, np.nan, 0.0])


def trained(config: RunConfig) -> Weights:
    timeline = Timeline(config)
    timeline.advance(config.iterations)
    return timeline.weights


@settings(max_examples=30)
@given(st.integers(0, 10**6), st.integers(1, 8))
def test_the_update_is_the_negative_gradient_with_what_is_held(seed: int, steps: int) -> None:
    weights = random_weights(4, seed, spread=2.0)
    a, b, c = np.random.RandomState(seed).randint(0, 2, (3, steps)).astype(np.int8)
    seen = network.forward(weights, a, b, c, CLAMPS)
    update = network.backward(weights, seen, CLAMPS).update
    for synapse, change in enumerate(update):
        for at in np.ndindex(change.shape):
            losses = []
            for step in (STEP, -STEP):
                moved = copied(weights)
                moved[synapse][at] += step
                losses.append(network.loss(moved, a, b, c, CLAMPS))
            slope = (losses[0] - losses[1]) / (2 * STEP)
            assert change[at] == pytest.approx(-slope, rel=1e-6, abs=1e-9)
    assert not update.synapse_0[:, [1, 3]].any()
    assert not update.synapse_h[:, [1, 3]].any()


def test_frozen_weights_keep_their_values_and_the_others_do_not() -> None:
    weights, update = random_weights(3, 0), random_weights(3, 1)
    frozen = np.array([0, 6, 14, 17])
    after = network.updated(weights, update, 0.5, frozen)
    free = network.updated(weights, update, 0.5)
    rows = [np.concatenate([w.ravel() for w in net]) for net in (weights, after, free)]
    kept = np.isin(np.arange(18), frozen)
    assert np.array_equal(rows[1], np.where(kept, rows[0], rows[2]))
    assert (rows[0] != rows[2]).all()


@pytest.mark.parametrize("length", [8, 100])  # by NumPy, and by the compiled loop
def test_an_addition_with_what_is_held(length: int) -> None:
    weights = random_weights(4, 3)
    a, b = (1 << length) // 3, (1 << length) // 5
    answered = add(weights, a, b, length, CLAMPS)
    numbers = [bits_of(n, length) for n in (a, b, a + b)]
    expected = network.forward(weights, *numbers, CLAMPS)
    np.testing.assert_allclose(answered.layer_1, expected.layer_1[1:], rtol=1e-12)
    np.testing.assert_allclose(answered.layer_2, expected.layer_2, rtol=1e-12)
    assert (answered.layer_1[:, 1] == 0.25).all()
    assert (answered.layer_1[:, 3] == 0).all()


@pytest.mark.parametrize("bits", [4, 9])  # all sums, and a sample of them
def test_the_map_is_that_of_the_additions(bits: int) -> None:
    weights, sums = random_weights(4, 5, spread=3.0), sums_of(bits)
    known = evaluate(weights, sums, 0, CLAMPS)
    for at in [(0, 0), (1, 3), (sums.side - 1, 2), (sums.side - 1, sums.side - 1)]:
        answered = add(weights, int(sums.a[at]), int(sums.b[at]), bits, CLAMPS)
        assert known.wrong[at] == answered.wrong.sum()
    assert (known.wrong != evaluate(weights, sums, 0).wrong).any()


def test_a_perfect_net_is_not_perfect_without_a_unit() -> None:
    weights, sums = trained(RunConfig(hidden=8, bits=2, alpha=1, iterations=1000)), sums_of(2)
    assert is_perfect(weights, sums)
    without_all = np.zeros(8)
    assert not is_perfect(weights, sums, without_all)
    weights, sums = trained(RunConfig(hidden=16, bits=9, iterations=100)), sums_of(9)
    assert not is_perfect(weights, sums, np.full(16, np.nan))


def test_milestones_are_those_of_the_run_with_its_interventions() -> None:
    config = RunConfig(hidden=8, bits=2, alpha=1, iterations=1000)
    entries = [Entry(3, SetAlpha(2.0)), Entry(700, ClampUnit(2, 0.0)), Entry(900, ClampUnit(1, 0))]
    entries += [Entry(900, ClampUnit(unit, 0.0)) for unit in range(8)]
    *_, plain = search(config)
    *_, found = search(config, entries=entries)
    timeline, sums, checks = Timeline(config, entries=entries), sums_of(2), {}
    for iteration in range(1001):
        timeline.advance(iteration - timeline.iteration)
        known = evaluate(timeline.weights, sums, iteration, timeline.conditions.clamps)
        checks[iteration] = known.exact_share == 1
    assert found.first == min(i for i, is_perfect in checks.items() if is_perfect)
    assert found.first != plain.first
    assert plain.stable is not None
    assert found.stable is None, "with all units at 0 nothing is right"
