"""The challenges: what is asked, hints, and the rule by which an attempt is checked."""

from collections.abc import Callable
from dataclasses import dataclass

from rnn_viz.core.language import _
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
        "wrong-sum", _("One that is wrong"),
        _("Take the run of seed 0 to iteration 9,000 and find a sum that it gets wrong."),
        _("bits of the sum"),
        (
            _("All sums of 8 bits are right there: it must be a longer one."),
            _("Random numbers hardly ever carry far. Yours should."),
            _("1 + 1 in the first column, then many columns with a 1 in one number only. "
              "Try both orders: it is not the same to the network."),
        ),
        finds_wrong_sum,
    ),
    Challenge(
        "one-weight", _("A single weight"),
        _("Stop where all sums are right, and break that by changing one weight, as little as you "
          "can. Do not train on."),
        _("size of the change"),
        (
            _("A weight is changed on its card, or in What if."),
            _("Some sums are right by a hair: look for a p near 0.5, and for what it hangs on."),
            _("Weights to the output act at once, those between units at each column again."),
        ),
        breaks_with_one_weight,
    ),
    Challenge(
        "six-units", _("Six are enough"),
        _("Let a network of 6 hidden units learn all sums of 8 bits."),
        _("iterations"),
        (
            _("With seed 0 and the usual alpha 10,000 iterations are too few."),
            _("Another seed, more iterations, another alpha: a sweep in Experiment tries many."),
            _("Alpha may change on the way: large at first, smaller later."),
        ),
        learns_with_six,
    ),
    Challenge(
        "fewest-examples", _("The fewest examples"),
        _("Reach all sums right with 16 hidden units in as few examples as you can, without "
          "setting a weight by hand. Your budget: at most three changes on the way."),
        _("iterations"),
        (
            _("Alpha is the first thing to try: 0.1 is careful."),
            _("Too large an alpha never gets there. Somewhere between lies the best."),
            _("A change counts: alpha large first and smaller later is one or two."),
        ),
        learns_fast,
    ),
    Challenge(
        "forget", _("Make it forget"),
        _("Stop where all sums are right. From there, make fewer than half of them right by "
          "training alone, in few examples: alpha up to 1 and the next numbers may be changed, "
          "nothing else."),
        _("examples from the first change on"),
        (
            _("It learns from whatever example it gets, and from nothing else."),
            _("1 + 127 again and again does more than 0 + 0."),
            _("Soon after the first perfect moment it is more fragile than later."),
        ),
        forgets,
    ),
    Challenge(
        "smallest", _("The smallest that stays"),
        _("Train the smallest network in which all sums of 8 bits are right five times in a row, "
          "100 iterations apart, up to where you stop."),
        _("hidden units"),
        (
            _("Perfect once is not perfect for good: wait for the wobble to end."),
            _("Below 6 units it takes luck. A sweep over seeds looks for it."),
            _("A run may be longer than 10,000 iterations."),
        ),
        stays_perfect,
    ),
)  # fmt: skip


def challenge(key: str) -> Challenge:
    """Return the challenge of a key; raises KeyError."""
    return {it.key: it for it in CHALLENGES}[key]
