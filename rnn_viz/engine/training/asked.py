"""What a command asks for: the run that it means, and the iteration that it leads to."""

from dataclasses import replace

from rnn_viz.core import commands as do
from rnn_viz.core.net.own_weights import OpenWeights
from rnn_viz.core.run.interventions import Identity, same_until
from rnn_viz.core.run.saved.saved_work import BeginRun
from rnn_viz.core.run.timeline import Timeline

RunChoice = do.Configure | do.NewSeed | do.MoveEnd | OpenWeights | BeginRun


def run_for(command: RunChoice, now: Timeline) -> tuple[Identity, bool]:
    """Return the run that a command asks for, with nothing done to it, and whether it is new.

    It is the present one where only its end differs, unless weights are opened for it or it is
    to be a run of its own.
    """
    wanted = _wanted(command, now)
    is_same = same_until(wanted, Identity(now.config, (), now.start)) > 0
    return wanted, isinstance(command, OpenWeights | BeginRun) or not is_same


def _wanted(command: RunChoice, now: Timeline) -> Identity:
    config = now.config
    match command:
        case BeginRun(wanted):
            return Identity(wanted, ())
        case do.Configure(wanted, start):
            return Identity(wanted, (), start)
        case do.NewSeed(seed):
            return Identity(replace(config, seed=seed), ())
        case do.MoveEnd(iterations):
            return Identity(replace(config, iterations=iterations), (), now.start)
        case OpenWeights(own):
            return Identity(replace(config, hidden=own.hidden), (), own)


def goal_of(command: do.GoTo | do.GoToEnd | do.GoToLive, timeline: Timeline) -> int:
    """Return the iteration that a command leads to."""
    match command:
        case do.GoTo(iteration):
            return iteration
        case do.GoToEnd():
            return timeline.config.iterations
        case do.GoToLive():
            return min(timeline.frontier, timeline.config.iterations)
