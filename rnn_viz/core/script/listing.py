"""The listing as data: its words, and which of its lines belong to which operation."""

import keyword
import re
import tokenize
from io import StringIO
from typing import NamedTuple

from rnn_viz.core.language import _
from rnn_viz.core.script.operations import FORWARD, OPERATIONS

_EXAMPLE = "for iteration"
_PRINTS = "if iteration %"
_ASSIGNING, _OPENING, _CLOSING = {"=", "+=", "*=", "in"}, {"(", "["}, {")", "]"}
_STRINGS = re.compile(r"(F|T)?STRING")


class Word(NamedTuple):
    """A stretch of a line: columns ``start … stop - 1``.

    ``kind`` is keyword, call, name, number, string, comment or operator; a ``name`` is a
    variable.
    """

    start: int
    stop: int
    kind: str


class CodeLine(NamedTuple):
    """One line of the listing; ``key`` is the operation that it belongs to."""

    text: str
    words: tuple[Word, ...]
    key: str | None

    @property
    def indent(self) -> int:
        """Blanks before the first word."""
        return len(self.text) - len(self.text.lstrip())

    def variable_at(self, column: int) -> str | None:
        """Return the variable that is written at a column."""
        for word in self.words:
            if word.kind == "name" and word.start <= column < word.stop:
                return self.text[word.start : word.stop]
        return None

    @property
    def assigns(self) -> tuple[str, ...]:
        """The variables that the line gives a value, in the order in which they are written."""
        names: list[str] = []
        depth = 0  # of brackets: what is in them is only read
        for word in self.words:
            text = self.text[word.start : word.stop]
            depth += (text in _OPENING) - (text in _CLOSING)
            if depth == 0 and text in _ASSIGNING:
                return tuple(names)
            if depth == 0 and word.kind == "name":
                names.append(text)
        return ()


class Listing:
    """The lines of a listing, numbered from 0 here and from 1 in what is said about them.

    Parameters
    ----------
    source
        Python source in which the start of each of :data:`OPERATIONS` occurs once. An operation
        goes on until the next one starts or its block ends.

    Raises
    ------
    ValueError
        An operation is missing or there twice.
    """

    def __init__(self, source: str) -> None:
        texts = source.splitlines()
        keys = _keys(texts)
        words = _words(source, len(texts))
        self.lines = tuple(map(CodeLine, texts, map(tuple, words), keys))
        self._lines_of = {
            key: tuple(at for at, line in enumerate(self.lines) if line.key == key)
            for key in OPERATIONS
        }
        self._example = _find(texts, _EXAMPLE)
        self._prints = _find(texts, _PRINTS)

    def lines_of(self, key: str) -> tuple[int, ...]:
        """Return the lines of an operation, in order."""
        return self._lines_of[key]

    def lines_of_half(self, half: str) -> tuple[int, int]:
        """Return the first and the last line of a half of the example."""
        keys = [key for key, operation in OPERATIONS.items() if operation.half == half]
        return self._lines_of[keys[0]][0], self._lines_of[keys[-1]][-1]

    def places_of(self, name: str | None) -> list[tuple[int, int, int]]:
        """Return line, start and stop of each place where a variable is written."""
        return [
            (at, word.start, word.stop)
            for at, line in enumerate(self.lines)
            for word in line.words
            if word.kind == "name" and line.text[word.start : word.stop] == name
        ]

    def why_no_breakpoint(self, at: int, *, learns: bool) -> str:
        """Return one sentence why a run cannot stop at a line; empty where it can.

        ``learns`` is whether the example on stage is learned; the user's own numbers are not.
        """
        line = self.lines[at]
        number = f"{at + 1} ({_shortened(line.text.strip())})" if line.words else f"{at + 1}"
        if line.key is not None:
            if learns or line.key in FORWARD:
                return ""
            said = _("Line {number} never runs with your own numbers: they are only added.")
        elif not line.words:
            said = _("Line {number} is empty: there is nothing to stop at.")
        elif at < self._example:
            said = _("Line {number} runs before the first example, never within one.")
        elif at >= self._prints:
            said = _("Line {number} prints after the example; the print-outs are shown beside it.")
        else:
            said = _("Line {number} only prepares the operations: stop at line {next} instead.")
        keyed = (i for i in range(at, len(self.lines)) if self.lines[i].key is not None)
        return said.format(number=number, next=next(keyed, at) + 1)


_QUOTED = 28  # characters of a line that tell it from others


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rstrip()}…"


def _find(texts: list[str], start: str) -> int:
    found = [at for at, text in enumerate(texts) if text.lstrip().startswith(start)]
    if len(found) != 1:
        raise ValueError(f"the listing has {len(found)} lines that start with {start!r}, not 1")
    return found[0]


def _keys(texts: list[str]) -> list[str | None]:
    """Return the operation of each line."""
    first = {_find(texts, operation.start): key for key, operation in OPERATIONS.items()}
    keys: list[str | None] = []
    now: str | None = None
    for at, text in enumerate(texts):
        now = first.get(at, now) if text.strip() else None
        keys.append(now)
    return keys


def _words(source: str, lines: int) -> list[list[Word]]:
    """Return the words of each line."""
    words: list[list[Word]] = [[] for _line in range(lines)]
    tokens = list(tokenize.generate_tokens(StringIO(source).readline))
    before = ""
    for token, after in zip(tokens, [*tokens[1:], tokens[-1]], strict=True):
        (row, start), stop = token.start, token.end[1]
        kind = _kind(token, before, after.string)
        if kind is not None:
            words[row - 1].append(Word(start, stop, kind))
        before = token.string
    return words


def _kind(token: tokenize.TokenInfo, before: str, after: str) -> str | None:
    name = tokenize.tok_name[token.type]
    if _STRINGS.match(name):
        return "string"
    if name != "NAME":
        return {"NUMBER": "number", "COMMENT": "comment", "OP": "operator"}.get(name)
    if keyword.iskeyword(token.string):
        return "keyword"
    if after == "(":
        return "call"
    return "operator" if before == "." else "name"
