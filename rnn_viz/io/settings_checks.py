"""What each setting may be, as JSON has it; what does not fit is refused with what it must be."""

import base64
import binascii
import math
from collections.abc import Callable
from typing import Any

from rnn_viz.core.language import _
from rnn_viz.io.starting.languages import LANGUAGE_CHOICES

VERSION = 1
THEME_CHOICES = ("system", "light", "dark")
SLOWEST, FASTEST = 0.01, 1e9  # examples per second; beyond, only "max" has a meaning
FLAT_OUT = "max"  # JSON has no infinity
SMALLEST, LARGEST = 80, 200  # percent of the designed size
ENTRIES_LIMIT = 200
_SPEEDS = _("a number of examples per second from {low} to {high:,.0f}, or '{most}'").format(
    low=SLOWEST, high=FASTEST, most=FLAT_OUT
)
_NAMES = _("a short list of names")


def _version(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < VERSION:
        raise ValueError(str(VERSION))
    return VERSION


def _theme(value: object) -> str:
    if value not in THEME_CHOICES:
        raise ValueError(_("one of {choices}").format(choices=", ".join(THEME_CHOICES)))
    return str(value)


def _language(value: object) -> str:
    if value not in LANGUAGE_CHOICES:
        raise ValueError(_("one of {choices}").format(choices=", ".join(LANGUAGE_CHOICES)))
    return str(value)


def _speed(value: object) -> float:
    if value == FLAT_OUT:
        return math.inf
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(_SPEEDS)
    if not SLOWEST <= value <= FASTEST:
        raise ValueError(_SPEEDS)
    return float(value)


def _base64(value: object) -> str:
    try:
        if not isinstance(value, str):
            raise ValueError
        base64.b64decode(value, validate=True)
    except (ValueError, binascii.Error):
        raise ValueError(_("base64 text")) from None
    return value


def _splitters(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > ENTRIES_LIMIT:
        raise ValueError(_("a short list of names with base64 text"))
    return {name: _base64(state) for name, state in value.items()}


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > ENTRIES_LIMIT:
        raise ValueError(_NAMES)
    if not all(isinstance(name, str) for name in value):
        raise ValueError(_NAMES)
    return tuple(value)


def _paths(value: object) -> tuple[str, ...]:
    paths = _names(value)
    if any("\0" in path for path in paths):
        raise ValueError(_("a short list of paths"))
    return paths


def _path(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(_("a path"))
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("true or false"))
    return value


def _scale(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        allowed = _("a number of percent from {low} to {high}")
        raise ValueError(allowed.format(low=SMALLEST, high=LARGEST))
    return round(min(max(value, SMALLEST), LARGEST))


CHECKS: dict[str, Callable[[object], Any]] = {
    "version": _version,
    "theme": _theme,
    "language": _language,
    "speed": _speed,
    "geometry": _base64,
    "splitters": _splitters,
    "hints_dismissed": _names,
    "reduced_motion": _flag,
    "scale": _scale,
    "recent": _paths,
    "reopen": _flag,
    "folder": _path,
}
RETIRED = {"window_state"}  # what files of earlier programs hold
