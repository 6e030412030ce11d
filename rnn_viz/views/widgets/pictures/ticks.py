"""Where an axis has numbers, and how they are written; nothing here draws."""

import math
from collections.abc import Callable
from typing import NamedTuple

from rnn_viz.core.words.numbers import brief
from rnn_viz.views.widgets.pictures.lettering import LINE, width_of

_MILLION = 1_000_000
_WELL_APART = 34  # pixels between two lines of text
_BETWEEN = 16  # pixels between two numbers along a lower axis, at least


class Tick(NamedTuple):
    """A number at an axis: where, and how it is written."""

    value: float
    text: str


Ticks = Callable[[float, float, float], list[Tick]]
"""The ticks from a lowest to a highest value over so many pixels."""


def iterations(low: float, high: float, pixels: float) -> list[Tick]:
    """Return round iterations, as many as stand apart, and always a last one that is whole.

    >>> [tick.text for tick in iterations(0, 10_000, 400.0)]
    ['0', '2,000', '4,000', '6,000', '8,000', '10,000']
    >>> [tick.text for tick in iterations(0, 12_345, 300.0)]
    ['0', '5,000', '12,345']
    """
    ticks: list[Tick] = []
    for fitting in range(max(1, int(pixels // (3 * _BETWEEN))), 0, -1):
        step = round_step((high - low) / fitting)
        first, last = math.ceil(low / step), math.floor(high / step)
        ticks = [Tick(k * step, iteration_text(k * step, step)) for k in range(first, last + 1)]
        room = step / (high - low) * pixels
        if all(width_of(tick.text) + _BETWEEN <= room for tick in ticks):
            break
    return _with_end(ticks, low, high, pixels) if high == int(high) else ticks


def _with_end(ticks: list[Tick], low: float, high: float, pixels: float) -> list[Tick]:
    """Return ticks up to one at the end; those go that are too near to it."""
    if ticks and ticks[-1].value == high:
        return ticks
    end = Tick(high, iteration_text(int(high), int(high)))

    def is_apart(tick: Tick) -> bool:
        between = (high - tick.value) / (high - low) * pixels
        return between >= (width_of(tick.text) + width_of(end.text)) / 2 + _BETWEEN

    return [*filter(is_apart, ticks), end]


def iteration_text(iteration: int, step: int) -> str:
    """Write an iteration, in millions where the steps are tenths of millions at least.

    >>> iteration_text(4000, 2000), iteration_text(10_000_000, 2_000_000)
    ('4,000', '10 M')
    """
    if iteration and step % (_MILLION // 10) == 0:
        return f"{iteration / _MILLION:g} M"
    return f"{iteration:,}"


def errors(bits: int) -> Ticks:
    """Return the ticks of errors of sums of ``bits`` bits, chance (the half) always among them.

    >>> [tick.text for tick in errors(8)(0, 8, 120.0)]
    ['0', '2', '4', '6', '8']
    """

    def ticks(_low: float, _high: float, pixels: float) -> list[Tick]:
        parts = 4 if bits % 4 == 0 and pixels >= 5 * LINE else 2
        return [Tick(bits * k / parts, f"{bits * k / parts:g}") for k in range(parts + 1)]

    return ticks


def percents(_low: float, _high: float, pixels: float) -> list[Tick]:
    """Return the ticks of shares 0 … 1.

    >>> [tick.text for tick in percents(0, 1, 40.0)]
    ['0', '50', '100 %']
    """
    parts = 4 if pixels >= 5 * LINE else 2
    unit = {parts: " %"}  # once is enough
    return [Tick(k / parts, f"{100 * k // parts}{unit.get(k, '')}") for k in range(parts + 1)]


def weights(low: float, high: float, _pixels: float) -> list[Tick]:
    """Return the ticks of weights: the ends of the axis, and zero.

    >>> [tick.text for tick in weights(-0.5, 2, 40.0)]
    ['−0.5', '0', '+2']
    """
    ends = sorted({low, 0.0, high})
    return [Tick(value, f"{value:+g}".replace("-", "−") if value else "0") for value in ends]


def rounds(low: float, high: float, pixels: float) -> list[Tick]:
    """Return round numbers of any size, as many as stand well apart.

    >>> [tick.text for tick in rounds(-2.3, 1.0, 110.0)]
    ['−2', '0']
    >>> [tick.text for tick in rounds(0.0, 0.4, 160.0)]
    ['0', '0.1', '0.2', '0.3', '0.4']
    """
    least = (high - low) * _WELL_APART / max(pixels, _WELL_APART)
    if not 0 < least < math.inf:
        return [Tick(0.0, "0")]
    power = 10.0 ** math.floor(math.log10(least))
    step = next(power * by for by in (1, 2, 5, 10, 20) if power * by >= least)
    first, last = math.ceil(low / step), math.floor(high / step + 1e-9)
    return [Tick(k * step, brief(k * step)) for k in range(first, last + 1)]


def none(_low: float, _high: float, _pixels: float) -> list[Tick]:
    """Return no ticks."""
    return []


def round_step(value: float) -> int:
    """Return the next of 1, 2, 5, 10, 20, 50 and so on, not below ``value``.

    >>> round_step(1500), round_step(0.2)
    (2000, 1)
    """
    power = 10 ** math.floor(math.log10(max(value, 1.0)))
    return int(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= value))
