"""Train a run without a window."""

from rnn_viz.cli.failures import JobError
from rnn_viz.cli.progress import Progress
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.io import compile_cache

_AT_ONCE = 8192  # examples of up to 16 units: some 0.1 s; Ctrl+C waits no longer than a call


def start(config: RunConfig, own: OwnWeights | None = None) -> Timeline:
    """Return a run at iteration 0; numba, which comes with it, knows where to keep kernels."""
    compile_cache.prepare()
    return Timeline(config, own)


def trained(
    config: RunConfig, progress: Progress, own: OwnWeights | None = None, last: int | None = None
) -> Timeline:
    """Return a run at its end, or at the last iteration asked for, or where it diverged."""
    timeline = start(config, own) if own else start(config)
    advance_to(timeline, config.iterations if last is None else last, progress)
    return timeline


def advance_to(timeline: Timeline, iteration: int, progress: Progress) -> None:
    """Train up to an iteration, or to where the weights stop being finite."""
    at_once = max(1, _AT_ONCE * 16**2 // max(16, timeline.config.hidden) ** 2)
    while timeline.iteration < iteration:
        progress.show("training: iteration", timeline.iteration, timeline.config.iterations)
        if not timeline.advance(min(iteration - timeline.iteration, at_once)):
            return


def fail_if_diverged(timeline: Timeline) -> None:
    """Raise :class:`JobError` if the run did not reach its end."""
    if timeline.diverged_at is not None:
        raise JobError(f"The run diverged at iteration {timeline.diverged_at:,}.")
