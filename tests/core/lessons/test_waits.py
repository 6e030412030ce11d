"""What a page waits for: not done before, done by Do it for me, and said as an invitation."""

from functools import lru_cache

import pytest

from rnn_viz.core.commands import GoTo, ShowNumbers, ShowTraining, StepInside
from rnn_viz.core.intents import Pin, ShowLens, ShowWorkspace, Workspace
from rnn_viz.core.lessons.reading.lesson_text import lesson_from
from rnn_viz.core.lessons.reading.phrases import read_phrase
from rnn_viz.core.lessons.reading.waits import WAIT
from rnn_viz.core.lessons.waits.wait import Wait
from rnn_viz.core.net.subjects import Probability, Unit
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.operations import StepSize
from tests.core.lessons.desk import Desk

SMALL = RunConfig(hidden=8, bits=4, alpha=1.0, iterations=4_000)
WAITS = [
    "iteration 30", "all sums are right", "a wrong sum, as 3 + 5",
    "4 positions, bit by bit", "blame back through 2 positions", "slow motion",
    "unit 3 held at 0", "unit 3 held at its mean", "card of unit 5",
    "card of weight synapse_h 3 7", "card of an answer", "workspace Inside", "lens carry",
    "tab What if", "weights as matrices", "numbers 5 + 2",
]  # fmt: skip


@lru_cache
def wait_of(text: str) -> Wait:
    return read_phrase(WAIT, text, SMALL, "wait")


def desk() -> Desk:
    made = Desk(SMALL)
    made.take([GoTo(10)])
    return made


def is_met(wait: Wait, at: Desk) -> bool:
    return wait.is_met(at.now, at.view)


@pytest.mark.parametrize("text", WAITS)
def test_it_is_done_by_do_it_for_me_and_not_before(text: str) -> None:
    here, wait = desk(), wait_of(text)
    assert not is_met(wait, here)
    here.take(wait.wishes(here.now))
    assert is_met(wait, here)
    assert wait.said[0].isupper()
    assert wait.said.endswith(".")


def test_every_phrase_is_tried() -> None:
    undone = {"the training example", "unit 3 live"}  # so from the beginning
    named = {str(type(wait_of(text))) for text in (*WAITS, *undone)}
    assert len(named) >= 14
    assert len(WAITS) + len(undone) == len(WAIT)


def test_the_training_example_and_a_live_unit_come_back() -> None:
    here = desk()
    here.take([ShowNumbers(5, 2)])
    here.take(wait_of("unit 3 held at 0").wishes(here.now))
    for text in ("the training example", "unit 3 live"):
        assert not is_met(wait_of(text), here)
        here.take(wait_of(text).wishes(here.now))
        assert is_met(wait_of(text), here)


def test_the_learner_may_do_it_in_another_way() -> None:
    here = desk()
    here.take([Pin(Unit(0, 5)), Pin(Probability(0)), ShowNumbers(2, 3)])
    here.take([StepInside(StepSize.BIT)] * 4)
    for text in ("card of unit 5", "card of an answer", "4 positions, bit by bit"):
        assert is_met(wait_of(text), here)
    assert not is_met(wait_of("card of weight synapse_h 3 7"), here)
    here.take([GoTo(35)])
    assert is_met(wait_of("iteration 30"), here)


def test_a_right_sum_is_no_wrong_one_and_a_lens_is_seen_only_in_inside() -> None:
    here, wrong = desk(), wait_of("a wrong sum, as 3 + 5")
    here.take(wait_of("all sums are right").wishes(here.now))
    here.take([ShowNumbers(3, 5)])
    assert not is_met(wrong, here)
    here.take([ShowWorkspace(Workspace.INSIDE), ShowLens("carry")])
    assert is_met(wait_of("lens carry"), here)
    here.take([ShowWorkspace(Workspace.WATCH)])
    assert not is_met(wait_of("lens carry"), here)


def test_blame_needs_an_example_that_is_learned() -> None:
    here, blame = desk(), wait_of("blame back through 2 positions")
    here.take([ShowNumbers(5, 2)])
    here.take(blame.wishes(here.now))
    assert not is_met(blame, here)
    assert blame.wishes(Desk(SMALL).now) != (ShowTraining(),)
    here.take(blame.wishes(here.now))
    assert is_met(blame, here)


def test_a_lesson_of_a_smaller_run_knows_its_limits() -> None:
    head = "---\ntitle: T\nminutes: 1\nknow: K\nbits: 4\nhidden: 8\n---\n# A\n"
    _, mistakes = lesson_from(f"{head}```wait\n5 positions, bit by bit\ncard of unit 8\n```\n")
    assert [it.line for it in mistakes] == [10, 11]
