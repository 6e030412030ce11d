"""One time step of the unrolled network: what stands at its ends, and what its wires carry."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights, flatten


@dataclass(frozen=True, slots=True, eq=False)
class TimeStep:
    """The network at one position of a sum.

    Attributes
    ----------
    position
        Which position, 0 least significant.
    bits
        The two input bits, ``(2,)``.
    before, after
        The state that it remembers and the state that it computes, ``(hidden,)``.
    p, error
        The probability that the bit is 1, and truth minus that.
    weights
        The synapses: the same at every position.
    layer_2_delta, layer_1_delta
        What the backward pass says of the output and of the units of ``after``, ``(hidden,)``.
    from_output, from_future
        The two parts of the latter before the slope, ``(hidden,)``.
    """

    position: int
    bits: Floats
    before: Floats
    after: Floats
    p: float
    error: float
    weights: Weights
    layer_2_delta: float
    layer_1_delta: Floats
    from_output: Floats
    from_future: Floats

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
            self.weights.synapse_1 * self.layer_2_delta,
        )


def time_step_of(trace: Trace, position: int) -> TimeStep:
    """Return the step of an example at a position."""
    seen, back = trace.forward, trace.backward
    return TimeStep(
        position, seen.X[position], seen.layer_1[position], seen.layer_1[position + 1],
        float(seen.layer_2[position]), float(seen.layer_2_error[position]), trace.weights,
        float(seen.layer_2_delta[position]), back.layer_1_delta[position],
        back.from_output[position], back.from_future[position],
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
