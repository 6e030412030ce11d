"""How far blame reaches back from many states, compiled: one product a state and position."""

import numpy as np
from numba import types

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_HIDDEN,
    OPERANDS,
    ROW_LENGTH,
    SYNAPSE,
    add_product,
    as_clamps,
    check_range,
    whole_blocks,
)

_SIGNATURE = types.void(SYNAPSE, SYNAPSE, CLAMPS, SYNAPSE, OPERANDS, OPERANDS, types.float64[::1])


def add_norms_back(
    synapse_h: Floats, synapse_1: Floats, clamps: Floats | None,
    layer_1: Floats, before: Integers, rows: Integers, totals: Floats,
) -> None:  # fmt: skip
    """Add up the norms of ∂logit / ∂state, for states that lie further and further back.

    Parameters
    ----------
    synapse_h, synapse_1
        The weights: float64, C-contiguous, ``(h, h)``, ``(h, 1)``.
    clamps
        Values at which units are held, NaN for live ones, ``(h,)``; ``None``: all live. What is
        held does not change, so it is not blamed and passes nothing on.
    layer_1
        Hidden states, ``(n, h)``.
    before
        The row of the state one position before each, ``(n,)``.
    rows
        The states whose logits are asked about, each with ``lags - 1`` states before it.
    totals
        Receives the sums over ``rows`` besides what it has, ``(lags,)``: of the norm for the state
        itself, for the one before it, and so on.

    Raises
    ------
    ValueError
        The hidden size is not 1 … 128, or not that of ``clamps``.
    """
    held = as_clamps(clamps, len(synapse_h))
    _add_norms_back(synapse_h, synapse_1, held, layer_1, before, rows, totals)


@np.errstate(over="ignore", invalid="ignore")  # not compiled, huge weights would warn
@compiled(_SIGNATURE)
def _add_norms_back(
    synapse_h: Floats, synapse_1: Floats, clamps: Floats,
    layer_1: Floats, before: Integers, rows: Integers, totals: Floats,
) -> None:  # fmt: skip
    hidden = synapse_h.shape[0]
    check_range(hidden, MOST_HIDDEN)
    columns = whole_blocks(hidden)
    back, at_output = np.zeros((columns, ROW_LENGTH)), np.zeros(ROW_LENGTH)
    for i in range(hidden):
        if len(clamps) and not np.isnan(clamps[i]):
            continue
        at_output[i] = synapse_1[i, 0]
        for j in range(hidden):
            back[j, i] = synapse_h[i, j]
    blame, arriving = np.zeros(ROW_LENGTH), np.zeros(ROW_LENGTH)
    for k in range(rows.shape[0]):
        state = rows[k]
        for j in range(columns):
            blame[j] = at_output[j]
        for lag in range(totals.shape[0]):
            if lag > 0:
                for j in range(hidden):
                    arriving[j] = blame[j] * (layer_1[state, j] * (1.0 - layer_1[state, j]))
                for j in range(columns):
                    blame[j] = 0.0
                add_product(blame, arriving, back, columns)
                state = before[state]
            square = 0.0
            for j in range(columns):
                square += blame[j] * blame[j]
            totals[lag] += np.sqrt(square)
