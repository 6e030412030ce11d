"""Train a run without a window."""

from rnn_viz.cli.failures import JobError
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.io import compile_cache

_AT_ONCE = 8192  # examples: bounds the memory of a call, and Ctrl-C waits no longer than it


def start(config: RunConfig) -> Timeline:
    """Return a run at iteration 0; numba, which comes with it, knows where to keep kernels."""
    compile_cache.prepare()
    return Timeline(config)


def trained(config: RunConfig) -> Timeline:
    """Return a run at its end, or where it diverged."""
    timeline = start(config)
    advance_to(timeline, config.iterations)
    return timeline


def advance_to(timeline: Timeline, iteration: int) -> None:
    """Train up to an iteration, or to where the weights stop being finite."""
    while timeline.iteration < iteration:
        if not timeline.advance(min(iteration - timeline.iteration, _AT_ONCE)):
            return


def fail_if_diverged(timeline: Timeline) -> None:
    """Raise :class:`JobError` if the run did not reach its end."""
    if timeline.diverged_at is not None:
        raise JobError(f"The run diverged at iteration {timeline.diverged_at:,}.")
