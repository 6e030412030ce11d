"""What all sums say in words, at a moment and over the run; every word of it is computed."""

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, Evaluation, Sums, count_of
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.phase_claims import how_often

_LONG = 10  # bits; longer sums name the position
STEPS = 6  # colours of the map: 0, 1, 2, 3, 4 and 5 or more wrong bits


def title(bits: int) -> str:
    """Name what the map shows: all sums of ``bits`` bits, or a sample of them."""
    if bits > ALL_UP_TO:
        return f"A sample of {count_of(bits):,} sums"
    return f"All {4 ** (bits - 1):,} sums"


def share_right(evaluation: Evaluation) -> str:
    """Return the share of right sums."""
    return f"{percent(evaluation.exact_share)} right"


def answers(sum_: Addition) -> tuple[str, str]:
    """Return one sum with the network's answer to it, in full and in short."""
    wrong = int(np.count_nonzero(sum_.wrong))
    return _answers(sum_.a, sum_.b, sum_.answer, wrong, sum_.columns)


def longest_answers(bits: int) -> tuple[str, str]:
    """Return the widest texts that :func:`answers` can give for pairs of the map."""
    largest = (1 << (bits - 1)) - 1
    return _answers(largest, largest, (1 << bits) - 1, bits, bits)


def _answers(a: int, b: int, said: int, wrong: int, columns: int) -> tuple[str, str]:
    asked = f"{a:,} + {b:,} = {a + b:,}"
    verdict = f"{wrong} of {columns} bits wrong" if wrong else "right"
    return f"{asked} · network says {said:,} · {verdict}", f"{asked} · says {said:,} · {verdict}"


def perfect(milestones: Milestones | None, iterations: int) -> tuple[str, ...]:
    """Say when every sum was right, in full and in short; empty as long as nothing is known.

    That it stays so is said only when the search has reached the end of the run, and how often
    it was checked with it; the first perfect moment is exact.
    """
    is_whole = milestones is not None and milestones.upto >= iterations
    if milestones is None or (milestones.first is None and not is_whole):
        return ("",)
    if milestones.first is None:
        never = f"never all right up to {milestones.upto:,}"
        return f"{never} (checked at every iteration)", never
    first = f"first perfect {milestones.first:,}"
    if not is_whole:
        return (first,)
    what, often = f"{first} · {_how_it_ends(milestones)}", how_often_checked(milestones)
    return f"{what} (checked {often})", f"{what} ({often})", what


def how_often_checked(milestones: Milestones) -> str:
    """Say how often it was checked that the net stays perfect."""
    grid = milestones.grid
    return how_often((grid.distance(milestones.first or 0), milestones.resolution))


def _how_it_ends(milestones: Milestones) -> str:
    if milestones.stable is not None:
        return f"stable from {milestones.stable:,}"
    return "stability unknown" if milestones.in_a_row else "not stable"


def counts(evaluation: Evaluation) -> list[tuple[str, int]]:
    """Return how many sums have 0, 1, … wrong bits, the last step open-ended if it must be."""
    bits = evaluation.sums.bits
    last = min(bits, STEPS - 1)
    clipped: NDArray[np.uint8] = np.minimum(evaluation.wrong, last)
    found = np.bincount(clipped.ravel(), minlength=last + 1).tolist()
    names = [f"{k}" for k in range(last + 1)]
    if bits > last:
        names[-1] += "+"
    return list(zip(names, found, strict=True))


def cell_of(sums: Sums, a: int, b: int) -> tuple[int, int] | None:
    """Return row and column of a pair of the map; ``None`` if it is not on it."""
    limit = 1 << (sums.bits - 1)
    if not (0 <= a < limit and 0 <= b < limit):
        return None
    row, column = a * sums.side // limit, b * sums.side // limit
    is_it = sums.a[row, column] == a and sums.b[row, column] == b
    return (row, column) if is_it else None


def place_name(position: int, bits: int) -> str:
    """Return what a position is called: its place, or its number in long sums.

    >>> place_name(3, 8), place_name(3, 16)
    ('place 8', 'position 3')
    """
    return f"place {1 << position:,}" if bits <= _LONG else f"position {position}"


def about_accuracy(checks: Checks, iteration: int, bits: int) -> str:
    """Say which places are right in all sums at the last check up to an iteration."""
    known = int(np.searchsorted(checks.iterations, iteration, side="right"))
    if not known:
        return "Not checked yet: run, or wait a moment."
    at, right = int(checks.iterations[known - 1]), checks.bit_accuracy[known - 1]
    when = f"At iteration {at:,}"
    if (right == 1.0).all():
        return f"{when} every place is right in all sums."
    worst = int(right.argmin())
    weakest = f"{place_name(worst, bits)} is right least often, in {percent(float(right[worst]))}"
    whole = [place_name(int(p), bits).split()[1] for p in np.flatnonzero(right == 1.0)]
    if not whole:
        return f"{when} no place is right in all sums; {weakest}."
    word = place_name(0, bits).split()[0] + ("s" if len(whole) > 1 else "")
    verb = "are" if len(whole) > 1 else "is"
    return f"{when} {word} {_listed(whole)} {verb} right in all sums; {weakest}."


def about_outcome(now: Snapshot, milestones: Milestones | None, checks: Checks) -> str:
    """Say how the run has come out as far as it is trained and checked."""
    found = perfect(milestones, now.config.iterations)
    trained = f"Trained to iteration {now.frontier:,} of {now.config.iterations:,}"
    if milestones is None or not found or not found[0]:
        return f"{trained}; first and stable perfect are not known yet."
    if not len(checks):
        return f"{trained}: {found[0]}."
    share = percent(float(checks.exact_share[-1]))
    return f"{trained}: {found[0]}, {share} right at the last check."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
