"""Interventions in a run: the same bits by playing, seeking and branching, whatever was done."""

from collections.abc import Iterable
from functools import cache, partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.net import network
from rnn_viz.core.net.bits import bits_of
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import Weights, flatten, places_of
from rnn_viz.core.run import timeline as module
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    InterventionError,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.keyframes import Keyframes
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.timeline import Timeline
from tests.core.script.recorded_run import CONFIG, bits_at, errors_of

ROWS = 16  # of so tiny a budget that keyframes are thinned after 320, 640 and 1,280 iterations

# Something of every kind: on keyframes and beside them, several at once, the first and the last
ENTRIES = (
    Entry(0, SetWeight("synapse_1", 2, 0, -0.75)),
    Entry(3, ChooseOperands(7, 1)),
    Entry(3, Freeze("synapse_0", 1, None, True)),
    Entry(20, SetAlpha(2.5)),
    Entry(47, ClampUnit(4, 0.412, is_mean=True)),
    Entry(48, ChooseOperands(0, 0)),
    Entry(160, SetWeight("synapse_0", 1, 2, 1.5)),
    Entry(160, Freeze("synapse_0", 1, None, False)),
    Entry(333, Freeze("synapse_h", None, None, True)),
    Entry(500, ClampUnit(4, None)),
    Entry(500, ClampUnit(0, 0.0)),
    Entry(640, SetAlpha(0.05)),
    Entry(641, SetWeight("synapse_h", 0, 3, 0.0)),
    Entry(801, Freeze("synapse_h", 2, 2, False)),
    Entry(1279, ClampUnit(0, None)),
    Entry(1280, SetAlpha(0.4)),
    Entry(1500, SetWeight("synapse_h", 4, 4, 9.0)),
)

Sight = tuple[bytes, tuple[int, int], float, bytes, bytes]


def without(timeline: Timeline, index: int) -> Timeline:
    """Return a run with one entry less."""
    left = list(timeline.entries)
    del left[index]
    return timeline.with_entries(left)


def sight(timeline: Timeline) -> Sight:
    """Return all that is to be seen at the playhead."""
    now = timeline.conditions
    clamps = b"" if now.clamps is None else now.clamps.tobytes()
    return bits_at(timeline), timeline.operands, now.alpha, now.frozen.tobytes(), clamps


def play(entries: Iterable[Entry], size: int) -> Timeline:
    """Train to the end in slices and do each thing when its time has come."""
    timeline = Timeline(CONFIG)
    for entry in entries:
        while timeline.iteration < entry.iteration:
            timeline.advance(min(size, entry.iteration - timeline.iteration))
        timeline.intervene(entry.what)
    while timeline.advance(size):
        pass
    return timeline


@cache
def recorded(entries: tuple[Entry, ...]) -> tuple[list[Sight], list[float]]:
    """Return what is seen at every iteration when each thing is done at its time."""
    timeline, left, seen = Timeline(CONFIG), list(entries), []
    while True:
        while left and left[0].iteration == timeline.iteration:
            timeline.intervene(left.pop(0).what)
        seen.append(sight(timeline))
        if not timeline.advance(1):
            assert not left
            return seen, errors_of(timeline)


def assert_is_the_run(timeline: Timeline, entries: tuple[Entry, ...], upto: int) -> None:
    """Assert that a run is the one with these entries, trained so far, at all iterations."""
    seen, errors = recorded(entries)
    assert timeline.frontier == upto
    assert errors_of(timeline) == errors[:upto]
    spacing, rows = timeline.frames()
    assert len(rows) == max(1, -(-upto // spacing))
    for k in range(len(rows)):
        assert rows[k].tobytes() == seen[k * spacing][0]
    for iteration in {upto, upto // 2, 0, max(0, upto - 1)}:
        timeline.seek(iteration)
        assert sight(timeline) == seen[iteration]


@pytest.fixture(params=["roomy", "thinned"])
def _budget(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "thinned":
        budget = ROWS * flatten(begin(CONFIG)[0]).nbytes
        monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=budget))


# The same bits whatever the way


def test_a_run_with_interventions_is_that_of_the_network() -> None:
    """Follow the script by hand, on the page that is easy to believe, for 200 examples."""
    timeline = Timeline(CONFIG, entries=ENTRIES)
    plain, weights = begin(CONFIG)[1], timeline.weights
    for iteration in range(200):
        now = timeline.conditions
        pair = plain.pairs(iteration, 1)[:, 0].tolist()
        a, b = pair if now.operands is None else now.operands
        seen = network.forward(weights, *(bits_of(n, 4) for n in (a, b, a + b)), now.clamps)
        update = network.backward(weights, seen, now.clamps).update
        weights = network.updated(weights, update, now.alpha, now.frozen)
        timeline.advance(1)
        for entry in ENTRIES:
            if entry.iteration == iteration + 1 and isinstance(entry.what, SetWeight):
                what = entry.what
                getattr(weights, what.name)[what.row, what.column] = what.value
        np.testing.assert_allclose(flatten(timeline.weights), flatten(weights), rtol=1e-7)


@pytest.mark.usefixtures("_budget")
@pytest.mark.parametrize("size", [7, 20, 64, 1500])
def test_the_bits_do_not_depend_on_the_slices_nor_on_when_the_entries_are_known(size: int) -> None:
    played, known = play(ENTRIES, size), Timeline(CONFIG, entries=ENTRIES)
    while known.advance(size):
        pass
    assert played.entries == known.entries == ENTRIES
    assert_is_the_run(played, ENTRIES, 1500)
    assert_is_the_run(known, ENTRIES, 1500)


@pytest.mark.usefixtures("_budget")
def test_ten_thousand_seeks_in_both_directions_show_what_playing_showed() -> None:
    timeline, (seen, _) = play(ENTRIES, 64), recorded(ENTRIES)
    backwards = 0
    for target in np.random.RandomState(0).randint(0, 1501, 10_000).tolist():
        backwards += target < timeline.iteration
        timeline.seek(target)
        assert sight(timeline) == seen[target]
    assert 4000 < backwards < 6000
    assert timeline.frontier == 1500


@pytest.mark.usefixtures("_budget")
def test_one_step_back_from_everywhere() -> None:
    timeline, (seen, _) = play(ENTRIES, 64), recorded(ENTRIES)
    for iteration in range(1499, -1, -1):
        timeline.seek(iteration)
        assert sight(timeline) == seen[iteration]


def test_one_call_replays_over_entries_and_trains_on_over_others() -> None:
    timeline = Timeline(CONFIG, entries=ENTRIES)
    timeline.advance(400)
    timeline.seek(0)
    assert timeline.advance(1000) == 1000
    assert_is_the_run(timeline, ENTRIES, 1000)


@st.composite
def interventions(draw: st.DrawFn) -> Intervention:
    name = draw(st.sampled_from(["synapse_0", "synapse_h"]))
    row, column = draw(st.integers(0, 1)), draw(st.integers(0, 4))
    whole = draw(st.booleans())
    return draw(
        st.one_of(
            st.sampled_from([SetAlpha(0.1), SetAlpha(3.0)]),
            st.builds(ChooseOperands, st.integers(0, 7), st.integers(0, 7)),
            st.builds(ClampUnit, st.integers(0, 4), st.sampled_from([None, 0.0, 0.3])),
            st.builds(SetWeight, st.just(name), st.just(row), st.just(column), st.floats(-2, 2)),
            st.builds(
                Freeze, st.just(name), st.just(None if whole else row),
                st.just(None if whole else column), st.booleans(),
            ),
        )
    )  # fmt: skip


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_done_in_whatever_order_is_the_run_of_its_entries(data: st.DataObject) -> None:
    """Advance, seek, intervene, branch and undo at will; compare with a fresh run."""
    with pytest.MonkeyPatch.context() as patch:
        if data.draw(st.booleans(), "tiny budget"):
            budget = ROWS * flatten(begin(CONFIG)[0]).nbytes
            patch.setattr(module, "Keyframes", partial(Keyframes, budget=budget))
        timeline = Timeline(CONFIG)
    for _ in range(data.draw(st.integers(1, 20))):
        match data.draw(st.sampled_from(["advance", "seek", "intervene", "branch", "undo"])):
            case "advance":
                timeline.advance(data.draw(st.integers(0, 250)))
            case "seek":
                timeline.seek(data.draw(st.integers(0, timeline.frontier)))
            case "intervene":
                timeline.seek(timeline.frontier)
                timeline.intervene(data.draw(interventions()))
            case "branch":
                timeline = timeline.branch()
            case "undo" if timeline.entries:
                index = data.draw(st.integers(0, len(timeline.entries) - 1))
                timeline = without(timeline, index)
        fresh = Timeline(CONFIG, entries=timeline.entries)
        fresh.advance(timeline.frontier)
        assert fresh.frontier == timeline.frontier
        assert errors_of(fresh) == errors_of(timeline)
        fresh.seek(timeline.iteration)
        assert sight(fresh) == sight(timeline)


# What is done at the frontier


def test_the_weights_of_an_iteration_know_what_is_done_there() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(30)
    timeline.intervene(SetWeight("synapse_h", 1, 2, 0.25))
    assert timeline.weights.synapse_h[1, 2] == 0.25
    timeline.intervene(SetWeight("synapse_h", 1, 2, -0.5))
    timeline.advance(20)
    timeline.seek(29)
    assert timeline.weights.synapse_h[1, 2] not in {0.25, -0.5}
    timeline.seek(30)
    assert timeline.weights.synapse_h[1, 2] == -0.5


def test_only_what_is_frozen_stays() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(30)
    timeline.intervene(Freeze("synapse_h", None, None, True))
    timeline.intervene(SetWeight("synapse_h", 0, 0, 0.125))
    before = timeline.weights
    timeline.advance(100)
    after = timeline.weights
    assert np.array_equal(after.synapse_h, before.synapse_h)
    assert after.synapse_h[0, 0] == 0.125
    assert (after.synapse_0 != before.synapse_0).any()
    places = places_of("synapse_h", None, None, 5)
    assert timeline.conditions.frozen.tolist() == places.tolist()


def test_chosen_operands_replace_a_draw_and_the_random_stream_goes_on() -> None:
    timeline, plain = Timeline(CONFIG), Timeline(CONFIG)
    timeline.advance(10)
    plain.advance(10)
    timeline.intervene(ChooseOperands(6, 7))
    assert timeline.operands == (6, 7) != plain.operands
    for _ in range(30):
        timeline.advance(1)
        plain.advance(1)
        assert timeline.operands == plain.operands
    assert bits_at(timeline) != bits_at(plain)


def test_in_the_past_nothing_can_be_done_without_a_branch() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(1200)
    timeline.seek(1100)
    before = sight(timeline)
    with pytest.raises(InterventionError, match="Iteration 1,100 is in the past") as refused:
        timeline.intervene(SetAlpha(1.0))
    assert refused.value.field == "iteration"
    assert (timeline.entries, sight(timeline)) == ((), before)


def test_what_does_not_fit_leaves_the_run_as_it_was() -> None:
    timeline = Timeline(CONFIG)
    timeline.advance(50)
    before = sight(timeline)
    for what in (ClampUnit(5, 0.0), SetWeight("synapse_0", 2, 0, 1.0), ChooseOperands(8, 0)):
        with pytest.raises(InterventionError):
            timeline.intervene(what)
    assert (timeline.entries, sight(timeline)) == ((), before)


def test_a_finished_run_can_be_changed_and_extended() -> None:
    timeline = Timeline(CONFIG)
    timeline.move_end(100)
    timeline.advance(1000)
    timeline.intervene(SetAlpha(2.0))
    assert timeline.advance(1) == 0
    timeline.move_end(1500)
    timeline.advance(1500)
    assert_is_the_run(timeline, (Entry(100, SetAlpha(2.0)),), 1500)


def test_what_was_handed_out_before_the_first_weights_were_edited_stays() -> None:
    timeline = Timeline(CONFIG)
    handed_out, before = timeline.frames(), bits_at(timeline)
    timeline.intervene(SetWeight("synapse_h", 0, 0, 5.0))
    timeline.advance(100)
    assert handed_out.rows[0].tobytes() == before
    timeline.seek(0)
    assert timeline.frames().rows[0].tobytes() == bits_at(timeline) != before


def test_weights_of_ones_own_are_a_start_for_interventions_too() -> None:
    start = Weights(*(w * 0.5 for w in begin(CONFIG)[0]))
    timeline = Timeline(
        CONFIG, OwnWeights("own", start), [Entry(0, SetWeight("synapse_h", 0, 0, 5.0))]
    )
    assert timeline.weights.synapse_h[0, 0] == 5
    assert np.array_equal(timeline.weights.synapse_0, start.synapse_0)
    undone = without(timeline, 0)
    assert all(map(np.array_equal, undone.weights, start))


# Branches


@pytest.mark.usefixtures("_budget")
@pytest.mark.parametrize("at", [0, 1, 20, 160, 333, 500, 799, 1499, 1500])
def test_a_branch_is_the_run_with_the_entries_up_to_there_and_its_own(at: int) -> None:
    parent = play(ENTRIES, 64)
    parent.seek(at)
    before = sight(parent)
    branch = parent.branch()
    past = tuple(entry for entry in ENTRIES if entry.iteration <= at)
    assert (branch.iteration, branch.frontier) == (at, at)
    assert (branch.entries, sight(branch)) == (past, before)
    assert errors_of(branch) == errors_of(parent)[:at]
    branch.intervene(SetAlpha(1.25))
    while branch.advance(90):
        pass
    assert_is_the_run(branch, (*past, Entry(at, SetAlpha(1.25))), 1500)
    assert parent.iteration == at
    assert sight(parent) == before
    assert_is_the_run(parent, ENTRIES, 1500)


@pytest.mark.usefixtures("_budget")
def test_a_branch_of_a_branch_while_its_parents_go_on() -> None:
    grandparent = Timeline(CONFIG)
    grandparent.advance(450)
    parent = grandparent.branch()
    parent.intervene(SetAlpha(1.0))
    parent.advance(450)
    parent.seek(700)
    child = parent.branch()
    child.intervene(ClampUnit(2, 0.0))
    for _ in range(200):
        for timeline in (grandparent, parent, child):
            timeline.advance(10)
    changed = Entry(450, SetAlpha(1.0))
    assert_is_the_run(grandparent, (), 1500)
    assert_is_the_run(parent, (changed,), 1500)
    assert_is_the_run(child, (changed, Entry(700, ClampUnit(2, 0.0))), 1500)


def test_a_branch_shares_the_keyframes_of_its_past() -> None:
    parent = Timeline(CONFIG)
    parent.advance(1000)
    parent.seek(900)
    branch = parent.branch()
    branch.advance(100)
    shared = [np.shares_memory(branch.frames().rows[k], parent.frames().rows[k]) for k in range(50)]
    assert shared == [True] * 45 + [False] * 5


@pytest.mark.parametrize("at", [5, 63, 64, 401, 640])
def test_the_curve_of_a_branch_where_single_errors_are_no_longer_kept(
    monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    entries = (*(entry for entry in ENTRIES if entry.iteration <= at), Entry(at, SetAlpha(1.25)))
    errors = np.array(recorded(entries)[1])[: at + 300]
    monkeypatch.setattr(module, "History", partial(History, budget=100))
    parent = play(ENTRIES, 64)
    assert parent.curve().levels[0].size == 16
    parent.seek(at)
    branch = parent.branch()
    branch.intervene(SetAlpha(1.25))
    branch.advance(300)
    assert branch.curve().examples == at + 300
    for level in branch.curve().levels:
        groups = errors[: len(errors) // level.size * level.size].reshape(-1, level.size)
        assert np.array_equal(level.low, groups.min(axis=1))
        assert np.array_equal(level.high, groups.max(axis=1))
        np.testing.assert_allclose(level.total, groups.sum(axis=1).cumsum(), rtol=1e-12)


# Undo


@pytest.mark.usefixtures("_budget")
@pytest.mark.parametrize("index", range(len(ENTRIES)))
def test_without_an_entry_it_is_the_run_that_never_had_it(index: int) -> None:
    timeline = play(ENTRIES, 64)
    undone = without(timeline, index)
    left = (*ENTRIES[:index], *ENTRIES[index + 1 :])
    assert undone.entries == left
    assert undone.iteration == undone.frontier == ENTRIES[index].iteration
    assert_is_the_run(undone, left, ENTRIES[index].iteration)
    while undone.advance(77):
        pass
    assert_is_the_run(undone, left, 1500)
    assert_is_the_run(timeline, ENTRIES, 1500)


def test_without_an_entry_that_is_still_to_come_nothing_is_lost() -> None:
    timeline = Timeline(CONFIG, entries=ENTRIES)
    timeline.advance(100)
    timeline.seek(40)
    undone = without(timeline, 8)
    assert (undone.iteration, undone.frontier) == (100, 100)
    undone.advance(1400)
    assert_is_the_run(undone, (*ENTRIES[:8], *ENTRIES[9:]), 1500)


def test_a_branch_without_an_entry_from_before_the_fork_is_trained_up_to_that_entry() -> None:
    parent = play(ENTRIES, 64)
    parent.seek(400)
    branch = parent.branch()
    branch.intervene(SetAlpha(1.0))
    assert without(branch, len(branch.entries) - 1).frontier == 400
    assert without(branch, 3).frontier == without(parent, 3).frontier == 20


def test_other_interventions_must_fit_the_run_too() -> None:
    timeline = Timeline(CONFIG, entries=ENTRIES[:2])
    with pytest.raises(InterventionError, match="unit is 77"):
        timeline.with_entries([Entry(5, ClampUnit(77, 0.0))])


# Divergence


def test_a_change_of_alpha_can_make_the_weights_diverge_and_undoing_it_brings_them_back() -> None:
    config = RunConfig(hidden=32, bits=32, iterations=200)
    timeline = Timeline(config)
    timeline.advance(10)
    timeline.intervene(SetAlpha(1.7976931348623157e308))
    assert timeline.advance(100) == 1
    assert timeline.diverged_at == timeline.end == 11
    timeline.seek(10)
    assert np.isfinite(flatten(timeline.weights)).all()
    assert timeline.branch().diverged_at is None
    timeline.seek(11)
    assert timeline.branch().diverged_at == 11
    undone, plain = without(timeline, 0), Timeline(config)
    assert undone.diverged_at is None
    undone.advance(200)
    plain.advance(200)
    assert bits_at(undone) == bits_at(plain)


@pytest.fixture
def _breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the loop write an infinity into one weight once it has learned example 136."""
    learn = kernel.train

    def breaking_train(*arguments):
        written = learn(*arguments)
        synapse_0, a, first = arguments[0], arguments[3], arguments[8]
        if first <= 136 < first + len(a):
            synapse_0[0, 0] = np.inf
        return written

    monkeypatch.setattr(kernel, "train", breaking_train)


@pytest.mark.usefixtures("_breaks")
@pytest.mark.parametrize("size", [1, 10, 137, 1000])
def test_a_broken_weight_can_be_mended_by_hand_where_it_broke(size: int) -> None:
    timeline = Timeline(CONFIG)
    while timeline.advance(size):
        pass
    assert timeline.diverged_at == 137
    timeline.intervene(SetAlpha(0.1))
    assert timeline.diverged_at == 137, "that does not mend it"
    timeline.intervene(SetWeight("synapse_0", 0, 0, 0.5))
    assert (timeline.diverged_at, timeline.end) == (None, 1500)
    assert timeline.advance(100) == 100
    again = Timeline(CONFIG, entries=timeline.entries)
    while again.advance(size):
        pass
    assert again.frontier == 1500, "mended on arrival"
    again.seek(237)
    assert bits_at(again) == bits_at(timeline)
    broken = without(again, 1)
    assert broken.diverged_at == broken.frontier == 137
