"""What is said about the backward pass is what the pass computed."""

import numpy as np
import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.network import backward
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.operands import begin
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.words.sentences import about_delta


@pytest.fixture
def back() -> BackwardShown:
    weights, _ = begin(RunConfig())
    learning = trace_of(weights, add(weights, 9, 60, 8), 0.1)
    assert learning is not None
    assert np.array_equal(
        learning.backward.layer_1_delta, backward(weights, learning.forward).layer_1_delta
    )
    return BackwardShown.of(learning, done=3)


def test_the_last_positions_are_computed_first(back: BackwardShown) -> None:
    assert [back.is_done(at) for at in range(8)] == [False] * 5 + [True] * 3
    assert back.newest == 5


@pytest.mark.parametrize("done", [0, 8])
def test_none_is_newest_before_and_after_the_pass(back: BackwardShown, done: int) -> None:
    values = (back.layer_2_delta, back.layer_1_delta, back.from_output, back.from_future)
    assert BackwardShown(*values, done).newest is None


def test_only_what_is_computed_can_lie_beyond_a_size(back: BackwardShown) -> None:
    largest = float(np.abs(back.layer_1_delta[5:]).max())
    assert back.has_beyond(0.99 * largest)
    assert not back.has_beyond(largest)
    values = (back.layer_2_delta, back.layer_1_delta, back.from_output, back.from_future)
    assert not BackwardShown(*values, 0).has_beyond(0.0)


def test_both_parts_of_a_delta_are_named(back: BackwardShown) -> None:
    said = about_delta(back, "layer_1_delta", 5, 3)
    output, future = back.from_output[5, 3], back.from_future[5, 3]
    for value in (output, future, back.layer_1_delta[5, 3]):
        assert f"{value:+.4f}".replace("-", "−") in said
    assert "from position 6" in said


def test_at_the_last_position_nothing_comes_from_later(back: BackwardShown) -> None:
    assert "No position comes after it" in about_delta(back, "layer_1_delta", 7, 3)
    assert not back.from_future[7].any()


def test_what_is_not_computed_yet_says_so(back: BackwardShown) -> None:
    assert "not computed yet" in about_delta(back, "layer_1_delta", 4, 3)
    delta = f"{back.layer_2_delta[4]:+.4f}".replace("-", "−")
    assert about_delta(back, "layer_2_delta", 4).endswith(f"= {delta}.")
