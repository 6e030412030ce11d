"""The text of a lesson in blocks: front matter, titles of pages, paragraphs, directives, notes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rnn_viz.core.language import _
from rnn_viz.core.lessons.mistakes import Mistake
from rnn_viz.core.run.config import readable

_FENCE = re.compile(r"(```+|~~~+)\s*(.*)")
_NOTE = ">"
_LIST = _("Lists stand only in a guess: '{line}'.")
_OTHER = {
    "#": _("Titles of pages begin with one #: there are no smaller ones: '{line}'."),
    "- ": _LIST, "* ": _LIST,
    "|": _("There are no tables in a lesson: '{line}'."),
    "<": _("There is no HTML in a lesson: '{line}'."),
    "![": _("There are no pictures in a lesson: it shows the program itself: '{line}'."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number, from 1."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together.

    Attributes
    ----------
    kind
        "setting", "title", "text", "note", or "directive".
    line
        Where it begins.
    text
        The title, the paragraph, the note, or the name of the directive.
    lines
        What stands in a directive, without empty lines.
    """

    kind: str
    line: int
    text: str
    lines: tuple[Line, ...] = ()


def blocks_of(text: str) -> Iterator[Block | Mistake]:
    """Divide the text of a lesson; what belongs nowhere is a mistake."""
    lines = [Line(at, it.rstrip()) for at, it in enumerate(text.splitlines(), start=1)]
    start = next((k for k, line in enumerate(lines) if line.text), len(lines))
    if start < len(lines) and lines[start].text == "---":
        stop = next((k for k in range(start + 1, len(lines)) if lines[k].text == "---"), None)
        if stop is None:
            yield Mistake(lines[start].number, _("The front matter has no end: close it with ---."))
            return
        settings = (line for line in lines[start + 1 : stop] if line.text)
        yield from (Block("setting", line.number, line.text) for line in settings)
        start = stop + 1
    else:
        sentence = _("There is no front matter: a lesson begins with ---, title and minutes.")
        yield Mistake(1, sentence)
    yield from _body(lines[start:])


def _body(lines: list[Line]) -> Iterator[Block | Mistake]:
    at = 0
    while at < len(lines):
        line, fence = lines[at], _FENCE.match(lines[at].text)
        if not line.text:
            at += 1
        elif fence is not None:
            stop = at + 1
            while stop < len(lines) and not lines[stop].text.startswith(fence[1]):
                stop += 1
            inside = tuple(it for it in lines[at + 1 : stop] if it.text.strip())
            yield Block("directive", line.number, fence[2].strip(), inside)
            if stop == len(lines):
                sentence = _("The directive has no end: close it with {sign}.")
                yield Mistake(line.number, sentence.format(sign=fence[1]))
            at = stop + 1
        elif line.text.startswith("# "):
            yield Block("title", line.number, line.text[2:].strip())
            at += 1
        else:
            stop, is_note = at + 1, line.text.startswith(_NOTE)
            while stop < len(lines) and _goes_on(lines[stop].text, is_note):
                stop += 1
            yield from _paragraph(lines[at:stop])
            at = stop


def _goes_on(text: str, is_note: bool) -> bool:
    """Whether a line belongs to the paragraph, or the note, that the line before it is of."""
    begins = not text or text.startswith("# ") or _FENCE.match(text) is not None
    return not begins and text.startswith(_NOTE) == is_note


def _paragraph(lines: list[Line]) -> Iterator[Block | Mistake]:
    first = lines[0]
    if first.text.startswith(_NOTE):
        words = " ".join(line.text.lstrip("> ") for line in lines)
        yield Block("note", first.number, words)
        return
    for line in lines:
        sign = next((it for it in _OTHER if line.text.lstrip().startswith(it)), None)
        if sign is not None:
            yield Mistake(line.number, _OTHER[sign].format(line=readable(line.text)))
            return
    yield Block("text", first.number, " ".join(line.text for line in lines))
