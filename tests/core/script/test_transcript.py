"""The script's print-out format; the golden transcripts are in test_golden.py."""

import numpy as np
import pytest

from rnn_viz.core.net.inference import Addition, add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.golden import BLOG
from rnn_viz.core.script.transcript import print_out, print_outs


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


def test_an_error_near_zero_is_written_as_numpy_wrote_it_in_2015() -> None:
    """NumPy changes to powers of ten below 0.0001."""
    sure = Weights(np.zeros((2, 1)), np.zeros((1, 1)), np.full((1, 1), -24.0))
    assert print_out(add(sure, 0, 0, 2)).startswith("Error:[  1.22883")
    assert print_out(add(sure, 0, 0, 2)).splitlines()[0].endswith("e-05]")


def test_print_outs_come_as_far_as_a_run_is_trained() -> None:
    timeline = Timeline(RunConfig())
    timeline.advance(2500)
    assert list(print_outs(timeline)) == [printed.text for printed in BLOG.print_outs[:3]]
    assert len(list(print_outs(timeline, 500))) == 6


def test_the_end_of_a_run_prints_nothing() -> None:
    timeline = Timeline(RunConfig(hidden=2, iterations=10))
    timeline.advance(10)
    assert len(list(print_outs(timeline, 5))) == 2
