"""The variables of the listing: what each line assigns, and all of them at any operation."""

import re
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core import value_text
from rnn_viz.core.operations import FORWARD, Op, Program
from rnn_viz.core.sentences import named
from rnn_viz.core.trace import Trace

_BRIEF = 9  # characters; there is always room for so many
_SIGNED = re.compile(r"synapse|from_|.*(delta|layer_2_error)")
# the variables of the listing that have a value here, and so a picture somewhere
VARIABLES = frozenset((
    "alpha", "binary_dim", "hidden_dim", "a_int", "b_int", "a", "b", "c", "d", "overallError",
    "position", "X", "y", "layer_1", "prev_layer_1", "layer_2", "layer_2_error", "layer_2_delta",
    "from_output", "from_future", "layer_1_delta", "future_layer_1_delta", "synapse_0",
    "synapse_1", "synapse_h", "synapse_0_update", "synapse_1_update", "synapse_h_update",
))  # fmt: skip


class Value(NamedTuple):
    """The value of a variable.

    Attributes
    ----------
    name
        The script's name.
    array
        The value in the shape that the listing has it in.
    short
        The value in one line: a short array whole, a matrix as shape and range.
    brief
        The value in a word, for where there is no room for a line.
    """

    name: str
    array: NDArray[Any]
    short: str
    brief: str


def values(trace: Trace, op: Op) -> tuple[Value, ...]:
    """Return what the line of an operation has assigned, the most important first.

    The updates are what the positions so far have collected.
    """
    if op.half == "forward":
        assert op.position is not None
        return _assigned_forward(trace, op.key, op.position)
    if op.half == "backward":
        assert op.position is not None
        return _assigned_backward(trace, op.key, op.position)
    if op.key == "clear":
        return tuple(
            _value(f"{name}_update", np.zeros_like(weight))
            for name, weight in trace.weights._asdict().items()
        )
    return (_value(op.key, getattr(trace.after, op.key)),)


def environment(trace: Trace, program: Program, operation: int) -> dict[str, Value]:
    """Return every variable of the example as the next line finds it, by name.

    ``operation`` lines of the program are done.
    """
    known = _before(trace)
    last = {op.key: op for op in program[:operation]}
    forward_ends = len(FORWARD) * trace.sum.columns
    position = min(operation, forward_ends - 1) // len(FORWARD)
    known["position"] = _value("position", np.array(position))
    if forward_ends <= operation < len(program):
        known["future_layer_1_delta"] = _value("future_layer_1_delta", _no_layer(trace))
    for op in last.values():
        known.update((value.name, value) for value in values(trace, op))
    return known


def _assigned_forward(trace: Trace, key: str, t: int) -> tuple[Value, ...]:
    """Return what a line of the forward pass has assigned at position ``t``."""
    seen, sum_ = trace.forward, trace.sum
    match key:
        case "X":
            y = _value("y", np.array(sum_.truth[t]))
            return _inputs(trace, t), y, _value("prev_layer_1", seen.layer_1[t : t + 1])
        case "layer_1":
            return (_value("layer_1", seen.layer_1[t + 1 : t + 2]),)
        case "overallError":
            error = np.abs(seen.layer_2_error[: t + 1]).sum()
            return (_value("overallError", np.array([error])),)
        case "d":
            guess = np.where(np.arange(sum_.columns) <= t, sum_.guess, 0)
            return (_value("d", guess)._replace(brief=str(sum_.guess[t])),)
    return (_output(trace, key, t),)


def _assigned_backward(trace: Trace, key: str, t: int) -> tuple[Value, ...]:
    """Return what a line of the backward pass has assigned at position ``t``."""
    seen, back = trace.forward, trace.backward
    delta = back.layer_1_delta
    match key:
        case "back_X":
            layers = {"layer_1": seen.layer_1[t + 1], "prev_layer_1": seen.layer_1[t]}
            rows = (_value(name, layer[None]) for name, layer in layers.items())
            return _inputs(trace, t), *rows, _output(trace, "layer_2_delta", t)
        case "layer_1_delta":
            parts = {"layer_1_delta": delta, "from_output": back.from_output}
            parts["from_future"] = back.from_future
            return tuple(_value(name, of[t : t + 1]) for name, of in parts.items())
        case "synapse_1_update":
            collected = seen.layer_1[t + 1 :].T @ seen.layer_2_delta[t:, None]
        case "synapse_h_update":
            collected = seen.layer_1[t:-1].T @ delta[t:]
        case "synapse_0_update":
            collected = seen.X[t:].T @ delta[t:]
        case _:
            collected = delta[t : t + 1]
    return (_value(key, collected),)


def _inputs(trace: Trace, t: int) -> Value:
    return _value("X", np.array([[trace.sum.a_bits[t], trace.sum.b_bits[t]]]))


def _output(trace: Trace, name: str, t: int) -> Value:
    """Return one of layer_2, layer_2_error and layer_2_delta."""
    return _value(name, getattr(trace.forward, name)[t : t + 1, None])


def _before(trace: Trace) -> dict[str, Value]:
    """Return the variables as the example begins."""
    sum_, weights = trace.sum, trace.weights._asdict()
    known = {
        "alpha": np.array(trace.alpha), "binary_dim": np.array(sum_.columns),
        "hidden_dim": np.array(trace.weights.hidden),
        "a": sum_.a_bits, "b": sum_.b_bits, "c": sum_.truth, "d": np.zeros_like(sum_.truth),
        "overallError": np.array(0), "layer_1": _no_layer(trace), **weights,
        **{f"{name}_update": np.zeros_like(weight) for name, weight in weights.items()},
    }  # fmt: skip
    made = {name: _value(name, array) for name, array in known.items()}
    for name, operand in (("a_int", sum_.a), ("b_int", sum_.b)):
        short = named(operand)
        made[name] = Value(name, np.array(operand, object), short, short)
    return made


def _no_layer(trace: Trace) -> NDArray[np.float64]:
    return np.zeros((1, trace.weights.hidden))


def _value(name: str, array: NDArray[Any]) -> Value:
    signed = _SIGNED.match(name) is not None
    short = value_text.short(array, signed=signed)
    if array.size == 1 or len(short) <= _BRIEF:
        return Value(name, array, short, short)
    return Value(name, array, short, f"{'±' if signed else '≤ '}{value_text.largest(array)}")
