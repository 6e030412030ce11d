"""What a lens says: a figure, and one sentence that follows from what was computed."""

from dataclasses import dataclass
from enum import Enum

from rnn_viz.core.language import _
from rnn_viz.core.lenses.look import Trouble, Unable

_REASONS = {
    Trouble.DIVERGED: _("the weights are not numbers any more"),
    Trouble.EQUAL_STATES: _("the hidden state is the same whatever is read"),
    Trouble.EQUAL_MEANS: _("the hidden state is on average the same with a carry and without"),
}


class Sign(Enum):
    """What stands before the sentence."""

    RIGHT = "right"  # it does what an adder does
    WRONG = "wrong"  # it does not
    PLAIN = "plain"  # neither follows


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a lens says.

    Attributes
    ----------
    figure
        The one number or word that says most, at most 12 characters; empty if there is none.
    sentence
        One or two short sentences, at most about 110 characters.
    sign
        Whether they say that it is right.
    iteration
        The moment that they speak of; ``None``: the one under the playhead.
    """

    figure: str
    sentence: str
    sign: Sign = Sign.PLAIN
    iteration: int | None = None


NOT_YET = Verdict("", _("Not computed yet."))


def unable(what: str, found: Unable) -> Verdict:
    """Say what a lens cannot show, and why.

    >>> unable("No state can be told apart", Unable(7, Trouble.DIVERGED)).sentence
    'No state can be told apart: the weights are not numbers any more.'
    """
    sentence = f"{what}: {_REASONS[found.trouble]}."
    return Verdict("–", sentence, iteration=found.iteration)
