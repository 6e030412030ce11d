"""The variables of the listing: what each line assigns, and all of them at any operation."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.net.trace import Trace
from rnn_viz.core.script.operations import FORWARD, Op, Program

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
    at
        The index of the one number that was just assigned, if it was one.
    """

    name: str
    array: NDArray[Any]
    at: int | None = None


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
            Value(f"{name}_update", np.zeros_like(weight))
            for name, weight in trace.weights._asdict().items()
        )
    return (Value(op.key, getattr(trace.after, op.key)),)


def environment(trace: Trace, program: Program, operation: int) -> dict[str, Value]:
    """Return every variable of the example as the next line finds it, by name.

    ``operation`` lines of the program are done.
    """
    known = _before(trace)
    last = {op.key: op for op in program[:operation]}
    forward_ends = len(FORWARD) * trace.sum.columns
    coming = program[min(operation, len(program) - 1)]
    known["position"] = Value("position", np.array(coming.position or 0))  # the update is after 0
    if forward_ends <= operation < len(program):
        known["future_layer_1_delta"] = Value("future_layer_1_delta", _no_layer(trace))
    for op in last.values():
        known.update((value.name, value) for value in values(trace, op))
    return known


def _assigned_forward(trace: Trace, key: str, t: int) -> tuple[Value, ...]:
    """Return what a line of the forward pass has assigned at position ``t``."""
    seen, sum_ = trace.forward, trace.sum
    match key:
        case "X":
            y = Value("y", np.array(sum_.truth[t]))
            return _inputs(trace, t), y, Value("prev_layer_1", seen.layer_1[t : t + 1])
        case "layer_1":
            return (Value("layer_1", seen.layer_1[t + 1 : t + 2]),)
        case "overallError":
            error = np.abs(seen.layer_2_error[: t + 1]).sum()
            return (Value("overallError", np.array([error])),)
        case "d":
            guess = np.where(np.arange(sum_.columns) <= t, sum_.guess, 0)
            return (Value("d", guess, t),)
    return (_output(trace, key, t),)


def _assigned_backward(trace: Trace, key: str, t: int) -> tuple[Value, ...]:
    """Return what a line of the backward pass has assigned at position ``t``."""
    seen, back = trace.forward, trace.backward
    delta = back.layer_1_delta
    match key:
        case "back_X":
            layers = {"layer_1": seen.layer_1[t + 1], "prev_layer_1": seen.layer_1[t]}
            rows = (Value(name, layer[None]) for name, layer in layers.items())
            return _inputs(trace, t), *rows, _output(trace, "layer_2_delta", t)
        case "layer_1_delta":
            parts = {"layer_1_delta": delta, "from_output": back.from_output}
            parts["from_future"] = back.from_future
            return tuple(Value(name, of[t : t + 1]) for name, of in parts.items())
        case "synapse_1_update":
            collected = seen.layer_1[t + 1 :].T @ seen.layer_2_delta[t:, None]
        case "synapse_h_update":
            collected = seen.layer_1[t:-1].T @ delta[t:]
        case "synapse_0_update":
            collected = seen.X[t:].T @ delta[t:]
        case _:
            collected = delta[t : t + 1]
    return (Value(key, collected),)


def _inputs(trace: Trace, t: int) -> Value:
    return Value("X", np.array([[trace.sum.a_bits[t], trace.sum.b_bits[t]]]))


def _output(trace: Trace, name: str, t: int) -> Value:
    """Return one of layer_2, layer_2_error and layer_2_delta."""
    return Value(name, getattr(trace.forward, name)[t : t + 1, None])


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
    made = {name: Value(name, array) for name, array in known.items()}
    for name, operand in (("a_int", sum_.a), ("b_int", sum_.b)):
        made[name] = Value(name, np.array(operand, object))  # of any length
    return made


def _no_layer(trace: Trace) -> NDArray[np.float64]:
    return np.zeros((1, trace.weights.hidden))
