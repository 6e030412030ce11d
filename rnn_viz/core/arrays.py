"""The kinds of arrays in the mathematics; their shapes stand where they are used."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bits = NDArray[np.int8]  # 0 and 1, least significant first
Clamps = Floats | None  # values at which units are held, (hidden,), NaN for live ones; None: none
