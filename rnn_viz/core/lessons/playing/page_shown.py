"""A page as it is shown and read aloud: its text with the values of the run in it."""

from typing import NamedTuple

from rnn_viz.core.language import _
from rnn_viz.core.lessons.guess import Kind
from rnn_viz.core.lessons.lesson import Light
from rnn_viz.core.lessons.playing.play import Play
from rnn_viz.core.lessons.right_answer import told
from rnn_viz.core.lessons.text import Paragraph, contradictions, plain, with_values
from rnn_viz.core.lessons.values.claims import Values


class PageShown(NamedTuple):
    """What a panel shows of a page.

    Attributes
    ----------
    title, number, pages
        The page, from 1, and how many there are.
    paragraphs
        The text; values that are not worked out yet are "…".
    lights
        What stays bright, with the marks.
    warnings
        Where the run is not as the text needs it to be, a sentence each.
    question, kind
        What is to be guessed, and how; ``None`` where nothing is.
    answer
        What is said of the guess, or the right answer where that was asked for; else empty.
    is_right
        Whether the guess was right; ``None`` where none was made.
    asked
        What is still to be done; empty if nothing is.
    notes
        What only the presenter sees.
    """

    title: str
    number: int
    pages: int
    paragraphs: tuple[Paragraph, ...]
    lights: tuple[Light, ...]
    warnings: tuple[str, ...]
    question: Paragraph | None
    kind: Kind | None
    answer: str
    is_right: bool | None
    asked: str
    notes: tuple[str, ...]

    @property
    def spoken(self) -> str:
        """All of it in the order in which it is read aloud, without the notes."""
        question = () if self.question is None else (plain(self.question),)
        texts = (*map(plain, self.paragraphs), *self.warnings, *question, self.answer, self.asked)
        page = _("{title}, page {number} of {pages}.")
        page = page.format(title=self.title, number=self.number, pages=self.pages)
        return " ".join([page, *filter(None, texts)])


def page_shown(play: Play, values: Values) -> PageShown:
    """Return what is shown of the page now, with as many values as there are."""
    page, guess = play.page, play.page.guess
    answer = "" if play.judgement is None else play.judgement.reason
    if guess is not None and play.is_shown and not answer:
        is_known = all(claim.key in values for claim in guess.claims)
        answer = told(guess, values) if is_known else "…"
    found = [it for text in page.paragraphs for it in contradictions(text, values)]
    return PageShown(
        page.title, play.number + 1, len(play.lesson.pages),
        tuple(with_values(text, values) for text in page.paragraphs),
        page.lights, tuple(dict.fromkeys(found)),
        None if guess is None else with_values(guess.question, values),
        None if guess is None else guess.kind,
        answer, None if play.judgement is None else play.judgement.is_right,
        play.asked, page.notes,
    )  # fmt: skip
