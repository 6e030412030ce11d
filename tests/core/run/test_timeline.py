"""A run in time: seeking shows the very bits that playing showed, whatever happened between."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.net.weights import flatten, unflatten
from rnn_viz.core.run import timeline as module
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.keyframes import Keyframes
from rnn_viz.core.run.learner import Learner
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from tests.core.script.recorded_run import CONFIG, assert_is_what_was, bits_at, errors_of, recorded

ROWS = 16  # of so tiny a budget that keyframes are thinned after 320, 640 and 1,280 iterations


@pytest.fixture
def tiny_budget(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a timeline keep no more than 16 keyframes; return how many bytes these are."""
    budget = ROWS * flatten(begin(CONFIG)[0]).nbytes
    monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=budget))
    return budget


def test_a_run_begins_at_the_scripts_weights() -> None:
    timeline = Timeline(CONFIG)
    weights, operands = begin(CONFIG)
    assert all(map(np.array_equal, timeline.weights, weights))
    assert timeline.operands == tuple(operands.pairs(0, 1)[:, 0])
    assert (timeline.iteration, timeline.frontier, timeline.end) == (0, 0, CONFIG.iterations)
    assert timeline.diverged_at is None
    assert timeline.curve().examples == 0


@settings(max_examples=30)
@given(data=st.data())
def test_seek_is_play(data: st.DataObject) -> None:
    """Any order of playing, seeking both ways, going to the start and moving the end."""
    with pytest.MonkeyPatch.context() as patch:
        budget = ROWS * flatten(begin(CONFIG)[0]).nbytes
        if data.draw(st.booleans(), "tiny budget"):
            patch.setattr(module, "Keyframes", partial(Keyframes, budget=budget))
        timeline = Timeline(CONFIG)
    frontier = 0
    for _ in range(data.draw(st.integers(1, 25))):
        match data.draw(st.sampled_from(["advance", "advance", "seek", "seek", "start", "end"])):
            case "advance":
                count = data.draw(st.one_of(st.integers(0, 70), st.integers(0, 2000)))
                expected = min(count, timeline.end - timeline.iteration)
                before = timeline.iteration
                assert timeline.advance(count) == expected
                assert timeline.iteration == before + expected
                frontier = max(frontier, timeline.iteration)
            case "seek":
                iteration = data.draw(st.integers(0, min(frontier, timeline.end)))
                timeline.seek(iteration)
                assert timeline.iteration == iteration
            case "start":
                timeline.seek(0)
                assert timeline.iteration == 0
            case _:
                end = data.draw(st.integers(1, CONFIG.iterations))
                expected = min(timeline.iteration, end)
                timeline.move_end(end)
                assert (timeline.end, timeline.iteration) == (end, expected)
        assert timeline.frontier == frontier
        assert_is_what_was(timeline, CONFIG)
    assert errors_of(timeline) == [moment[2] for moment in recorded(CONFIG)[:frontier]]


@pytest.mark.usefixtures("tiny_budget")
def test_every_iteration_after_thinning_in_any_order() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(CONFIG.iterations)
    assert timeline.frames().spacing == 160
    for iteration in np.random.RandomState(0).permutation(CONFIG.iterations + 1):
        timeline.seek(int(iteration))
        assert_is_what_was(timeline, CONFIG)


def test_a_seek_learns_no_more_than_lies_between_two_keyframes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(CONFIG.iterations)
    learn, learned = kernel.train, []

    def counting(*arguments):
        learned.append(len(arguments[3]))
        return learn(*arguments)

    monkeypatch.setattr(kernel, "train", counting)
    for iteration in (0, 1499, 1500, 3, 1000, 1001, 999, 1003):
        learned.clear()
        timeline.seek(iteration)
        assert sum(learned) <= timeline.frames().spacing
    assert sum(learned) == 3, "1,003 from 1,000"
    learned.clear()
    timeline.seek(1004)
    assert sum(learned) == 1, "straight on, not from the keyframe"


@pytest.mark.parametrize("size", [1, 7, 20, 64, 1500])
def test_the_bits_do_not_depend_on_the_slices(size: int) -> None:
    timeline = Timeline(CONFIG)
    while timeline.advance(size):
        assert_is_what_was(timeline, CONFIG)
    assert timeline.iteration == CONFIG.iterations
    assert errors_of(timeline) == [moment[2] for moment in recorded(CONFIG)[:-1]]
    frames = timeline.frames()
    for k, row in enumerate(frames.rows):
        assert row.tobytes() == recorded(CONFIG)[k * frames.spacing][0]


@settings(max_examples=20)
@given(
    st.integers(1, 20), st.floats(1e-3, 10), st.integers(2, 32), st.integers(0, 2**32 - 1),
    st.lists(st.integers(1, 90), min_size=1, max_size=5),
)  # fmt: skip
def test_any_run_replays_its_bits(
    hidden: int, alpha: float, bits: int, seed: int, slices: list[int]
) -> None:
    config = RunConfig(hidden=hidden, alpha=alpha, bits=bits, seed=seed, iterations=200)
    first, second = Timeline(config), Timeline(config)
    first.advance(200)
    for size in slices:
        second.advance(size)
        first.seek(second.iteration)
        assert bits_at(first) == bits_at(second)
        assert first.operands == second.operands


@pytest.mark.parametrize(
    "config",
    [
        RunConfig(hidden=1, bits=2, alpha=5e-324, iterations=1),
        RunConfig(hidden=1, bits=32, iterations=45),
        RunConfig(hidden=128, bits=2, iterations=45),
        RunConfig(
            hidden=128, bits=32, seed=2**32 - 1, skip_draws=10_000_000, alpha=1e308, iterations=45
        ),
    ],
    ids=["smallest", "one unit", "two bits", "largest"],
)
def test_the_limits_of_every_field(config: RunConfig) -> None:
    first, second = Timeline(config), Timeline(config)
    first.advance(10_000_000)
    assert first.iteration == config.iterations
    for iteration in range(config.iterations + 1):
        first.seek(config.iterations)
        first.seek(iteration)
        assert bits_at(first) == bits_at(second)
        assert first.operands == second.operands
        assert max(first.operands) < 2 ** (config.bits - 1)
        second.advance(1)


def test_replay_writes_nothing_down_again() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(300)
    curve, frames = timeline.curve(), timeline.frames()
    timeline.seek(0)
    assert timeline.advance(350) == 350  # over the frontier in one call
    assert timeline.curve().examples == timeline.frontier == 350
    assert errors_of(timeline)[:300] == curve.levels[0].low[:].tolist()
    assert np.array_equal(timeline.frames().rows[: len(frames.rows)], frames.rows)
    assert_is_what_was(timeline, CONFIG)


def test_seeking_beyond_what_is_known_is_refused() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(30)
    for iteration in (-1, 31):
        with pytest.raises(ValueError, match=rf"iteration {iteration} is outside 0 … 30"):
            timeline.seek(iteration)
    assert_is_what_was(timeline, CONFIG)
    assert timeline.iteration == 30


def test_no_example_or_a_negative_number_of_them_is_none() -> None:
    timeline = Timeline(CONFIG)
    assert timeline.advance(0) == timeline.advance(-5) == 0
    assert timeline.iteration == timeline.frontier == 0


def test_a_moved_end_is_an_end() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(100)
    timeline.move_end(60)
    assert (timeline.iteration, timeline.end, timeline.frontier) == (60, 60, 100)
    assert timeline.config.iterations == 60
    assert timeline.advance(10) == 0
    timeline.move_end(120)
    assert timeline.advance(1000) == 60
    assert_is_what_was(timeline, CONFIG)


def test_a_run_can_be_longer_than_it_was_made() -> None:
    short = Timeline(RunConfig(hidden=5, bits=4, seed=3, alpha=0.4, iterations=10))
    short.advance(10)
    short.move_end(1500)
    short.advance(1500)
    assert_is_what_was(short, CONFIG)


def test_weights_that_were_handed_out_stay_and_cannot_be_written() -> None:
    timeline = Timeline(CONFIG)
    weights = timeline.weights
    timeline.advance(10)
    assert flatten(weights).tobytes() == recorded(CONFIG)[0][0]
    for synapse in weights:
        assert synapse.flags.c_contiguous
        with pytest.raises(ValueError, match="read-only"):
            synapse[0] = 0


def test_memory_of_the_keyframes_is_bounded(tiny_budget: int) -> None:
    timeline = Timeline(CONFIG)
    for _ in range(300):
        timeline.advance(5)
        assert timeline.frames().rows.nbytes <= tiny_budget


@given(st.integers(1, 128))
def test_a_flat_row_and_three_synapses_are_the_same(hidden: int) -> None:
    row = np.arange(hidden * hidden + 3 * hidden, dtype=np.float64)
    weights = unflatten(row)
    shapes = [synapse.shape for synapse in weights]
    assert shapes == [(2, hidden), (hidden, hidden), (hidden, 1)]
    assert all(np.shares_memory(synapse, row) for synapse in weights)
    assert np.array_equal(flatten(weights), row)


def test_a_step_back_from_a_far_place_learns_few_examples_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where keyframes are far apart, what was passed on the way there is not passed again."""
    monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=1))
    timeline = Timeline(RunConfig(hidden=3, bits=4, iterations=4000))
    timeline.advance(4000)
    assert timeline.frames().spacing > 200
    bits = {}
    for iteration in range(0, 4000, 1):
        timeline.seek(iteration)
        bits[iteration] = flatten(timeline.weights).tobytes()
    learned: list[int] = []
    replay = Learner.replay_to
    monkeypatch.setattr(
        Learner, "replay_to",
        lambda self, to: (learned.append(max(0, to - self.iteration)), replay(self, to))[1],
    )  # fmt: skip
    for place in (1234, 2750, 3100, 3105):
        timeline.seek(place)
        if place == 3105:  # played to, a few examples at a time
            for _ in range(100):
                timeline.advance(4)
            place = timeline.iteration  # noqa: PLW2901 -- where it has got to
        learned.clear()
        for back in range(1, 50 if place > 3200 else 60):
            timeline.seek(place - back)
            assert flatten(timeline.weights).tobytes() == bits[place - back]
            assert sum(learned) <= 64
            learned.clear()
