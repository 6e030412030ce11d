"""Settings: the user's taste (window, theme, speed), kept between starts. Never the science.

A value that does not fit is dropped alone and reported in words; a file that cannot be read
at all is kept as ``settings.json.invalid``. Neither ever stops the program from starting.
"""

import base64
import binascii
import json
import math
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import platformdirs

from rnn_viz.io import atomic

VERSION = 1
THEME_CHOICES = ("system", "light", "dark")
SLOWEST, FASTEST = 0.01, 1e9  # examples per second; beyond, only "max" has a meaning
FLAT_OUT = "max"  # JSON has no infinity
SMALLEST, LARGEST = 80, 200  # percent of the designed size
FILE_LIMIT = 1_000_000  # bytes
ENTRIES_LIMIT = 200
_SPEEDS = f"a number of examples per second from {SLOWEST} to {FASTEST:,.0f}, or '{FLAT_OUT}'"


class SettingsSaveError(OSError):
    """One sentence that says why settings are not kept; worth showing once."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers about its window.

    Attributes
    ----------
    version
        Version of the file format.
    theme
        ``system``, ``light`` or ``dark``.
    speed
        Training speed in examples per second; ``math.inf`` is flat out.
    geometry
        Where the window was, in base64; empty before the first start.
    splitters
        ``QSplitter.saveState`` in base64, by the splitter's object name.
    hints_dismissed
        Names of the first-start hints that the user has closed.
    reduced_motion
        Whether animations are left out.
    scale
        How large text and pictures are, in percent; beyond its range it is what is nearest.
    """

    version: int = VERSION
    theme: str = "system"
    speed: float = 250.0
    geometry: str = ""
    splitters: dict[str, str] = field(default_factory=dict)
    hints_dismissed: tuple[str, ...] = ()
    reduced_motion: bool = False
    scale: int = 100


def default_path() -> Path:
    """Return the user's own settings file; it need not exist."""
    return Path(platformdirs.user_config_dir("rnn-viz", appauthor=False)) / "settings.json"


def load(path: Path) -> tuple[Settings, list[str]]:
    """Read settings, whatever the file holds.

    Returns
    -------
    tuple
        The settings, with defaults for what is missing or does not fit, and one sentence for
        each problem. It never raises because of the file.
    """
    try:
        raw = _read(path)
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        return Settings(), [f"The settings in {path} cannot be read ({error.strerror})."]
    except (ValueError, RecursionError):  # text, JSON and size errors are all ValueErrors
        return Settings(), [_set_aside(path)]
    return _pick(raw)


def save(path: Path, settings: Settings) -> None:
    """Write settings so that a crash leaves the old or the new file, never half a file.

    Raises
    ------
    SettingsSaveError
        The folder cannot be made or written; the message is a sentence for the user.
    """
    values = asdict(settings)
    if math.isinf(settings.speed):
        values["speed"] = FLAT_OUT
    text = json.dumps(values, indent=2, allow_nan=False) + "\n"
    try:
        if not path.is_absolute():  # without any home folder the path starts with a bare "~"
            raise OSError("there is no home folder")
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_text(path, text)
    except OSError as error:
        reason = error.strerror or error
        raise SettingsSaveError(f"Settings are not kept: {path} ({reason}).") from error


def _read(path: Path) -> dict[str, Any]:
    with open(path, "rb") as file:
        data = file.read(FILE_LIMIT + 1)
    if len(data) > FILE_LIMIT:
        raise ValueError("too large")
    raw = json.loads(data.decode("utf-8"), parse_constant=lambda _name: None)
    if not isinstance(raw, dict):
        raise ValueError("not an object")
    return raw


def _set_aside(path: Path) -> str:
    aside = path.with_name(path.name + ".invalid")
    try:
        os.replace(path, aside)
    except OSError:
        return f"The settings in {path} cannot be read; starting with the usual ones."
    return f"The settings could not be read and are kept as {aside}; starting with the usual ones."


def _pick(raw: dict[str, Any]) -> tuple[Settings, list[str]]:
    """Take what fits and say what does not."""
    good: dict[str, Any] = {}
    problems: list[str] = []
    for name, check in _CHECKS.items():
        if name not in raw:
            continue
        try:
            good[name] = check(raw[name])
        except ValueError as error:
            problems.append(f"The setting '{name}' is left out: it must be {error}.")
    unknown = [f"{name[:40]!r}" for name in raw if name not in {*_CHECKS, *_RETIRED}]
    if unknown:
        shown = ", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
        problems.append(f"Unknown settings are left out: {shown}.")
    return Settings(**good), problems


def _version(value: object) -> int:
    if value is True or value != VERSION:
        raise ValueError(f"{VERSION}; the file may be from a newer program")
    return VERSION


def _theme(value: object) -> str:
    if value not in THEME_CHOICES:
        raise ValueError("one of " + ", ".join(THEME_CHOICES))
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
        raise ValueError("base64 text") from None
    return value


def _splitters(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > ENTRIES_LIMIT:
        raise ValueError("a short list of names with base64 text")
    return {name: _base64(state) for name, state in value.items()}


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > ENTRIES_LIMIT:
        raise ValueError("a short list of names")
    if not all(isinstance(name, str) for name in value):
        raise ValueError("a short list of names")
    return tuple(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


def _scale(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"a number of percent from {SMALLEST} to {LARGEST}")
    return round(min(max(value, SMALLEST), LARGEST))


_CHECKS: dict[str, Callable[[object], Any]] = {
    "version": _version,
    "theme": _theme,
    "speed": _speed,
    "geometry": _base64,
    "splitters": _splitters,
    "hints_dismissed": _names,
    "reduced_motion": _flag,
    "scale": _scale,
}
_RETIRED = {"window_state"}  # what files of earlier programs hold
