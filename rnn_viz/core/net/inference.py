"""One addition by the network, with every hidden state and probability kept."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Bits, Clamps, Floats
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of, carries_into, number_of
from rnn_viz.core.net.weights import Weights

_NUMPY_COLUMNS = 64  # longer sums go through the compiled loop: 1,024 columns cost NumPy 10 ms


@dataclass(frozen=True, slots=True, eq=False)
class Addition:
    """The sum of two numbers as the network sees and answers it.

    Attributes
    ----------
    a, b
        The operands.
    bits
        Columns that the network was trained on; later ones are "longer than trained on".
    a_bits, b_bits, carry_in, truth
        Operands, true carry into each position and true sum, ``(columns,)``, position 0 first.
    layer_1
        Hidden state after each position, ``(columns, hidden)``.
    layer_2
        Probability that the bit is 1, ``(columns,)``.
    guess
        The network's bits: 1 where the probability is above 0.5.
    wrong
        Where the guess is not the truth; NaN is wrong.
    """

    a: int
    b: int
    bits: int
    a_bits: Bits
    b_bits: Bits
    carry_in: Bits
    truth: Bits
    layer_1: Floats
    layer_2: Floats
    guess: Bits
    wrong: NDArray[np.bool_]

    @property
    def columns(self) -> int:
        """Positions of the sum."""
        return len(self.truth)

    @property
    def answer(self) -> int:
        """The number that the network's bits spell."""
        return number_of(self.guess)

    @property
    def is_right(self) -> bool:
        """Whether every bit is right."""
        return not self.wrong.any()

    @property
    def error(self) -> Floats:
        """Truth minus probability at each position, ``layer_2_error``."""
        return self.truth - self.layer_2

    @property
    def overall_error(self) -> float:
        """The script's ``overallError``: the sum of the absolute errors."""
        return float(np.abs(self.error).sum())


def columns_for(a: int, b: int, bits: int) -> int:
    """Return how many positions the sum needs, at least the ``bits`` trained on."""
    return max(bits, (a + b).bit_length())


def add(weights: Weights, a: int, b: int, bits: int, clamps: Clamps = None) -> Addition:
    """Let the network add two non-negative integers, one position after the other.

    Units are held at the values of ``clamps``, ``(hidden,)``, where these are not NaN.
    """
    columns = columns_for(a, b, bits)
    a_bits, b_bits = bits_of(a, columns), bits_of(b, columns)
    truth = bits_of(a + b, columns)
    layer_1, layer_2 = _run(weights, a_bits, b_bits, truth, clamps)
    guess = (layer_2 > 0.5).astype(np.int8)
    wrong = (guess != truth) | np.isnan(layer_2)
    carry_in = carries_into(a_bits, b_bits, truth)
    for values in (a_bits, b_bits, carry_in, truth, layer_1, layer_2, guess, wrong):
        values.flags.writeable = False  # the sum travels between threads
    return Addition(a, b, bits, a_bits, b_bits, carry_in, truth, layer_1, layer_2, guess, wrong)


def _run(weights: Weights, a: Bits, b: Bits, truth: Bits, clamps: Clamps) -> tuple[Floats, Floats]:
    if len(a) <= _NUMPY_COLUMNS:
        seen = network.forward(weights, a, b, truth, clamps)
        return seen.layer_1[1:], seen.layer_2
    from rnn_viz.core.kernels.forward import forward  # numba: not before the first paint

    layer_1, layer_2 = np.zeros((len(a) + 1, weights.hidden)), np.empty(len(a))
    forward(*weights, a, b, layer_1, layer_2, clamps)
    return layer_1[1:], layer_2
