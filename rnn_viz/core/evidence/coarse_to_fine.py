"""The order in which a curve is filled: some places far apart, then those between them."""


def coarse_to_fine(count: int) -> list[int]:
    """Return the numbers below ``count``: the first, those half-way, the quarters, and so on.

    >>> coarse_to_fine(5), coarse_to_fine(1)
    ([0, 4, 2, 1, 3], [0])
    """
    order: dict[int, None] = {}
    stride = 1 << max(0, count - 1).bit_length()
    while stride:
        order.update(dict.fromkeys(range(0, count, stride)))
        stride //= 2
    return list(order)
