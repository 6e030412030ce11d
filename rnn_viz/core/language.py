"""The words of the user's language: every text that the user reads goes through here.

The language is chosen once, before any module with texts is imported, so that tables and
constants are in it, too. Until then, and where a text is missing, it is the English of the source.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

ENGLISH = "en"
_chosen = NullTranslations()


def use(translations: NullTranslations) -> None:
    """Take texts from a catalogue from now on; those asked for before stay as they are."""
    global _chosen  # noqa: PLW0603 - a process has one language
    _chosen = translations


@contextmanager
def using(translations: NullTranslations) -> Iterator[None]:
    """Take texts from another catalogue for as long as this lasts."""
    before = _chosen
    use(translations)
    try:
        yield
    finally:
        use(before)


def code() -> str:
    """Return the language in use as its catalogue calls it, such as "de"; "en" without one."""
    return _chosen.info().get("language", ENGLISH)


def _(text: str) -> str:
    """Return a text in the language in use."""
    return _chosen.gettext(text)


def _n(one: str, many: str, number: int) -> str:
    """Return the text for so many things: ``one`` for 1 of them, ``many`` for any others."""
    return _chosen.ngettext(one, many, number)


def _p(context: str, text: str) -> str:
    """Return a text whose English has several meanings; the context says which."""
    return _chosen.pgettext(context, text)


def begun(text: str) -> str:
    """Return a text as a sentence begins; German nouns in it keep their capitals."""
    return text[:1].upper() + text[1:]
