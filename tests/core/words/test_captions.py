"""The captions of the slow motion: numbered, true, and never too long for their place."""

import re

import numpy as np
import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.script.operations import Op, program
from rnn_viz.core.script.variables import values
from rnn_viz.core.words.captions import caption
from rnn_viz.core.words.value_text import in_a_word

ALL = program(8, True)


@pytest.fixture(scope="module")
def told() -> Trace:
    random = np.random.RandomState(0)
    shapes = (2, 16), (16, 16), (16, 1)
    weights = Weights(*(2 * random.random_sample(shape) - 1 for shape in shapes))
    return trace_of(weights, add(weights, 9, 60, 8), 0.1)


def _number(text: str) -> float:
    return float(text.replace("−", "-"))


def test_every_operation_has_a_short_numbered_sentence(told: Trace) -> None:
    for op in ALL:
        sentence = caption(op, told)
        assert re.fullmatch(r"[1-8] [A-Z].*\.", sentence), sentence
        assert len(sentence) <= 130, sentence


def test_all_eight_steps_are_told(told: Trace) -> None:
    sentences = " ".join(caption(op, told) for op in ALL)
    for step in (
        "1 Read",
        "2 Mix",
        "3\u00a0Squash",
        "4 Guess",
        "5 Compare",
        "6 Blame",
        "7 Coll",
        "8 App",
    ):
        assert step in sentences


def test_the_bits_and_the_memory(told: Trace) -> None:
    assert caption(Op("X", "forward", 2), told) == "1 Read the two bits at position 2: 0 and 1."
    assert "an empty memory" in caption(Op("layer_1", "forward", 0), told)
    assert "the memory of position 4" in caption(Op("layer_1", "forward", 5), told)


@pytest.mark.parametrize("position", range(8))
def test_the_numbers_of_the_comparison_add_up(told: Trace, position: int) -> None:
    said = caption(Op("layer_2_error", "forward", position), told)
    truth, p, error = re.findall(r"(\d) − ([\d.]+) = ([+−][\d.]+)\.", said)[0]
    assert _number(truth) - _number(p) == pytest.approx(_number(error), abs=1e-9)
    said = caption(Op("layer_2_delta", "forward", position), told)
    error, slope, delta = re.findall(r"([+−][\d.]+) × slope ([\d.]+) = ([+−][\d.]+),", said)[0]
    assert _number(error) * _number(slope) == pytest.approx(_number(delta), abs=1.1e-3)
    verdict = "wrong" if told.sum.wrong[position] else "right"
    assert caption(Op("d", "forward", position), told).endswith(f"— {verdict}.")


def test_the_error_adds_up_to_that_of_the_script(told: Trace) -> None:
    assert f"{told.forward.overall_error:.3f}" in caption(Op("overallError", "forward", 7), told)


def test_the_last_position_has_no_future_and_the_first_nothing_before(told: Trace) -> None:
    assert "no future yet" in caption(Op("layer_1_delta", "backward", 7), told)
    from_future = np.abs(told.backward.from_future[3]).max()
    assert f"{from_future:.3f} from the future" in caption(Op("layer_1_delta", "backward", 3), told)
    assert "position 3" in caption(Op("future_layer_1_delta", "backward", 4), told)
    assert "the first position" in caption(Op("future_layer_1_delta", "backward", 0), told)


def test_the_numbers_of_the_steps_never_go_back_within_a_position(told: Trace) -> None:
    for half in ("forward", "backward"):
        for position in range(8):
            ops = [op for op in ALL if (op.half, op.position) == (half, position)]
            numbers = [int(caption(op, told)[0]) for op in ops]
            assert numbers == sorted(numbers)


@pytest.mark.parametrize("name", ["synapse_0", "synapse_h", "synapse_1"])
def test_what_is_collected_is_what_is_applied(told: Trace, name: str) -> None:
    assert f"Collect for {name}:" in caption(Op(f"{name}_update", "backward", 0), told)
    beside = in_a_word(values(told, Op(f"{name}_update", "backward", 4))[0])
    assert f"; so far {beside}." in caption(Op(f"{name}_update", "backward", 4), told)
    moved = 0.1 * np.abs(getattr(told.backward.update, name)).max()
    assert f"at most by {moved:.3f}." in caption(Op(name, "update", None), told)


def test_diverged_weights_are_told_without_a_warning() -> None:
    broken = Weights(np.full((2, 1), np.nan), np.zeros((1, 1)), np.zeros((1, 1)))
    told = trace_of(broken, add(broken, 1, 1, 8), 0.1)
    assert "the sigmoid makes nan … nan" in caption(Op("layer_1", "forward", 0), told)
    for op in ALL:
        assert caption(op, told)


def test_what_is_not_learned_is_told_as_only_shown(told: Trace) -> None:
    for key in ("synapse_h", "clear"):
        assert "Only shown" in caption(Op(key, "update", None), told, is_learned=False)
        assert "Only shown" not in caption(Op(key, "update", None), told)
