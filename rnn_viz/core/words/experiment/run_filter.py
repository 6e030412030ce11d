"""Which runs of an experiment a table shows, as it is typed: ``hidden 8-16, stable < 5000``."""

import math
import operator
import re
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.language import _
from rnn_viz.core.run.config import readable

FORM = _("Such as hidden 8, seed 0-4, stable < 5000, first never, exact > 90")
NEVER = "never"  # typed, as the names are: the same in every language
_SIDES: dict[str, Callable[[Floats, float], NDArray[np.bool_]]] = {
    "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
_PART = re.compile(
    r"\s*(hidden|alpha|bits|seed|first|stable|exact)\s*(<=|>=|<|>|=)?\s*"
    rf"({NEVER}|[0-9.]+)\s*(?:[-–]\s*([0-9.]+))?\s*"
)


class FilterError(ValueError):
    """One sentence about a text that filters nothing."""


def shown_rows(rows: RunRows, text: str) -> NDArray[np.bool_]:
    """Return which rows a text lets through, ``(runs,)``; an empty one all of them.

    Raises
    ------
    FilterError
        The text is no filter.
    """
    shown = np.ones(rows.runs, np.bool_)
    for part in filter(str.strip, text.lower().split(",")):
        shown &= _shown_by(rows, part)
    return shown


def numbers_of(rows: RunRows, name: str) -> Floats:
    """Return a number of each run by its name; the share of right sums in percent, ``(runs,)``."""
    match name:
        case "first" | "stable":
            return np.asarray(getattr(rows, name))
        case "exact":
            return rows.final_share * 100
        case "seconds":
            return rows.seconds
        case "seed":
            return np.array(rows.plan.seeds, float)[rows.seed]
    return np.array([getattr(it, name) for it in rows.plan.settings], float)[rows.setting]


def _shown_by(rows: RunRows, part: str) -> NDArray[np.bool_]:
    found = _PART.fullmatch(part)
    if found is None:
        raise _no_filter(part)
    name, side, low, high = found.groups()
    values = numbers_of(rows, name)
    least = _number(low, part)
    if high is None:
        return _SIDES[side or "="](values, least)
    if side is not None:
        raise _no_filter(part)
    return (values >= least) & (values <= _number(high, part))


def _number(text: str, part: str) -> float:
    if text == NEVER:
        return math.inf
    try:
        return float(text)
    except ValueError:
        raise _no_filter(part) from None


def _no_filter(part: str) -> FilterError:
    said = _("'{text}' is no filter. {form}.")
    return FilterError(said.format(text=readable(part.strip()), form=FORM))
