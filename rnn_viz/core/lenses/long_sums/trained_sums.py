"""The sums of the trained length, asked at the moment that a lens looks at."""

from collections.abc import Generator

from rnn_viz.core.evidence.evaluation import Evaluation, evaluation_in_parts, sums_of
from rnn_viz.core.lenses.look import Look


def trained_sums(look: Look) -> Generator[None, None, Evaluation]:
    """Ask all of them, 16,384 where there are more, in slices."""
    found: Evaluation | None = None
    for found in evaluation_in_parts(look.weights, sums_of(look.bits), look.iteration, look.clamps):
        if found is None:
            yield None
    assert found is not None
    return found
