"""The error of the whole run as a small picture: minimum to maximum by pixel column, and mean.

Drawn as pixels and not as lines: a column a stretch is exact, and a whole run costs less than a
millisecond, so it can be made anew in every frame.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from rnn_viz.core.curve import Curve
from rnn_viz.core.network import Floats
from rnn_viz.views.parts import curve_lines
from rnn_viz.views.parts.curve_range import Range
from rnn_viz.views.parts.theme import Theme

_LINE = 0.7  # pixels: half the height of the mean, and the least height of the band
_BAND = 0.45  # of the curve's colour: the theme's band is made for the plain background


def picture(curve: Curve, end: int, bits: int, size: tuple[int, int], theme: Theme) -> QImage:
    """Return a picture of ``size`` pixels: iterations 0 … ``end`` along, errors 0 … ``bits`` up.

    Columns beyond the last example are transparent.
    """
    width, height = size
    pixels = np.zeros((height, width), np.uint32)
    shown = Range(0.0, float(end))
    band = curve_lines.band_of(curve, shown, width)
    stop = min(width, -(-curve.examples * width // end))  # columns with examples in them
    if band.x.size and stop:
        low = _by_column(band.x, band.low, end, (width, stop), np.minimum)
        high = _by_column(band.x, band.high, end, (width, stop), np.maximum)
        mean = curve_lines.mean_of(curve, shown, width)
        middle = _by_column(mean.x, mean.y, end, (width, stop), np.minimum)
        line = max(_LINE, height / 40) * bits / height
        _fill(pixels[:, :stop], low - line / 2, high + line / 2, bits, _ink(theme.curve, _BAND))
        _fill(pixels[:, :stop], middle - line, middle + line, bits, _ink(theme.curve, 1.0))
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)  # drawn faster


def _by_column(
    x: Floats, values: Floats, end: int, columns: tuple[int, int], gather: np.ufunc
) -> Floats:
    """Return one value a column: of the stretches in it, else of the last one before it."""
    width, stop = columns
    known = np.isfinite(values)
    at = (x[known] * (width / end)).astype(np.int64)
    if not at.size:
        return np.full(stop, np.nan)
    starts = np.flatnonzero(np.diff(at, prepend=-1))
    gathered = gather.reduceat(values[known], starts)
    entry = np.searchsorted(at[starts], np.arange(stop), side="right") - 1
    return np.asarray(gathered[np.maximum(entry, 0)])


def _fill(pixels: NDArray[np.uint32], low: Floats, high: Floats, bits: int, colour: int) -> None:
    """Colour what lies between ``low`` and ``high`` in each column; row 0 is at the top."""
    height = len(pixels)
    middles = (np.arange(height, 0, -1)[:, None] - 0.5) * (bits / height)
    pixels[(middles >= low) & (middles <= high)] = colour


def _ink(colour: str, strength: float) -> int:
    """Return a pixel of a translucent colour."""
    ink = QColor(colour)
    ink.setAlphaF(strength)
    return int(ink.rgba())
