"""Moments with findings of lenses, for the tests of their pictures."""

from collections.abc import Mapping
from dataclasses import replace

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer


def trained_to(iteration: int, config: RunConfig | None = None) -> Snapshot:
    """Return the moment at an iteration of a run."""
    trainer = Trainer(config or RunConfig())
    trainer.ready()
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def with_sum(now: Snapshot, a: int, b: int, weights: Weights | None = None) -> Snapshot:
    """Return the moment with another sum on stage, answered by other weights if given."""
    weights = now.weights if weights is None else weights
    sum_ = add(weights, a, b, now.config.bits)
    return replace(now, weights=weights, stage=replace(now.stage, sum=sum_))


def scene_of(
    now: Snapshot, found: Mapping[str, object] | None = None, view: ViewState | None = None
) -> Scene:
    """Return a scene of a moment at which this has been found out."""
    findings = {
        key: Finding(key, now.identity, now.iteration, value)
        for key, value in (found or {}).items()
    }
    return Scene(replace(now, analysis=Analysis(now.run_id, findings)), view)
