"""Training in pieces, so that it can be told how far it is, and stopped."""

from collections.abc import Callable

from rnn_viz.core.language import _
from rnn_viz.core.run.timeline import Timeline

Tell = Callable[[str, int, int], None]  # what is being done, how much of it, of how much
_AT_ONCE = 8192  # examples of up to 16 units: some 0.1 s; a stop waits no longer


def advance_to(timeline: Timeline, iteration: int, tell: Tell, whole: int | None = None) -> None:
    """Train up to an iteration, or to where the weights stop being finite.

    ``tell`` is called with what is being done, how much of it, and of how much: ``whole`` if that
    is more than the iteration. What it raises ends the training.
    """
    at_once = max(1, _AT_ONCE * 16**2 // max(16, timeline.config.hidden) ** 2)
    while timeline.iteration < iteration:
        tell(_("training: iteration"), timeline.iteration, whole or iteration)
        if not timeline.advance(min(iteration - timeline.iteration, at_once)):
            return
