"""Values to colours; the same value has the same colour everywhere."""

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from rnn_viz.views.widgets.theme import Theme

Pixels = NDArray[np.uint32]  # 0xffRRGGBB
COLOURS = 256
_FADED = 0.13  # of a colour that is left where the map does not show it
_NEARBY = 0.5  # of one that is left where it is a guess
_LARGEST = float(np.finfo(np.float64).max)
Colours = Callable[[Theme], Pixels]  # a scale of signed values, such as diverging


@cache
def diverging(theme: Theme) -> Pixels:
    """Return the scale from negative over neutral to positive, shape ``(256,)``."""
    return _both_ways(theme.negative, theme.neutral, theme.positive)


@cache
def updates(theme: Theme) -> Pixels:
    """Return the scale of what the backward pass brings, as :func:`diverging`."""
    return _both_ways(theme.update_negative, theme.neutral, theme.update_positive)


@cache
def activation(theme: Theme) -> Pixels:
    """Return the scale from activation 0 to 1, shape ``(256,)``."""
    return _ramp(theme.quiet, theme.active, COLOURS)


@cache
def reach(theme: Theme) -> Pixels:
    """Return the scale of how much of what goes backwards arrives, shape ``(256,)``."""
    most = COLOURS * 3 // 4  # what is nearly all stands out
    rise = _ramp(theme.neutral, theme.backward, most)
    return np.concatenate([rise, _ramp(theme.backward, theme.text, COLOURS - most)])


@cache
def outcomes(theme: Theme) -> Pixels:
    """Return the scale of the share of sums that is right in the end, shape ``(256,)``."""
    return _ramp(theme.neutral, theme.fill, COLOURS)


@cache
def outcomes_nearby(theme: Theme) -> Pixels:
    """Return the same, paler: it is known of something near only."""
    least, most = (between(theme.background, it, _NEARBY) for it in (theme.neutral, theme.fill))
    return _ramp(least, most, COLOURS)


@cache
def lateness(theme: Theme) -> Pixels:
    """Return the scale from the first iteration of a run to its last, shape ``(256,)``."""
    return _ramp(theme.curve, theme.band, COLOURS)


@cache
def wrong_bit_colours(theme: Theme) -> Pixels:
    """Return one colour a number of wrong bits, 0 … 255; from 5 on they are the same."""
    steps = [QColor(c).rgb() for c in theme.wrong_steps]
    return np.array(steps[:-1] + [steps[-1]] * (COLOURS - len(steps) + 1), np.uint32)


@cache
def faded_wrong_bits(theme: Theme, shown: frozenset[int]) -> Pixels:
    """Return :func:`wrong_bit_colours` with only some steps shown, all others faded alike.

    Parameters
    ----------
    shown
        Numbers of wrong bits; the last step stands for more too.
    """
    steps = np.minimum(np.arange(COLOURS), len(theme.wrong_steps) - 1)
    faded = [QColor(between(theme.background, step, _FADED)).rgb() for step in theme.wrong_steps]
    is_shown = np.isin(steps, sorted(shown))
    return np.where(is_shown, wrong_bit_colours(theme), np.array(faded, np.uint32)[steps])


def grades(values: NDArray[np.float64]) -> NDArray[np.intp]:
    """Return the places of activations on the scale, 0 … 255; NaN is 0."""
    return places(values, 0.0, 1.0)


def places(
    values: NDArray[np.float64] | NDArray[np.uint8], low: float, high: float
) -> NDArray[np.intp]:
    """Return where values are on a scale, 0 … 255; values beyond it are at the nearer end.

    What is no number is drawn as 0, or the end that is nearer to 0.

    Parameters
    ----------
    low, high
        What the ends of the scale mean; they may be tiny, huge or infinite. Between ends that
        are the same or no numbers there is nothing but the middle.
    """
    low, high = max(low, -_LARGEST), min(high, _LARGEST)
    if not low < high:
        is_below, is_above = (values < low) & (values < high), (values > low) & (values > high)
        return np.where(is_above, COLOURS - 1, np.where(is_below, 0, COLOURS // 2))
    unit = max(abs(low), abs(high))  # so that no quotient is too large
    start, span = low / unit, high / unit - low / unit
    within: NDArray[np.float64] = np.clip(np.asarray(values, np.float64), low, high)
    share = (within / unit - start) / span
    if np.isnan(share.min(initial=0.0)):
        share = np.where(np.isnan(share), (min(max(0.0, low), high) / unit - start) / span, share)
    return np.asarray((share * (COLOURS - 1) + 0.5).astype(np.intp))


def image_of(pixels: Pixels) -> QImage:
    """Return an image of one pixel a value; rows go down."""
    rows, columns = pixels.shape
    whole = np.ascontiguousarray(pixels)
    return QImage(whole.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32).copy()


def pixels_of(image: QImage) -> Pixels:
    """Return the pixels of an image, ``(rows, columns)``; the inverse of :func:`image_of`."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint32).reshape(plain.height(), -1)
    return rows[:, : plain.width()].copy()


def _both_ways(negative: str, neutral: str, positive: str) -> Pixels:
    half = COLOURS // 2
    return np.concatenate([_ramp(negative, neutral, half), _ramp(neutral, positive, half)])


def _ramp(start: str, stop: str, steps: int) -> Pixels:
    """Interpolate as seen, not in linear light: small weights must differ from none."""
    share = np.linspace(0.0, 1.0, steps)[:, None]
    mixed = (1 - share) * np.array(_channels(start)) + share * np.array(_channels(stop))
    red, green, blue = np.rint(mixed).astype(np.int64).T
    return np.asarray(0xFF000000 | red << 16 | green << 8 | blue, np.uint32)


def between(start: str, stop: str, share: float) -> str:
    """Return the colour so far on the way from one to another."""
    mixed = np.rint((1 - share) * np.array(_channels(start)) + share * np.array(_channels(stop)))
    return QColor(*mixed.astype(int).tolist()).name()


def _channels(colour: str) -> tuple[int, int, int]:
    named = QColor(colour)
    return named.red(), named.green(), named.blue()
