"""Where the program keeps things of its user: settings and work in one folder, the log in another.

Kernels are not among them: they are the machine's, see :mod:`rnn_viz.io.compile_cache`.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs

from rnn_viz.io import ending, settings
from rnn_viz.io.settings import Settings
from rnn_viz.io.starting.settings_place import settings_place


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept; nothing of it need exist.

    Attributes
    ----------
    settings
        The settings file; what is kept by itself is beside it.
    log
        The folder of the log and of what is known of crashes.
    passing
        The folder that is removed when the window is closed; ``None`` if all of it stays.
    """

    settings: Path
    log: Path
    passing: Path | None = None


def usual_places() -> Places:
    """Return the user's own."""
    log = platformdirs.user_log_dir("rnn-viz", appauthor=False)
    return Places(settings.default_path(), Path(log))


def places_in(folder: Path) -> Places:
    """Return places that are all in one folder."""
    return Places(settings_place(str(folder)), folder / "log")


@contextmanager
def passing_places(log: Path) -> Iterator[Places]:
    """Give places that begin empty and are removed at the end; only the log is what it was.

    The settings there are the usual ones, but the next start does not begin where such a window
    ends: so the window asks before it loses work.

    Raises
    ------
    SettingsSaveError
        There is no room for them; the message is a sentence for the user.
    """
    with (
        TemporaryDirectory(prefix="rnn-viz-safe-", ignore_cleanup_errors=True) as name,
        ending.undone(partial(shutil.rmtree, name, ignore_errors=True)),
    ):
        places = Places(Path(name) / "settings.json", log, Path(name))
        settings.save(places.settings, Settings(reopen=False))
        yield places
