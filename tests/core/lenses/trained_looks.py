"""The weights of trained runs, each trained once."""

from functools import cache

from rnn_viz.core.lenses.look import Look
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


@cache
def look_at(iteration: int, seed: int = 0, hidden: int = 16, bits: int = 8) -> Look:
    """Return what a run has come to at an iteration."""
    timeline = Timeline(RunConfig(hidden=hidden, seed=seed, bits=bits))
    timeline.advance(iteration)
    return Look(iteration, timeline.weights, bits)
