"""The slow motion in eight numbered steps, and each node and wire of the network, in words."""

import numpy as np

from rnn_viz.core.language import _, _n
from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.core.net.time_step import TimeStep
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.script.operations import Op
from rnn_viz.core.script.variables import values as assigned
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.value_text import largest, number, span

_PLACES_IN_A_LINE = 10  # of few digits; the legend of the network is narrow
_ONLY_SHOWN = _("Only shown: the run ends before it.")
_NOT_YET = _("not computed yet")
_POINT_AT = _("Point at a unit or a wire.")


def caption(op: Op, trace: Trace, *, is_learned: bool = True) -> str:
    """Return one numbered sentence about what an operation has just done.

    At the end of a run the example is gone through but not learned: then its update is told as
    one that is only shown.
    """
    if op.position is None:
        said = _about_update(op.key, trace)
        return said if is_learned else f"{said} {_ONLY_SHOWN}"
    if op.half == "forward":
        return _about_forward(op.key, trace, op.position)
    return _about_backward(op.key, trace, op.position)


def _about_forward(key: str, trace: Trace, t: int) -> str:
    seen, sum_ = trace.forward, trace.sum
    p, error, truth = number(seen.layer_2[t]), _signed(seen.layer_2_error[t]), sum_.truth[t]
    match key:
        case "X":
            said = _("1 Read the two bits at position {t}: {a} and {b}.")
            return said.format(t=t, a=sum_.a_bits[t], b=sum_.b_bits[t])
        case "layer_1":
            return _about_state(trace, t)
        case "layer_2":
            said = _("4 Guess: the units vote, squashed to {p}, the probability that the bit is 1.")
            return said.format(p=p)
        case "layer_2_error":
            said = _("5 Compare: the true bit is {truth}, so the error is {truth} − {p} = {error}.")
            return said.format(truth=truth, p=p, error=error)
        case "layer_2_delta":
            slope = number(seen.layer_2[t] * (1 - seen.layer_2[t]))
            delta = _signed(seen.layer_2_delta[t])
            said = _(
                "5 Compare: error {error} × slope {slope} = {delta}, the output’s blame, kept."
            )
            return said.format(error=error, slope=slope, delta=delta)
        case "overallError":
            so_far = number(float(np.abs(seen.layer_2_error[: t + 1]).sum()))
            said = _("5 Compare: the sizes of the errors so far come to {total}.")
            return said.format(total=so_far)
    said = (
        _("5 Compare: {p} reads as {guess}; the true bit is {truth} — wrong.")
        if sum_.wrong[t]
        else _("5 Compare: {p} reads as {guess}; the true bit is {truth} — right.")
    )
    return said.format(p=p, guess=sum_.guess[t], truth=truth)


def _about_state(trace: Trace, t: int) -> str:
    """Say what the units add up, and what the sigmoid makes of it."""
    seen, weights = trace.forward, trace.weights
    with np.errstate(invalid="ignore", over="ignore"):  # diverged weights are shown, not raised
        sums = seen.X[t] @ weights.synapse_0 + seen.layer_1[t] @ weights.synapse_h
    mixed = (
        _("2 Mix: each unit sums the bits and the memory of position {before}, weighted: {sums}.")
        if t
        else _("2 Mix: each unit sums the bits and an empty memory, weighted: {sums}.")
    )
    squashed = (
        _("3\u00a0Squash: the sigmoid makes {state}, but for what is held.")
        if trace.clamps is not None and np.isfinite(trace.clamps).any()
        else _("3\u00a0Squash: the sigmoid makes {state}.")
    )
    mixed = mixed.format(before=t - 1, sums=span(sums, signed=True))
    return f"{mixed} {squashed.format(state=span(seen.layer_1[t + 1]))}"


def _about_backward(key: str, trace: Trace, t: int) -> str:
    seen, back = trace.forward, trace.backward
    match key:
        case "back_X":
            said = _("6 Blame backwards: at position {t} again, its output to blame with {delta}.")
            return said.format(t=t, delta=_signed(seen.layer_2_delta[t]))
        case "layer_1_delta":
            said = (
                _("6 Blame the units: up to {future} from the future, up to {output} from the "
                  "output; × slope: up to {delta}.")
                if t + 1 < len(seen.X)
                else _("6 Blame the units: no future yet, up to {output} from the output; "
                       "× slope: up to {delta}.")
            )  # fmt: skip
            parts = (back.from_future[t], back.from_output[t], back.layer_1_delta[t])
            future, output, delta = map(largest, parts)
            return said.format(future=future, output=output, delta=delta)
        case "future_layer_1_delta":
            if t == 0:
                return _(
                    "7 Collected: the blame has reached the first position, the end of its way."
                )
            said = _("7 Collected: the blame of position {t} goes on to position {before}.")
            return said.format(t=t, before=t - 1)
    return _about_collecting(key, trace, t)


def _about_collecting(key: str, trace: Trace, t: int) -> str:
    seen, delta = trace.forward, trace.backward.layer_1_delta[t]
    if key == "synapse_1_update":
        what = _("state × blame of the output")
        added = seen.layer_1[t + 1] * seen.layer_2_delta[t]
    elif key == "synapse_h_update":
        what, added = _("state before × blame of the unit"), np.outer(seen.layer_1[t], delta)
    else:
        what, added = _("bit × blame of the unit"), np.outer(seen.X[t], delta)
    name, most = key.removesuffix("_update"), largest(added)
    if t + 1 == len(seen.X):
        said = _("7 Collect for {name}: position {t} adds {what}, up to {most}.")
        return said.format(name=name, t=t, what=what, most=most)
    # what the script shows beside its line is the sum of all positions so far
    so_far = largest(assigned(trace, Op(key, "backward", t))[0].array)
    said = _("7 Collect for {name}: position {t} adds {what}, up to {most}; so far ±{so_far}.")
    return said.format(name=name, t=t, what=what, most=most, so_far=so_far)


def _about_update(key: str, trace: Trace) -> str:
    if key == "clear":
        return _("8 Applied: the collected updates go back to zero for the next example.")
    moved = largest(getattr(trace.after, key) - getattr(trace.weights, key))
    said = _("8 Apply: {name} moves by alpha × its update, at most by {most}.")
    return said.format(name=key, most=moved)


def _signed(value: float) -> str:
    return number(float(value), signed=True)


def about_input(step: TimeStep, row: int) -> list[str]:
    """Say which bit an input has."""
    name = _("X: bit {name} at position {position}")
    return [name.format(name=INPUTS[row], position=step.position), f"= {int(step.bits[row])}"]


def about_before(step: TimeStep, unit: int) -> list[str]:
    """Say what a unit remembers, and from when."""
    head = _("prev_layer_1, unit {unit}").format(unit=unit)
    if step.position == 0:
        return [head, _("= 0: nothing before it")]
    at = step.position - 1
    state = (
        _("its state at position {position}, place {place:,}")
        if at < _PLACES_IN_A_LINE
        else _("its state at position {position}")
    )
    return [f"{head} = {step.before[unit]:.3f}", state.format(position=at, place=1 << at)]


def about_blame(step: TimeStep, unit: int) -> list[str]:
    """Say what a unit is blamed for, and by whom: the output, and the position after it."""
    head = _("layer_1_delta, unit {unit}").format(unit=unit)
    output, future = (signed(float(part[unit]), 5) for part in (step.from_output, step.from_future))
    return [
        f"{head} = {signed(float(step.layer_1_delta[unit]), 5)}",
        _("from the output {value}").format(value=output),
        _("from the future {value}").format(value=future),
    ]


def about_after(step: TimeStep, unit: int, *, is_known: bool, is_held: bool) -> list[str]:
    """Say what a unit computes, and from what."""
    head = _("layer_1, unit {unit}").format(unit=unit)
    if not is_known:
        return [head, _NOT_YET]
    value = step.after[unit]
    if is_held:
        return [f"{head} = {value:.3f}", _("held: what comes in does not count")]
    now = step.contributions
    bits, memory = now.synapse_0[:, unit].sum(), now.synapse_h[:, unit].sum()
    parts = _("bits {bits}, memory {memory}")
    return [
        f"{head} = {value:.3f}",
        f"= sigmoid({signed(float(bits + memory))})",
        parts.format(bits=signed(float(bits)), memory=signed(float(memory))),
    ]


def about_output(step: TimeStep, truth: int, *, is_known: bool) -> list[str]:
    """Say what the answer is, and from what."""
    if not is_known:
        return ["layer_2", _NOT_YET]
    total = float(step.contributions.synapse_1.sum())
    reads = _("reads as {guess}; the true bit is {truth}")
    return [
        f"layer_2 = {step.p:.3f}",
        f"= sigmoid({signed(total)})",
        reads.format(guess=int(step.p > 0.5), truth=truth),
    ]


def about_wire(step: TimeStep, weight: Weight, *, is_backward: bool, is_frozen: bool) -> list[str]:
    """Say what a weight is, and what it brings now or takes back."""
    at = weight.row, weight.column
    value = signed(float(getattr(step.weights, weight.name)[at]))
    lines = [
        weight.label,
        _("= {value}, frozen").format(value=value) if is_frozen else f"= {value}",
    ]
    if is_backward:
        blame = signed(float(getattr(step.blame, weight.name)[at]), 5)
        return [*lines, _("takes back {value}").format(value=blame)]
    brought = signed(float(getattr(step.contributions, weight.name)[at]))
    return [*lines, _("brings {value} now").format(value=brought)]


def about_all(drawn: int, there: int, frozen: int, *, is_backward: bool) -> list[str]:
    """Say what there is to point at, and where it is so, that not all wires are drawn, or learn.

    >>> about_all(400, 16768, 0, is_backward=False)
    ['400 of 16,768 wires are drawn:', 'the strongest of each synapse']
    """
    if drawn >= there or is_backward:
        said = [_POINT_AT]
    else:
        wires = _("{drawn} of {there:,} wires are drawn:").format(drawn=drawn, there=there)
        said = [wires, _("the strongest of each synapse")]
    marks = _n(
        "▮ does not learn: {count:,} is frozen", "▮ does not learn: {count:,} are frozen", frozen
    )
    return [*said, marks.format(count=frozen)] if frozen else said
