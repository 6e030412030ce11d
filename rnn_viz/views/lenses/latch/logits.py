"""How logits are shown: which bit they stand for, and over how many places."""

from rnn_viz.core.lenses.latch import Latch
from rnn_viz.core.words.numbers import signed
from rnn_viz.views.widgets.pictures.ticks import Tick

_PLACES = 60  # of a ripple, that are seen in any case
_BEYOND = 1.5  # times the first wrong place
_BESIDE = 9  # pixels between 0 and the bits that are read above and below it


def places_shown(found: Latch) -> int:
    """Return how many places of the ripples are drawn: so many that the first wrong ones are."""
    wrong = [at for ripple in range(len(found.orbits)) if (at := found.wrong_at(ripple))]
    return max([_PLACES, *(round(_BEYOND * at) for at in wrong)])


def bit_ticks(low: float, high: float, pixels: float) -> list[Tick]:
    """Write which bit is read above a logit of 0, and which below."""
    beside = _BESIDE / max(1.0, pixels) * (high - low)
    return [Tick(at, bit) for at, bit in ((beside, "1"), (-beside, "0")) if low <= at <= high]


def logit_text(logit: float) -> str:
    """Write a logit."""
    return signed(logit, 2)
