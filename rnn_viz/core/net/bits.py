"""Numbers as bits, least significant first: position 0 is the first that the net reads."""

import numpy as np

from rnn_viz.core.arrays import Bits


def bits_of(number: int, columns: int) -> Bits:
    """Return the lowest ``columns`` bits of a non-negative number, shape ``(columns,)``.

    >>> bits_of(6, 4).tolist()
    [0, 1, 1, 0]
    """
    raw = (number & ((1 << columns) - 1)).to_bytes((columns + 7) // 8, "little")
    return np.unpackbits(np.frombuffer(raw, np.uint8), count=columns, bitorder="little").astype(
        np.int8
    )


def number_of(bits: Bits) -> int:
    """Return the number that the bits spell; the inverse of :func:`bits_of`."""
    return int.from_bytes(np.packbits(bits.astype(np.uint8), bitorder="little").tobytes(), "little")


def carries_into(a: Bits, b: Bits, total: Bits) -> Bits:
    """Return the carry into each position of ``a + b = total``, all ``(columns,)``."""
    return total ^ a ^ b
