"""The words of the window, explained: what the glossary holds, and how a word is found in it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rnn_viz.core.language import _

_NUMBER = re.compile(r"(?<!\w)\d[\d,]*(?:\.\d+)?(?:·10⁻?\w+)?(?!\w)")
LOOP = _("the loop")  # a term that stands for arrows, which no text can be read from
_SUBJECT, _BETWEEN, _ALSO = "# ", " — ", " | "


class GlossaryEntry(NamedTuple):
    """A term with what it means.

    Attributes
    ----------
    terms
        How it is called, and what else it is called in the window; ``…`` stands for any number.
    meaning
        One or two plain sentences.
    subject
        Under which heading it stands.
    """

    terms: tuple[str, ...]
    meaning: str
    subject: str

    @property
    def term(self) -> str:
        """How it is called."""
        return self.terms[0]


class Glossary:
    """All entries, in the order of their subjects.

    Parameters
    ----------
    text
        Lines: ``# subject``, or ``term | other term — meaning``; empty ones are left out.

    Raises
    ------
    ValueError
        A line is neither, or a term has two entries.
    """

    def __init__(self, text: str) -> None:
        self.entries = tuple(_read(text))
        self._by_term: dict[str, GlossaryEntry] = {}
        for entry in self.entries:
            for term in entry.terms:
                if self._by_term.setdefault(_key(term), entry) is not entry:
                    raise ValueError(f"the glossary explains {term!r} twice")

    def find(self, words: str) -> GlossaryEntry | None:
        """Return the entry of a term as the window writes it, whatever its numbers."""
        return self._by_term.get(_key(words))

    def matching(self, words: str) -> tuple[GlossaryEntry, ...]:
        """Return the entries in whose terms or meanings some text stands, terms first."""
        wanted = words.strip().casefold()
        in_terms = [e for e in self.entries if wanted in " ".join(e.terms).casefold()]
        others = [e for e in self.entries if e not in in_terms and wanted in e.meaning.casefold()]
        return (*in_terms, *others)


def _read(text: str) -> Iterator[GlossaryEntry]:
    subject = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith(_SUBJECT):
            subject = line.removeprefix(_SUBJECT)
            continue
        terms, is_between, meaning = line.partition(_BETWEEN)
        if not (subject and is_between):
            raise ValueError(f"a line of the glossary is 'term — meaning', not {line!r}")
        yield GlossaryEntry(tuple(terms.split(_ALSO)), meaning, subject)


def _key(words: str) -> str:
    return _NUMBER.sub("…", " ".join(words.split()))
