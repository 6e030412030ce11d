"""The script's print-out format; the golden transcripts are in test_golden.py."""

import numpy as np
import pytest

from rnn_viz.core.net.inference import Addition, add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.script.transcript import print_out


def answered(a: int, b: int, bits: int, bias: float = 0.0) -> Addition:
    """Let a network answer that says the same at every position."""
    synapse_1 = np.full((1, 1), bias)
    return add(Weights(np.zeros((2, 1)), np.zeros((1, 1)), synapse_1), a, b, bits)


def test_bits_are_written_most_significant_first() -> None:
    assert print_out(answered(1, 2, 8)).splitlines() == [
        "Error:[ 4.]",
        "Pred:[0 0 0 0 0 0 0 0]",
        "True:[0 0 0 0 0 0 1 1]",
        "1 + 2 = 0",
        "------------",
    ]


def test_the_answer_is_the_networks() -> None:
    """With so large a weight it says 1 everywhere: layer_1 is one half without any input."""
    lines = print_out(answered(0, 4, 3, bias=2000.0)).splitlines()
    assert lines == ["Error:[ 2.]", "Pred:[1 1 1]", "True:[1 0 0]", "0 + 4 = 7", "------------"]


@pytest.mark.parametrize("bits", [2, 8, 32])
def test_a_longer_sum_has_more_bits(bits: int) -> None:
    _, pred, true, *_ = print_out(answered(0, 0, bits)).splitlines()
    assert pred == "Pred:[" + " ".join("0" * bits) + "]"
    assert true == "True:[" + " ".join("0" * bits) + "]"


def test_not_a_number_is_printed_as_such() -> None:
    assert print_out(answered(1, 1, 4, bias=np.nan)).startswith("Error:[ nan]\nPred:[0 0 0 0]")
