"""A lesson is read from its text; each mistake is a sentence with its line, the rest is usable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.commands import (
    GoTo,
    HoldAtMean,
    Intervene,
    PlayInside,
    RunUntil,
    ShowNumbers,
    ShowOperation,
    ShowTraining,
)
from rnn_viz.core.evidence.until import UntilErrorBelow, UntilPerfect
from rnn_viz.core.intents import (
    ChooseStepSize,
    Pin,
    ShowLens,
    ShowPosition,
    ShowSynapsesAs,
    ShowTab,
    ShowWorkspace,
    SynapseView,
    Tab,
    Workspace,
    Zoom,
)
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.parts import SIMPLE
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.text import marks_in, plain
from rnn_viz.core.net.subjects import Unit, Weight
from rnn_viz.core.run.interventions import ClampUnit
from rnn_viz.core.run.run_range import Range
from rnn_viz.core.script.operations import StepSize

HEAD = "---\ntitle: T\nminutes: 5\nknow: K.\n---\n# One\n"  # seven lines with what follows
WHOLE = """---
format: 1
title: A try
minutes: 12
know: What a lesson can do.
hidden: 8
alpha: 0.5
iterations: 5,000
simple: yes
hide: until
---

# First page

Some **strong** words, [the answer][2] and
[all {all sums} sums][1].

A second paragraph.

> Say it slowly.

```at
trained to 3,000
1,000
```
```numbers
1 + 127
```
```show
workspace Watch
slow motion
```
```hold
unit 3 at 0
```
```light
1 sums
2 answer
unit 7
```

# Second page
Text right under the title.

~~~wait
iteration 2,000
lens carry
~~~
"""


def read(body: str) -> Lesson:
    lesson, mistakes = lesson_from(HEAD + body)
    assert mistakes == ()
    assert lesson is not None
    return lesson


def mistakes_in(body: str) -> list[tuple[int, str]]:
    lesson, mistakes = lesson_from(HEAD + body)
    assert lesson is not None, "the rest stays usable"
    assert lesson.pages[0].title == "One"
    return [(it.line, it.sentence) for it in mistakes]


def test_a_whole_lesson() -> None:
    lesson, mistakes = lesson_from(WHOLE)
    assert mistakes == ()
    assert lesson is not None
    assert (lesson.title, lesson.minutes, lesson.know) == ("A try", 12, "What a lesson can do.")
    config = lesson.config
    assert (config.hidden, config.alpha, config.iterations, config.seed) == (8, 0.5, 5000, 0)
    assert lesson.hidden == SIMPLE | {"until"}
    first, second = lesson.pages
    assert (first.title, first.line) == ("First page", 13)
    assert first.notes == ("Say it slowly.",)
    assert first.trained_to == 3000
    assert first.sent == (
        GoTo(3000), GoTo(1000), ShowNumbers(1, 127), ShowWorkspace(Workspace.WATCH),
        PlayInside(StepSize.OP), Intervene(ClampUnit(3, 0.0)),
    )  # fmt: skip
    assert [light.mark for light in first.lights] == [1, 2, None]
    assert [light.pointer.name for light in first.lights] == ["sums", "answer", "unit 7"]
    text = first.paragraphs[0]
    assert plain(text) == "Some strong words, the answer and all … sums."
    assert [span.text for span in text if span.is_strong] == ["strong"]
    assert marks_in(text) == (2, 1)
    assert "".join(span.text for span in text if span.mark == 1) == "all … sums"
    assert plain(second.paragraphs[0]) == "Text right under the title."
    assert len(second.waits) == 2
    assert [claim.pattern for claim in lesson.claims] == ["all sums"]


SENT = {
    "at\nuntil all sums are right": (RunUntil(UntilPerfect()),),
    "at\nuntil the error is below 1.5": (RunUntil(UntilErrorBelow(1.5)),),
    "numbers\nthe training example": (ShowTraining(),),
    "numbers\n0b11 + 0x10": (ShowNumbers(3, 16),),
    "hold\nunit 6 at its mean": (HoldAtMean(6),),
    "show\nlens carry": (ShowWorkspace(Workspace.INSIDE), ShowLens("carry")),
    "show\nworkspace Inside": (ShowWorkspace(Workspace.INSIDE), ShowLens("")),
    "show\ntab What if": (ShowTab(Tab.WHAT_IF),),
    "show\nweights as matrices": (ShowSynapsesAs(SynapseView.MATRICES),),
    "show\nplace 16": (ShowPosition(4),),
    "show\ncurve 0 to 3,000": (Zoom(Range(0, 3000)),),
    "show\nstep by 1,000": (ChooseStepSize(1000),),
    "show\nstep by bit": (ChooseStepSize(StepSize.BIT),),
    "show\nnothing of the sum": (ShowOperation(0),),
    "show\ncard of unit 6 at place 16": (Pin(Unit(4, 6)),),
    "show\ncard of weight synapse_h 3 7": (Pin(Weight("synapse_h", 3, 7)),),
}


@pytest.mark.parametrize(("directive", "sent"), SENT.items())
def test_a_directive_is_the_programs_own_wishes(directive: str, sent: tuple[object, ...]) -> None:
    assert read(f"```{directive}\n```\n").pages[0].sent == sent


MISTAKES = [  # what stands from line 7 on, and where what is wrong with it
    ("```run\nos.remove\n```", 7,
     "There is no 'run': there are at, show, numbers, light, guess, wait and hold."),
    ("```light\nthe moon\n```", 8, "There is no part 'the moon' to point at."),
    ("```light\nunit 16\n```", 8, "Unit 16 is out of range: the run has 0 … 15."),
    ("```light\nmap at 1 + 200\n```", 8, "The map has numbers below 128 only."),
    ("```light\nscript import\n```", 8, "The script has no variable 'import'."),
    ("```light\nweight synapse_1 3 7\n```", 8, "synapse_1 has no weight 3 7: it is 16 × 1."),
    ("```at\n20,000\n```", 8, "Iteration 20,000 is out of range: the run has 0 … 10,000."),
    ("```at\nnoon\n```", 8, "'noon' is not a whole number."),
    ("```at\ntrained to 5\n10\n```", 6,
     "Iteration 10 is beyond 5, to which the page is trained."),
    (f"```numbers\n1 + {'9' * 400}\n```", 8, "At most 1,024 bits: '9999999999999999…' is longer."),
    ("```numbers\n12\n```", 8, "'12' is not a sum: write it as 1 + 127."),
    ("```numbers\n-1 + 2\n```", 8, "Only whole numbers from 0 up, without a sign."),
    ("```hold\nunit 99 at 0\n```", 8, "Unit 99 is out of range: the run has 0 … 15."),
    ("```show\nlens moon\n```", 8, "There is no lens 'moon': there are carry, space, "),
    ("```show\nworkspace Kitchen\n```", 8, "'Kitchen' is none of Watch, Inside, Experiment."),
    ("```show\ncard of weight moon 1 2\n```", 8,
     "'moon' is none of synapse_0, synapse_h, synapse_1."),
    ("```light\n" + "map\n" * 41 + "```", 48, "A page has at most 40 lines of 'light'."),
    ("> note\n\n" * 41, 87, "A page has at most 40 lines of 'note'."),
    ("```show\na dance\n```", 8, "'a dance' says nothing in 'show': it knows workspace …; "),
    ("```show\ncurve 5 to 5\n```", 8, "The stretch 5 to 5 is empty."),
    ("```show\ntempo 99 seconds\n```", 8, "99 is out of range: 0.1 … 10."),
    ("```wait\n9 positions, bit by bit\n```", 8,
     "A number of positions 9 is out of range: the sum has 1 … 8."),
    ("```wait\n```", 7, "The directive 'wait' is empty."),
    ("```wait\niteration 5", 7, "The directive has no end: close it with ```."),
    ("An [answer][3].", 6, "Mark 3 points at nothing: name its part in 'light'."),
    ("```light\n1 map\n```", 6, "Mark 1 is in no text: write [words][1]."),
    ("```light\n1 map\n1 sums\n```\n[x][1]", 9, "Mark 1 is there twice."),
    ("See {share on Monday}.", 7, "There is no value 'share on Monday'; near are "),
    ("A { alone.", 7, "A '{' is alone: '{ alone.'."),
    ("a\n\nb\n\nc\n\nd\n\ne", 15, "A page has at most 4 paragraphs: begin another."),
    ("x" * 1001, 7, "A paragraph has at most 1,000 letters."),
    ("## Smaller", 7, "Titles of pages begin with one #: there are no smaller ones: '## Smaller'."),
    ("- a list", 7, "Lists stand only in a guess: '- a list'."),
    ("![a](b.png)", 7, "There are no pictures in a lesson: it shows the program itself: "),
    ("<script>", 7, "There is no HTML in a lesson: '<script>'."),
    ("```guess\nWhat?\n```", 7, "A guess has one way to be answered, bits:, unit:, curve:, point:"),
    ("```guess\nbits: sum 1 + 1\n```", 7, "The guess asks nothing: "),
    ("```guess\nQ?\n- [ ] a\n- [ ] b\n```", 7, "One of at most 12 answers is right: "),
    ("```guess\nQ?\nunit: needed unit at 99,999\n```", 9, "Iteration 99,999 is out of range: "),
    ("```guess\nQ?\nbits: sum 1 + 1\nbits: sum 1 + 1\n```", 10, "'bits' is there twice."),
    ("```guess\nQ?\nbits: sum 1 + 1\nperhaps\n```", 10, "'perhaps' says nothing in 'guess': "),
    ("```guess\nQ?\nbits: sum 1 + 1\n```\n```guess\nQ?\nbits: sum 1 + 1\n```", 11,
     "A page has one guess: begin another page."),
]  # fmt: skip


@pytest.mark.parametrize(("body", "line", "sentence"), MISTAKES)
def test_a_mistake_is_a_sentence_with_its_line(body: str, line: int, sentence: str) -> None:
    found = mistakes_in(f"{body}\n")
    assert any(at == line and said.startswith(sentence) for at, said in found), found


def test_mistakes_are_told_together_and_the_rest_of_the_page_stands() -> None:
    body = "Text.\n\n```at\n99,999\n500\n```\n```light\nmap\nthe moon\n```\n"
    lesson, mistakes = lesson_from(HEAD + body)
    assert [it.line for it in mistakes] == [10, 15]
    assert lesson is not None
    assert lesson.pages[0].sent == (GoTo(500),)
    assert [light.pointer.name for light in lesson.pages[0].lights] == ["map"]


FRONT = [
    ("minutes: 5", 1, "The front matter lacks title and know."),
    ("title: T\nknow: K\nminutes: soon", 4,
     "The setting minutes is 'soon', but must be a whole number from 1 to 600."),
    ("title: T\nknow: K\nminutes: 5\nformat: 2", 5,
     "This lesson is in format 2, of a newer program; this one knows format 1: what is new in it "
     "is left out."),
    ("title: T\nknow: K\nminutes: 5\nhidden: 999", 5,
     "hidden is 999, but must be a whole number from 1 to 128."),
    ("title: T\nknow: K\nminutes: 5\ncolour: red", 5, "There is no setting 'colour': there are "),
    ("title: T\nknow: K\nminutes: 5\nhide: stage", 5, "'stage' cannot be hidden: run card, "),
    ("title: T\nknow: K\nminutes: 5\nsimple: maybe", 5,
     "The setting simple is 'maybe', but must be yes or no."),
    ("title: T\ntitle: U\nknow: K\nminutes: 5", 3, "'title' is there twice."),
    ("title: T\nknow: K\nminutes: 5\nsimple", 5, "'simple' is no setting: write 'name: value'."),
    (f"title: {'x' * 81}\nknow: K\nminutes: 5", 2, "The setting title has at most 80 letters."),
]  # fmt: skip


@pytest.mark.parametrize(("front", "line", "sentence"), FRONT)
def test_mistakes_of_the_front_matter(front: str, line: int, sentence: str) -> None:
    lesson, mistakes = lesson_from(f"---\n{front}\n---\n# One\nText.\n")
    assert lesson is not None
    found = [(it.line, it.sentence) for it in mistakes]
    assert len(found) == 1
    assert found[0][0] == line
    assert found[0][1].startswith(sentence)


def test_text_without_a_page_is_no_lesson() -> None:
    for text in ("", "\n\n", "Only words.", "---\ntitle: T\n---\n", "---\ntitle: T"):
        lesson, mistakes = lesson_from(text)
        assert lesson is None
        assert "There is no page: a page begins with '# ' and its title." in {
            it.sentence for it in mistakes
        }


def test_endless_pages_come_to_an_end() -> None:
    lesson, mistakes = lesson_from(HEAD + "# Page\nText.\n" * 150)
    assert lesson is not None
    assert len(lesson.pages) == 100
    assert {it.sentence for it in mistakes} == {"A lesson has at most 100 pages."}
    assert mistakes[0].line == 6 + 2 * 99 + 1


@pytest.mark.parametrize(
    "line", ["```light\nmap\n```\n", "```show\nwhole sum\n```\n", "{ x ", "> n\n\n", "a\n\n"]
)
def test_very_much_of_anything_is_read_to_its_end(line: str) -> None:
    lesson, mistakes = lesson_from(HEAD + line * (40_000 // len(line)))
    assert lesson is not None
    assert mistakes


PIECES = st.sampled_from([
    "---", "# A", "```at", "```light", "```guess", "```wait", "```show", "```", "~~~hold",
    "title: x", "1,000", "trained to 5", "1 map", "unit 7", "[x][1]", "{share at 5}", "{", "**",
    "- [x] yes", "bits: sum 1 + 1", "> note", "", "Words.", "1 + 127", "then: 4", "until …",
])  # fmt: skip


@given(lines=st.lists(PIECES | st.text(max_size=20), max_size=25))
def test_no_text_makes_it_fail(lines: list[str]) -> None:
    text = "\n".join(lines)
    lesson, mistakes = lesson_from(text)
    assert (lesson is None) <= bool(mistakes)
    last = max(1, len(text.splitlines()))
    for mistake in mistakes:
        assert 1 <= mistake.line <= last
        assert mistake.sentence.endswith(".")
        assert mistake.sentence.isprintable()
    assert list(mistakes) == sorted(mistakes)
