"""How far the backward pass of the sum on stage has come, and what it says."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.trace import Trace


@dataclass(frozen=True, slots=True, eq=False)
class BackwardShown:
    """The backward pass, of which the last ``done`` positions are computed.

    Attributes
    ----------
    layer_2_delta
        Error times slope at each position, ``(T,)``; known since the forward pass.
    layer_1_delta
        What each state should have been more or less, ``(T, hidden)``.
    from_output, from_future
        The two parts of it before the slope: from the position's own error and from the
        position after it, ``(T, hidden)``.
    done
        How many positions are computed, counted from the last one down.
    """

    layer_2_delta: Floats
    layer_1_delta: Floats
    from_output: Floats
    from_future: Floats
    done: int

    @classmethod
    def of(cls, trace: Trace, done: int) -> Self:
        """Return the pass of an example, as far as it is done."""
        back = trace.backward
        delta = trace.forward.layer_2_delta
        return cls(delta, back.layer_1_delta, back.from_output, back.from_future, done)

    @property
    def newest(self) -> int | None:
        """The position computed last, before the pass is complete."""
        steps = len(self.layer_2_delta)
        return steps - self.done if 0 < self.done < steps else None

    def has_beyond(self, size: float) -> bool:
        """Whether any delta of the units that is computed is larger, up or down."""
        done = self.layer_1_delta[len(self.layer_2_delta) - self.done :]
        return bool((np.abs(done) > size).any())

    def is_done(self, position: int) -> bool:
        """Whether a position is computed."""
        return position >= len(self.layer_2_delta) - self.done
