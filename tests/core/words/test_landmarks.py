"""What the timeline names of a run: milestones with how they were found, and phases in words."""

from dataclasses import replace

import pytest

from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.evidence.named_phase import Figures, NamedPhase, PhaseKind
from rnn_viz.core.run.bookmarks import Bookmark
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.landmarks import MarkKind, marks_of, phases_of
from rnn_viz.engine.training.trainer import Trainer


@pytest.fixture(scope="module")
def now() -> Snapshot:
    trainer = Trainer(RunConfig(hidden=3, bits=2, iterations=1000))
    return trainer.snapshot()


def knowing(now: Snapshot, key: str, value: object, iteration: int = 1000) -> Snapshot:
    finding = Finding(key, Identity(now.config, ()), iteration, value)
    return replace(now, analysis=Analysis(1, {key: finding}))


def test_milestones_say_how_they_were_found(now: Snapshot) -> None:
    found = marks_of(knowing(now, "milestones", Milestones(5, 1000, 366, 520)))
    assert [(mark.iteration, mark.kind, mark.label) for mark in found] == [
        (366, MarkKind.FIRST, "first perfect (every iteration is checked)"),
        (520, MarkKind.STABLE, "perfect from here on (checked every 5)"),
    ]


def test_stable_is_marked_only_in_a_whole_run(now: Snapshot) -> None:
    found = marks_of(knowing(now, "milestones", Milestones(5, 999, 366, 520)))
    assert [mark.kind for mark in found] == [MarkKind.FIRST]
    assert marks_of(knowing(now, "milestones", Milestones(5, 1000, None, None))) == ()


def test_marks_are_in_order(now: Snapshot) -> None:
    there = knowing(now, "milestones", Milestones(5, 1000, 366, 520))
    state = RunState(bookmarks=(Bookmark("the carry", 400),))
    found = marks_of(replace(there, run_state=state))
    assert [mark.iteration for mark in found] == [366, 400, 520]


def test_phases_are_claimed_as_of_when_they_were_found(now: Snapshot) -> None:
    """While the frontier goes on, the newest phase is not said to move because of that."""
    phase = NamedPhase(PhaseKind.PLATEAU, 0, 500, Figures(2, mean=1.0), stop_may_move=True)
    (claim,) = phases_of(knowing(replace(now, frontier=520), "phases", (phase,), 500))
    assert (claim.name, claim.start, claim.stop) == ("coin-flip plateau", 0, 500)
    assert claim.stop_may_move
    assert claim.claim.endswith("makes 1.00.")
    (claim,) = phases_of(knowing(now, "phases", (phase,), 700))
    assert claim.claim.endswith("Its end may still move.")


def test_without_findings_nothing_is_named(now: Snapshot) -> None:
    assert marks_of(now) == ()
    assert phases_of(now) == ()
    assert phases_of(replace(now, analysis=Analysis(1))) == ()
