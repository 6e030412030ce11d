"""Where the axes of the error curve have numbers, and how they are written."""

import math

from rnn_viz.core.run.run_range import Range

_MILLION = 1_000_000


def iteration_labels(shown: Range, fitting: int) -> tuple[int, list[tuple[int, str]]]:
    """Return round iterations in the range with their text, and the step between them.

    Steps are such that the range has room for at most ``fitting`` of them.
    """
    step = _round_up(shown.width / fitting)
    first, last = math.ceil(shown.start / step), math.floor(shown.stop / step)
    return step, [(k * step, iteration_text(k * step, step)) for k in range(first, last + 1)]


def iteration_text(iteration: int, step: int) -> str:
    """Write an iteration: 4,000, or 10 M where the steps are tenths of millions at least."""
    if iteration and step % (_MILLION // 10) == 0:
        return f"{iteration / _MILLION:g} M"
    return f"{iteration:,}"


def error_ticks(bits: int, fitting: int) -> list[float]:
    """Return errors from 0 to ``bits``, chance (the half) always among them.

    Quarters only where they are whole numbers and there is room for five.
    """
    parts = 4 if bits % 4 == 0 and fitting >= 5 else 2
    return [bits * k / parts for k in range(parts + 1)]


def _round_up(value: float) -> int:
    """Return the next number of the series 1, 2, 5, 10, 20, 50 and so on."""
    power = 10 ** math.floor(math.log10(max(value, 1.0)))
    return int(next(power * factor for factor in (1, 2, 5, 10) if power * factor >= value))
