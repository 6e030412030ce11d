"""What is claimed about a phase: one sentence with its numbers; and the rule behind it."""

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, SIDE
from rnn_viz.core.evidence.plateau import NEAR, STEP, WINDOW, chance, mean_error
from rnn_viz.core.run.curve import Curve

SURE = 5  # looks in a row that a position must be right before it is said to be learned

PLATEAU = (
    f"From iteration 0 on, every mean error of {WINDOW} examples in a row is within {NEAR:.0%} of "
    f"a coin flip for each bit; looked at every {STEP} examples, every 64 in runs beyond four "
    "million."
)
BELOW_CHANCE = (
    f"After the plateau, with a mean error more than {NEAR:.0%} below a coin flip, until position "
    "0 is right in all sums and stays so."
)
_STAYS = (
    f"is right in all sums at every look, at least {SURE}, up to the first perfect one or, as "
    "long as there is none, up to the newest."
)
LEARNED = (
    ("bit 0 learned", f"From here on position 0 {_STAYS}"),
    ("one carry", f"From here on position 1, which needs the carry of position 0, {_STAYS}"),
)
FIRST = "From the first look at which all sums are right to the first one at which they are not."
WOBBLE = "From the first imperfect look after a perfect one to the last."
SO_FAR = f"At least {SURE} looks in a row, up to the newest, at which all sums are right."
STABLE = "From here on all sums are right at every look, up to the end of what was trained."


def all_sums(bits: int) -> str:
    """Name what is asked: all sums, or a sample where there are too many."""
    side = min(1 << (bits - 1), SIDE)
    return f"all {side**2:,} sums" if bits <= ALL_UP_TO else f"all {side**2:,} sampled sums"


def about_plateau(curve: Curve, bits: int, stop: int) -> str:
    """Say how near to a coin flip the error stays."""
    return (
        f"The mean error of iterations 0 … {stop - 1:,} is {_mean(curve, 0, stop)}; "
        f"a coin flip for each of the {bits} bits makes {chance(bits):.2f}."
    )


def about_below_chance(curve: Curve, bits: int, looks: Checks, start: int, stop: int) -> str:
    """Say how far below a coin flip the error is, and how far position 0 has got."""
    sentence = (
        f"The mean error of iterations {start:,} … {stop - 1:,} is {_mean(curve, start, stop)}, "
        f"below the {chance(bits):.2f} of a coin flip"
    )
    seen = looks.between(start, stop)
    if not len(seen.bit_accuracy):
        return f"{sentence}."
    right, last = round(seen.bit_accuracy[-1, 0] * _count(bits)), int(seen.iterations[-1])
    return f"{sentence}; at {last:,}, position 0 is right in {right:,} of {_count(bits):,} sums."


def about_position(bits: int, position: int, looks: Checks, start: int, stop: int) -> str:
    """Say where a position is right, and what that takes."""
    seen = _looks(looks.between(start, stop))
    if position == 0:
        return f"Position 0, which needs no memory, is right in {all_sums(bits)} at {seen}."
    return (
        f"Position 1 is right in {all_sums(bits)} at {seen}: "
        "the carry of position 0 is remembered for one step."
    )


def about_first(bits: int, first: int) -> str:
    """Say when everything was right for the first time."""
    return f"At iteration {first:,}, {all_sums(bits)} are right: for the first time at any look."


def about_wobble(bits: int, looks: Checks, start: int, stop: int) -> str:
    """Say how often, and how badly, a net that was perfect fails again."""
    seen = looks.between(start, stop)
    failed = seen.exact_share < 1.0
    if not failed.any():
        return "Perfect once, but not at every later look."
    worst = int(seen.exact_share.argmin())
    wrong = round((1 - seen.exact_share[worst]) * _count(bits))
    at = int(seen.iterations[worst])
    return (
        f"Perfect once, but not at {failed.sum():,} of {len(failed):,} later looks; "
        f"at worst, at iteration {at:,}, {wrong:,} of {_count(bits):,} sums are wrong."
    )


def about_so_far(bits: int, looks: Checks, start: int, stop: int) -> str:
    """Say since when everything has been right, and that this is not the end of it."""
    return f"{_capital(all_sums(bits))} are right at {_looks(looks.between(start, stop))} so far."


def about_stable(bits: int, start: int, stop: int, resolution: int) -> str:
    """Say from when on everything is right to the end."""
    return (
        f"{_capital(all_sums(bits))} are right at every look from {start:,} to {stop:,}, "
        f"taken every {resolution:,} iterations."
    )


def _count(bits: int) -> int:
    return min(1 << (bits - 1), SIDE) ** 2


def _looks(looks: Checks) -> str:
    """Name looks by their number and where they were taken."""
    count = len(looks.iterations)
    if count == 0:
        return "no look"
    first, last = int(looks.iterations[0]), int(looks.iterations[-1])
    if count == 1:
        return f"the one look, at {first:,}"
    return f"all {count:,} looks from {first:,} to {last:,}"


def _mean(curve: Curve, start: int, stop: int) -> str:
    mean = mean_error(curve, start, stop)
    return "not known" if mean is None else f"{mean:.2f}"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
