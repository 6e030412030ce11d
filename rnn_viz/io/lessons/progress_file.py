"""How far somebody has come in the lessons, kept between starts, on this computer only.

A file that cannot be used is kept aside, and everything begins anew; it never stops the program.
"""

import json
from pathlib import Path
from typing import Any

from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.lessons.score import Progress
from rnn_viz.io import atomic
from rnn_viz.io.json_values import as_json, read_json, value_from_json

VERSION = 1
LARGEST = 10_000_000  # bytes
NAME = "lessons.json"
_VERSION, _PROGRESS = "version", "progress"


class ProgressSaveError(OSError):
    """One sentence that says why progress is not kept."""


def progress_path(settings: Path) -> Path:
    """Return where progress is kept: beside the settings."""
    return settings.with_name(NAME)


def load_progress(path: Path) -> tuple[Progress, str]:
    """Return how far somebody has come, and a sentence if the file could not be used."""
    atomic.remove_left_behind(path)
    try:
        return _progress(read_json(path, LARGEST)), ""
    except FileNotFoundError:
        return Progress(), ""
    except OSError as error:
        problem = _("Progress in lessons cannot be read: {path} ({reason}).")
        return Progress(), problem.format(path=path, reason=reason(error))
    except (ValueError, TypeError, RecursionError, OverflowError):  # whatever is no such file
        return Progress(), _set_aside(path)


def save_progress(path: Path, progress: Progress) -> None:
    """Write how far somebody has come, whole or not at all.

    Raises
    ------
    ProgressSaveError
        The folder cannot be made or written.
    """
    values = {_VERSION: VERSION, _PROGRESS: as_json(progress)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write_text(path, json.dumps(values, indent=1, allow_nan=False) + "\n")
    except OSError as error:
        why = _("Progress in lessons is not kept: {path} ({reason}).")
        raise ProgressSaveError(why.format(path=path, reason=reason(error))) from error


def _progress(values: Any) -> Progress:
    if not isinstance(values, dict) or values.get(_VERSION) != VERSION:
        raise ValueError("of another program, or of a newer one")
    found: Progress = value_from_json(Progress, values.get(_PROGRESS))
    return found


def _set_aside(path: Path) -> str:
    aside = atomic.set_aside(path)
    if aside is None:
        return _("Progress in lessons could not be read; it begins anew.")
    kept = _("Progress in lessons could not be read and is kept as {path}; it begins anew.")
    return kept.format(path=aside)
