"""How far the backward pass of the sum on stage has come, and what it says."""

from dataclasses import dataclass
from typing import Self

from rnn_viz.core.learning import Learning
from rnn_viz.core.network import Floats
from rnn_viz.core.number_text import signed


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
    def of(cls, learning: Learning, done: int) -> Self:
        """Return the pass of an example, as far as it is done."""
        back = learning.back
        delta = learning.seen.layer_2_delta
        return cls(delta, back.layer_1_delta, back.from_output, back.from_future, done)

    @property
    def newest(self) -> int | None:
        """The position computed last, before the pass is complete."""
        steps = len(self.layer_2_delta)
        return steps - self.done if 0 < self.done < steps else None

    def is_done(self, position: int) -> bool:
        """Whether a position is computed."""
        return position >= len(self.layer_2_delta) - self.done


def about_delta(back: BackwardShown, row: str, position: int, unit: int = -1) -> str:
    """Say what a value of the rows "layer_2_delta" and "layer_1_delta" is made of."""
    if row == "layer_2_delta":
        value = signed(float(back.layer_2_delta[position]), 4)
        return f"layer_2_delta at position {position} = error · p · (1 − p) = {value}."
    if not back.is_done(position):
        return f"layer_1_delta at position {position} is not computed yet: it comes from later on."
    value, output, future = (
        signed(float(part[position, unit]), 4)
        for part in (back.layer_1_delta, back.from_output, back.from_future)
    )
    return (
        f"layer_1_delta at position {position}, unit {unit} = ({output} from the output, {future} "
        f"from position {position + 1}) · slope = {value}."
        if position + 1 < len(back.layer_2_delta)
        else f"layer_1_delta at position {position}, unit {unit} = {output} from the output, "
        f"nothing from later, · slope = {value}."
    )
