"""The script's print-outs, in the script's own format."""

from collections.abc import Iterator

import numpy as np

from rnn_viz.core.arrays import Bits
from rnn_viz.core.net.inference import Addition, add
from rnn_viz.core.run.timeline import Timeline

PRINT_EVERY = 1000  # as the script does
RULE = "------------"


def print_out(example: Addition) -> str:
    """Return the five lines that the script prints about one example.

    The error is written as NumPy wrote it in 2015; bits are written most significant first.
    """
    error = np.array2string(np.array([example.overall_error]), legacy="1.13")
    return "\n".join((
        f"Error:{error}",
        f"Pred:{_spelled(example.guess)}",
        f"True:{_spelled(example.truth)}",
        f"{example.a} + {example.b} = {example.answer}",
        RULE,
    ))  # fmt: skip


def example_at(timeline: Timeline, iteration: int) -> Addition:
    """Return the example of an iteration up to the frontier, as the network answers it."""
    now = timeline.moment_at(iteration)
    return add(now.weights, *now.operands, timeline.config.bits, now.conditions.clamps)


def print_outs(timeline: Timeline, every: int = PRINT_EVERY) -> Iterator[str]:
    """Yield the print-outs of a run as far as it is trained, one every so many iterations."""
    for iteration in range(0, timeline.config.iterations, every):
        if iteration > timeline.frontier:
            return
        yield print_out(example_at(timeline, iteration))


def _spelled(bits: Bits) -> str:
    return f"[{' '.join(str(bit) for bit in reversed(bits.tolist()))}]"
