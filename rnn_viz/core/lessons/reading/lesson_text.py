"""A whole lesson from its text."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from rnn_viz.core.commands import GoTo
from rnn_viz.core.language import _
from rnn_viz.core.lessons import chosen
from rnn_viz.core.lessons.lesson import Lesson, Light, Page
from rnn_viz.core.lessons.mistakes import LessonError, Mistake
from rnn_viz.core.lessons.parts import pointer
from rnn_viz.core.lessons.reading.blocks import Block, Line, blocks_of
from rnn_viz.core.lessons.reading.front_matter import front_matter
from rnn_viz.core.lessons.reading.guesses import guess_from
from rnn_viz.core.lessons.reading.phrases import read_phrase
from rnn_viz.core.lessons.reading.shown import AT, HOLD, NUMBERS, SHOW, Sent
from rnn_viz.core.lessons.reading.waits import WAIT
from rnn_viz.core.lessons.text import marks_in, paragraph_from
from rnn_viz.core.run.config import RunConfig, readable

T = TypeVar("T")
_NO_DIRECTIVE = _("There is no '{name}': there are at, show, numbers, light, guess, wait and hold.")
_ORDER = ("at", "numbers", "show", "hold")  # in which a page sends
_TRAINED_TO = "trained to "
_MOST_PAGES, _MOST_PARAGRAPHS, _LONGEST_TITLE = 100, 4, 80
_MOST = 40  # lines of a directive on a page, and notes


class LessonRead(NamedTuple):
    """What a text holds: the lesson, ``None`` without a page, and all that is wrong with it."""

    lesson: Lesson | None
    mistakes: tuple[Mistake, ...]


def lesson_from(text: str) -> LessonRead:
    """Read a lesson; whatever the text is, this never fails."""
    found = list(blocks_of(text))
    mistakes = [it for it in found if isinstance(it, Mistake)]
    blocks = [it for it in found if isinstance(it, Block)]
    front = front_matter(it for it in blocks if it.kind == "setting")
    reader = _Reader(front.config)
    for block in blocks:
        reader.take(block)
    reader.end_page()
    mistakes += front.mistakes + reader.mistakes
    if not reader.pages:
        sentence = _("There is no page: a page begins with '# ' and its title.")
        mistakes.append(Mistake(1, sentence))
        return LessonRead(None, tuple(sorted(set(mistakes))))
    lesson = Lesson(
        front.title, front.minutes, front.know, tuple(reader.pages), front.config, front.hidden
    )
    return LessonRead(lesson, tuple(sorted(set(mistakes))))


@dataclass(slots=True)
class _Reader:
    """Takes one block after the other, and makes pages of them."""

    config: RunConfig
    pages: list[Page] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)
    page: Page | None = None
    sent: dict[str, Sent] = field(default_factory=dict)

    def take(self, block: Block) -> None:
        """Read a block into the page that is open."""
        if block.kind == "title":
            self._begin(block)
        elif self.page is None:
            if block.kind != "setting" and not self.pages:
                why = _("This is before the first page, which begins with '# '.")
                self._miss(block.line, why)
        elif block.kind == "directive":
            self._obey(block)
        elif block.kind == "note":
            self._try(block.line, lambda: self._note(block.text))
        elif block.kind == "text":
            self._try(block.line, lambda: self._say(block.text))

    def end_page(self) -> None:
        """Put the open page to the others."""
        if self.page is None:
            return
        sent = tuple(wish for name in _ORDER for wish in self.sent.get(name, ()))
        self._change(sent=self._within_reach(sent))
        self._check_marks(self._open)
        self.pages.append(self._open)
        self.page, self.sent = None, {}

    @property
    def _open(self) -> Page:
        assert self.page is not None
        return self.page

    def _begin(self, block: Block) -> None:
        self.end_page()
        if len(self.pages) == _MOST_PAGES:
            why = _("A lesson has at most {most} pages.").format(most=_MOST_PAGES)
            self._miss(block.line, why)
        else:
            if len(block.text) > _LONGEST_TITLE:
                why = _("A title has at most {most} letters.").format(most=_LONGEST_TITLE)
                self._miss(block.line, why)
            self.page = Page(block.text[:_LONGEST_TITLE], block.line)

    def _say(self, text: str) -> None:
        if len(self._open.paragraphs) == _MOST_PARAGRAPHS:
            sentence = _("A page has at most {most} paragraphs: begin another.")
            raise LessonError(sentence.format(most=_MOST_PARAGRAPHS))
        self._change(paragraphs=(*self._open.paragraphs, paragraph_from(text, self.config)))

    def _note(self, text: str) -> None:
        self._change(notes=_with_one_more(self._open.notes, "note", text))

    def _obey(self, block: Block) -> None:
        match block.text:
            case "at" | "numbers" | "show" | "hold":
                self._each(block, lambda line: self._send(block.text, line.text))
            case "light":
                self._each(block, lambda line: self._light(line.text))
            case "wait":
                self._each(block, lambda line: self._wait(line.text))
            case "guess":
                self._guess(block)
            case _:
                why = _NO_DIRECTIVE.format(name=readable(block.text))
                self._miss(block.line, why)

    def _each(self, block: Block, take: Callable[[Line], None]) -> None:
        if not block.lines:
            why = _("The directive '{name}' is empty.").format(name=block.text)
            self._miss(block.line, why)
        for line in block.lines:
            self._try(line.number, lambda line=line: take(line))  # type: ignore[misc]

    def _send(self, name: str, text: str) -> None:
        words = text.strip()
        if name == "at" and words.startswith(_TRAINED_TO):
            upto = chosen.iteration(words.removeprefix(_TRAINED_TO), self.config)
            self._change(trained_to=upto)
            return
        phrases = {"at": AT, "numbers": NUMBERS, "show": SHOW, "hold": HOLD}[name]
        sent = read_phrase(phrases, words, self.config, name)
        before = self.sent.get(name, ())
        self.sent[name] = _with_one_more(before, name, *sent)

    def _light(self, text: str) -> None:
        first, _blank, rest = text.strip().partition(" ")
        is_marked = first.isdecimal() and bool(rest)
        mark, name = (int(first), rest) if is_marked else (None, text)
        if mark is not None and mark in {light.mark for light in self._open.lights}:
            raise LessonError(_("Mark {mark} is there twice.").format(mark=mark))
        light = Light(pointer(name, self.config), mark)
        self._change(lights=_with_one_more(self._open.lights, "light", light))

    def _wait(self, text: str) -> None:
        found = read_phrase(WAIT, text, self.config, "wait")
        self._change(waits=_with_one_more(self._open.waits, "wait", found))

    def _guess(self, block: Block) -> None:
        if self._open.guess is not None:
            self._miss(block.line, _("A page has one guess: begin another page."))
            return
        found, mistakes = guess_from(block.lines, block.line, self.config)
        self.mistakes += mistakes
        self._change(guess=found)

    def _within_reach(self, sent: Sent) -> Sent:
        """Let the run be trained as far as the page says before its moment is shown."""
        upto = self._open.trained_to
        if upto is None:
            return sent
        moments = [it.iteration for it in sent if isinstance(it, GoTo)]
        if moments and max(moments) > upto:
            why = _("Iteration {iteration:,} is beyond {upto:,}, to which the page is trained.")
            self._miss(self._open.line, why.format(iteration=max(moments), upto=upto))
            return sent
        return (GoTo(upto), *sent)

    def _check_marks(self, page: Page) -> None:
        named = {mark for it in page.paragraphs for mark in marks_in(it)}
        lit = {light.mark for light in page.lights if light.mark is not None}
        for mark in sorted(named - lit):
            why = _("Mark {mark} points at nothing: name its part in 'light'.")
            self._miss(page.line, why.format(mark=mark))
        for mark in sorted(lit - named):
            why = _("Mark {mark} is in no text: write [words][{mark}].")
            self._miss(page.line, why.format(mark=mark))

    def _try(self, line: int, act: Callable[[], None]) -> None:
        try:
            act()
        except LessonError as error:
            self._miss(line, str(error))

    def _miss(self, line: int, sentence: str) -> None:
        self.mistakes.append(Mistake(line, sentence))

    def _change(self, **fields: object) -> None:
        self.page = replace(self._open, **fields)  # type: ignore[arg-type]


def _with_one_more(before: tuple[T, ...], what: str, *more: T) -> tuple[T, ...]:
    if len(before) >= _MOST:
        sentence = _("A page has at most {most} lines of '{name}'.")
        raise LessonError(sentence.format(most=_MOST, name=what))
    return (*before, *more)
