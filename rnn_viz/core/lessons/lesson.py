"""A lesson as a value: its pages, and what each says, shows, asks and waits for."""

from dataclasses import dataclass, field

from rnn_viz.core.lessons.guess import Guess
from rnn_viz.core.lessons.parts import Pointer
from rnn_viz.core.lessons.text import Paragraph, claims_in
from rnn_viz.core.lessons.values.claims import Claim
from rnn_viz.core.lessons.waits.wait import Wait, Wish
from rnn_viz.core.run.config import RunConfig

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Light:
    """A part that stays bright while the rest is dimmed.

    Attributes
    ----------
    pointer
        The part.
    mark
        The number of the mark in the text that speaks of it; ``None`` if none does.
    """

    pointer: Pointer
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes
    ----------
    title, line
        What it is called, and where it begins in the file.
    paragraphs
        What it says.
    sent
        What it sends when it is opened, in this order: the moment, what is on stage, what is seen,
        what is held.
    trained_to
        How far the run may be trained on this page, so that nothing is given away; ``None`` where
        that does not matter.
    lights
        The parts that it speaks of.
    guess
        What is to be guessed before anything is shown, if anything is.
    waits
        What is to be done before the next page, all of it.
    notes
        What only the presenter sees.
    """

    title: str
    line: int
    paragraphs: tuple[Paragraph, ...] = ()
    sent: tuple[Wish, ...] = ()
    trained_to: int | None = None
    lights: tuple[Light, ...] = ()
    guess: Guess | None = None
    waits: tuple[Wait, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The values that the page names, each once."""
        found = [claim for paragraph in self.paragraphs for claim in claims_in(paragraph)]
        found += self.guess.claims if self.guess is not None else ()
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson.

    Attributes
    ----------
    title, minutes, know
        What it is called, how long it takes, and what one will know.
    config
        Its run.
    hidden
        The parts of the window that it hides, by the names of :data:`parts.HIDEABLE`.
    pages
        At least one.
    """

    title: str
    minutes: int
    know: str
    pages: tuple[Page, ...]
    config: RunConfig = field(default_factory=RunConfig)
    hidden: frozenset[str] = frozenset()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The values that all pages name, each once."""
        return tuple(dict.fromkeys(claim for page in self.pages for claim in page.claims))
