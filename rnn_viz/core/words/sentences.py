"""One sentence that says what is happening; every word of it is computed."""

from rnn_viz.core.net.inference import Addition
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.operations import Program
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.numbers import signed

_MOST_READ = 64  # bits of a number that is written in full
_GROUPS = 16  # of three digits in a line
_MOST_SPOKEN = 32  # probabilities
_LEAVING = "Escape leaves slow motion."


def named(number: int) -> str:
    """Return the number with digit groups, or its length where that is too long to read."""
    if number.bit_length() <= _MOST_READ:
        return f"{number:,}"
    digits = str(number)
    return f"{digits[:6]}…{digits[-6:]} ({len(digits)} digits)"


def spelled(number: int) -> str:
    """Return all digits of a number, in lines that a tooltip can show.

    >>> spelled(1234567)
    '1,234,567'
    """
    groups = f"{number:,}".split(",")
    lines = (groups[at : at + _GROUPS] for at in range(0, len(groups), _GROUPS))
    return ",\n".join(",".join(line) for line in lines)


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
            return f"X: {row} has a {bits[position]} at {at}."
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
            return f"layer_2_error at {at} = {truth} − {p:.3f} = {signed(float(error))}."
        case "truth":
            return f"True bit at {at}: {sum_.truth[position]}."
    place = f"{1 << position:,}" if position < 64 else f"2^{position}"
    return f"Position {position} has place {place}."


def about_sum(sum_: Addition) -> str:
    """Say what the network answers to the whole sum and how many bits are wrong."""
    asked = f"{named(sum_.a)} + {named(sum_.b)}"
    if sum_.is_right:
        return f"{asked}: the network says {named(sum_.answer)} — right, all {sum_.columns:,} bits."
    wrong = int(sum_.wrong.sum())
    if sum_.columns > _MOST_READ:  # nobody compares numbers of which the middle is left out
        return f"The network says {named(sum_.answer)}: {wrong:,} of {sum_.columns:,} bits wrong."
    return (
        f"{asked} = {named(sum_.a + sum_.b)}, but the network says {named(sum_.answer)} — "
        f"{wrong:,} of {sum_.columns:,} bits wrong."
    )


def about_old_sum(sum_: Addition) -> str:
    """Say that a sum is only still there, because what is typed now cannot be added."""
    return (
        f"Still on stage: {named(sum_.a)} + {named(sum_.b)}. What is being typed cannot be added."
    )


def about_stage(stage: Stage) -> str:
    """Say how far the sum on stage has got, and what the network answers there."""
    sum_ = stage.sum
    if stage.operation == 0 and stage.is_slow_motion and not stage.is_playing:
        return f"Space goes through {named(sum_.a)} + {named(sum_.b)} line by line; {_LEAVING}"
    if stage.operation == 0:
        return f"Nothing read yet. Position 0 has place 1; {sum_.columns:,} positions to go."
    if stage.waits_at_its_end:
        is_mine = stage.source is Source.MINE
        then = "shows it again" if is_mine else "goes on with the next example"
        return f"{about_sum(sum_)} Space {then}; {_LEAVING}"
    if stage.position is None:
        return about_sum(sum_)
    sentence = about_position(sum_, stage.position)
    is_last = stage.position + 1 == sum_.columns
    return f"{sentence} {about_sum(sum_)}" if is_last else sentence


def about_source(now: Snapshot) -> tuple[str, ...]:
    """Say where the sum on stage comes from, or how it is beyond what was trained on.

    In short; then, where that is shorter still, in fewer words.
    """
    stage, config = now.stage, now.config
    if stage.source is Source.TRAINING:
        if now.is_at_end:
            return f"Example {now.iteration:,}; the run ends here.", "The run ends here."
        if stage.operation == len(stage.program):
            return f"Example {now.iteration:,}, just learned.", "Just learned."
        return f"Example {now.iteration:,}, learned next.", "Learned next."
    if stage.sum.columns > config.bits:
        trained = f"trained on {config.bits}."
        return f"{stage.sum.columns:,} bits, {trained}", trained.capitalize()
    if max(stage.sum.a, stage.sum.b) >= config.operand_limit:
        upto = f"up to {config.operand_limit - 1:,}."
        return f"Trained on numbers {upto}", f"Trained {upto}"
    return "What the weights answer now.", "Answered just now."


def about_part(stage: Stage, part: Part, back: BackwardShown | None) -> str:
    """Name what is pointed at and say what it was computed from; empty if it is not known yet."""
    if part.row in ("layer_2_delta", "layer_1_delta"):
        return "" if back is None else about_delta(back, part.row, part.position, part.unit)
    if part.row in stage.known_rows(part.position):
        return about_value(stage.sum, part.row, part.position, part.unit)
    return ""


def about_line(program: Program, operation: int) -> str:
    """Say where in the example one is after so many operations."""
    if not operation or not program:
        return "This example line by line: forward, backward, update. Click to go there."
    done = program[operation - 1]
    where = "" if done.position is None else f", position {done.position}"
    return f"Line {operation:,} of {len(program):,}: {done.half}{where}. Ticks are breakpoints."


def spoken(stage: Stage) -> str:
    """Return the probabilities shown as text, for those who cannot see the bars."""
    shown = stage.sum.layer_2[: min(stage.shown, _MOST_SPOKEN)]
    return "p from position 0 on: " + ", ".join(f"{p:.3f}" for p in shown) if len(shown) else ""


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
        f"layer_1_delta at position {position}, unit {unit} = ({output} from the output {future} "
        f"from position {position + 1}) · slope = {value}."
        if position + 1 < len(back.layer_2_delta)
        else f"layer_1_delta at position {position}, unit {unit} = {output} from the output · "
        f"slope = {value}. No position comes after it."
    )
