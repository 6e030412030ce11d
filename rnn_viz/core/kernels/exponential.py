"""The sigmoid of the compiled loops: plain arithmetic, so its bits are the same everywhere.

The ``exp`` of a mathematics library is half of the training time and differs between platforms.
This one has neither branches nor calls, so a loop over it becomes vector instructions.
"""

import numpy as np

from rnn_viz.core.kernels.compiling import compiled

_LOG2_E = 1.4426950408889634
_LN_2_HIGH = 6.93145751953125e-1  # few digits: times a whole number it is exact
_LN_2_LOW = 1.42860682030941723212e-6
_ROUND = 1.5 * 2.0**52 + 1023.0  # added to x, it leaves the nearest whole number in the last bits


@compiled(forceinline=True)
def sigmoid(x: float) -> float:
    """Return 1 / (1 + exp(-x)), right to 3 units in the last place; NaN stays NaN.

    exp(-x) is ``scale * exp(rest)``, where ``scale`` is a power of two, put together from its
    bits, and ``|rest| <= ln(2) / 2``; exp(rest) is the fraction ``(even + odd) / (even - odd)``
    of Cephes' exp.c. The two divisions become one. Results below 2e-308 are 0.
    """
    power = -x
    power = 710.0 if power > 708.7 else power  # beyond, scale is 2**1024, which is inf
    power = max(power, -709.4)  # below, scale is 0
    shifted = np.float64(power * _LOG2_E + _ROUND)
    whole = shifted - _ROUND
    scale = np.int64(shifted.view(np.int64) << 52).view(np.float64)
    rest = (power - whole * _LN_2_HIGH) - whole * _LN_2_LOW
    square = rest * rest
    odd = 1.26177193074810590878e-4 * square + 3.02994407707441961300e-2
    odd = (odd * square + 1.0) * rest
    even = 3.00198505138664455042e-6 * square + 2.52448340349684104192e-3
    even = (even * square + 2.27265548208155028766e-1) * square + 2.0
    below = even - odd
    return below / (below + scale * (even + odd))
