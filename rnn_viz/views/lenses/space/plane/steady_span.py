"""Axes that span round numbers, and stay while the data still fill them well."""

import math

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.directions.cloud import AxisRange
from rnn_viz.views.widgets.pictures.ticks import Tick, Ticks
from rnn_viz.views.widgets.scale import step_above

_PARTS = 8  # of an axis, at most
_LEAST_FILLED = 0.45  # of an axis, else it is drawn closer
_BETWEEN = 44  # pixels between two numbers at an axis, at least
_LARGEST = 1e12


class SteadySpan:
    """The ends of one axis; they change in steps, and only when they must."""

    def __init__(self) -> None:
        self._span: AxisRange | None = None

    def of(self, values: Floats) -> AxisRange:
        """Return the span for these values, which the next ones will most likely share."""
        finite = values[np.isfinite(values)]
        low = max(float(finite.min(initial=0.0)), -_LARGEST)
        high = min(float(finite.max(initial=0.0)), _LARGEST)
        span = self._span
        if span is not None and span[0] <= low and high <= span[1]:
            filled = (high - low) / (span[1] - span[0])
            if filled >= _LEAST_FILLED:
                return span
        self._span = rounded(low, high)
        return self._span


def rounded(low: float, high: float) -> AxisRange:
    """Return the round numbers around two others, with room between.

    >>> rounded(-8.5, 6.0), rounded(0.0, 0.0), rounded(0.05, 0.61)
    ((-10.0, 8.0), (-1.0, 1.0), (0.0, 0.7))
    """
    if not high > low:
        return low - 1.0, high + 1.0
    step = step_above((high - low) / _PARTS)
    return (
        _tidy(math.floor(low / step - 0.2) * step), _tidy(math.ceil(high / step + 0.2) * step)
    )  # fmt: skip


def round_ticks(unit: str = "") -> Ticks:
    """Return what writes round numbers at an axis."""

    def ticks(low: float, high: float, pixels: float) -> list[Tick]:
        step = step_above((high - low) / max(1.0, pixels / _BETWEEN))
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        values = [_tidy(k * step) for k in range(first, last + 1)]
        return [Tick(value, f"{value:g}{unit}".replace("-", "−")) for value in values]

    return ticks


def _tidy(value: float) -> float:
    return float(f"{value:.10g}") + 0.0
