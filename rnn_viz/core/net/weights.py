"""The three synapses under the script's names, and all of them in one row, each by rows."""

from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats, Integers


class Weights(NamedTuple):
    """The synapses under the script's names; also the shape of a gradient or an update."""

    synapse_0: Floats  # (2, hidden)       input to hidden
    synapse_h: Floats  # (hidden, hidden)  hidden to hidden, from row to column
    synapse_1: Floats  # (hidden, 1)       hidden to output

    @property
    def hidden(self) -> int:
        """Units of the hidden layer."""
        return int(self.synapse_0.shape[1])


SYNAPSES = Weights._fields


def flatten(weights: Weights) -> Floats:
    """Return all weights in one new row."""
    return np.concatenate([w.ravel() for w in weights])


def unflatten(row: Floats) -> Weights:
    """Return the three synapses as views into a row made by :func:`flatten`."""
    hidden = round((9 + 4 * row.size) ** 0.5 - 3) // 2  # row.size == hidden² + 3 hidden
    first, last = 2 * hidden, row.size - hidden
    return Weights(
        row[:first].reshape(2, hidden),
        row[first:last].reshape(hidden, hidden),
        row[last:].reshape(hidden, 1),
    )


def shape_of(name: str, hidden: int) -> tuple[int, int]:
    """Return rows and columns of a synapse."""
    return {"synapse_0": (2, hidden), "synapse_h": (hidden, hidden), "synapse_1": (hidden, 1)}[name]


def places_of(name: str, row: int | None, column: int | None, hidden: int) -> Integers:
    """Return where weights of a synapse are in the row, ``(n,)``; ``None`` stands for all."""
    rows, columns = shape_of(name, hidden)
    first = {"synapse_0": 0, "synapse_h": 2 * hidden, "synapse_1": (2 + hidden) * hidden}[name]
    places = first + np.arange(rows * columns, dtype=np.int64).reshape(rows, columns)
    chosen_rows = slice(None) if row is None else slice(row, row + 1)
    chosen_columns = slice(None) if column is None else slice(column, column + 1)
    return places[chosen_rows, chosen_columns].ravel()
