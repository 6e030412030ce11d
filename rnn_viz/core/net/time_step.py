"""One time step of the unrolled network: what stands at its ends, and what its wires carry."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights, flatten


@dataclass(frozen=True, slots=True, eq=False)
class TimeStep:
    """The network at one position of a sum; the backward pass only if it is asked for.

    Attributes
    ----------
    trace
        All values of the example.
    position
        Which position, 0 least significant.
    bits
        The two input bits, ``(2,)``.
    before, after
        The state that it remembers and the state that it computes, ``(hidden,)``.
    p
        The probability that the bit is 1.
    """

    trace: Trace
    position: int
    bits: Floats
    before: Floats
    after: Floats
    p: float

    @property
    def weights(self) -> Weights:
        """The synapses: the same at every position."""
        return self.trace.weights

    @property
    def layer_1_delta(self) -> Floats:
        """What the backward pass says of the new state, ``(hidden,)``."""
        return np.asarray(self.trace.backward.layer_1_delta[self.position])

    @property
    def from_output(self) -> Floats:
        """The part of it, before the slope, that comes from the output, ``(hidden,)``."""
        return np.asarray(self.trace.backward.from_output[self.position])

    @property
    def from_future(self) -> Floats:
        """The part of it, before the slope, that comes from the position after, ``(hidden,)``."""
        return np.asarray(self.trace.backward.from_future[self.position])

    @property
    def contributions(self) -> Weights:
        """What each wire brings now: the weight times the activity at its beginning."""
        return Weights(
            self.weights.synapse_0 * self.bits[:, None],
            self.weights.synapse_h * self.before[:, None],
            self.weights.synapse_1 * self.after[:, None],
        )

    @property
    def blame(self) -> Weights:
        """What each wire takes back: the weight times the delta at its end.

        The sum over the wires that leave a unit is what it is blamed for, before its slope. The
        inputs are not blamed: the script asks for no delta of them.
        """
        return Weights(
            np.zeros_like(self.weights.synapse_0),
            self.weights.synapse_h * self.layer_1_delta[None, :],
            self.weights.synapse_1 * self.trace.forward.layer_2_delta[self.position],
        )


def time_step_of(trace: Trace, position: int) -> TimeStep:
    """Return the step of an example at a position."""
    seen = trace.forward
    return TimeStep(
        trace, position, seen.X[position], seen.layer_1[position], seen.layer_1[position + 1],
        float(seen.layer_2[position]),
    )  # fmt: skip


def strongest(values: Weights, most: int) -> NDArray[np.bool_]:
    """Return which wires are the strongest, as a row such as ``flatten`` makes.

    All of them where there are no more than ``most``; what is not finite counts as strong.
    """
    sizes = np.abs(flatten(values))
    if sizes.size <= most:
        return np.ones(sizes.size, bool)
    sizes[~np.isfinite(sizes)] = np.inf
    chosen = np.zeros(sizes.size, bool)
    chosen[np.argpartition(sizes, -most)[-most:]] = True
    return chosen
