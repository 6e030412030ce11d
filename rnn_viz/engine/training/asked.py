"""What a command asks for: the run that it means, and the iteration that it leads to."""

from dataclasses import replace

from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


def config_for(command: do.Configure | do.NewSeed | do.MoveEnd, now: RunConfig) -> RunConfig:
    """Return the configuration that a command asks for, given the present one."""
    match command:
        case do.Configure(config):
            return config
        case do.NewSeed(seed):
            return replace(now, seed=seed)
        case do.MoveEnd(iterations):
            return replace(now, iterations=iterations)


def goal_of(command: do.GoTo | do.GoToEnd | do.GoToLive, timeline: Timeline) -> int:
    """Return the iteration that a command leads to."""
    match command:
        case do.GoTo(iteration):
            return iteration
        case do.GoToEnd():
            return timeline.config.iterations
        case do.GoToLive():
            return min(timeline.frontier, timeline.config.iterations)
