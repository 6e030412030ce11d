"""The text of a page: words, strong words, words with a mark, and values that are computed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rnn_viz.core.language import _
from rnn_viz.core.lessons.mistakes import LessonError
from rnn_viz.core.lessons.values.claims import Claim, Values, claim_from, is_contradicted
from rnn_viz.core.lessons.values.value import in_words
from rnn_viz.core.run.config import RunConfig, readable

_MOST_LETTERS = 1_000  # of a paragraph
_PIECE = re.compile(r"\*\*(?P<strong>[^*]+)\*\*|\[(?P<words>[^\[\]]+)\]\[(?P<mark>[0-9]{1,3})\]"
                    r"|\{(?P<claim>[^{}]*)\}")  # fmt: skip
_NOT_YET = "…"
_CONTRADICTED = _(
    "This text was written for a run in which “{expected}” stood where this one has “{found}”: "
    "what is concluded from it may not hold here."
)


@dataclass(frozen=True, slots=True)
class Span:
    """Some words of a paragraph in one manner.

    Attributes
    ----------
    text
        The words; of a value, what it was computed to be, "…" before that.
    mark
        The number of the mark that they have, if they have one.
    is_strong
        Whether they stand out.
    claim
        The value that they are, if they are one.
    is_contradicted
        Whether the value is not what the sentence needs.
    """

    text: str
    mark: int | None = None
    is_strong: bool = False
    claim: Claim | None = None
    is_contradicted: bool = False


Paragraph = tuple[Span, ...]


def paragraph_from(text: str, config: RunConfig) -> Paragraph:
    """Read a paragraph: ``**strong**``, ``[words][1]`` with mark 1, ``{share at 1,000 = 0.0 %}``.

    Raises
    ------
    LessonError
        It is too long, or has a value that there is not.
    """
    if len(text) > _MOST_LETTERS:
        sentence = _("A paragraph has at most {most:,} letters.")
        raise LessonError(sentence.format(most=_MOST_LETTERS))
    return tuple(_spans(" ".join(text.split()), config, Span("")))


def plain(paragraph: Paragraph) -> str:
    """Return a paragraph as it is read aloud."""
    return "".join(span.text for span in paragraph)


def claims_in(paragraph: Paragraph) -> tuple[Claim, ...]:
    """Return the values that it names."""
    return tuple(span.claim for span in paragraph if span.claim is not None)


def marks_in(paragraph: Paragraph) -> tuple[int, ...]:
    """Return the numbers of its marks."""
    return tuple(dict.fromkeys(span.mark for span in paragraph if span.mark is not None))


def with_values(paragraph: Paragraph, values: Values) -> Paragraph:
    """Return a paragraph with what has been computed in its place."""
    return tuple(_valued(span, values) for span in paragraph)


def contradictions(paragraph: Paragraph, values: Values) -> tuple[str, ...]:
    """Say where a value is not what the sentence around it was written for."""
    claims = (claim for claim in claims_in(paragraph) if is_contradicted(claim, values))
    return tuple(
        _CONTRADICTED.format(expected=in_words(claim.expected), found=values[claim.key].shown)
        for claim in claims
    )


def _spans(text: str, config: RunConfig, like: Span) -> Iterator[Span]:
    at = 0
    for found in _PIECE.finditer(text):
        yield from _words(text[at : found.start()], like)
        at = found.end()
        if found["strong"] is not None:
            yield from _spans(found["strong"], config, replace(like, is_strong=True))
        elif found["words"] is not None:
            yield from _spans(found["words"], config, replace(like, mark=int(found["mark"])))
        else:
            yield replace(like, text=_NOT_YET, claim=claim_from(found["claim"], config))
    yield from _words(text[at:], like)


def _words(text: str, like: Span) -> Iterator[Span]:
    for brace in "{}":
        if brace in text:
            rest = readable(text[text.index(brace) :])
            raise LessonError(_("A '{brace}' is alone: '{text}'.").format(brace=brace, text=rest))
    if text:
        yield replace(like, text=text)


def _valued(span: Span, values: Values) -> Span:
    if span.claim is None or span.claim.key not in values:
        return span
    found = values[span.claim.key].shown
    return replace(span, text=found, is_contradicted=is_contradicted(span.claim, values))
