"""Scenes in which the lenses of long sums have been worked out."""

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.lenses.long_sums.longer import longer_numbers
from rnn_viz.core.lenses.long_sums.wrong_sum import find_wrong_sum
from rnn_viz.core.lenses.look import Look, at_once
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.training.trainer import Trainer

CURVES = Series(np.array([0.0, 2_000.0, 6_000.0]), np.linspace(0, 1, 18).reshape(3, 6))


@cache
def moment(iteration: int, bits: int = 8) -> Snapshot:
    """Return a moment of a run, of which nothing is known."""
    trainer = Trainer(RunConfig(bits=bits))
    trainer.ready()
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def scene_with(now: Snapshot, **found: Any) -> Scene:
    """Return a scene in which these findings are known, by the keys of their studies."""
    findings = {
        key.replace("_", "."): Finding(key.replace("_", "."), now.identity, now.iteration, value)
        for key, value in found.items()
    }
    return Scene(replace(now, analysis=Analysis(now.run_id, findings)))


@cache
def scene_at(iteration: int) -> Scene:
    """Return a scene in which all of it is known."""
    now = moment(iteration)
    look = Look(iteration, now.weights, now.config.bits)
    return scene_with(
        now, longer=at_once(longer_numbers(look)), wrong=at_once(find_wrong_sum(look)),
        longer_run=CURVES,
    )  # fmt: skip
