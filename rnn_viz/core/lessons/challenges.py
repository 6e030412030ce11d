"""The challenges: what is asked, hints, and the rule by which an attempt is checked."""

from collections.abc import Callable
from dataclasses import dataclass

from rnn_viz.core.lessons.challenge_rules import (
    Attempt,
    Outcome,
    breaks_with_one_weight,
    finds_wrong_sum,
    forgets,
    learns_fast,
    learns_with_six,
    stays_perfect,
)
from rnn_viz.core.steps import Steps


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge.

    Attributes
    ----------
    key
        By which its best result is kept.
    title, task
        What it is called, and what is to be done.
    counts
        What is counted; less is better.
    hints
        Help, the least of it first.
    check
        Whether an attempt does it.
    """

    key: str
    title: str
    task: str
    counts: str
    hints: tuple[str, ...]
    check: Callable[[Attempt], Steps[Outcome]]


CHALLENGES = (
    Challenge(
        "wrong-sum", "One that is wrong",
        "Take the run of seed 0 to iteration 9,000 and find a sum that it gets wrong.",
        "bits of the sum",
        (
            "All sums of 8 bits are right there: it must be a longer one.",
            "Random numbers hardly ever carry far. Yours should.",
            "1 + 1 in the first column, then many columns with a 1 in one number only. "
            "Try both orders: it is not the same to the network.",
        ),
        finds_wrong_sum,
    ),
    Challenge(
        "one-weight", "A single weight",
        "Stop where all sums are right, and break that by changing one weight, as little as you "
        "can. Do not train on.",
        "size of the change",
        (
            "A weight is changed on its card, or in What if.",
            "Some sums are right by a hair: look for a p near 0.5, and for what it hangs on.",
            "Weights to the output act at once, those between units at each column again.",
        ),
        breaks_with_one_weight,
    ),
    Challenge(
        "six-units", "Six are enough",
        "Let a network of 6 hidden units learn all sums of 8 bits.",
        "iterations",
        (
            "With seed 0 and the usual alpha 10,000 iterations are too few.",
            "Another seed, more iterations, another alpha: a sweep in Experiment tries many.",
            "Alpha may change on the way: large at first, smaller later.",
        ),
        learns_with_six,
    ),
    Challenge(
        "fewest-examples", "The fewest examples",
        "Reach all sums right with 16 hidden units in as few examples as you can, without setting "
        "a weight by hand. Your budget: at most three changes on the way.",
        "iterations",
        (
            "Alpha is the first thing to try: 0.1 is careful.",
            "Too large an alpha never gets there. Somewhere between lies the best.",
            "A change counts: alpha large first and smaller later is one or two.",
        ),
        learns_fast,
    ),
    Challenge(
        "forget", "Make it forget",
        "Stop where all sums are right. From there, make fewer than half of them right by training "
        "alone, in few examples: alpha up to 1 and the next numbers may be changed, nothing else.",
        "examples from the first change on",
        (
            "It learns from whatever example it gets, and from nothing else.",
            "1 + 127 again and again does more than 0 + 0.",
            "Soon after the first perfect moment it is more fragile than later.",
        ),
        forgets,
    ),
    Challenge(
        "smallest", "The smallest that stays",
        "Train the smallest network in which all sums of 8 bits are right five times in a row, "
        "100 iterations apart, up to where you stop.",
        "hidden units",
        (
            "Perfect once is not perfect for good: wait for the wobble to end.",
            "Below 6 units it takes luck. A sweep over seeds looks for it.",
            "A run may be longer than 10,000 iterations.",
        ),
        stays_perfect,
    ),
)  # fmt: skip


def challenge(key: str) -> Challenge:
    """Return the challenge of a key; raises KeyError."""
    return {it.key: it for it in CHALLENGES}[key]
