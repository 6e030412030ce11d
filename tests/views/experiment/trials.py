"""Moments at which something is tried out, put together without threads."""

from dataclasses import replace

from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.evidence.trials.what_if import STUDY, TRACK
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.studies.analyst import Analyst
from rnn_viz.engine.studies.study import Question
from rnn_viz.engine.training.trainer import Trainer

SMALL = RunConfig(hidden=3, bits=3, iterations=600)


def fresh(config: RunConfig = SMALL) -> Snapshot:
    """Return a run of which nothing is trained or known."""
    return Trainer(config).snapshot()


def tried(
    now: Snapshot, trial: Trial | None, slices: int | None = None, keys: tuple[str, ...] = (STUDY,)
) -> Snapshot:
    """Return the moment with what is known after so many slices, else with all of it."""
    analyst = Analyst()
    analyst.look_for({STUDY, *keys})
    analyst.try_out(trial)
    analyst.ask(Question(now))
    analysis = None
    while analyst.rest() is not None and slices != 0:
        analysis = analyst.work() or analysis
        slices = None if slices is None else slices - 1
    assert not analyst.faults
    return replace(now, analysis=analysis)


def with_track(now: Snapshot, trial: Trial | None) -> Snapshot:
    """Return the moment with all that is known, the track of the slider too."""
    return tried(now, trial, keys=(STUDY, TRACK))
