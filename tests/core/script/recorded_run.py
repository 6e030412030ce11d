"""One run recorded example by example, to compare every later sight of it with."""

import math
from functools import cache

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline, flatten

CONFIG = RunConfig(hidden=5, bits=4, seed=3, alpha=0.4, iterations=1500)

Moment = tuple[bytes, tuple[int, int], float]


@cache
def recorded(config: RunConfig) -> list[Moment]:
    """Play a run example by example; return what is seen at every iteration."""
    timeline = Timeline(config)
    bits, operands = [bits_at(timeline)], [timeline.operands]
    while timeline.advance(1):
        bits.append(bits_at(timeline))
        operands.append(timeline.operands)
    return list(zip(bits, operands, [*errors_of(timeline), math.nan], strict=True))


def bits_at(timeline: Timeline) -> bytes:
    return flatten(timeline.weights).tobytes()


def assert_is_what_was(timeline: Timeline, config: RunConfig) -> None:
    bits, operands, _ = recorded(config)[timeline.iteration]
    assert bits_at(timeline) == bits
    assert timeline.operands == operands


def errors_of(timeline: Timeline) -> list[float]:
    return timeline.curve().levels[0].low[:].tolist()
