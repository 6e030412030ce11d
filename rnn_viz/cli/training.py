"""Train a run without a window."""

from rnn_viz.cli.failures import JobError
from rnn_viz.cli.progress import Progress
from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.engine.training.advancing import advance_to
from rnn_viz.io import compile_cache


def start(config: RunConfig, own: OwnWeights | None = None) -> Timeline:
    """Return a run at iteration 0; numba, which comes with it, knows where to keep kernels."""
    compile_cache.prepare()
    return Timeline(config, own)


def trained(
    config: RunConfig, progress: Progress, own: OwnWeights | None = None, last: int | None = None
) -> Timeline:
    """Return a run at its end, or at the last iteration asked for, or where it diverged."""
    timeline = start(config, own) if own else start(config)
    advance_to(timeline, config.iterations if last is None else last, progress.show)
    return timeline


def fail_if_diverged(timeline: Timeline) -> None:
    """Raise :class:`JobError` if the run did not reach its end."""
    if timeline.diverged_at is not None:
        sentence = _("The run diverged at iteration {iteration:,}.")
        raise JobError(sentence.format(iteration=timeline.diverged_at))
