"""What the program says of every variable is what the listing itself computes, line by line."""

import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import OPERATIONS, Op, program
from rnn_viz.core.script.variables import VARIABLES, environment, values
from rnn_viz.core.words.value_text import in_a_line, in_a_word

LISTING = Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py"
ALL = program(8, True)
Moment = tuple[str, dict[str, Any]]  # the operation that comes next, and the variables


def _run_and_watch(examples: int) -> list[Moment]:
    """Run the listing; before each first line of an operation note all variables."""
    source = LISTING.read_text("utf-8").replace("range(10000)", f"range({examples})")
    listing = Listing(source)
    starts = {listing.lines_of(key)[0] + 1: key for key in OPERATIONS}
    moments: list[Moment] = []

    def watch(frame: FrameType, event: str, _argument: object) -> Any:
        if frame.f_code.co_filename != str(LISTING):
            return None
        key = starts.get(frame.f_lineno)
        is_other = not moments or moments[-1][0] != key  # not back from the line below
        if event == "line" and key and is_other and frame.f_code.co_name == "<module>":
            known = {name: frame.f_globals[name] for name in VARIABLES if name in frame.f_globals}
            moments.append((key, {name: np.array(value) for name, value in known.items()}))
        return watch

    code = compile(source, str(LISTING), "exec")
    before, printing = sys.gettrace(), np.get_printoptions()
    sys.settrace(watch)
    try:
        exec(code, {})
    finally:
        sys.settrace(before)
        np.set_printoptions(**printing)
    return moments


@pytest.fixture(scope="module")
def second() -> list[Moment]:
    """Watch the second example: the first has left its values behind."""
    moments = _run_and_watch(2)
    assert len(moments) == 2 * len(ALL)
    return moments[len(ALL) :]


def _told(moments: list[Moment]) -> Trace:
    """Return what the program says about the example."""
    start = moments[0][1]
    weights = Weights(start["synapse_0"], start["synapse_h"], start["synapse_1"])
    return trace_of(
        weights, add(weights, int(start["a_int"]), int(start["b_int"]), 8), float(start["alpha"])
    )


def test_the_lines_run_in_the_order_of_the_program(second: list[Moment]) -> None:
    assert [key for key, _ in second] == [op.key for op in ALL]


def test_every_variable_has_the_value_that_the_listing_computes(second: list[Moment]) -> None:
    told = _told(second)
    for operation, (_, variables) in enumerate(second):
        known = environment(told, ALL, operation)
        expected = _in_this_example(variables, operation)
        assert set(known) == set(expected), operation
        for name, value in expected.items():
            array = known[name].array
            assert array.shape == value.shape, name
            np.testing.assert_allclose(array.astype(float), value, 1e-12, 1e-15, err_msg=name)


def _in_this_example(variables: Mapping[str, Any], operation: int) -> dict[str, Any]:
    """Leave out what the example before has left behind."""
    left = set(variables)
    done = {op.key for op in ALL[:operation]}
    made_by = {
        "X": ("X", "y", "prev_layer_1"), "layer_2": ("layer_2",),
        "layer_2_error": ("layer_2_error",), "layer_2_delta": ("layer_2_delta",),
        "layer_1_delta": ("layer_1_delta", "from_output", "from_future"),
    }  # fmt: skip
    for key, names in made_by.items():
        if key not in done:
            left -= set(names)
    if operation < 7 * 8:
        left -= {"future_layer_1_delta"}
    return {name: variables[name] for name in left}


def _weights(hidden: int = 16) -> Weights:
    random = np.random.RandomState(3)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Weights(*(2 * random.random_sample(shape) - 1 for shape in shapes))


def _trace(a: int, b: int) -> Trace:
    weights = _weights()
    return trace_of(weights, add(weights, a, b, 8), 0.1)


def test_in_the_end_all_variables_have_a_value() -> None:
    told = _trace(5, 6)
    assert set(environment(told, ALL, len(ALL))) == VARIABLES


def test_own_numbers_of_any_length_have_values() -> None:
    forward = program(70, False)
    told = _trace((1 << 69) + 1, 0)
    known = environment(told, forward, len(forward))
    assert known["c"].array.shape == (70,)
    assert in_a_line(known["c"]) == "70 values, 0 … 1"
    assert in_a_line(known["a_int"]) == "590295…651713 (21 digits)"
    assert "future_layer_1_delta" not in known
    assert "layer_1_delta" not in known


@pytest.mark.parametrize(
    ("op", "line", "word"),
    [
        (Op("X", "forward", 2), "[1 0]", "[1 0]"),
        (Op("clear", "update", None), "2 × 16, all 0.000", "all 0.000"),
    ],
)
def test_short_texts(op: Op, line: str, word: str) -> None:
    value = values(_trace(5, 2), op)[0]
    assert (in_a_line(value), in_a_word(value)) == (line, word)


def test_a_layer_is_told_by_its_range_a_guess_by_its_bit() -> None:
    told = _trace(5, 2)
    (layer,) = values(told, Op("layer_1", "forward", 0))
    assert in_a_line(layer).startswith("16 values, 0.")
    assert in_a_word(layer) == f"≤ {layer.array.max():.3f}"
    (d,) = values(told, Op("d", "forward", 3))
    assert in_a_word(d) == str(told.sum.guess[3])
    assert d.array[4:].tolist() == [0, 0, 0, 0]
    assert d.array[:4].tolist() == told.sum.guess[:4].tolist()


def test_diverged_weights_have_values_without_a_warning() -> None:
    broken = Weights(*(np.full_like(weight, np.nan) for weight in _weights()))
    told = trace_of(broken, add(broken, 5, 2, 8), 0.1)
    (layer,) = values(told, Op("layer_1", "forward", 0))
    assert in_a_line(layer) == "16 values, nan … nan"
    for op in ALL:
        assert values(told, op)
