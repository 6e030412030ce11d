"""Where the window keeps what it keeps, and what it writes into its log: options for trouble."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rnn_viz.io import settings
from rnn_viz.io.places import Places, passing_places, places_in, usual_places
from rnn_viz.io.reports.log_file import LOG_LEVELS

USUAL_LEVEL = "info"


def add_places(parser: ArgumentParser) -> None:
    """Add the options; absent ones leave no trace, so that they may stand before a command."""
    group = parser.add_argument_group("when something is wrong")
    group.add_argument(
        "--safe-mode", action="store_true", default=SUPPRESS,
        help="the usual settings, and nothing of yours is read, kept or written over",
    )  # fmt: skip
    group.add_argument(
        "--reset", action="store_true", default=SUPPRESS,
        help="begin with the usual settings; yours are put aside",
    )  # fmt: skip
    group.add_argument(
        "--settings-dir", metavar="DIR", default=SUPPRESS,
        help="keep settings, work and log in this folder",
    )  # fmt: skip
    group.add_argument(
        "--log-level", choices=LOG_LEVELS, default=SUPPRESS,
        help=f"the least that goes into the log (default: {USUAL_LEVEL})",
    )  # fmt: skip


@contextmanager
def places_from(options: Namespace) -> Iterator[Places]:
    """Give the places that the options say; with ``--reset`` say where the old settings are.

    Raises
    ------
    OSError
        Settings cannot be put aside, or there is no room for those of the safe mode.
    """
    folder = getattr(options, "settings_dir", None)
    places = usual_places() if folder is None else places_in(Path(folder).absolute())
    if getattr(options, "reset", False):
        aside = settings.put_aside(places.settings)
        kept = f"; the old ones are kept as {aside}" if aside else ""
        print(f"Settings begin anew{kept}.")
    if getattr(options, "safe_mode", False):
        with passing_places(places.log) as passing:
            yield passing
    else:
        yield places


def log_level_from(options: Namespace) -> str:
    """Return the least that goes into the log."""
    return getattr(options, "log_level", USUAL_LEVEL)
