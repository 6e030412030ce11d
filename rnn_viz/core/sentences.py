"""One sentence that says what is happening; every word of it is computed."""

from rnn_viz.core.inference import Addition


def named(number: int) -> str:
    """Return the number with digit groups, or its length where that is too long to read."""
    if number.bit_length() <= 64:
        return f"{number:,}"
    digits = str(number)
    return f"{digits[:6]}…{digits[-6:]} ({len(digits)} digits)"


def about_position(sum_: Addition, position: int) -> str:
    """Say what the network does at one position and whether it is right."""
    a, b, carry = sum_.a_bits[position], sum_.b_bits[position], sum_.carry_in[position]
    verdict = "wrong" if sum_.wrong[position] else "right"
    return (
        f"Position {position}: {a} + {b}, carry {carry} → the network says "
        f"{sum_.layer_2[position]:.2f}, so {sum_.guess[position]} — {verdict}."
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
