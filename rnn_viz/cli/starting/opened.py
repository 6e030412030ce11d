"""``rnn-viz FILE``: what the window is to open, as a desktop or a user names it."""

import re
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from rnn_viz.cli.failures import InputError
from rnn_viz.cli.starting.places_options import count_places_words
from rnn_viz.core.language import _
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.words.sessions.run_link import SCHEME

_NO_COMMAND = re.compile(r"[^-].*[./\\:]", re.DOTALL)  # no command has such a mark


def with_command(words: Sequence[str]) -> list[str]:
    """Return the words of the command line, ``window`` before a first one that names a file.

    Options that say where things are kept may stand before it.
    """
    at = count_places_words(words)
    is_file = at < len(words) and _NO_COMMAND.match(words[at]) is not None
    return [*words[:at], *(["window"] if is_file else []), *words[at:]]


def opened_from(options: Namespace) -> str:
    """Return what was asked to be opened: a link or an absolute path.

    Raises
    ------
    InputError
        There is no such file, or an option describes another run than the one in it.
    """
    asked: str = options.opened
    refuse_another_run(options, asked, "at")
    if asked.startswith(SCHEME):
        return asked
    try:
        is_there = Path(asked).is_file()
    except ValueError:  # a NUL
        is_there = False
    if not is_there:
        raise InputError(_("There is no file '{file}'.").format(file=asked))
    return str(Path(asked).absolute())


def refuse_another_run(options: Namespace, asked: str, *others: str) -> None:
    """Refuse options that describe a run, and others, beside a file or link that has one.

    Raises
    ------
    InputError
        There is such an option.
    """
    for name in (*(field.name for field in FIELDS), "weights", *others):
        if getattr(options, name) is not None:
            option = f"--{name.replace('_', '-')}"
            sentence = _("'{file}' has a run of its own: leave out {option}.")
            raise InputError(sentence.format(file=asked, option=option))
