"""Weights that somebody brought along, as a value; and the wish to begin a run with them."""

from dataclasses import dataclass

from rnn_viz.core.net.weights import SYNAPSES, Weights, flatten, shape_of

_LONGEST_NAME = 200  # letters


@dataclass(frozen=True, slots=True, eq=False)
class OwnWeights:
    """Weights with which a run begins instead of those that its seed draws.

    Two are equal if name and weights are, these in every bit.

    Attributes
    ----------
    name
        Where they are from, such as the name of a file; one line.
    weights
        The weights at iteration 0; nobody may change them.

    Raises
    ------
    ValueError
        The name is none, or a synapse has another shape than the first one asks for.
    """

    name: str
    weights: Weights

    def __post_init__(self) -> None:
        if not (1 <= len(self.name) <= _LONGEST_NAME and self.name.isprintable()):
            raise ValueError(f"The name of weights is one line of 1 to {_LONGEST_NAME} letters.")
        for name, matrix in zip(SYNAPSES, self.weights, strict=True):
            if matrix.shape != shape_of(name, self.hidden):
                raise ValueError(f"{name} does not have the shape that synapse_0 asks for.")

    @property
    def hidden(self) -> int:
        """Units of the hidden layer."""
        return self.weights.hidden

    def __eq__(self, other: object) -> bool:
        """Whether another has the same name and the same bits."""
        if not isinstance(other, OwnWeights):
            return NotImplemented
        return self is other or (self.name == other.name and self._bits == other._bits)

    def __hash__(self) -> int:
        """Return the same for equal ones."""
        return hash((self.name, self.hidden))

    @property
    def _bits(self) -> bytes:
        return flatten(self.weights).tobytes()


@dataclass(frozen=True, slots=True)
class OpenWeights:
    """Begin a run with these weights, paused at iteration 0; all else as in the run before."""

    own: OwnWeights
