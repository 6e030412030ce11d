"""Claims: values named in a text, what the text expects them to be, and whether they are."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rnn_viz.core.language import _
from rnn_viz.core.lessons import chosen
from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.lessons.values.table import ROWS
from rnn_viz.core.lessons.values.value import Value
from rnn_viz.core.run.config import RunConfig, readable
from rnn_viz.core.steps import Steps, finish

Key = tuple[str, tuple[int | float, ...]]
_ROWS = {row.pattern: row for row in ROWS}
_NUMBER = r"(0[bBxX][0-9a-fA-F]+|[-+]?[0-9][0-9,.]*(?:e[-+]?[0-9]+)?)"


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that a text names.

    Attributes
    ----------
    pattern
        The row of the table that it is of.
    chosen
        What stands for the capitals of the pattern, in order.
    expected
        What the sentence around it needs it to be, as text; empty if it holds for any.
    """

    pattern: str
    chosen: tuple[int | float, ...]
    expected: str = ""

    @property
    def key(self) -> Key:
        """What determines the value."""
        return self.pattern, self.chosen


Values = Mapping[Key, Value]


def claim_from(text: str, config: RunConfig) -> Claim:
    """Return the claim that stands between braces, as ``share at 1,000 = 0.0 %``.

    Raises
    ------
    LessonError
        There is no such value, or what is chosen is out of range.
    """
    named, equals, expected = text.partition("=")
    words = " ".join(named.replace("+", " + ").split())
    for row in ROWS:
        found = _form(row.pattern).fullmatch(words)
        if found is not None:
            values = tuple(
                chosen.READERS[letter](given, config)
                for letter, given in zip(_letters(row.pattern), found.groups(), strict=True)
            )
            return Claim(row.pattern, values, expected.strip() if equals else "")
    raise LessonError(_refusal(words))


def value_of(claim: Claim, facts: Facts) -> Steps[Value]:
    """Work a value out, from the lesson's run."""
    row = _ROWS[claim.pattern]
    return (yield from facts.once(claim.key, lambda: row.work(facts, *claim.chosen)))


def values_of(claims: Iterable[Claim], facts: Facts) -> Values:
    """Work all of them out at once."""
    return {claim.key: finish(value_of(claim, facts)) for claim in claims}


def is_contradicted(claim: Claim, values: Values) -> bool:
    """Whether a value is known, and not what the sentence around it needs."""
    found = values.get(claim.key)
    return found is not None and bool(claim.expected) and found.text != claim.expected


def _refusal(words: str) -> str:
    """Say that there is no such value, and which begin with the same word, or where all are."""
    first = words.partition(" ")[0]
    near = [f"'{row.pattern}'" for row in ROWS if row.pattern.partition(" ")[0] == first]
    if near:
        sentence = _("There is no value '{name}'; near are {names}.")
        return sentence.format(name=readable(words), names=", ".join(near))
    sentence = _("There is no value '{name}'; README.md beside the lessons has them all.")
    return sentence.format(name=readable(words))


def _letters(pattern: str) -> list[str]:
    return re.findall(r"\b[A-Z]\b", pattern)


@lru_cache(maxsize=len(ROWS))
def _form(pattern: str) -> re.Pattern[str]:
    escaped = re.escape(pattern).replace(r"\ ", " ")
    return re.compile(re.sub(r"\b[A-Z]\b", lambda _found: _NUMBER, escaped))
