"""One position of eight sums side by side, compiled: what :mod:`kernels.position` does for one.

The eight share the weights and differ in their states. Unit ``j`` of the eight stands in
``state[j * WIDTH]`` and the seven numbers that follow. Every number is made in the same order as
for one sum, so its bits are the same. What computes on eight numbers at once is compiled for
itself and taken over: numba 0.68 leaves out loops where it writes such code into a larger kernel.
"""

import numpy as np
from numba import njit

from rnn_viz.core.arrays import Floats
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.exponential import sigmoid
from rnn_viz.core.kernels.lanes import WIDTH, load, spread, store
from rnn_viz.core.kernels.position import Padded


@njit(inline="always")
def inputs_of_eight(inputs: Floats, columns: int) -> tuple[Floats, Floats]:
    """Return what the pairs of bits 0 0, 0 1, 1 0, 1 1, twice, add to a state, and eight 0 0."""
    varied, none = np.zeros(columns * WIDTH), np.zeros(columns * WIDTH)
    for j in range(columns):
        for sum_ in range(WIDTH):
            varied[j * WIDTH + sum_] = inputs[sum_ & 3, j]
            none[j * WIDTH + sum_] = inputs[0, j]
    return varied, none


@njit(inline="always")
def carry_to_four(carried: Floats, of_one: Floats, half: int, columns: int) -> None:
    """Give the first or the second four of the sums what their common state before adds."""
    for j in range(columns):
        for sum_ in range(4 * half, 4 * half + 4):
            carried[j * WIDTH + sum_] = of_one[j]


@njit(inline="always")
def enter_eight(
    state: Floats, inputs: Floats, carried: Floats, net: Padded, hidden: int, columns: int
) -> None:
    """Set ``state`` to layer_1 from what the inputs and what the states before add to it."""
    for at in range(columns * WIDTH):
        state[at] = sigmoid(inputs[at] + carried[at])
    for k in range(len(net.clamped)):
        for sum_ in range(WIDTH):
            state[net.clamped[k] * WIDTH + sum_] = net.held_at[k]
    for at in range(hidden * WIDTH, columns * WIDTH):
        state[at] = 0.0


@compiled(forceinline=True)
def outputs_of_eight(p: Floats, state: Floats, net: Padded, columns: int) -> None:
    """Set ``p`` to layer_2 of each, the probability that the bit is 1."""
    total = spread(0.0)
    for j in range(columns):
        total = total + load(state, j * WIDTH) * spread(net.synapse_1[0, j])
    store(p, 0, total)
    for sum_ in range(WIDTH):
        p[sum_] = sigmoid(p[sum_])


@compiled(forceinline=True)
def carry_eight_over(carried: Floats, state: Floats, net: Padded, columns: int) -> None:
    """Set ``carried`` to what each state adds to the next one."""
    synapse_h = net.synapse_h
    for at in range(columns * WIDTH):
        carried[at] = 0.0
    for block in range(columns >> 2):
        i = 4 * block
        x0, x1 = load(state, i * WIDTH), load(state, (i + 1) * WIDTH)
        x2, x3 = load(state, (i + 2) * WIDTH), load(state, (i + 3) * WIDTH)
        for j in range(columns):
            added = (x0 * spread(synapse_h[i, j]) + x1 * spread(synapse_h[i + 1, j])) + (
                x2 * spread(synapse_h[i + 2, j]) + x3 * spread(synapse_h[i + 3, j])
            )
            store(carried, j * WIDTH, load(carried, j * WIDTH) + added)
