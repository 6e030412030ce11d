"""The training loop, compiled: the only function that updates weights."""

import numpy as np
from numba import types

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.kernels.compiling import compiled
from rnn_viz.core.kernels.position import (
    CLAMPS,
    MOST_BITS,
    MOST_HIDDEN,
    OPERANDS,
    ROW_LENGTH,
    as_clamps,
    check_range,
    padded,
    whole_blocks,
)
from rnn_viz.core.kernels.training_steps import (
    backward,
    copy_back,
    forward,
    put_back,
    read_out,
    rows_and_columns_of,
    transpose,
    update_synapse_0,
    update_synapse_1,
    update_synapse_h,
    write_keyframe,
)

_SYNAPSE = types.float64[:, ::1]
_SIGNATURE = types.int64(
    _SYNAPSE, _SYNAPSE, _SYNAPSE, OPERANDS, OPERANDS, types.int64, types.float64,
    types.float64[::1], types.int64, types.int64, types.float64[:, ::1],
    OPERANDS, CLAMPS,
)  # fmt: skip
_NONE = np.empty(0, np.int64)


def train(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, alpha: float,
    errors: Floats, first: int, spacing: int, keyframes: Floats,
    frozen: Integers | None = None, clamps: Floats | None = None,
) -> int:  # fmt: skip
    """Learn examples one after the other, as the script does; the synapses change in place.

    The result does not depend on how a run is cut into calls.

    Parameters
    ----------
    synapse_0, synapse_h, synapse_1
        The weights: float64, C-contiguous, ``(2, h)``, ``(h, h)``, ``(h, 1)``.
    a, b
        The operands, ``(n,)``.
    bits
        Positions of a sum, 1 … 32.
    alpha
        Learning rate.
    errors
        Receives the overallError of each example before its update, ``(n,)``.
    first
        Iteration number of the first example.
    spacing
        A keyframe is written before every iteration that this number divides; 0: none.
    keyframes
        Receives the keyframes, one a row: synapse_0, synapse_h, synapse_1, each by rows.
    frozen
        The weights that keep their bits, as places in such a row, ``(n,)``; ``None``: none.
    clamps
        Values at which units are held at every position, NaN for live ones, ``(h,)``; no error
        passes through a held unit. ``None``: all live.

    Returns
    -------
    int
        The number of keyframes written.

    Raises
    ------
    ValueError
        The hidden size, ``bits`` or a place in ``frozen`` is out of range, or ``clamps`` has
        another size.
    """
    hidden = synapse_0.shape[1]
    return int(
        _train(
            synapse_0, synapse_h, synapse_1, a, b, bits, alpha, errors, first, spacing, keyframes,
            _as_frozen(frozen, hidden), as_clamps(clamps, hidden),
        )
    )  # fmt: skip


def _as_frozen(frozen: Integers | None, hidden: int) -> Integers:
    if frozen is None or not len(frozen):
        return _NONE
    if frozen.min() < 0 or frozen.max() >= (hidden + 3) * hidden:
        raise ValueError(f"a frozen weight is outside 0 … {(hidden + 3) * hidden - 1}")
    return frozen


@np.errstate(over="ignore", invalid="ignore")  # not compiled, diverging weights would warn
@compiled(_SIGNATURE)
def _train(
    synapse_0: Floats, synapse_h: Floats, synapse_1: Floats,
    a: Integers, b: Integers, bits: int, alpha: float,
    errors: Floats, first: int, spacing: int, keyframes: Floats,
    frozen: Integers, clamps: Floats,
) -> int:  # fmt: skip
    """Learn examples; the only compiled code that changes weights."""
    hidden = synapse_0.shape[1]
    check_range(hidden, MOST_HIDDEN)
    check_range(bits, MOST_BITS)
    columns, positions = whole_blocks(hidden), whole_blocks(bits)
    net = padded(synapse_0, synapse_h, synapse_1, clamps, columns)
    places, kept = rows_and_columns_of(frozen, hidden), np.empty(len(frozen))
    read_out(kept, net, places, hidden)
    synapse_h_t = np.zeros((columns, ROW_LENGTH))  # transposed: the way back also goes along rows
    layer_1 = np.zeros((positions + 1, ROW_LENGTH))  # row t + 1 is the state after position t
    layer_1_delta = np.zeros((positions + 1, ROW_LENGTH))  # rows from ``bits`` on stay 0: no future
    layer_2_delta = np.zeros((1, positions))[0]
    rows = 0
    for k in range(len(a)):
        if spacing > 0 and (first + k) % spacing == 0:
            write_keyframe(keyframes[rows], net, hidden)
            rows += 1
        errors[k] = forward(net, a[k], b[k], layer_1, layer_2_delta, bits, hidden, columns)
        transpose(synapse_h_t, net.synapse_h, hidden)
        backward(net, synapse_h_t, layer_1, layer_1_delta, layer_2_delta, bits, hidden, columns)
        update_synapse_h(net, alpha, layer_1, layer_1_delta, positions, hidden, columns)
        update_synapse_0(net, alpha, a[k], b[k], layer_1_delta, bits, columns)
        update_synapse_1(net, alpha, layer_1, layer_2_delta, bits, columns)
        if len(kept) > 0:
            put_back(kept, net, places, hidden)
    copy_back(net, synapse_0, synapse_h, synapse_1)
    return rows


def warm() -> None:
    """Compile, or load from the cache, the other kernels too; importing them does it."""
    from rnn_viz.core.kernels import (  # noqa: F401
        all_sums,
        blame,
        forward,
        long_sums,
        many_runs,
        quick_check,
    )
