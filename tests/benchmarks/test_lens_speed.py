"""What each lens costs: milliseconds of its study at one moment, and of its longest slice."""

import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, at_once
from rnn_viz.core.lenses.table import AT_MOMENT, OVER_RUN, OfStates
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


def _look(hidden: int, bits: int, iteration: int) -> Look:
    timeline = Timeline(RunConfig(hidden=hidden, bits=bits))
    timeline.advance(iteration)
    now = timeline.moment
    return Look(iteration, now.weights, bits, None, now.operands)


def _milliseconds(parts: Iterator[object]) -> tuple[float, float]:
    """Return how long all slices took, and the longest of them."""
    slices = []
    begun = time.perf_counter()
    for _ in parts:
        slices.append(1e3 * (time.perf_counter() - begun))
        begun = time.perf_counter()
    return sum(slices), max(slices)


@pytest.mark.benchmark(group="lenses")
@pytest.mark.parametrize(("hidden", "bits"), [(16, 8), (32, 8), (128, 32)])
def test_studies_of_the_lenses(benchmark: Any, hidden: int, bits: int) -> None:
    look = _look(hidden, bits, 7_000)
    states = at_once(all_states(look))
    assert isinstance(states, AllStates)
    benchmark.pedantic(lambda: at_once(all_states(look)), rounds=3, iterations=1)
    sys.stdout.write(f"\n{hidden} units, {bits} bits, at 7,000: best of 3; its longest slice\n")
    found = {}
    for row in AT_MOMENT:
        source = states if isinstance(row, OfStates) else look
        found[row.key] = min(_milliseconds(row.find(source)) for _ in range(3))  # type: ignore[arg-type]
    for over in OVER_RUN:
        found[f"{over.key}, a moment"] = min(_milliseconds(over.row(look)) for _ in range(3))
    for key, (whole, longest) in found.items():
        sys.stdout.write(f"  {key:<26}{whole:>10.1f} ms{longest:>10.1f} ms\n")
    assert all(whole > 0 for whole, _ in found.values())
