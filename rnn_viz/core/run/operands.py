"""The random stream of a run: the weights it starts from and the operands of every example.

NumPy's legacy ``RandomState(seed)`` draws, in the script's order, ``synapse_0``, ``synapse_1``
and ``synapse_h``, then the skipped draws, then ``a`` and ``b`` of each example.
"""

import numpy as np

from rnn_viz.core.arrays import Integers
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig

CHUNK = 8192  # examples between two stored generator states, 2.5 kB each
_KEPT = 3  # chunks: two places in the run are read by turns, and one of them may be at a border
_SKIP_AT_ONCE = 1_000_000


class OperandStream:
    """The operands of any example of a run, in any order of asking.

    Parameters
    ----------
    random
        The generator, about to draw ``a`` of example 0; it is taken over.
    limit
        Operands are drawn from ``0 … limit - 1``.
    """

    def __init__(self, random: np.random.RandomState, limit: int) -> None:
        self._random = random
        self._limit = limit
        self._anchors = [random.get_state()]  # state before each chunk
        self._chunks: dict[int, Integers] = {}

    def pairs(self, first: int, count: int) -> Integers:
        """Return ``a`` and ``b`` of examples ``first …``, shape ``(2, count)``, contiguous."""
        index, at = divmod(first, CHUNK)
        if at + count <= CHUNK:
            return self._chunk(index)[:, at : at + count].copy()
        parts = [
            self._chunk(c)[:, max(first - c * CHUNK, 0) : first + count - c * CHUNK]
            for c in range(index, (first + count - 1) // CHUNK + 1)
        ]
        return np.concatenate(parts, axis=1)

    def pair(self, example: int) -> tuple[int, int]:
        """Return ``a`` and ``b`` of one example."""
        index, at = divmod(example, CHUNK)
        chunk = self._chunk(index)
        return int(chunk[0, at]), int(chunk[1, at])

    def _chunk(self, index: int) -> Integers:
        if index not in self._chunks:
            while len(self._anchors) <= index:
                self._draw(len(self._anchors) - 1)
            if len(self._chunks) >= _KEPT:
                del self._chunks[next(iter(self._chunks))]
            self._chunks[index] = self._draw(index)
        return self._chunks[index]

    def _draw(self, index: int) -> Integers:
        self._random.set_state(self._anchors[index])
        drawn = self._random.randint(0, self._limit, size=(CHUNK, 2), dtype=np.int64)
        if index + 1 == len(self._anchors):
            self._anchors.append(self._random.get_state())
        return np.ascontiguousarray(drawn.T)


def begin(config: RunConfig, start: OwnWeights | None = None) -> tuple[Weights, OperandStream]:
    """Return the weights at iteration 0 and the operands that follow.

    With somebody's own weights the operands are the same: those that the script would draw.

    Raises
    ------
    ValueError
        The own weights have another number of hidden units.
    """
    if start is not None and start.hidden != config.hidden:
        raise ValueError(f"weights of {start.hidden} hidden units in a run of {config.hidden}")
    random = np.random.RandomState(config.seed)
    hidden = config.hidden
    synapse_0 = 2 * random.random_sample((2, hidden)) - 1
    synapse_1 = 2 * random.random_sample((hidden, 1)) - 1
    synapse_h = 2 * random.random_sample((hidden, hidden)) - 1
    left = config.skip_draws
    while left:
        now = min(left, _SKIP_AT_ONCE)
        random.randint(0, config.operand_limit, size=now, dtype=np.int64)
        left -= now
    drawn = Weights(synapse_0, synapse_h, synapse_1)
    weights = drawn if start is None else start.weights
    return weights, OperandStream(random, config.operand_limit)
