"""The sum on stage: whose numbers, how far through its positions, and playing by itself."""

import pytest

from rnn_viz.core.config import RunConfig
from rnn_viz.core.inference import add
from rnn_viz.core.snapshot import Source
from rnn_viz.core.timeline import Timeline
from rnn_viz.engine.performance import POSITION_SECONDS, WHOLE_SECONDS, Performance
from tests.engine.driving import Clock

COLUMNS = 4


@pytest.fixture
def performance(clock: Clock) -> Performance:
    return Performance(clock)


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(RunConfig(hidden=3, bits=4, iterations=20))


def test_it_begins_with_the_whole_training_example(
    performance: Performance, timeline: Timeline
) -> None:
    stage = performance.stage(timeline, 1)
    assert performance.is_training
    assert not performance.is_playing
    assert (stage.source, stage.computed, stage.playing) == (Source.TRAINING, None, False)
    assert (stage.sum.a, stage.sum.b) == timeline.operands
    assert performance.columns(timeline) == stage.sum.columns == 4


def test_own_numbers_stay_while_training_goes_on(
    performance: Performance, timeline: Timeline
) -> None:
    performance.show((52, 80))
    before = performance.stage(timeline, 1)
    timeline.advance(5)
    after = performance.stage(timeline, 1)
    assert (after.sum.a, after.sum.b, after.source) == (52, 80, Source.MINE)
    assert performance.columns(timeline) == 8
    assert before.sum.layer_2.tolist() != after.sum.layer_2.tolist()
    expected = add(timeline.weights, 52, 80, 4)
    assert after.sum.layer_2.tolist() == expected.layer_2.tolist()
    performance.show(None)
    assert performance.stage(timeline, 1).source is Source.TRAINING


def test_an_answer_is_not_computed_again_without_need(
    performance: Performance, timeline: Timeline
) -> None:
    performance.show((1, 2))
    first = performance.stage(timeline, 1).sum
    assert performance.stage(timeline, 1).sum is first
    assert performance.stage(timeline, 2).sum is not first, "another run has other weights"
    timeline.advance(1)
    assert performance.stage(timeline, 2).sum is not first


@pytest.mark.parametrize(
    ("steps", "inside", "computed"),
    [
        ([1], [True], 1),
        ([1, 1, 1, 1], [True] * 4, 4),
        ([1, 1, 1, 1, 1], [True] * 4 + [False], 4),
        ([-1], [True], 3),  # back from the whole sum
        ([1, -1], [True, True], 0),
        ([1, -1, -1], [True] * 3, 0),
        ([4], [True], 4),
        ([5], [False], None),
        ([2, 3], [True, False], 2),
        ([-9], [True], 0),
    ],
)
def test_steps_through_the_positions(
    performance: Performance, steps: list[int], inside: list[bool], computed: int | None
) -> None:
    assert [performance.step(by, COLUMNS) for by in steps] == inside
    assert performance.progress == (computed, False)


def test_it_plays_one_position_after_the_other(performance: Performance, clock: Clock) -> None:
    performance.play_or_pause(COLUMNS)
    assert performance.progress == (0, True)
    assert not performance.work(COLUMNS), "there is time to read first"
    for computed in range(1, COLUMNS + 1):
        rest = performance.rest()
        assert rest == pytest.approx(POSITION_SECONDS)
        clock.now += 0.9 * rest
        assert not performance.work(COLUMNS)
        clock.now += 0.1 * rest + 1e-9
        assert performance.work(COLUMNS)
        assert performance.progress == (computed, computed < COLUMNS)
    assert performance.rest() is None
    assert not performance.work(COLUMNS)


def test_it_plays_on_from_where_it_is_and_again_from_the_start(
    performance: Performance, clock: Clock
) -> None:
    performance.step(2, COLUMNS)
    performance.play_or_pause(COLUMNS)
    assert performance.progress == (2, True)
    for _ in range(2):
        clock.now += POSITION_SECONDS + 1e-9
        performance.work(COLUMNS)
    assert performance.progress == (COLUMNS, False)
    performance.play_or_pause(COLUMNS)
    assert performance.progress == (0, True)


@pytest.mark.parametrize("stop", ["pause", "play again", "step", "show_whole", "show"])
def test_what_stops_it(performance: Performance, clock: Clock, stop: str) -> None:
    performance.play_or_pause(COLUMNS)
    {
        "pause": performance.pause,
        "play again": lambda: performance.play_or_pause(COLUMNS),
        "step": lambda: performance.step(1, COLUMNS),
        "show_whole": performance.show_whole,
        "show": lambda: performance.show((1, 2)),
    }[stop]()
    assert not performance.is_playing
    clock.now += 100
    assert not performance.work(COLUMNS)


def test_a_pause_keeps_the_place(performance: Performance, clock: Clock) -> None:
    performance.play_or_pause(COLUMNS)
    clock.now += POSITION_SECONDS + 1e-9
    performance.work(COLUMNS)
    performance.pause()
    assert performance.progress == (1, False)


def test_the_longest_sum_plays_in_16_seconds(performance: Performance, clock: Clock) -> None:
    columns = 1025
    performance.play_or_pause(columns)
    started = clock.now
    while (rest := performance.rest()) is not None:
        clock.now += rest + 1e-9
        performance.work(columns)
    assert clock.now - started == pytest.approx(WHOLE_SECONDS, rel=0.01)
    assert performance.progress == (columns, False)
