"""How long it takes to reach any iteration of a run of a million, and what the run weighs."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rnn_viz.core import timeline as module
from rnn_viz.core.config import RunConfig
from rnn_viz.core.keyframes import BUDGET, Keyframes
from rnn_viz.core.timeline import Timeline

MILLION = 1_000_000
AT_ONCE = 4096  # examples a slice, as the engine trains
STATM = Path("/proc/self/statm")  # Linux only: all pages, resident pages
PAGE = 4096

# Hidden 128 would train for minutes: a tenth of the run in a tenth of the memory has its
# keyframes at the same distance, and that is what a seek takes time for.
RUNS = [(16, 1, 1000), (32, 1, 1000), (128, 10, 200)]


def resident() -> int:
    return int(STATM.read_text().split()[1]) * PAGE if STATM.exists() else 0


def trained(hidden: int, iterations: int) -> Timeline:
    timeline = Timeline(RunConfig(hidden=hidden, iterations=iterations))
    while timeline.advance(AT_ONCE):
        pass
    return timeline


def milliseconds_to(timeline: Timeline, iteration: int) -> float:
    start = time.perf_counter()
    timeline.seek(iteration)
    return 1e3 * (time.perf_counter() - start)


@pytest.mark.parametrize(("hidden", "share", "seeks"), RUNS)
def test_seek_to_any_iteration_of_a_million(
    benchmark: Any,
    report: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    hidden: int,
    share: int,
    seeks: int,
) -> None:
    trained(1, 1)  # so that the kernel does not count as memory of the run
    monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=BUDGET // share))
    before = resident()
    timeline = trained(hidden, MILLION // share)
    grown = resident() - before
    targets = np.random.RandomState(0).randint(0, MILLION // share + 1, seeks).tolist()
    took = [milliseconds_to(timeline, target) for target in targets]
    p50, p99 = np.percentile(took, [50, 99])
    keyframes = timeline.frames().rows.nbytes * share
    curve = sum(level.low.nbytes * 3 for level in timeline.curve().levels)
    report(
        f"\nseek to any iteration of {MILLION:,}, hidden {hidden}\n"
        f"  keyframe every   {timeline.frames().spacing:8,} iterations\n"
        f"  p50              {p50:8.2f} ms\n"
        f"  p99              {p99:8.2f} ms\n"
        f"  max              {max(took):8.2f} ms\n"
        f"  keyframes        {keyframes / 2**20:8.1f} MB"
    )
    if share == 1:
        report(f"  error curve      {curve / 2**20:8.1f} MB")
        report(f"  process grew by  {grown / 2**20:8.1f} MB")
    there = iter(targets)
    benchmark.pedantic(lambda: timeline.seek(next(there)), rounds=100)
