"""Where the window keeps what it keeps, and what it writes into its log: options for trouble."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rnn_viz.cli.failures import InputError
from rnn_viz.core.language import _
from rnn_viz.io import settings
from rnn_viz.io.places import Places, passing_places, places_in, usual_places
from rnn_viz.io.reports.log_file import LOG_LEVELS

USUAL_LEVEL = "info"
_FLAGS, _VALUED = ("--safe-mode", "--reset"), ("--settings-dir", "--log-level")


def add_places(parser: ArgumentParser) -> None:
    """Add the options; absent ones leave no trace, so that they may stand before a command."""
    group = parser.add_argument_group(_("when something is wrong"))
    group.add_argument(
        "--safe-mode", action="store_true", default=SUPPRESS,
        help=_("the usual settings, and nothing of yours is read, kept or written over"),
    )  # fmt: skip
    group.add_argument(
        "--reset", action="store_true", default=SUPPRESS,
        help=_("begin with the usual settings; yours are put aside"),
    )  # fmt: skip
    group.add_argument(
        "--settings-dir", metavar=_("DIR"), default=SUPPRESS,
        help=_("keep settings, work and log in this folder"),
    )  # fmt: skip
    group.add_argument(
        "--log-level", choices=LOG_LEVELS, default=SUPPRESS,
        help=_("the least that goes into the log (default: {level})").format(level=USUAL_LEVEL),
    )  # fmt: skip


def count_places_words(words: Sequence[str]) -> int:
    """Return how many words at the beginning are these options and their values."""
    count = 0
    while count < len(words):
        name, has_value, _value = words[count].partition("=")
        if words[count] in _FLAGS or (name in _VALUED and has_value):
            count += 1
        elif name in _VALUED:
            count += 2
        else:
            break
    return min(count, len(words))


def refuse_places(options: Namespace) -> None:
    """Refuse what a command without a window would not heed; raises InputError."""
    if options.command in (None, "window"):
        return
    heeded = ("--settings-dir",) if options.command == "doctor" else ()
    for option in (*_FLAGS, *_VALUED):
        if option not in heeded and hasattr(options, option[2:].replace("-", "_")):
            sentence = _("'rnn-viz {command}' opens no window: leave out {option}.")
            raise InputError(sentence.format(command=options.command, option=option))


def lasting_places(options: Namespace) -> Places:
    """Return the user's own places, or those in the folder asked for.

    Raises
    ------
    InputError
        The folder has no name.
    """
    folder: str | None = getattr(options, "settings_dir", None)
    if folder is None:
        return usual_places()
    if not folder.strip():  # it would be whatever folder the terminal is in
        raise InputError(_("--settings-dir needs the name of a folder."))
    return places_in(Path(folder).absolute())


@contextmanager
def places_from(options: Namespace) -> Iterator[Places]:
    """Give the places that the options say; with ``--reset`` say where the old settings are.

    Raises
    ------
    InputError
        The folder has no name.
    OSError
        Settings cannot be put aside, or there is no room for those of the safe mode.
    """
    places = lasting_places(options)
    if getattr(options, "reset", False):
        aside = settings.put_aside(places.settings)
        anew = _("Settings begin anew; the old ones are kept as {path}.").format(path=aside)
        print(anew if aside else _("Settings begin anew."))
    if getattr(options, "safe_mode", False):
        with passing_places(places.log) as passing:
            yield passing
    else:
        yield places


def log_level_from(options: Namespace) -> str:
    """Return the least that goes into the log."""
    return getattr(options, "log_level", USUAL_LEVEL)
