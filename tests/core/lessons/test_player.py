"""The player: what a lesson sends, what it waits for, and that it puts everything back."""

from dataclasses import replace
from pathlib import Path

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.evidence.until import UntilIteration
from rnn_viz.core.intents import Pin, ShowTab, ShowWorkspace, Tab, Workspace
from rnn_viz.core.lessons.lesson import Lesson
from rnn_viz.core.lessons.playing.events import (
    BackToPage,
    DoItForMe,
    Event,
    GuessAnswer,
    Leave,
    Look,
    Next,
    Skip,
    TurnTo,
)
from rnn_viz.core.lessons.playing.page_shown import page_shown
from rnn_viz.core.lessons.playing.play import Play, Sent, is_away
from rnn_viz.core.lessons.playing.player import after, opened
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.right_answer import right_answer
from rnn_viz.core.lessons.score import LessonProgress, LessonState
from rnn_viz.core.lessons.text import plain
from rnn_viz.core.lessons.values.claims import values_of
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.net.subjects import Unit
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, SetAlpha
from rnn_viz.core.snapshot import Source
from rnn_viz.core.view_state import ViewState
from tests.core.lessons.desk import Desk

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "lessons"
FILES = sorted(FOLDER.glob("[1-9]-*.md"))
CONFIG = RunConfig(hidden=4, bits=4, iterations=500)
TEXT = """---
title: A try
minutes: 5
know: K.
hidden: 4
bits: 4
iterations: 500
---
# One
```at
trained to 300
100
```
```numbers
1 + 7
```
```show
tab What if
```
# Two
```at
200
```
```guess
What?
bits: answer 1 + 7 at 400
then: 400
```
# Three
```at
400
```
```hold
unit 2 at 0
```
```show
workspace Inside
```
```wait
numbers 2 + 3
workspace Watch
```
# Four
```at
trained to 500
50
```
"""


class Learner:
    """Does a lesson at a desk, as the window does it."""

    def __init__(self, lesson: Lesson, name: str = "mine", config: RunConfig = CONFIG) -> None:
        self.desk = Desk(config)
        self.desk.take([do.GoTo(40), do.ShowNumbers(5, 6), ShowTab(Tab.PRINT_OUTS)])
        self.sent: list[object] = []
        self.play = self.follow(opened(lesson, LessonProgress(name), self.desk.now, self.desk.view))
        self.settle()

    def follow(self, sent: Sent) -> Play:
        self.play = sent.play
        if sent.view is not None:
            self.desk.view = sent.view
        self.sent = list(sent.wishes)
        for wish in sent.wishes:
            self.desk.take_one(wish)
        return self.play

    def does(self, event: Event) -> Play:
        self.follow(after(self.play, event, self.desk.now, self.desk.view))
        self.settle()
        return self.play

    def settle(self) -> None:
        """Let frames pass until nothing is pending, as long as it moves."""
        for _ in range(20):
            self.desk.travel()
            before = self.play
            sent = after(self.play, Look(), self.desk.now, self.desk.view)
            if sent.play == before and not sent.wishes:
                return
            self.follow(sent)
        raise AssertionError("it never came to rest")


@pytest.fixture
def learner() -> Learner:
    lesson, mistakes = lesson_from(TEXT)
    assert lesson is not None
    assert mistakes == ()
    return Learner(lesson)


def test_opening_begins_a_run_of_its_own_and_trains_it_as_far_as_the_page_says(
    learner: Learner,
) -> None:
    now = learner.desk.now
    assert now.number == 2
    assert [kept.number for kept in now.earlier] == [1]
    assert (now.iteration, now.frontier) == (100, 300)
    assert now.stage.own_numbers == (1, 7)
    assert learner.desk.view.tab is Tab.WHAT_IF
    assert not is_away(learner.play, now, learner.desk.view)


def test_a_page_turned_puts_back_what_it_showed(learner: Learner) -> None:
    assert learner.does(Next()).number == 1
    assert learner.desk.view.tab is Tab.PRINT_OUTS
    assert learner.desk.now.iteration == 200


def test_what_the_learner_chose_besides_stays(learner: Learner) -> None:
    learner.desk.take([ShowWorkspace(Workspace.EXPERIMENT)])
    learner.does(Next())
    assert learner.desk.view.workspace is Workspace.EXPERIMENT


def test_cards_of_a_page_are_closed_with_it(learner: Learner) -> None:
    learner.desk.take([Pin(Unit(2, 1))])
    learner.does(Next())
    assert learner.desk.view.pinned == ()


def test_next_waits_for_the_guess_and_the_first_guess_counts(learner: Learner) -> None:
    learner.does(Next())
    assert learner.play.asked == "Guess first."
    assert learner.does(Next()).number == 1
    guess = learner.play.page.guess
    assert guess is not None
    values = values_of(guess.claims, Facts(CONFIG))
    (answer,) = (int(value.number) for value in values.values())
    learner.does(GuessAnswer(answer ^ 1, values))
    assert learner.desk.now.iteration == 400, "it trains on before the learner's eyes"
    assert learner.play.judgement is not None
    assert not learner.play.judgement.is_right
    learner.desk.take([do.GoTo(10)])
    learner.does(GuessAnswer(answer, values))
    assert learner.desk.now.iteration == 10, "only the first guess leads there"
    (made,) = learner.play.progress.guesses
    assert (made.page, made.is_right, made.tries) == (1, False, 2)
    assert learner.does(Next()).number == 2


def test_training_to_the_answer_can_be_watched_and_the_speed_is_back_after_it(
    learner: Learner,
) -> None:
    learner.desk.take([do.SetSpeed(250.0)])
    learner.does(Next())
    learner.follow(after(learner.play, DoItForMe(), learner.desk.now, learner.desk.view))
    speed, run = learner.sent
    assert speed == do.SetSpeed((400 - 200) / 4), "four seconds"
    assert run == do.RunUntil(UntilIteration(400))
    learner.settle()
    learner.does(Next())
    assert learner.desk.now.speed == learner.play.before.speed != 50.0


def test_an_answer_that_was_asked_for_is_no_guess(learner: Learner) -> None:
    learner.does(Next())
    learner.does(DoItForMe())
    assert learner.play.is_shown
    assert learner.play.may_go_on
    assert learner.desk.now.iteration == 400
    guess = learner.play.page.guess
    assert guess is not None
    learner.does(GuessAnswer(0, values_of(guess.claims, Facts(CONFIG))))
    assert learner.play.progress.guesses == ()


def test_next_waits_until_it_is_done_by_the_learner(learner: Learner) -> None:
    learner.does(TurnTo(2))
    assert learner.play.asked == "Put 2 + 3 on stage. Open Watch."
    assert learner.does(Next()).number == 2
    learner.desk.take([do.ShowNumbers(2, 3)])
    assert not learner.does(Look()).may_go_on
    assert learner.play.asked == "Open Watch.", "what is done is not asked for any more"
    learner.desk.take([ShowWorkspace(Workspace.WATCH)])
    assert learner.does(Look()).may_go_on
    learner.desk.take([do.ShowNumbers(1, 1)])
    assert learner.does(Look()).may_go_on, "done is done"
    assert learner.does(Next()).number == 3


def test_do_it_for_me_does_only_what_is_left(learner: Learner) -> None:
    learner.does(TurnTo(2))
    learner.desk.take([ShowWorkspace(Workspace.WATCH)])
    learner.follow(after(learner.play, DoItForMe(), learner.desk.now, learner.desk.view))
    assert learner.sent == [do.ShowNumbers(2, 3)]
    learner.settle()
    assert learner.play.may_go_on


def test_a_held_unit_is_let_go_with_the_page(learner: Learner) -> None:
    learner.does(TurnTo(2))
    assert learner.desk.now.clamps is not None
    learner.does(Skip())
    now = learner.desk.now
    assert now.clamps is None
    assert (now.iteration, now.frontier) == (50, 500)
    assert now.run_state.entries == ()


@pytest.mark.parametrize(
    "wandering",
    [
        [do.GoTo(60)],
        [do.ShowNumbers(3, 3)],
        [ShowTab(Tab.SCRIPT)],
        [do.GoTo(60), do.Intervene(ClampUnit(1, 0.5))],
        [do.GoTo(300), do.Intervene(SetAlpha(0.7)), do.GoTo(310)],
        [do.NewSeed(7)],
    ],
)
def test_back_to_the_lesson_restores_the_page(learner: Learner, wandering: list) -> None:  # type: ignore[type-arg]
    trained = learner.desk.now.weights.synapse_h.tobytes()
    learner.desk.take(wandering)
    assert is_away(learner.play, learner.desk.now, learner.desk.view)
    learner.does(BackToPage())
    now = learner.desk.now
    assert not is_away(learner.play, now, learner.desk.view)
    assert (now.iteration, now.stage.own_numbers, now.clamps) == (100, (1, 7), None)
    assert now.weights.synapse_h.tobytes() == trained


def test_leaving_puts_back_what_there_was(learner: Learner) -> None:
    learner.does(TurnTo(2))
    learner.does(Leave())
    now = learner.desk.now
    assert learner.play.is_over
    assert not learner.play.progress.is_done
    assert (now.number, now.iteration, now.stage.own_numbers) == (1, 40, (5, 6))
    assert learner.desk.view == replace(ViewState(), tab=Tab.PRINT_OUTS)
    assert learner.does(Next()) == learner.play, "over is over"


def test_a_lesson_is_taken_up_where_it_was_left(learner: Learner) -> None:
    learner.does(TurnTo(3))
    learner.does(Leave())
    progress, desk = learner.play.progress, learner.desk
    assert progress.state is LessonState.BEGUN
    again = opened(learner.play.lesson, progress, desk.now, desk.view).play
    assert again.number == 3
    assert after(again, TurnTo(99), desk.now, desk.view).play.number == 3
    assert after(again, TurnTo(-5), desk.now, desk.view).play.number == 0


def test_the_last_page_ends_it_and_it_begins_anew(learner: Learner) -> None:
    learner.does(TurnTo(3))
    learner.does(Next())
    assert learner.play.progress.state is LessonState.DONE
    assert learner.desk.now.number == 1
    desk = learner.desk
    assert opened(learner.play.lesson, learner.play.progress, desk.now, desk.view).play.number == 0


def test_a_learner_with_the_training_example_gets_it_back() -> None:
    lesson, _ = lesson_from(TEXT)
    assert lesson is not None
    desk = Desk(CONFIG)
    sent = opened(lesson, LessonProgress("mine"), desk.now, desk.view)
    desk.take(sent.wishes)
    desk.take(after(sent.play, Leave(), desk.now, desk.view).wishes)
    assert desk.now.stage.source is Source.TRAINING


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_of_the_seven_can_be_done_by_do_it_for_me(path: Path) -> None:
    lesson, _ = lesson_from(path.read_text("utf-8"))
    assert lesson is not None
    learner = Learner(lesson, path.stem, RunConfig(iterations=100))
    for number in range(len(lesson.pages)):
        assert learner.play.number == number
        page, now = learner.play.page, learner.desk.now
        if page.trained_to is not None and number == 0:
            assert now.frontier == page.trained_to
        seen = learner.desk.view.workspace
        assert {_workspace(light.pointer.view) for light in page.lights} <= {None, seen}
        if page.waits:
            assert not learner.play.may_go_on, f"page {number + 1} asks for what is so already"
        learner.does(DoItForMe())
        assert learner.play.may_go_on, f"page {number + 1}"
        learner.does(Next())
    assert learner.play.progress.state is LessonState.DONE
    assert learner.desk.now.number == 1


IN_WATCH = ("stage", "numbers", "synapses", "error_curve", "all_sums", "bit_accuracy")


def _workspace(view: str) -> Workspace | None:
    """Return the workspace that a view is in; ``None``: it never leaves."""
    if view.startswith("lenses."):
        return Workspace.INSIDE
    return Workspace.WATCH if view.partition(".")[0] in IN_WATCH else None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_of_the_seven_can_be_done_by_guessing(facts: Facts, path: Path) -> None:
    lesson, _ = lesson_from(path.read_text("utf-8"))
    assert lesson is not None
    learner = Learner(lesson, path.stem, RunConfig(iterations=100))
    asked = 0
    while not learner.play.is_over:
        guess = learner.play.page.guess
        if guess is not None:
            asked += 1
            values = values_of(guess.claims, facts)
            right = right_answer(guess, values)
            assert right is not None
            learner.does(GuessAnswer(right, values))
            assert learner.play.judgement is not None
        if not learner.play.may_go_on:
            learner.does(DoItForMe())
        learner.does(Next())
    assert learner.play.progress.right == len(learner.play.progress.guesses) == asked


def test_what_a_page_shows_is_filled_in_as_values_come(learner: Learner) -> None:
    learner.does(TurnTo(1))
    shown = page_shown(learner.play, {})
    assert (shown.title, shown.number, shown.pages, shown.asked) == ("Two", 2, 4, "Guess first.")
    assert (shown.answer, shown.is_right) == ("", None)
    learner.does(DoItForMe())
    assert page_shown(learner.play, {}).answer == "…", "its value is still worked out"
    guess = learner.play.page.guess
    assert guess is not None
    values = values_of(guess.claims, Facts(CONFIG))
    told = page_shown(learner.play, values)
    assert told.answer.startswith("It is ")
    assert told.asked == ""
    assert told.spoken == f"Two, page 2 of 4. What? {told.answer}"


def test_what_a_page_of_another_run_shows() -> None:
    text = TEXT.replace("# One", "# One\nIt has [{weights = 304} weights][1].\n> Wait.\n") + "\n"
    lesson, _ = lesson_from(
        text.replace("```at\ntrained", "```light\n1 network\n```\n```at\ntrained")
    )
    assert lesson is not None
    learner = Learner(lesson)
    shown = page_shown(learner.play, values_of(lesson.claims, Facts(CONFIG)))
    assert plain(shown.paragraphs[0]) == "It has 28 weights."
    (warning,) = shown.warnings
    assert "“304” stood where this one has “28”" in warning
    assert shown.notes == ("Wait.",)
    assert [light.mark for light in shown.lights] == [1]
    assert warning in shown.spoken
    assert "Wait." not in shown.spoken
