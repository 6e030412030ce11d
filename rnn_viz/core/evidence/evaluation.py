"""How much of addition the network knows: all training sums, or a stated sample of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Clamps, Floats, Integers
from rnn_viz.core.net.network import held, sigmoid
from rnn_viz.core.net.weights import Weights

ALL_UP_TO = 8  # bits; beyond, 4**(bits - 1) sums are too many for every frame
SIDE = 128  # the sample is one pair from each cell of a 128 × 128 grid over the operands
_SAMPLE_SEED = 16_384


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums that an evaluation asks, as a square of operands.

    All pairs of training operands up to 8 bits. Above, 16,384 pairs drawn with a fixed seed,
    one from each cell of a 128 × 128 grid, so that near sums are near in the picture too.

    Attributes
    ----------
    bits
        Length of the sums.
    a, b
        Operands, ``(side, side)`` each, row by ``a`` and column by ``b``.
    """

    bits: int
    a: Integers
    b: Integers

    @property
    def side(self) -> int:
        """Rows and columns of the square."""
        return len(self.a)

    @property
    def sampled(self) -> bool:
        """Whether these are a sample rather than all sums."""
        return self.bits > ALL_UP_TO


def sums_of(bits: int) -> Sums:
    """Return the sums that stand for all additions of ``bits`` bits."""
    limit = 1 << (bits - 1)
    side = min(limit, SIDE)
    a, b = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    if bits > ALL_UP_TO:
        random = np.random.RandomState(_SAMPLE_SEED)
        cell = limit // side
        a = a * cell + random.randint(0, cell, size=a.shape, dtype=np.int64)
        b = b * cell + random.randint(0, cell, size=b.shape, dtype=np.int64)
    a, b = np.ascontiguousarray(a, np.int64), np.ascontiguousarray(b, np.int64)
    a.flags.writeable = b.flags.writeable = False
    return Sums(bits, a, b)


@dataclass(frozen=True, slots=True, eq=False)
class Evaluation:
    """What the network answers to all :class:`Sums`.

    Attributes
    ----------
    iteration
        The moment it speaks of.
    sums
        What was asked.
    wrong
        Number of wrong bits of each sum, ``(side, side)``.
    bit_accuracy
        Share of sums in which each position is right, ``(bits,)``, position 0 first.
    """

    iteration: int
    sums: Sums
    wrong: NDArray[np.uint8]
    bit_accuracy: Floats

    @property
    def exact_share(self) -> float:
        """Share of sums of which every bit is right."""
        return float(1.0 - np.count_nonzero(self.wrong) / self.wrong.size)


def evaluate(weights: Weights, sums: Sums, iteration: int, clamps: Clamps = None) -> Evaluation:
    """Ask the network all sums; compiled, without the GIL.

    Units are held at the values of ``clamps``, ``(hidden,)``, where these are not NaN.
    """
    from rnn_viz.core.kernels import all_sums as kernel  # numba: not before the first paint

    wrong = np.empty(sums.a.shape, np.uint8)
    wrong_at = np.zeros(sums.bits, np.int64)
    if sums.sampled:
        kernel.wrong_bits_of(
            *weights, sums.a.ravel(), sums.b.ravel(), sums.bits, wrong.reshape(-1), wrong_at,
            clamps,
        )  # fmt: skip
    else:
        kernel.wrong_bits(*weights, sums.bits, wrong, wrong_at, clamps)
    bit_accuracy = 1.0 - wrong_at / wrong.size
    wrong.flags.writeable = bit_accuracy.flags.writeable = False
    return Evaluation(iteration, sums, wrong, bit_accuracy)


def is_perfect(weights: Weights, sums: Sums, clamps: Clamps = None) -> bool:
    """Whether every sum is right; stops at the first wrong bit, so it is cheap while learning."""
    from rnn_viz.core.kernels import all_sums as kernel  # numba: not before the first paint

    if sums.sampled:
        pairs = sums.a.ravel(), sums.b.ravel()
        return bool(kernel.is_perfect_on(*weights, *pairs, sums.bits, clamps))
    return bool(kernel.is_perfect(*weights, sums.bits, clamps))


def mean_activation(weights: Weights, sums: Sums, clamps: Clamps = None) -> Floats:
    """Return the mean of each hidden unit over all positions of all sums, ``(hidden,)``."""
    a, b = sums.a.ravel(), sums.b.ravel()
    layer_1, total = np.zeros((len(a), weights.hidden)), np.zeros(weights.hidden)
    with np.errstate(over="ignore", invalid="ignore"):  # diverged weights are shown, not raised
        for t in range(sums.bits):
            X = np.stack([(a >> t) & 1, (b >> t) & 1], axis=1)
            live = sigmoid(X @ weights.synapse_0 + layer_1 @ weights.synapse_h)
            layer_1 = held(live, clamps)
            total += layer_1.mean(axis=0)
    return np.asarray(total / sums.bits)
