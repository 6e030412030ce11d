"""How long it takes to reach any iteration of a run of a million, and what the run weighs.

Once as it is configured, and once with something done to it every ten thousand iterations.
"""

import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rnn_viz.core.run import timeline as module
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.run.keyframes import BYTES_OF_FRAMES, Keyframes
from rnn_viz.core.run.timeline import Timeline

MILLION = 1_000_000
AT_ONCE = 4096  # examples a slice, as the engine trains
STATM = Path("/proc/self/statm")  # Linux only: all pages, resident pages
PAGE = 4096

# Hidden 128 would train for minutes: a tenth of the run in a tenth of the memory has its
# keyframes at the same distance, and that is what a seek takes time for.
RUNS = [(16, 1, 1000), (32, 1, 1000), (128, 10, 200)]


def resident() -> int:
    return int(STATM.read_text().split()[1]) * PAGE if STATM.exists() else 0


def things_done(iterations: int) -> list[Entry]:
    """Return a hundred interventions of every kind, evenly spread."""
    kinds = [
        SetAlpha(0.05), Freeze("synapse_0", None, None, True), SetWeight("synapse_h", 0, 0, 0.5),
        ClampUnit(1, 0.4), ChooseOperands(52, 80), SetAlpha(0.1), ClampUnit(1, None),
        Freeze("synapse_0", None, None, False), Freeze("synapse_h", 0, None, True),
        Freeze("synapse_h", 0, None, False),
    ]  # fmt: skip
    return [Entry(k * iterations // 100, kinds[k % len(kinds)]) for k in range(1, 101)]


def trained(hidden: int, iterations: int, entries: Iterable[Entry] = ()) -> Timeline:
    timeline = Timeline(RunConfig(hidden=hidden, iterations=iterations), entries=entries)
    while timeline.advance(AT_ONCE):
        pass
    return timeline


def milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return 1e3 * (time.perf_counter() - start)


def figures(took: list[float]) -> str:
    p50, p99 = np.percentile(took, [50, 99])
    return f"p50 {p50:7.2f} ms   p99 {p99:7.2f} ms   max {max(took):7.2f} ms"


@pytest.mark.parametrize("done", [False, True], ids=["as configured", "with interventions"])
@pytest.mark.parametrize(("hidden", "share", "seeks"), RUNS)
def test_seek_to_any_iteration_of_a_million(
    benchmark: Any,
    report: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    hidden: int,
    share: int,
    seeks: int,
    done: bool,
) -> None:
    trained(1, 1)  # so that the kernel does not count as memory of the run
    monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=BYTES_OF_FRAMES // share))
    iterations = MILLION // share
    before = resident()
    timeline = trained(hidden, iterations, things_done(iterations) if done else ())
    grown = resident() - before
    targets = np.random.RandomState(0).randint(1, iterations + 1, seeks).tolist()
    seeking, stepping_back = [], []
    for target in targets:
        seeking.append(milliseconds(partial(timeline.seek, target)))
        stepping_back.append(milliseconds(partial(timeline.seek, target - 1)))
    reading = [milliseconds(partial(timeline.weights_at, target)) for target in targets[::-1]]
    keyframes = timeline.frames().rows.nbytes * share
    curve = sum(level.low.nbytes * 3 for level in timeline.curve().levels)
    report(
        f"\nany iteration of {MILLION:,}, hidden {hidden}"
        f"{', with 100 interventions' if done else ''}\n"
        f"  seek             {figures(seeking)}\n"
        f"  step back        {figures(stepping_back)}\n"
        f"  read, not moving {figures(reading)}\n"
        f"  keyframes        {keyframes / 2**20:8.1f} MB, one every {timeline.frames().spacing:,}"
    )
    if share == 1:
        report(f"  error curve      {curve / 2**20:8.1f} MB")
        report(f"  process grew by  {grown / 2**20:8.1f} MB")
    there = iter(targets)
    benchmark.pedantic(lambda: timeline.seek(next(there)), rounds=100)


@pytest.mark.parametrize(("hidden", "share", "seeks"), RUNS)
def test_branch_from_any_iteration_of_a_million(
    benchmark: Any,
    report: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    hidden: int,
    share: int,
    seeks: int,
) -> None:
    monkeypatch.setattr(module, "Keyframes", partial(Keyframes, budget=BYTES_OF_FRAMES // share))
    iterations = MILLION // share
    timeline = trained(hidden, iterations, things_done(iterations))
    branching = []
    for target in np.random.RandomState(0).randint(1, iterations + 1, 50).tolist():
        timeline.seek(target)
        branching.append(milliseconds(timeline.branch))
    done = timeline.entries
    undoing = [
        milliseconds(partial(timeline.with_entries, done[:index] + done[index + 1 :]))
        for index in range(100)
    ]
    timeline.seek(iterations)
    before = resident()
    branch = timeline.branch()
    grown = resident() - before
    assert branch.frontier == iterations
    report(
        f"\nbranch from any iteration of {MILLION:,}, hidden {hidden}\n"
        f"  branch           {figures(branching)}\n"
        f"  undo             {figures(undoing)}"
    )
    if share == 1:
        report(f"  process grew by  {grown / 2**20:8.1f} MB for a branch at the end")
    benchmark.pedantic(timeline.branch, rounds=20)
