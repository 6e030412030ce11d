"""Every so-many-th example of a run as the network answered it, as a table to be taken along."""

from collections.abc import Iterator
from typing import NamedTuple

from rnn_viz.core.net.inference import Addition
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.transcript import example_at


class LearnedExample(NamedTuple):
    """An example, as the network answered it before its update.

    Attributes
    ----------
    iteration
        So many examples were learned before it.
    alpha
        The learning rate of its update.
    overall_error
        The script's ``overallError``, with the digits that the run has it.
    answered
        The sum, with the probability of every bit.
    """

    iteration: int
    alpha: float
    overall_error: float
    answered: Addition


def learned_examples(timeline: Timeline, every: int = 1) -> Iterator[LearnedExample]:
    """Yield every so-many-th example that has been learned, in order."""
    for iteration in range(0, timeline.frontier, every):
        alpha = timeline.moment_at(iteration).conditions.alpha
        error = float(timeline.errors(iteration, iteration + 1)[0])
        yield LearnedExample(iteration, alpha, error, example_at(timeline, iteration))
