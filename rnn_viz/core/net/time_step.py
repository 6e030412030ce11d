"""One time step of the unrolled network: what stands at its ends, and what its wires carry."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights


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
    """Return which wires are the strongest of their synapse, as a row such as ``flatten`` makes.

    All of them where there are no more than ``most``, else a tenth of these from the inputs and a
    tenth to the output, that both can be seen to be connected; what is not finite is strong.
    """
    parts = [np.abs(part).ravel() for part in values]
    if sum(part.size for part in parts) <= most:
        return np.ones(sum(part.size for part in parts), bool)
    outer = {0: min(most // 10, parts[0].size), 2: min(most // 10, parts[2].size)}
    shares = [outer.get(k, most - sum(outer.values())) for k in range(len(parts))]
    return np.concatenate([_largest(part, n) for part, n in zip(parts, shares, strict=True)])


def _largest(sizes: Floats, most: int) -> NDArray[np.bool_]:
    sizes[~np.isfinite(sizes)] = np.inf
    chosen = np.zeros(sizes.size, bool)
    chosen[np.argpartition(sizes, -most)[-most:]] = True
    return chosen
