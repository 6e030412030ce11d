"""The standstill watch says so only when no weight changed over at least 200 examples."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.engine.training.saturation import UNCHANGED_FOR, SaturationWatch

SATURATED = OwnWeights(
    "saturated", Weights(np.full((2, 4), 1e4), np.full((4, 4), 1e4), np.full((4, 1), 1e4))
)


def looked_at(
    config: RunConfig, slices: list[int], start: OwnWeights | None = None
) -> list[tuple[int, bool]]:
    timeline, watch = Timeline(config, start), SaturationWatch()
    watch.look(timeline)
    said = []
    for size in slices:
        timeline.advance(size)
        watch.look(timeline)
        said.append((timeline.iteration, watch.stands_still))
    return said


def test_a_network_that_learns_does_not_stand_still() -> None:
    said = looked_at(RunConfig(hidden=4), [50] * 40)
    assert [still for _, still in said] == [False] * 40


def test_a_saturated_network_stands_still() -> None:
    said = looked_at(RunConfig(alpha=1e6), [50] * 20)
    assert dict(said)[1000] is True


@pytest.mark.parametrize("size", [1, 7, 199, 200, 201, 1000])
def test_it_takes_200_examples_to_say_so(size: int) -> None:
    said = looked_at(RunConfig(hidden=4), [size] * -(-450 // size), SATURATED)
    first = next(iteration for iteration, still in said if still)
    assert UNCHANGED_FOR <= first < UNCHANGED_FOR + size


def test_an_alpha_too_small_to_move_anything_is_not_saturation() -> None:
    said = looked_at(RunConfig(hidden=4, alpha=5e-324), [50] * 20)
    assert [still for _, still in said] == [False] * 20


@settings(max_examples=25)
@given(
    st.floats(5, 1e9), st.integers(0, 50), st.lists(st.integers(1, 150), min_size=5, max_size=20)
)
def test_it_is_never_said_where_a_weight_has_changed(
    alpha: float, seed: int, slices: list[int]
) -> None:
    config = RunConfig(hidden=3, bits=3, alpha=alpha, seed=seed)
    replayed = Timeline(config)
    rows = [flatten(replayed.weights)]
    while replayed.iteration < sum(slices):
        replayed.advance(1)
        rows.append(flatten(replayed.weights))
    looks = [0]
    for iteration, still in looked_at(config, slices):
        if iteration - looks[-1] >= UNCHANGED_FOR:
            looks.append(iteration)
        if still:
            before, now = looks[-2], looks[-1]
            assert now - before >= UNCHANGED_FOR
            for row in rows[before:now]:
                assert np.array_equal(row, rows[now])


def test_after_a_jump_nothing_is_known() -> None:
    timeline, watch = Timeline(RunConfig(hidden=4), SATURATED), SaturationWatch()
    for _ in range(3):
        watch.look(timeline)
        timeline.advance(200)
    assert watch.stands_still
    watch.restart()
    assert not watch.stands_still
    watch.look(timeline)
    assert not watch.stands_still
