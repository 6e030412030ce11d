"""Scenes of a trained run with what studies have found at the playhead."""

from dataclasses import replace
from functools import cache

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.intents import Intent
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer


@cache
def snapshot_at(iteration: int) -> Snapshot:
    """Return the script's run at an iteration, with 116 + 44 on stage."""
    trainer = Trainer(RunConfig())
    trainer.ready()
    for command in (do.GoTo(iteration), do.ShowNumbers(116, 44)):
        trainer.obey(command)
        while trainer.is_moving:
            trainer.work()
    return trainer.snapshot()


def scene_with(iteration: int, found: dict[str, object], *intents: Intent) -> Scene:
    """Return a scene in which these have been found, and these have been wished."""
    now = snapshot_at(iteration)
    findings = {key: Finding(key, now.identity, iteration, value) for key, value in found.items()}
    view = ViewState()
    for intent in intents:
        view = view.after(intent)
    return Scene(replace(now, analysis=Analysis(now.run_id, findings)), view)
