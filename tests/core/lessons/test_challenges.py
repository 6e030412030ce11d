"""Each challenge can be met, says what is missing, and takes nothing on trust."""

from typing import Any

import pytest

from rnn_viz.core.lessons.challenge_rules import Attempt, Outcome, attempt_of
from rnn_viz.core.lessons.challenges import CHALLENGES, challenge
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Identity,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.steps import finish
from rnn_viz.engine.moment import moment

SEED_0 = RunConfig()
BREAKS = Entry(7_800, SetWeight("synapse_1", 6, 0, 0.0))
FORGETS = (
    Entry(7_800, SetAlpha(1.0)), *(Entry(7_800 + k, ChooseOperands(1, 127)) for k in range(5)),
)  # fmt: skip
SIX = RunConfig(hidden=6, seed=4, alpha=1.0)


def tried(
    key: str, iteration: int, *entries: Entry, config: RunConfig = SEED_0,
    numbers: tuple[int, int] | None = None,
) -> Outcome:  # fmt: skip
    attempt = Attempt(Identity(config, entries), iteration, numbers)
    return finish(challenge(key).check(attempt))


def test_they_are_told_in_full() -> None:
    assert len({it.key for it in CHALLENGES}) == 6
    for it in CHALLENGES:
        assert it.task.endswith(".")
        assert len(it.hints) == 3


MET = [
    ("wrong-sum", 9_000, (), {"numbers": (524_287, 1)}, 20,
     "524,287 + 1 is wrong, a sum of 20 bits."),
    ("six-units", 867, (), {"config": SIX}, 867, "All sums are right at iteration 867."),
    ("fewest-examples", 1_155, (), {"config": RunConfig(alpha=2.0)}, 1_155,
     "All sums are right at iteration 1,155."),
    ("forget", 7_805, FORGETS, {}, 5, "After 5 examples 33.5 % of the sums are left."),
    ("smallest", 8_200, (), {}, 16, "16 hidden units, and it stays perfect."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "iteration", "entries", "more", "result", "said"), MET)
def test_it_can_be_met(
    key: str, iteration: int, entries: tuple[Entry, ...], more: Any, result: float, said: str
) -> None:
    outcome = tried(key, iteration, *entries, **more)
    assert outcome.is_met
    assert (outcome.result, outcome.said) == (result, said)


def test_a_weight_counts_by_how_far_it_was_moved() -> None:
    outcome = tried("one-weight", 7_800, BREAKS)
    assert outcome.is_met
    assert outcome.result == pytest.approx(7.07, abs=0.01)
    assert outcome.said == "A change of 7.07 breaks 16,256 sums."


MISSED = [
    ("wrong-sum", 9_000, (), {"numbers": (1, 127)}, "This sum is right."),
    ("wrong-sum", 9_000, (), {}, "Put numbers of your own on stage."),
    ("wrong-sum", 8_000, (), {"numbers": (1, 127)}, "Go to iteration 9,000 of the run of seed 0"),
    ("wrong-sum", 9_000, (), {"config": RunConfig(seed=1), "numbers": (1, 1)}, "Go to iteration"),
    ("one-weight", 7_800, (), {}, "Change one weight of a network in which all sums are right."),
    ("one-weight", 7_801, (BREAKS,), {}, "Look at the moment of the change"),
    ("one-weight", 7_800, (Entry(7_800, ClampUnit(8, 0.0)), BREAKS), {}, "Another change was made"),
    ("one-weight", 7_799, (Entry(7_799, SetWeight("synapse_1", 6, 0, 0.0)),), {},
     "Before the change "),
    ("six-units", 100, (), {}, "It takes a network of 6 hidden units for sums of 8 bits."),
    ("six-units", 1, (), {"config": RunConfig(hidden=6, bits=2)}, "It takes a network of 6"),
    ("six-units", 100, (), {"config": SIX}, "0.8 % of the sums are right."),
    ("fewest-examples", 5, (Entry(0, SetWeight("synapse_1", 0, 0, 1.0)),), {},
     "Weights set by hand do not count."),
    ("fewest-examples", 5, tuple(Entry(k, SetAlpha(1.0)) for k in range(4)), {},
     "There are 4 changes; the budget is 3."),
    ("forget", 7_800, (), {}, "Change alpha or the next numbers where all sums are right."),
    ("forget", 7_800, (BREAKS,), {}, "Only alpha and the next numbers may be changed."),
    ("forget", 7_810, (Entry(7_800, SetAlpha(20.0)),), {}, "Alpha may be at most 1."),
    ("forget", 7_801, FORGETS[:1], {}, " of the sums are still right."),
    ("forget", 60, (Entry(50, SetAlpha(1.0)),), {}, "At the first change 0.0 %"),
    ("smallest", 300, (), {}, "Train on: five looks do not fit before this moment."),
    ("smallest", 7_799, (), {}, "At iteration 7,799 99.8 % of the sums are right."),
]  # fmt: skip


@pytest.mark.parametrize(("key", "iteration", "entries", "more", "said"), MISSED)
def test_what_is_missing_is_said(
    key: str, iteration: int, entries: tuple[Entry, ...], more: Any, said: str
) -> None:
    outcome = tried(key, iteration, *entries, **more)
    assert not outcome.is_met
    assert said in outcome.said
    assert outcome.said.endswith(".")


def test_a_change_that_breaks_nothing_is_none() -> None:
    run = Timeline(SEED_0)
    run.advance(7_800)
    hardly = SetWeight("synapse_1", 15, 0, float(run.weights.synapse_1[15, 0]) + 1e-9)
    assert tried("one-weight", 7_800, Entry(7_800, hardly)).said == "All sums are still right."


def test_later_changes_do_not_count_for_an_earlier_moment() -> None:
    later = tuple(Entry(2_000 + k, SetAlpha(1.0)) for k in range(9))
    outcome = tried("fewest-examples", 1_155, *later, config=RunConfig(alpha=2.0))
    assert outcome.is_met


def test_an_attempt_is_what_is_shown() -> None:
    now = moment(RunConfig(hidden=3, bits=4, iterations=20), 20, (5, 2), studies=())
    assert attempt_of(now) == Attempt(now.identity, 20, (5, 2))
