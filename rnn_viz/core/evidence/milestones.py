"""First and stable perfect: two markers, because a net that was perfect once may fail again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rnn_viz.core.evidence.evaluation import is_perfect, sums_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry
from rnn_viz.core.run.timeline import Timeline

RESOLUTION = 5  # iterations between two looks


@dataclass(frozen=True, slots=True)
class Milestones:
    """When the network could do all sums, looked at every ``resolution`` iterations.

    Attributes
    ----------
    resolution
        Iterations between two looks; nothing is claimed about the moments between.
    upto
        The last iteration looked at.
    first
        The first perfect look, if any.
    stable
        The look from which on every look was perfect, up to ``upto``; ``None`` if the last
        one was not.
    """

    resolution: int
    upto: int
    first: int | None
    stable: int | None


def search(
    config: RunConfig, resolution: int = RESOLUTION, entries: Iterable[Entry] = ()
) -> Iterator[Milestones]:
    """Train a run of its own and yield what is known after each look.

    ``entries`` are the interventions made on the run. The last value yielded speaks of the
    whole run.
    """
    timeline, sums = Timeline(config, entries=entries), sums_of(config.bits)
    first = stable = None
    while True:
        if is_perfect(timeline.weights, sums, timeline.conditions.clamps):
            first = timeline.iteration if first is None else first
            stable = timeline.iteration if stable is None else stable
        else:
            stable = None
        yield Milestones(resolution, timeline.iteration, first, stable)
        if not timeline.advance(resolution):
            return
