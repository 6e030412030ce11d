"""The slow motion in eight numbered steps, and each node and wire of the network, in words."""

import numpy as np

from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.core.net.time_step import TimeStep
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.script.operations import Op
from rnn_viz.core.script.variables import values as assigned
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.value_text import largest, number, span

_PLACES_IN_A_LINE = 10  # of few digits; the legend of the network is narrow
_ONLY_SHOWN = " Only shown: the run ends before it."


def caption(op: Op, trace: Trace, *, is_learned: bool = True) -> str:
    """Return one numbered sentence about what an operation has just done.

    At the end of a run the example is gone through but not learned: then its update is told as
    one that is only shown.
    """
    if op.position is None:
        return _about_update(op.key, trace) + ("" if is_learned else _ONLY_SHOWN)
    if op.half == "forward":
        return _about_forward(op.key, trace, op.position)
    return _about_backward(op.key, trace, op.position)


def _about_forward(key: str, trace: Trace, t: int) -> str:
    seen, sum_ = trace.forward, trace.sum
    p, error, truth = number(seen.layer_2[t]), _signed(seen.layer_2_error[t]), sum_.truth[t]
    match key:
        case "X":
            return f"1 Read the two bits at position {t}: {sum_.a_bits[t]} and {sum_.b_bits[t]}."
        case "layer_1":
            return _about_state(trace, t)
        case "layer_2":
            return f"4 Guess: the units vote, squashed to {p}, the probability that the bit is 1."
        case "layer_2_error":
            return f"5 Compare: the true bit is {truth}, so the error is {truth} − {p} = {error}."
        case "layer_2_delta":
            slope = number(seen.layer_2[t] * (1 - seen.layer_2[t]))
            delta = _signed(seen.layer_2_delta[t])
            return f"5 Compare: error {error} × slope {slope} = {delta}, the output’s blame, kept."
        case "overallError":
            so_far = number(float(np.abs(seen.layer_2_error[: t + 1]).sum()))
            return f"5 Compare: the sizes of the errors so far come to {so_far}."
    verdict = "wrong" if sum_.wrong[t] else "right"
    return f"5 Compare: {p} reads as {sum_.guess[t]}; the true bit is {truth} — {verdict}."


def _about_state(trace: Trace, t: int) -> str:
    """Say what the units add up, and what the sigmoid makes of it."""
    seen, weights = trace.forward, trace.weights
    with np.errstate(invalid="ignore", over="ignore"):  # diverged weights are shown, not raised
        sums = seen.X[t] @ weights.synapse_0 + seen.layer_1[t] @ weights.synapse_h
    memory = f"the memory of position {t - 1}" if t else "an empty memory"
    is_held = trace.clamps is not None and bool(np.isfinite(trace.clamps).any())
    return (
        f"2 Mix: each unit sums the bits and {memory}, weighted: {span(sums, signed=True)}. "
        f"3\u00a0Squash: the sigmoid makes {span(seen.layer_1[t + 1])}"
        f"{', but for what is held' if is_held else ''}."
    )


def _about_backward(key: str, trace: Trace, t: int) -> str:
    seen, back = trace.forward, trace.backward
    match key:
        case "back_X":
            delta = _signed(seen.layer_2_delta[t])
            return f"6 Blame backwards: at position {t} again, its output to blame with {delta}."
        case "layer_1_delta":
            own, later = largest(back.from_output[t]), largest(back.from_future[t])
            future = f"up to {later} from the future" if t + 1 < len(seen.X) else "no future yet"
            to = largest(back.layer_1_delta[t])
            return f"6 Blame the units: {future}, up to {own} from the output; × slope: up to {to}."
        case "future_layer_1_delta":
            if t == 0:
                return "7 Collected: the blame has reached the first position, the end of its way."
            return f"7 Collected: the blame of position {t} goes on to position {t - 1}."
    return _about_collecting(key, trace, t)


def _about_collecting(key: str, trace: Trace, t: int) -> str:
    seen, delta = trace.forward, trace.backward.layer_1_delta[t]
    if key == "synapse_1_update":
        what = "state × blame of the output"
        added = seen.layer_1[t + 1] * seen.layer_2_delta[t]
    elif key == "synapse_h_update":
        what, added = "state before × blame of the unit", np.outer(seen.layer_1[t], delta)
    else:
        what, added = "bit × blame of the unit", np.outer(seen.X[t], delta)
    said = f"7 Collect for {key.removesuffix('_update')}: position {t} adds {what}"
    if t + 1 == len(seen.X):
        return f"{said}, up to {largest(added)}."
    # what the script shows beside its line is the sum of all positions so far
    so_far = largest(assigned(trace, Op(key, "backward", t))[0].array)
    return f"{said}, up to {largest(added)}; so far ±{so_far}."


def _about_update(key: str, trace: Trace) -> str:
    if key == "clear":
        return "8 Applied: the collected updates go back to zero for the next example."
    moved = largest(getattr(trace.after, key) - getattr(trace.weights, key))
    return f"8 Apply: {key} moves by alpha × its update, at most by {moved}."


def _signed(value: float) -> str:
    return number(float(value), signed=True)


def about_input(step: TimeStep, row: int) -> list[str]:
    """Say which bit an input has."""
    return [f"X: bit {INPUTS[row]} at position {step.position}", f"= {int(step.bits[row])}"]


def about_before(step: TimeStep, unit: int) -> list[str]:
    """Say what a unit remembers, and from when."""
    if step.position == 0:
        return [f"prev_layer_1, unit {unit}", "= 0: nothing before it"]
    at = step.position - 1
    place = f", place {1 << at:,}" if at < _PLACES_IN_A_LINE else ""
    return [
        f"prev_layer_1, unit {unit} = {step.before[unit]:.3f}",
        f"its state at position {at}{place}",
    ]


def about_blame(step: TimeStep, unit: int) -> list[str]:
    """Say what a unit is blamed for, and by whom: the output, and the position after it."""
    return [
        f"layer_1_delta, unit {unit} = {signed(float(step.layer_1_delta[unit]), 5)}",
        f"from the output {signed(float(step.from_output[unit]), 5)}",
        f"from the future {signed(float(step.from_future[unit]), 5)}",
    ]


def about_after(step: TimeStep, unit: int, *, is_known: bool, is_held: bool) -> list[str]:
    """Say what a unit computes, and from what."""
    head = f"layer_1, unit {unit}"
    if not is_known:
        return [head, "not computed yet"]
    value = step.after[unit]
    if is_held:
        return [f"{head} = {value:.3f}", "held: what comes in does not count"]
    now = step.contributions
    bits, memory = now.synapse_0[:, unit].sum(), now.synapse_h[:, unit].sum()
    return [
        f"{head} = {value:.3f}",
        f"= sigmoid({signed(float(bits + memory))})",
        f"bits {signed(float(bits))}, memory {signed(float(memory))}",
    ]


def about_output(step: TimeStep, truth: int, *, is_known: bool) -> list[str]:
    """Say what the answer is, and from what."""
    if not is_known:
        return ["layer_2", "not computed yet"]
    total = float(step.contributions.synapse_1.sum())
    return [
        f"layer_2 = {step.p:.3f}",
        f"= sigmoid({signed(total)})",
        f"reads as {int(step.p > 0.5)}; the true bit is {truth}",
    ]


def about_wire(step: TimeStep, weight: Weight, *, is_backward: bool, is_frozen: bool) -> list[str]:
    """Say what a weight is, and what it brings now or takes back."""
    at = weight.row, weight.column
    value = float(getattr(step.weights, weight.name)[at])
    lines = [weight.label, f"= {signed(value)}{', frozen' if is_frozen else ''}"]
    if is_backward:
        return [*lines, f"takes back {signed(float(getattr(step.blame, weight.name)[at]), 5)}"]
    return [*lines, f"brings {signed(float(getattr(step.contributions, weight.name)[at]))} now"]


def about_all(drawn: int, there: int, frozen: int, *, is_backward: bool) -> list[str]:
    """Say what there is to point at, and where it is so, that not all wires are drawn, or learn.

    >>> about_all(400, 16768, 0, is_backward=False)
    ['400 of 16,768 wires are drawn:', 'the strongest of each synapse']
    """
    is_whole = drawn >= there or is_backward
    said = (
        ["Point at a unit or a wire."]
        if is_whole
        else [f"{drawn} of {there:,} wires are drawn:", "the strongest of each synapse"]
    )
    is_one = frozen == 1
    marks = f"▮ does not learn: {frozen:,} {'is' if is_one else 'are'} frozen"
    return [*said, marks] if frozen else said
