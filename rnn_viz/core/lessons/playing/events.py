"""What the learner does in a lesson: a value each."""

from dataclasses import dataclass

from rnn_viz.core.lessons.guess import Given
from rnn_viz.core.lessons.values.claims import Values


@dataclass(frozen=True, slots=True)
class Next:
    """Go on; while something is still asked for, nothing happens."""


@dataclass(frozen=True, slots=True)
class Skip:
    """Go on, whatever is asked for."""


@dataclass(frozen=True, slots=True)
class TurnTo:
    """Turn to a page, from 0; outside, to the nearest."""

    page: int


@dataclass(frozen=True, slots=True)
class DoItForMe:
    """Have what is asked for done."""


@dataclass(frozen=True, slots=True)
class GuessAnswer:
    """Make a guess; ``values`` are those that the page names."""

    given: Given
    values: Values


@dataclass(frozen=True, slots=True)
class BackToPage:
    """See again what the page shows."""


@dataclass(frozen=True, slots=True)
class Look:
    """See whether what is asked for is done, and whether training has arrived; once a frame.

    It is meant for moments that acknowledge all that was sent: an older one tells nothing of it.
    """


@dataclass(frozen=True, slots=True)
class Leave:
    """Close the lesson; it can be taken up again where it was left."""


Event = Next | Skip | TurnTo | DoItForMe | GuessAnswer | BackToPage | Look | Leave
