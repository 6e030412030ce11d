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
        up = height / bits
        low = up * _by_column(band.x, band.low, end, (width, stop), np.minimum)
        high = up * _by_column(band.x, band.high, end, (width, stop), np.maximum)
        line = max(_LINE, height / 40)
        _fill(pixels[:, :stop], low - line / 2, high + line / 2, _ink(theme.curve, _BAND))
        mean = curve_lines.mean_of(curve, shown, max(1, width // 2))
        middle = up * _by_column(mean.x, mean.y, end, (width, stop), np.minimum)
        _fill(pixels[:, :stop], middle - line, middle + line, _ink(theme.curve, 1.0))
    return QImage(
        pixels.data, width, height, 4 * width, QImage.Format.Format_ARGB32_Premultiplied
    ).copy()


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


def _fill(pixels: NDArray[np.uint32], low: Floats, high: Floats, colour: int) -> None:
    """Colour the pixels whose middles lie between two heights above the lower edge."""
    height = len(pixels)
    first, last = (_rows(np.ceil, high, height), _rows(np.floor, low, height))
    row = np.arange(height, dtype=np.int16)[:, None]  # short numbers: compared twice as fast
    pixels[(row >= first) & (row <= last)] = colour


def _rows(towards: np.ufunc, above: Floats, height: int) -> NDArray[np.int16]:
    """Return the rows at heights above the lower edge; row 0 is at the top."""
    rows = towards(height - 0.5 - np.nan_to_num(above, nan=np.inf))
    return np.asarray(np.clip(rows, -1, height).astype(np.int16))


def _ink(colour: str, strength: float) -> int:
    """Return a pixel of a translucent colour, its channels multiplied by its strength."""
    ink = QColor(colour)
    channels = (ink.red(), ink.green(), ink.blue())
    red, green, blue = (round(strength * channel) for channel in channels)
    return round(255 * strength) << 24 | red << 16 | green << 8 | blue
