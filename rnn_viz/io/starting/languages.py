"""Which language the program speaks: the one of the settings, else the system's, else English."""

import json
import locale
import os
import re
from collections.abc import Sequence
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from rnn_viz.core.language import ENGLISH
from rnn_viz.io.starting.settings_place import settings_place

SYSTEM = "system"
_NAMES = {ENGLISH: ENGLISH, "de": "de", "english": ENGLISH, "german": "de"}  # two are Windows' own
LANGUAGE_CHOICES = (SYSTEM, ENGLISH, "de")
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")  # as gettext asks them
_FILE_LIMIT = 1_000_000  # bytes
_FOLDER = "--settings-dir"
_UNREAD = {"--safe-mode", "--reset"}  # the settings are not those of the file


def translations(catalogues: Path, words: Sequence[str]) -> NullTranslations:
    """Return the texts for a process that is started with some words; it never fails.

    Parameters
    ----------
    catalogues
        The folder with ``de/LC_MESSAGES/rnn_viz.mo`` and its like.
    words
        The words of the command line, which may say where the settings are.
    """
    return catalogue(catalogues, _chosen(words))


def catalogue(catalogues: Path, choice: str) -> NullTranslations:
    """Return the texts of a choice; those of the source if it has no catalogue that is whole."""
    code = _of_system() if choice == SYSTEM else choice
    if code == ENGLISH:
        return NullTranslations()
    try:
        with open(catalogues / code / "LC_MESSAGES" / "rnn_viz.mo", "rb") as file:
            return GNUTranslations(file)
    except Exception:  # noqa: BLE001 - whatever a broken file does, the program speaks English
        return NullTranslations()


def _chosen(words: Sequence[str]) -> str:
    """Return the language of the settings, read leniently: what is wrong there is told later."""
    if not _UNREAD.isdisjoint(words):
        return SYSTEM
    try:
        with open(settings_place(_folder(words)), "rb") as file:
            language = json.loads(file.read(_FILE_LIMIT))["language"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return SYSTEM
    return language if language in LANGUAGE_CHOICES else SYSTEM


def _folder(words: Sequence[str]) -> str | None:
    """Return the folder of the settings that the words name, as the parser will find it."""
    found = None
    for at, word in enumerate(words):
        name, is_joined, value = word.partition("=")
        if name == _FOLDER:
            found = value if is_joined else "".join(words[at + 1 : at + 2])
    return found


def _of_system() -> str:
    """Return the first of the system's languages that there is, English if there is none."""
    asked = next(filter(None, map(os.environ.get, _VARIABLES)), None)
    if asked is None:
        asked = locale.getlocale()[0] or ENGLISH
    names = (re.split(r"[_.@-]", name)[0].casefold() for name in asked.split(":"))
    return next((_NAMES[name] for name in names if name in _NAMES), ENGLISH)
