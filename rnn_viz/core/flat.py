"""All weights in one row: synapse_0, synapse_h, synapse_1, each by rows."""

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.network import Floats, Weights

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


def places_of(name: str, row: int | None, column: int | None, hidden: int) -> NDArray[np.int64]:
    """Return where weights of a synapse are in the row, ``(n,)``; ``None`` stands for all."""
    rows, columns = shape_of(name, hidden)
    first = {"synapse_0": 0, "synapse_h": 2 * hidden, "synapse_1": (2 + hidden) * hidden}[name]
    places = first + np.arange(rows * columns, dtype=np.int64).reshape(rows, columns)
    chosen_rows = slice(None) if row is None else slice(row, row + 1)
    chosen_columns = slice(None) if column is None else slice(column, column + 1)
    return places[chosen_rows, chosen_columns].ravel()
