"""The error of the whole run as a small picture: minimum to maximum by pixel column, and mean.

Drawn as pixels and not as lines: a column a stretch is exact, and a whole run costs less than a
millisecond.
"""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from rnn_viz.core.arrays import Floats
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.run_range import Range
from rnn_viz.views.widgets.theme import Theme

_LINE = 0.7  # pixels: half the height of the mean, and the least height of the band
_AGAIN = 8  # columns; the newest were drawn before all of their examples were there
_BEFORE = 4  # columns that are not drawn again, but of which the first ones may need values
_BAND = 0.45  # of the curve's colour: the theme's band is made for the plain background


class ErrorPicture:
    """The errors of one run: iterations 0 … ``end`` along, errors 0 … ``bits`` up.

    Columns beyond the last example are transparent. What has been trained does not change, so
    only columns with new examples are worked out.

    Parameters
    ----------
    size
        Width and height in pixels.
    """

    def __init__(self, end: int, bits: int, size: tuple[int, int], theme: Theme) -> None:
        self._end, self._bits, self._theme = end, bits, theme
        self._pixels = np.zeros(size[::-1], np.uint32)
        self._examples = 0

    def image(self, curve: Curve) -> QImage:
        """Return the picture of a curve that goes on where the last one ended.

        It is valid until the next is asked for.
        """
        height, width = self._pixels.shape
        if curve.examples < self._examples:
            self._pixels[:] = self._examples = 0
        if curve.examples > self._examples:
            first = max(0, self._examples * width // self._end - _AGAIN)
            self._draw(curve, first, min(width, -(-curve.examples * width // self._end)))
            self._examples = curve.examples
        form = QImage.Format.Format_ARGB32_Premultiplied
        return QImage(self._pixels.data, width, height, 4 * width, form)

    def _draw(self, curve: Curve, first: int, stop: int) -> None:
        """Work out the columns from ``first`` on."""
        height, width = self._pixels.shape
        columns, scale = np.arange(first, stop), width / self._end
        begin = max(0, first - _BEFORE)
        shown = Range(begin / scale, float(self._end))
        band = curve_lines.band_of(curve, shown, width - begin)
        if not band.x.size:
            return
        up, line = height / self._bits, max(_LINE, height / 40)
        pixels = self._pixels[:, first:stop]
        pixels[:] = 0
        low = up * _by_column(scale * band.x, band.low, columns, np.minimum)
        high = up * _by_column(scale * band.x, band.high, columns, np.maximum)
        _fill(pixels, low - line / 2, high + line / 2, _ink(self._theme.curve, _BAND))
        points = -(-(width - begin) // 2)  # one in two columns, whichever is the first
        shown = Range(begin / scale, (begin + 2 * points) / scale)
        mean = curve_lines.mean_of(curve, shown, points)
        middle = up * _by_column(scale * mean.x, mean.y, columns, np.minimum)
        _fill(pixels, middle - line, middle + line, _ink(self._theme.curve, 1.0))


def _by_column(x: Floats, values: Floats, columns: NDArray[np.int_], gather: np.ufunc) -> Floats:
    """Return one value a column: of the stretches in it, else of the last one before it."""
    known = np.isfinite(values)
    at = x[known].astype(np.int64)
    if not at.size:
        return np.full(len(columns), np.nan)
    starts = np.flatnonzero(np.diff(at, prepend=-1))
    gathered = gather.reduceat(values[known], starts)
    entry = np.searchsorted(at[starts], columns, side="right") - 1
    return np.asarray(gathered[np.maximum(entry, 0)])


def _fill(pixels: NDArray[np.uint32], low: Floats, high: Floats, colour: int) -> None:
    """Colour the pixels whose middles lie between two heights above the lower edge."""
    height = len(pixels)
    first, last = (_rows(np.ceil, high, height), _rows(np.floor, low, height))
    row = np.arange(height, dtype=np.int16)[:, None]  # short numbers: compared twice as fast
    pixels[(row >= first) & (row <= last)] = colour


def _rows(towards: np.ufunc, above: Floats, height: int) -> NDArray[np.int16]:
    """Return the rows at heights above the lower edge; row 0 is at the top."""
    rows = np.fmax(towards(height - 0.5 - above), -1)  # which takes -1 for what is no number
    return np.asarray(np.fmin(rows, height).astype(np.int16))


def _ink(colour: str, strength: float) -> int:
    """Return a pixel of a translucent colour, its channels multiplied by its strength."""
    ink = QColor(colour)
    channels = (ink.red(), ink.green(), ink.blue())
    red, green, blue = (round(strength * channel) for channel in channels)
    return round(255 * strength) << 24 | red << 16 | green << 8 | blue
