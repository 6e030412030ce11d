"""One sentence that says what is happening; every word of it is computed."""

from rnn_viz.core.net.inference import Addition
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.words.number_text import signed


def named(number: int) -> str:
    """Return the number with digit groups, or its length where that is too long to read."""
    if number.bit_length() <= 64:
        return f"{number:,}"
    digits = str(number)
    return f"{digits[:6]}…{digits[-6:]} ({len(digits)} digits)"


def probability(p: float) -> str:
    """Return a probability with two digits, more where it would read 0.50 but is not."""
    shown = (f"{p:.{digits}f}" for digits in (2, 3, 4))
    return next((text for text in shown if p == 0.5 or text.rstrip("0") != "0.5"), f"{p:.6f}")


def about_position(sum_: Addition, position: int) -> str:
    """Say what the network does at one position and whether it is right."""
    a, b, carry = sum_.a_bits[position], sum_.b_bits[position], sum_.carry_in[position]
    verdict = "wrong" if sum_.wrong[position] else "right"
    return (
        f"Position {position}: {a} + {b}, carry {carry} → the network says "
        f"{probability(float(sum_.layer_2[position]))}, so {sum_.guess[position]} — {verdict}."
    )


def about_value(sum_: Addition, row: str, position: int, unit: int = -1) -> str:
    """Name one value of the picture, and say what it was computed from.

    ``row`` is a row of the stage: place, a, b, carry, layer_1, p, guess, truth or error.
    """
    at, p = f"position {position}", sum_.layer_2[position]
    match row:
        case "a" | "b":
            bits = sum_.a_bits if row == "a" else sum_.b_bits
            return f"X: bit {position} of {row} is {bits[position]}."
        case "carry":
            return f"True carry into {at}: {sum_.carry_in[position]}. The network must remember it."
        case "layer_1":
            memory = (
                f"layer_1 at position {position - 1} · synapse_h" if position else "no memory yet"
            )
            value = sum_.layer_1[position, unit]
            return (
                f"layer_1 at {at}, unit {unit} = {value:.3f} = sigmoid(X · synapse_0 + {memory})."
            )
        case "p" | "guess":
            guess = f", above 0.5 reads 1: {sum_.guess[position]}" if row == "guess" else ""
            return f"layer_2 at {at} = sigmoid(layer_1 · synapse_1) = {p:.3f}{guess}."
        case "error":
            truth, error = sum_.truth[position], sum_.error[position]
            return f"layer_2_error at {at} = {truth} − {p:.3f} = {error:+.3f}."
        case "truth":
            return f"True bit at {at}: {sum_.truth[position]}."
    return (
        f"Position {position} counts {1 << position:,}."
        if position < 64
        else f"{at}: 2^{position}."
    )


def about_sum(sum_: Addition) -> str:
    """Say what the network answers to the whole sum and how many bits are wrong."""
    asked = f"{named(sum_.a)} + {named(sum_.b)}"
    if sum_.is_right:
        return f"{asked}: the network says {named(sum_.answer)} — right, all {sum_.columns} bits."
    wrong = int(sum_.wrong.sum())
    return (
        f"{asked} = {named(sum_.a + sum_.b)}, but the network says {named(sum_.answer)} — "
        f"{wrong} of {sum_.columns} bits wrong."
    )


def about_delta(back: BackwardShown, row: str, position: int, unit: int = -1) -> str:
    """Say what a value of the rows "layer_2_delta" and "layer_1_delta" is made of."""
    if row == "layer_2_delta":
        value = signed(float(back.layer_2_delta[position]), 4)
        return f"layer_2_delta at position {position} = error · p · (1 − p) = {value}."
    if not back.is_done(position):
        return f"layer_1_delta at position {position} is not computed yet: it comes from later on."
    value, output, future = (
        signed(float(part[position, unit]), 4)
        for part in (back.layer_1_delta, back.from_output, back.from_future)
    )
    return (
        f"layer_1_delta at position {position}, unit {unit} = ({output} from the output, {future} "
        f"from position {position + 1}) · slope = {value}."
        if position + 1 < len(back.layer_2_delta)
        else f"layer_1_delta at position {position}, unit {unit} = {output} from the output, "
        f"nothing from later, · slope = {value}."
    )
