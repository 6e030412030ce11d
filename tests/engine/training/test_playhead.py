"""The playhead by itself: what the trainer's tests do not reach through commands."""

import pytest

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.core.snapshot import Phase
from rnn_viz.engine.training.playhead import Playhead
from tests.engine.driving import CONFIG, Clock, bits_at


@pytest.fixture
def playhead(clock: Clock) -> Playhead:
    return Playhead(Timeline(CONFIG), clock)


def settle(playhead: Playhead) -> int:
    """Work until it rests; return where."""
    while playhead.is_moving:
        playhead.work()
    return playhead.timeline.iteration


def test_it_begins_paused_at_the_start(playhead: Playhead) -> None:
    assert (playhead.phase, playhead.target, playhead.heading) == (Phase.PAUSED, None, 0)
    assert not playhead.is_moving


def test_it_heads_for_where_its_steps_lead(playhead: Playhead) -> None:
    playhead.step(300)
    playhead.step(10)
    assert playhead.heading == 310
    playhead.step(-4)
    assert playhead.heading == 306
    assert settle(playhead) == 306
    assert playhead.heading == 306


@pytest.mark.parametrize(("steps", "iteration"), [([5, -5], 0), ([5, -9], 0), ([5, -1, -1], 3)])
def test_steps_back_take_back_steps_not_yet_taken(
    playhead: Playhead, steps: list[int], iteration: int
) -> None:
    for count in steps:
        playhead.step(count)
    assert settle(playhead) == iteration


def test_back_and_forth_are_the_same_bits(playhead: Playhead) -> None:
    playhead.step(200)
    settle(playhead)
    for count in (-1, -10, -100, 30, 1, -120):
        playhead.step(count)
        iteration = settle(playhead)
        assert flatten(playhead.timeline.weights).tobytes() == bits_at(iteration)
    assert iteration == 0
    assert playhead.timeline.frontier == 200


def test_another_timeline_is_entered_paused_and_without_what_was_said(
    playhead: Playhead,
) -> None:
    playhead.go_to(-1)
    playhead.run()
    assert playhead.phase is Phase.RUNNING
    other = Timeline(RunConfig(hidden=2, iterations=5))
    playhead.enter(other)
    assert playhead.timeline is other
    assert (playhead.phase, playhead.target, playhead.notice) == (Phase.PAUSED, None, "")


def test_a_standstill_of_one_timeline_is_not_said_of_another(playhead: Playhead) -> None:
    playhead.saturation.stands_still = True
    playhead.enter(playhead.timeline.branch())
    assert not playhead.saturation.stands_still


def test_travelling_to_beyond_a_branchs_frontier_trains_the_branch(playhead: Playhead) -> None:
    playhead.go_to(50)
    settle(playhead)
    playhead.seek(20)
    branch = playhead.timeline.branch()
    branch.intervene(SetAlpha(2.0))
    playhead.enter(branch)
    playhead.go_to(40)
    assert playhead.phase is Phase.TRAVELLING
    assert settle(playhead) == 40
    assert flatten(branch.weights).tobytes() == bits_at(40, CONFIG, branch.entries)
    assert flatten(branch.weights).tobytes() != bits_at(40)
