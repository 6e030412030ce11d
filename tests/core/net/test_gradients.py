"""Backpropagation through time against the truth: central differences of the loss."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.arrays import Bits
from rnn_viz.core.net import network
from rnn_viz.core.net.weights import Weights

STEP = 1e-5
Example = tuple[Weights, Bits, Bits, Bits]


@st.composite
def examples(draw: st.DrawFn) -> Example:
    """Draw a network of any shape, two numbers and any third for the truth."""
    hidden, steps = draw(st.integers(1, 6)), draw(st.integers(1, 8))
    spread = draw(st.sampled_from([0.01, 1.0, 4.0]))
    random = np.random.RandomState(draw(st.integers(0, 2**32 - 1)))
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    weights = Weights(*(random.uniform(-spread, spread, shape) for shape in shapes))
    a, b, c = random.randint(0, 2, (3, steps)).astype(np.int8)
    return weights, a, b, c


def slope(weights: Weights, numbers: tuple[Bits, Bits, Bits], synapse: int, at: tuple) -> float:
    """Return by how much the loss rises with one weight."""
    losses = []
    for step in (STEP, -STEP):
        moved = Weights(*(w.copy() for w in weights))
        moved[synapse][at] += step
        losses.append(network.loss(moved, *numbers))
    return (losses[0] - losses[1]) / (2 * STEP)


@settings(max_examples=60)
@given(examples())
def test_the_update_is_the_negative_gradient_of_the_loss(example: Example) -> None:
    weights, *numbers = example
    update = network.backward(weights, network.forward(weights, *numbers)).update
    for synapse, change in enumerate(update):
        slopes = np.empty_like(change)
        for at in np.ndindex(change.shape):
            slopes[at] = slope(weights, tuple(numbers), synapse, at)
        np.testing.assert_allclose(change, -slopes, rtol=1e-6, atol=1e-9)


@given(examples())
def test_a_small_step_along_the_update_lowers_the_loss(example: Example) -> None:
    weights, *numbers = example
    update = network.backward(weights, network.forward(weights, *numbers)).update
    steepness = sum(float(np.square(change).sum()) for change in update)
    before = network.loss(weights, *numbers)
    after = network.loss(network.updated(weights, update, 1e-4), *numbers)
    assert after < before
    # to first order: where the loss bends most, a step of that size is off by some percent
    np.testing.assert_allclose(before - after, 1e-4 * steepness, rtol=5e-2)
