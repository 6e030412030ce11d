"""A snapshot: what follows from its fields, and that nothing in it can be changed."""

from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from typing import Any

import numpy as np
import pytest

from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.operations import program
from rnn_viz.core.snapshot import Phase, Snapshot, Source, Stage


@pytest.fixture
def snapshot() -> Snapshot:
    timeline = Timeline(RunConfig(hidden=3, bits=4, iterations=50))
    timeline.advance(30)
    sums, run = evaluate(timeline.weights, sums_of(4), 30), Identity(timeline.config, ())
    findings = [
        Finding("map", run, 30, sums), Finding("shares", run, 30, Checks().including(sums)),
        Finding("milestones", run, 30, Milestones(5, 30, None, None)),
    ]  # fmt: skip
    return Snapshot(
        run_id=1,
        acked=0,
        phase=Phase.PAUSED,
        config=timeline.config,
        iteration=timeline.iteration,
        frontier=timeline.frontier,
        weights=timeline.weights,
        stage=Stage(Source.TRAINING, add(timeline.weights, *timeline.operands, 4)),
        curve=timeline.curve(),
        speed=250.0,
        analysis=Analysis(1, {finding.key: finding for finding in findings}),
    )


@pytest.mark.parametrize(
    ("operation", "shown", "position"),
    [(None, 8, None), (0, 0, None), (1, 0, 0), (6, 0, 0), (7, 1, 0), (8, 1, 1), (56, 8, 7),
     (57, 8, 7), (104, 8, 0), (105, 8, None), (107, 8, None)],
)  # fmt: skip
def test_how_far_the_sum_on_stage_is(
    snapshot: Snapshot, operation: int | None, shown: int, position: int | None
) -> None:
    sum_ = add(snapshot.weights, 1, 2, 8)
    stage = Stage(Source.TRAINING, sum_, operation, program=program(8, True))
    assert (stage.shown, stage.position) == (shown, position)


@pytest.mark.parametrize("phase", Phase)
def test_which_phases_train(snapshot: Snapshot, phase: Phase) -> None:
    moves = phase in (Phase.RUNNING, Phase.STEPPING, Phase.TRAVELLING)
    assert replace(snapshot, phase=phase).is_moving is moves


def test_live_is_where_training_goes_on(snapshot: Snapshot) -> None:
    assert snapshot.is_live
    assert not replace(snapshot, iteration=29).is_live


@pytest.mark.parametrize(("iteration", "at_end"), [(49, False), (50, True)])
def test_the_end_is_the_runs_last_iteration(
    snapshot: Snapshot, iteration: int, at_end: bool
) -> None:
    assert replace(snapshot, iteration=iteration).is_at_end is at_end


def test_nothing_in_it_can_be_written(snapshot: Snapshot) -> None:
    arrays = list(_arrays_in(snapshot))
    assert len(arrays) > 15
    for values in arrays:
        assert not values.flags.writeable
    with pytest.raises(FrozenInstanceError):
        snapshot.iteration = 3  # type: ignore[misc]


def test_an_analysis_reads_its_findings(snapshot: Snapshot) -> None:
    analysis = snapshot.analysis
    assert analysis is not None
    assert analysis.evaluation is analysis.findings["map"].value
    assert analysis.shares.iterations.tolist() == [30]
    assert analysis.milestones == Milestones(5, 30, None, None)
    assert analysis.phases == ()
    nothing = Analysis(1)
    assert (nothing.evaluation, nothing.milestones, nothing.phases) == (None, None, ())
    assert len(nothing.shares) == 0


@pytest.mark.parametrize(("frontier", "kept"), [(30, 3), (31, 3), (29, 0)])
def test_findings_beyond_the_frontier_are_left_out(
    snapshot: Snapshot, frontier: int, kept: int
) -> None:
    assert snapshot.analysis is not None
    assert len(snapshot.analysis.upto(frontier).findings) == kept


def _arrays_in(value: Any) -> Any:
    """Yield every array that can be reached from a value; an empty one can't be written."""
    if isinstance(value, np.ndarray) and value.size:
        yield value
    elif isinstance(value, dict):
        yield from _arrays_in(tuple(value.values()))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _arrays_in(getattr(value, field.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _arrays_in(part)
