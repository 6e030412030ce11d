"""The sum on stage: whose numbers, how far through its operations, and playing by itself."""

import math

import pytest

from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.operations import StepSize, program
from rnn_viz.core.snapshot import Source
from rnn_viz.engine.training.stage_player import (
    LONGEST_TEMPO,
    OPERATION_SECONDS,
    POSITION_SECONDS,
    WHOLE_SECONDS,
    StagePlayer,
)
from tests.engine.driving import BIT_STOPS, Clock

OP, BIT, PASS = StepSize.OP, StepSize.BIT, StepSize.PASS
EXAMPLE = program(4, True)
OWN = program(4, False)


@pytest.fixture
def player(clock: Clock) -> StagePlayer:
    return StagePlayer(clock)


@pytest.fixture
def own(player: StagePlayer) -> StagePlayer:
    """Return one with the user's own numbers on stage."""
    player.show((1, 2))
    return player


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(RunConfig(hidden=3, bits=4, iterations=20))


def test_it_begins_with_the_whole_training_example(player: StagePlayer, timeline: Timeline) -> None:
    stage = player.stage(timeline, 1)
    assert player.is_training
    assert not player.is_playing
    assert (stage.source, stage.operation, stage.is_playing) == (Source.TRAINING, None, False)
    assert (stage.sum.a, stage.sum.b) == timeline.operands
    assert player.program(timeline) == stage.program == EXAMPLE


def test_own_numbers_stay_while_training_goes_on(player: StagePlayer, timeline: Timeline) -> None:
    player.show((52, 80))
    before = player.stage(timeline, 1)
    timeline.advance(5)
    after = player.stage(timeline, 1)
    assert (after.sum.a, after.sum.b, after.source) == (52, 80, Source.MINE)
    assert player.program(timeline) == program(8, False)
    assert before.sum.layer_2.tolist() != after.sum.layer_2.tolist()
    expected = add(timeline.weights, 52, 80, 4)
    assert after.sum.layer_2.tolist() == expected.layer_2.tolist()
    player.show(None)
    assert player.stage(timeline, 1).source is Source.TRAINING


def test_a_held_unit_is_held_in_the_answer_too(own: StagePlayer, timeline: Timeline) -> None:
    timeline.intervene(ClampUnit(1, 0.25))
    assert (own.stage(timeline, 1).sum.layer_1[:, 1] == 0.25).all()


def test_an_answer_is_not_computed_again_without_need(own: StagePlayer, timeline: Timeline) -> None:
    first = own.stage(timeline, 1).sum
    assert own.stage(timeline, 1).sum is first
    assert own.stage(timeline, 2).sum is not first, "another run has other weights"
    timeline.advance(1)
    assert own.stage(timeline, 2).sum is not first


@pytest.mark.parametrize(
    ("size", "steps", "over", "operation"),
    [
        (BIT, [1], [0], 7),
        (BIT, [1] * 8, [0] * 8, 52),
        (BIT, [1] * 9, [0] * 8 + [1], 0),
        (PASS, [1] * 3, [0, 0, 1], 0),
        (OP, [1] * 56, [0] * 55 + [1], 0),
        (BIT, [-1], [-1], 52),  # back from the whole example
        (OP, [-1], [-1], 55),
        (BIT, [1, -1], [0, 0], 0),
        (BIT, [1, -1, -1], [0, 0, -1], 52),
        (PASS, [1, 1, -1, -1], [0] * 4, 0),
    ],
)
def test_steps_through_a_training_example_lead_into_its_neighbours(
    player: StagePlayer, size: StepSize, steps: list[int], over: list[int], operation: int
) -> None:
    assert [player.step(size, by, EXAMPLE) for by in steps] == over
    assert player.progress == (operation, False, False)


@pytest.mark.parametrize(
    ("size", "steps", "operation"),
    [
        (BIT, [1], 7),
        (BIT, [1] * 4, 28),
        (BIT, [1] * 6, 28),
        (PASS, [1], 28),
        (BIT, [-1], 21),  # back from the whole sum
        (OP, [-1], 27),
        (BIT, [1, -1, -1], 0),
    ],
)
def test_steps_through_own_numbers_stay_in_them(
    own: StagePlayer, size: StepSize, steps: list[int], operation: int
) -> None:
    assert [own.step(size, by, OWN) for by in steps] == [0] * len(steps)
    assert own.progress == (operation, False, False)


@pytest.mark.parametrize(
    ("size", "seconds"),
    [(BIT, POSITION_SECONDS), (OP, OPERATION_SECONDS), (PASS, OPERATION_SECONDS)],
)
def test_it_plays_one_stop_after_the_other(
    own: StagePlayer, clock: Clock, size: StepSize, seconds: float
) -> None:
    stops = {BIT: [7, 14, 21, 28], OP: list(range(1, 29)), PASS: [28]}[size]
    own.play_or_pause(size, OWN)
    assert own.progress == (0, True, False)
    assert not own.work(OWN), "there is time to read first"
    for stop in stops:
        rest = own.rest()
        assert rest == pytest.approx(seconds)
        clock.now += 0.9 * rest
        before = own.progress
        own.work(OWN)
        assert own.progress == before
        clock.now += 0.1 * rest + 1e-9
        assert own.work(OWN) == 0
        assert own.progress == (stop, stop < 28, False)
    assert own.rest() is None


def test_playing_a_training_example_ends_over_its_border(player: StagePlayer, clock: Clock) -> None:
    player.play_or_pause(BIT, EXAMPLE)
    seen = []
    while player.is_playing:
        clock.now += POSITION_SECONDS + 1e-9
        seen.append((player.work(EXAMPLE), player.operation))
    assert seen == [*((0, stop) for stop in BIT_STOPS), (1, 0)]


def test_it_plays_on_from_where_it_is_and_again_from_the_start(
    own: StagePlayer, clock: Clock
) -> None:
    own.step(BIT, 1, OWN)
    own.step(BIT, 1, OWN)
    own.play_or_pause(BIT, OWN)
    assert own.progress == (14, True, False)
    for _ in range(2):
        clock.now += POSITION_SECONDS + 1e-9
        own.work(OWN)
    assert own.progress == (28, False, False)
    own.play_or_pause(BIT, OWN)
    assert own.progress == (0, True, False)


@pytest.mark.parametrize("stop", ["pause", "play again", "step", "show_whole", "show"])
def test_what_stops_it(player: StagePlayer, clock: Clock, stop: str) -> None:
    player.play_or_pause(BIT, EXAMPLE)
    {
        "pause": player.pause,
        "play again": lambda: player.play_or_pause(BIT, EXAMPLE),
        "step": lambda: player.step(BIT, 1, EXAMPLE),
        "show_whole": player.show_whole,
        "show": lambda: player.show((1, 2)),
    }[stop]()
    assert not player.is_playing
    before = player.progress
    clock.now += 100
    assert player.work(EXAMPLE) == 0
    assert player.progress == before


@pytest.mark.parametrize("stop", ["pause", "play", "step"])
def test_what_was_stopped_on_the_way_goes_on_as_it_was(
    player: StagePlayer, clock: Clock, stop: str
) -> None:
    player.play_or_pause(OP, EXAMPLE)
    clock.now += OPERATION_SECONDS + 1e-9
    player.work(EXAMPLE)
    {
        "pause": player.pause,
        "play": lambda: player.play_or_pause(BIT, EXAMPLE),
        "step": lambda: player.step(OP, 1, EXAMPLE),
    }[stop]()
    assert (player.is_playing, player.plays) == (False, OP)
    before = player.operation
    player.play_or_pause(BIT, EXAMPLE)
    clock.now += OPERATION_SECONDS + 1e-9
    player.work(EXAMPLE)
    assert player.operation == before + 1, "line by line, as before"


def test_other_steps_take_the_place_of_those_that_play(player: StagePlayer) -> None:
    player.play_or_pause(BIT, EXAMPLE)
    player.play_or_pause(OP, EXAMPLE)
    assert (player.is_playing, player.plays) == (True, OP)
    player.play_or_pause(OP, EXAMPLE)
    assert not player.is_playing


def test_the_whole_sum_ends_what_was_stopped(player: StagePlayer) -> None:
    player.play_or_pause(OP, EXAMPLE)
    player.show_whole()
    assert player.plays is None


def test_a_pause_keeps_the_place(player: StagePlayer, clock: Clock) -> None:
    player.play_or_pause(BIT, EXAMPLE)
    clock.now += POSITION_SECONDS + 1e-9
    player.work(EXAMPLE)
    player.pause()
    assert player.progress == (7, False, False)


def test_a_long_sum_plays_in_16_seconds(own: StagePlayer, clock: Clock) -> None:
    whole = program(1025, False)
    own.play_or_pause(BIT, whole)
    started = clock.now
    while (rest := own.rest()) is not None:
        clock.now += rest + 1e-9
        own.work(whole)
    assert clock.now - started == pytest.approx(WHOLE_SECONDS, rel=0.01)
    assert own.progress == (len(whole), False, False)


# Tempo


def test_a_quicker_tempo_holds_for_the_operation_that_is_shown(
    player: StagePlayer, clock: Clock
) -> None:
    player.change_tempo(30.0, EXAMPLE)
    player.play_or_pause(OP, EXAMPLE)
    assert player.rest() == pytest.approx(30)
    player.change_tempo(0.25, EXAMPLE)
    assert player.rest() == pytest.approx(0.25)
    clock.now += 0.25 + 1e-9
    player.work(EXAMPLE)
    assert player.operation == 1
    assert player.rest() == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (-1.0, 0.0),
        (math.nan, 0.0),
        (0.0, 0.0),
        (2.0, 2.0),
        (math.inf, LONGEST_TEMPO),
        (1e9, LONGEST_TEMPO),
    ],
)
def test_every_tempo_can_be_waited_for(player: StagePlayer, asked: float, given: float) -> None:
    player.change_tempo(asked, EXAMPLE)
    player.play_or_pause(OP, EXAMPLE)
    assert player.rest() == pytest.approx(given)
