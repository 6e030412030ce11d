"""Settings: the user's taste (window, theme, speed), kept between starts. Never the science.

A value that does not fit is dropped alone and reported in words; a file that cannot be read
at all is kept as ``settings.json.invalid``. Neither ever stops the program from starting.
"""

import json
import math
import os
import time
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.io import atomic
from rnn_viz.io.json_values import read_json
from rnn_viz.io.settings_checks import CHECKS, FLAT_OUT, RETIRED, VERSION
from rnn_viz.io.starting.settings_place import settings_place

FILE_LIMIT = 1_000_000  # bytes
MOST_RECENT = 10  # sessions


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
    language
        ``system``, ``en`` or ``de``: what is spoken from the next start on.
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
    recent
        Paths of the sessions that were opened or saved last, the newest first.
    reopen
        Whether the next start begins where this one ends.
    folder
        Where a file was opened or saved last; empty before the first.
    """

    version: int = VERSION
    theme: str = "system"
    language: str = "system"
    speed: float = 250.0
    geometry: str = ""
    splitters: dict[str, str] = field(default_factory=dict)
    hints_dismissed: tuple[str, ...] = ()
    reduced_motion: bool = False
    scale: int = 100
    recent: tuple[str, ...] = ()
    reopen: bool = True
    folder: str = ""


def default_path() -> Path:
    """Return the user's own settings file; it need not exist."""
    return settings_place()


def load(path: Path) -> tuple[Settings, list[str]]:
    """Read settings, whatever the file holds.

    Returns
    -------
    tuple
        The settings, with defaults for what is missing or does not fit, and one sentence for
        each problem. It never raises because of the file.
    """
    atomic.remove_left_behind(path)
    try:
        raw = _read(path)
    except FileNotFoundError:
        return Settings(), []
    except OSError as error:
        problem = _("The settings in {path} cannot be read ({reason}).")
        return Settings(), [problem.format(path=path, reason=reason(error))]
    except (ValueError, RecursionError):  # text, JSON and size errors are all ValueErrors
        return Settings(), [_set_aside(path)]
    found, problems = _pick(raw)
    version = raw.get("version")
    if isinstance(version, int) and version > VERSION:
        problems.append(_copied(path, version))
    return found, problems


def save(path: Path, settings: Settings, before: Settings | None = None) -> None:
    """Write settings so that a crash leaves the old or the new file, never half a file.

    What is still as it was ``before``, when they were read or written last, stays as the file has
    it now: another window may have changed it.

    Raises
    ------
    SettingsSaveError
        The folder cannot be made or written; the message is a sentence for the user.
    """
    if before is not None:
        settings = _merged(path, settings, before)
    values = asdict(settings)
    if math.isinf(settings.speed):
        values["speed"] = FLAT_OUT
    text = json.dumps(values, indent=2, allow_nan=False) + "\n"
    try:
        if not path.is_absolute():  # without any home folder the path starts with a bare "~"
            raise OSError(_("there is no home folder"))
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_text(path, text)
    except OSError as error:
        sentence = _("Settings are not kept: {path} ({reason}).")
        raise SettingsSaveError(sentence.format(path=path, reason=reason(error))) from error


def put_aside(path: Path) -> Path | None:
    """Move the settings where no start reads them; return where, ``None`` if there are none.

    Raises
    ------
    OSError
        They cannot be moved.
    """
    aside = path.with_name(time.strftime(f"{path.name}.%Y-%m-%d-%H.%M.%S.bak"))
    try:
        os.replace(path, aside)
    except FileNotFoundError:
        return None
    return aside


def _merged(path: Path, settings: Settings, before: Settings) -> Settings:
    """Return what the file has, with what has changed."""
    try:
        there, _problems = _pick(_read(path))
    except (OSError, ValueError, RecursionError):
        return settings
    now = {it.name: getattr(settings, it.name) for it in fields(Settings)}
    changed = {name: value for name, value in now.items() if value != getattr(before, name)}
    if settings.recent and "recent" in changed:
        others = (it for it in there.recent if it not in (*settings.recent, *before.recent))
        changed["recent"] = (*settings.recent, *others)[:MOST_RECENT]
    return replace(there, **changed)


def _read(path: Path) -> dict[str, Any]:
    raw = read_json(path, FILE_LIMIT)
    if not isinstance(raw, dict):
        raise ValueError("not an object")
    return raw


def _set_aside(path: Path) -> str:
    aside = atomic.set_aside(path)
    if aside is None:
        lost = _("The settings in {path} cannot be read; starting with the usual ones.")
        return lost.format(path=path)
    kept = _("The settings could not be read and are kept as {path}; starting with the usual ones.")
    return kept.format(path=aside)


def _copied(path: Path, version: int) -> str:
    """Copy a file that a newer program has written, for this one writes it anew."""
    copy = path.with_name(f"{path.name}.version-{min(version, 999_999)}")
    try:
        atomic.write_bytes(copy, path.read_bytes())
    except OSError as error:
        lost = _("The settings of a newer program could not be copied ({reason}).")
        return lost.format(reason=reason(error))
    return _("The settings of a newer program are kept as {path}.").format(path=copy)


def _pick(raw: dict[str, Any]) -> tuple[Settings, list[str]]:
    """Take what fits and say what does not."""
    good: dict[str, Any] = {}
    problems: list[str] = []
    for name, check in CHECKS.items():
        if name not in raw:
            continue
        try:
            good[name] = check(raw[name])
        except ValueError as error:
            sentence = _("The setting '{name}' is left out: it must be {allowed}.")
            problems.append(sentence.format(name=name, allowed=error))
    unknown = [f"{name[:40]!r}" for name in raw if name not in {*CHECKS, *RETIRED}]
    if unknown:
        shown = ", ".join(unknown[:5]) + (" …" if len(unknown) > 5 else "")
        problems.append(_("Unknown settings are left out: {names}.").format(names=shown))
    return Settings(**good), problems
