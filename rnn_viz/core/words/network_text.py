"""What is said of a node or a wire of the network, in short lines."""

from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.core.net.time_step import TimeStep
from rnn_viz.core.words.numbers import signed


def about_input(step: TimeStep, row: int) -> list[str]:
    """Say which bit an input has."""
    return [f"X: bit {INPUTS[row]} at position {step.position}", f"= {int(step.bits[row])}"]


def about_before(step: TimeStep, unit: int) -> list[str]:
    """Say what a unit remembers, and from when."""
    if step.position == 0:
        return [f"prev_layer_1, unit {unit}", "= 0: nothing is remembered yet"]
    return [
        f"prev_layer_1, unit {unit} = {step.before[unit]:.3f}",
        f"its state at position {step.position - 1}",
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


def about_all(drawn: int, there: int, is_backward: bool) -> list[str]:
    """Say what there is to point at, and that not all wires are drawn where that is so.

    >>> about_all(400, 16768, False)
    ['Only the strongest 400', 'of 16,768 wires are drawn.']
    """
    if drawn >= there or is_backward:
        return ["Point at a unit or a wire."]
    return [f"Only the strongest {drawn}", f"of {there:,} wires are drawn."]
