"""What hidden states are coloured by."""

from enum import Enum

import numpy as np

from rnn_viz.core.arrays import Integers
from rnn_viz.core.language import _
from rnn_viz.core.lenses.all_states import AllStates


class Colouring(Enum):
    """What is told by colour; the values are names for files and lessons."""

    TOTAL = "total"
    CARRY = "carry"
    BIT = "bit"
    INPUTS = "inputs"

    @property
    def word(self) -> str:
        """What the window calls it."""
        return _WORDS[self]

    @property
    def names(self) -> tuple[str, ...]:
        """What the kinds are called."""
        return _NAMES[self]

    def kinds(self, states: AllStates) -> Integers:
        """Return the kind of each state, ``(n,)``."""
        match self:
            case Colouring.TOTAL:
                return states.total
            case Colouring.CARRY:
                return states.carry_out
            case Colouring.BIT:
                return states.bit
        return np.asarray(2 * (states.a_bit & 1) + (states.b_bit & 1))


_WORDS = {
    Colouring.TOTAL: _("total"),
    Colouring.CARRY: _("carry"),
    Colouring.BIT: _("bit"),
    Colouring.INPUTS: _("inputs"),
}
_NAMES = {
    Colouring.TOTAL: (
        _("no carry, bit 0"), _("no carry, bit 1"), _("carry, bit 0"), _("carry, bit 1"),
    ),
    Colouring.CARRY: (_("no carry"), _("carry")),
    Colouring.BIT: (_("bit 0"), _("bit 1")),
    Colouring.INPUTS: ("0 + 0", "0 + 1", "1 + 0", "1 + 1"),
}  # fmt: skip
