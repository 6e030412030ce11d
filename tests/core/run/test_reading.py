"""Reading a moment of a run, past or to come: its very bits, and the playhead stays where it is."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run import timeline as module
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import ChooseOperands, ClampUnit, Entry, SetAlpha, SetWeight
from rnn_viz.core.run.keyframes import Keyframes
from rnn_viz.core.run.moment import Moment
from rnn_viz.core.run.operands import CHUNK, begin
from rnn_viz.core.run.timeline import Timeline

CONFIG = RunConfig(hidden=5, bits=4, seed=3, alpha=0.4, iterations=1500)
ENTRIES = (
    Entry(0, SetWeight("synapse_0", 0, 1, 2.0)), Entry(20, SetAlpha(0.7)),
    Entry(100, ClampUnit(2, 0.25)), Entry(333, ChooseOperands(7, 6)), Entry(1000, SetAlpha(0.1)),
)  # fmt: skip
Sight = tuple[int, bytes, tuple[int, int], float, object]


def sight(now: Moment) -> Sight:
    held = None if now.conditions.clamps is None else now.conditions.clamps.tobytes()
    return (
        now.iteration, flatten(now.weights).tobytes(), now.operands, now.conditions.alpha, held
    )  # fmt: skip


@pytest.fixture(scope="module")
def played() -> tuple[list[Sight], list[float]]:
    """Return what is seen at every iteration of the run, and its errors."""
    timeline, seen = Timeline(CONFIG, entries=ENTRIES), []
    while True:
        seen.append(sight(timeline.moment))
        if not timeline.advance(1):
            return seen, timeline.errors(0, 1500).tolist()


def new_timeline(is_short_of_memory: bool) -> Timeline:
    """Return the run; short of memory, single errors and most keyframes are not kept."""
    with pytest.MonkeyPatch.context() as patch:
        if is_short_of_memory:
            budget = 16 * flatten(begin(CONFIG)[0]).nbytes
            patch.setattr(module, "Keyframes", partial(Keyframes, budget=budget))
            patch.setattr(module, "History", partial(History, budget=50))
        return Timeline(CONFIG, entries=ENTRIES)


@settings(max_examples=40)
@given(data=st.data())
def test_any_moment_in_any_order_while_the_playhead_goes_its_own_way(
    played: tuple[list[Sight], list[float]], data: st.DataObject
) -> None:
    seen, errors = played
    timeline = new_timeline(data.draw(st.booleans(), "short of memory"))
    for _ in range(data.draw(st.integers(1, 15))):
        here = timeline.iteration
        within = st.integers(0, timeline.frontier)
        match data.draw(st.sampled_from(["advance", "seek", "read", "read", "errors", "ahead"])):
            case "advance":
                here += timeline.advance(data.draw(st.integers(0, 500)))
            case "seek":
                here = data.draw(within)
                timeline.seek(here)
            case "read":
                at = data.draw(within)
                assert sight(timeline.moment_at(at)) == seen[at]
                assert flatten(timeline.weights_at(at)).tobytes() == seen[at][1]
            case "errors":
                start, stop = sorted((data.draw(within), data.draw(within)))
                assert timeline.errors(start, stop).tolist() == errors[start:stop]
            case _:
                assert_is_what_follows(timeline, data.draw(st.integers(0, 200)), seen, errors)
        assert sight(timeline.moment) == seen[here]
        assert timeline.curve().examples == timeline.frontier


def assert_is_what_follows(
    timeline: Timeline, most: int, seen: list[Sight], errors: list[float]
) -> None:
    """Assert that looking ahead shows what will be, at every example."""
    here, ahead = timeline.iteration, timeline.look_ahead(most)
    count = len(ahead.errors)
    assert count <= most
    assert count or not most or here == timeline.end
    assert ahead.errors.tolist() == errors[here : here + count]
    assert [sight(ahead.moment(k)) for k in range(count + 1)] == seen[here : here + count + 1]


def test_a_look_ahead_ends_where_something_is_done_and_where_the_run_ends() -> None:
    timeline = Timeline(CONFIG, entries=ENTRIES)
    assert len(timeline.look_ahead(1000).errors) == 20
    timeline.advance(1450)
    assert len(timeline.look_ahead(1000).errors) == 50
    timeline.advance(50)
    assert len(timeline.look_ahead(1000).errors) == 0
    assert timeline.frontier == 1500


def test_what_is_done_now_changes_what_is_read_ahead() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(200)
    before = timeline.look_ahead(50)
    timeline.intervene(SetAlpha(2.0))
    after = timeline.look_ahead(50)
    assert not np.array_equal(before.rows[1:], after.rows[1:])
    timeline.advance(30)
    assert sight(timeline.moment) == sight(after.moment(30))


def test_a_branch_reads_its_own_moments() -> None:
    parent = Timeline(CONFIG)
    parent.advance(600)
    parent.moment_at(450)
    parent.seek(300)
    branch = parent.branch()
    branch.intervene(SetAlpha(2.0))
    branch.advance(200)
    plain = Timeline(CONFIG, entries=[Entry(300, SetAlpha(2.0))])
    plain.advance(450)
    assert sight(branch.moment_at(450)) == sight(plain.moment)
    assert sight(branch.moment_at(100)) == sight(parent.moment_at(100))
    assert (branch.iteration, parent.iteration) == (500, 300)


def test_a_moment_stays_as_it_is_and_cannot_be_written() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(100)
    ahead = timeline.look_ahead(5)
    moments = [timeline.moment, timeline.moment_at(40), ahead.moment(2), ahead.last]
    before = [sight(now) for now in moments]
    timeline.advance(300)
    timeline.moment_at(7)
    assert [sight(now) for now in moments] == before
    for now in moments:
        with pytest.raises(ValueError, match="read-only"):
            now.weights.synapse_h[0] = 0


@pytest.mark.parametrize("iteration", [-1, 101])
def test_what_is_not_known_cannot_be_read(iteration: int) -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(100)
    for read in (timeline.moment_at, timeline.weights_at, partial(timeline.errors, 100)):
        with pytest.raises(ValueError, match=rf"iteration {iteration} is outside 0 … 100"):
            read(iteration)


def test_playing_and_reading_by_turns_draws_no_operands_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    timeline = Timeline(RunConfig(hidden=1, bits=2, iterations=100_000))
    timeline.advance(60_000)
    timeline.seek(5 * CHUNK + 50)
    for turn in range(2):
        if turn:
            monkeypatch.setattr("rnn_viz.core.run.operands.OperandStream._draw", lambda *_: 1 / 0)
        for step in range(20):
            timeline.advance(1)
            timeline.moment_at(3 * CHUNK + 60 * turn + step)
