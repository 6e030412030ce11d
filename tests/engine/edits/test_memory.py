"""What the pasts of all runs have together: shared, proportional, within a budget, and exact."""

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core import commands as do
from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, SetAlpha, SetWeight
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.engine.edits.branches import Branches
from rnn_viz.engine.edits.edits import Edits
from rnn_viz.engine.edits.memory import BYTES_OF_ALL_PASTS, Memory, bytes_of
from rnn_viz.engine.training import runs as module
from rnn_viz.engine.training.trainer import Trainer
from tests.engine.driving import obey, settle

LONG = RunConfig(hidden=16, iterations=60_000)
SHORT = RunConfig(hidden=4, bits=4, seed=3, iterations=3_000)
KINDS = (SetAlpha(0.4), ClampUnit(2, 0.25), SetWeight("synapse_h", 0, 1, 0.5))


@pytest.fixture(scope="module")
def long_run() -> Timeline:
    timeline = Timeline(LONG)
    timeline.advance(LONG.iterations)
    timeline.curve()
    return timeline


@pytest.mark.parametrize("at", [0, 7, 20_000, 59_000])
def test_a_branch_costs_what_it_has_learned_beyond_its_parent(long_run: Timeline, at: int) -> None:
    alone = bytes_of([long_run])
    long_run.seek(at)
    branch = long_run.branch()
    branch.intervene(SetAlpha(0.2))
    begun = bytes_of([long_run, branch]) - alone
    assert begun <= 2**17, "a block of keyframes at most, and room for a few errors"
    for learned in (500, 1_000, 8_000):
        branch.advance(at + learned - branch.frontier)
        each = flatten(branch.weights).nbytes / 20 + 24 * 4 / 3  # of an example: keyframe, errors
        branch.curve()  # until then errors wait to be sorted into buckets
        cost = bytes_of([long_run, branch]) - alone
        expected = each * (branch.frontier - at)
        assert cost >= 0.8 * expected
        assert cost <= 2.5 * expected + 2**17, "a block is at most as large as all before it"


def test_the_budget_is_that_of_the_readme() -> None:
    assert BYTES_OF_ALL_PASTS == 200 * 2**20


def test_25_branches_of_a_long_run_stay_within_the_budget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A run of 60,000 iterations has 8 MB; with 25 branches without a budget it would be 67."""
    budget = 2**20 * 16
    monkeypatch.setattr(module, "Memory", partial(Memory, budget=budget))
    trainer = Trainer(LONG)
    trainer.ready()
    obey(trainer, do.GoTo(LONG.iterations))
    settle(trainer)
    branches = trainer._runs.edits.branches
    for k in range(25):
        at = 1_800 * k
        obey(trainer, do.SwitchBranch(0), do.GoTo(at), do.Intervene(SetAlpha(0.2)))
        obey(trainer, do.GoTo(at + 15_000))
        settle(trainer)
        assert bytes_of(branches.everything) <= budget
    assert len(branches.everything) == 26
    shown = branches.timeline
    spacings = [timeline.kept[0].blocks[-1].spacing for timeline in branches.timelines]
    assert spacings[-1] < min(spacings[1:-1]), "the one shown loses nothing"
    fresh = Timeline(LONG, entries=shown.entries)
    fresh.advance(shown.frontier)
    for iteration in (0, 20_000, 43_195, 50_001, shown.frontier):
        theirs = flatten(fresh.weights_at(iteration)).tobytes()
        assert flatten(shown.weights_at(iteration)).tobytes() == theirs


def test_a_run_that_was_left_holds_little_and_comes_back_exact() -> None:
    trainer = Trainer(LONG)
    trainer.ready()
    obey(trainer, do.GoTo(LONG.iterations))
    settle(trainer)
    left = trainer._runs.edits.timeline
    before, bits = bytes_of([left]), flatten(left.weights).tobytes()
    obey(trainer, do.NewSeed(5))
    trainer.work()
    assert bytes_of([left]) < before / 2, "500 keyframes, and the errors"
    obey(trainer, do.Undo())
    settle(trainer)
    assert trainer._runs.edits.timeline is left
    assert flatten(left.weights).tobytes() == bits


@settings(max_examples=25)
@given(data=st.data())
def test_however_little_memory_there_is_every_moment_is_that_of_a_fresh_run(
    data: st.DataObject,
) -> None:
    branches, memory, learned = Branches(Timeline(SHORT)), Memory(budget=2**17), 0
    aside = {1: Edits(Timeline(SHORT))}
    for _ in range(data.draw(st.integers(3, 14))):
        timeline = branches.timeline
        match data.draw(st.sampled_from(["advance", "advance", "seek", "do", "undo", "switch"])):
            case "advance":
                learned += timeline.advance(data.draw(st.integers(1, 1_500)))
            case "seek":
                timeline.seek(data.draw(st.integers(0, timeline.frontier)))
            case "do":
                branches.intervene(data.draw(st.sampled_from(KINDS)))
            case "undo":
                data.draw(st.sampled_from([branches.undo, branches.redo]))()
            case _:
                branches.switch(data.draw(st.sampled_from(sorted(branches._all))))
        memory.keep(branches, aside, learned)
    for timeline in branches.everything:
        fresh = Timeline(timeline.config, entries=timeline.entries)
        fresh.advance(timeline.frontier)
        spacing, rows = timeline.frames()
        assert len(rows) == max(1, -(-timeline.frontier // spacing))
        ends = data.draw(st.lists(st.integers(0, timeline.frontier), max_size=4))
        for iteration in (*ends, timeline.frontier, (len(rows) - 1) * spacing):
            expected = flatten(fresh.weights_at(iteration)).tobytes()
            timeline.seek(iteration)
            assert flatten(timeline.weights).tobytes() == expected
        assert rows[-1].tobytes() == expected
        expected_errors = fresh.errors(0, timeline.frontier)
        assert np.array_equal(timeline.errors(0, timeline.frontier), expected_errors)
