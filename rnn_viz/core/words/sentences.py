"""One sentence that says what is happening; every word of it is computed."""

from rnn_viz.core.language import _
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.operations import Program
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.numbers import signed

_MOST_READ = 64  # bits of a number that is written in full
_GROUPS = 16  # of three digits in a line
_MOST_SPOKEN = 32  # probabilities
_HALVES = {"forward": _("forward"), "backward": _("backward"), "update": _("update")}


def named(number: int) -> str:
    """Return the number with digit groups, or its length where that is too long to read."""
    if number.bit_length() <= _MOST_READ:
        return f"{number:,}"
    digits = str(number)
    said = _("{first}…{last} ({count} digits)")
    return said.format(first=digits[:6], last=digits[-6:], count=len(digits))


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
    said = (
        _(
            "Position {position}: {a} + {b}, carry {carry} → the network says {p}, so {guess} — "
            "wrong."
        )
        if sum_.wrong[position]
        else _(
            "Position {position}: {a} + {b}, carry {carry} → the network says {p}, so {guess} — "
            "right."
        )
    )
    return said.format(
        position=position, a=sum_.a_bits[position], b=sum_.b_bits[position],
        carry=sum_.carry_in[position], p=probability(float(sum_.layer_2[position])),
        guess=sum_.guess[position],
    )  # fmt: skip


def about_value(sum_: Addition, row: str, position: int, unit: int = -1) -> str:
    """Name one value of the picture, and say what it was computed from.

    ``row`` is a row of the stage: place, a, b, carry, layer_1, p, guess, truth or error.
    """
    p = float(sum_.layer_2[position])
    match row:
        case "a" | "b":
            bits = sum_.a_bits if row == "a" else sum_.b_bits
            said = _("X: {name} has a {bit} at position {position}.")
            return said.format(name=row, bit=bits[position], position=position)
        case "carry":
            return _(
                "True carry into position {position}: {carry}. The network must remember it."
            ).format(position=position, carry=sum_.carry_in[position])
        case "layer_1":
            return _about_state(position, unit, float(sum_.layer_1[position, unit]))
        case "p":
            said = _("layer_2 at position {position} = sigmoid(layer_1 · synapse_1) = {p:.3f}.")
            return said.format(position=position, p=p)
        case "guess":
            return _(
                "layer_2 at position {position} = sigmoid(layer_1 · synapse_1) = {p:.3f}, above "
                "0.5 reads 1: {guess}."
            ).format(position=position, p=p, guess=sum_.guess[position])
        case "error":
            said = _("layer_2_error at position {position} = {truth} − {p:.3f} = {error}.")
            error = signed(float(sum_.error[position]))
            return said.format(position=position, truth=sum_.truth[position], p=p, error=error)
        case "truth":
            said = _("True bit at position {position}: {bit}.")
            return said.format(position=position, bit=sum_.truth[position])
    place = f"{1 << position:,}" if position < 64 else f"2^{position}"
    return _("Position {position} has place {place}.").format(position=position, place=place)


def _about_state(position: int, unit: int, value: float) -> str:
    said = (
        _("layer_1 at position {position}, unit {unit} = {value:.3f} = sigmoid(X · synapse_0 + "
          "layer_1 at position {before} · synapse_h).")
        if position
        else _("layer_1 at position {position}, unit {unit} = {value:.3f} = sigmoid(X · synapse_0 "
               "+ no memory yet).")
    )  # fmt: skip
    return said.format(position=position, unit=unit, value=value, before=position - 1)


def about_sum(sum_: Addition) -> str:
    """Say what the network answers to the whole sum and how many bits are wrong."""
    asked, answer, wrong = f"{named(sum_.a)} + {named(sum_.b)}", named(sum_.answer), 0
    if sum_.is_right:
        said = _("{asked}: the network says {answer} — right, all {count:,} bits.")
    else:
        wrong = int(sum_.wrong.sum())
        # nobody compares numbers of which the middle is left out
        said = (
            _("The network says {answer}: {wrong:,} of {count:,} bits wrong.")
            if sum_.columns > _MOST_READ
            else _(
                "{asked} = {sum}, but the network says {answer} — {wrong:,} of {count:,} bits "
                "wrong."
            )
        )
    true = named(sum_.a + sum_.b)
    return said.format(asked=asked, sum=true, answer=answer, wrong=wrong, count=sum_.columns)


def about_old_sum(sum_: Addition) -> str:
    """Say that a sum is only still there, because what is typed now cannot be added."""
    said = _("Still on stage: {a} + {b}. What is being typed cannot be added.")
    return said.format(a=named(sum_.a), b=named(sum_.b))


def about_stage(stage: Stage) -> str:
    """Say how far the sum on stage has got, and what the network answers there."""
    sum_ = stage.sum
    if stage.operation == 0 and stage.is_slow_motion and not stage.is_playing:
        said = _("Space goes through {a} + {b} line by line; Escape leaves slow motion.")
        return said.format(a=named(sum_.a), b=named(sum_.b))
    if stage.operation == 0:
        said = _("Nothing read yet. Position 0 has place 1; {count:,} positions to go.")
        return said.format(count=sum_.columns)
    if stage.waits_at_its_end:
        then = (
            _("Space shows it again; Escape leaves slow motion.")
            if stage.source is Source.MINE
            else _("Space goes on with the next example; Escape leaves slow motion.")
        )
        return f"{about_sum(sum_)} {then}"
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
        return _about_training(now)
    if stage.sum.columns > config.bits:
        said = _("{count:,} bits, trained on {bits}."), _("Trained on {bits}.")
    elif max(stage.sum.a, stage.sum.b) >= config.operand_limit:
        said = _("Trained on numbers up to {most:,}."), _("Trained up to {most:,}.")
    else:
        return _("What the weights answer now."), _("Answered just now.")
    most = config.operand_limit - 1
    return tuple(it.format(count=stage.sum.columns, bits=config.bits, most=most) for it in said)


def _about_training(now: Snapshot) -> tuple[str, str]:
    if now.is_at_end:
        said, short = _("Example {iteration:,}; the run ends here."), _("The run ends here.")
    elif now.stage.operation == len(now.stage.program):
        said, short = _("Example {iteration:,}, just learned."), _("Just learned.")
    else:
        said, short = _("Example {iteration:,}, learned next."), _("Learned next.")
    return said.format(iteration=now.iteration), short


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
        return _("This example line by line: forward, backward, update. Click to go there.")
    done = program[operation - 1]
    said = (
        _("Line {line:,} of {count:,}: {half}. Ticks are breakpoints.")
        if done.position is None
        else _("Line {line:,} of {count:,}: {half}, position {position}. Ticks are breakpoints.")
    )
    half = _HALVES[done.half]
    return said.format(line=operation, count=len(program), half=half, position=done.position)


def spoken(stage: Stage) -> str:
    """Return the probabilities shown as text, for those who cannot see the bars."""
    shown = stage.sum.layer_2[: min(stage.shown, _MOST_SPOKEN)]
    if not len(shown):
        return ""
    return _("p from position 0 on: {values}").format(values=", ".join(f"{p:.3f}" for p in shown))


def about_delta(back: BackwardShown, row: str, position: int, unit: int = -1) -> str:
    """Say what a value of the rows "layer_2_delta" and "layer_1_delta" is made of."""
    if row == "layer_2_delta":
        value = signed(float(back.layer_2_delta[position]), 4)
        said = _("layer_2_delta at position {position} = error · p · (1 − p) = {value}.")
        return said.format(position=position, value=value)
    if not back.is_done(position):
        return _(
            "layer_1_delta at position {position} is not computed yet: it comes from later on."
        ).format(position=position)
    value, output, future = (
        signed(float(part[position, unit]), 4)
        for part in (back.layer_1_delta, back.from_output, back.from_future)
    )
    said = (
        _("layer_1_delta at position {position}, unit {unit} = ({output} from the output {future} "
          "from position {next}) · slope = {value}.")
        if position + 1 < len(back.layer_2_delta)
        else _("layer_1_delta at position {position}, unit {unit} = {output} from the output · "
               "slope = {value}. No position comes after it.")
    )  # fmt: skip
    return said.format(
        position=position, unit=unit, output=output, future=future, value=value, next=position + 1
    )
