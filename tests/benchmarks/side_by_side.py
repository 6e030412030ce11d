"""Compare ways of doing the same on a noisy machine: in turns, and by medians."""

import statistics
import time
from collections.abc import Callable

PAUSE_SECONDS = 0.02  # the threads of a matrix library go on spinning for a while
Run = Callable[[], object]


def medians(runs: dict[str, Run], rounds: int) -> dict[str, float]:
    """Return the median seconds of each run; all take their turn in every round."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            time.sleep(PAUSE_SECONDS)
            start = time.perf_counter()
            run()
            seconds[name].append(time.perf_counter() - start)
    return {name: statistics.median(times) for name, times in seconds.items()}


def table(title: str, unit: str, values: dict[str, float], best: str) -> str:
    """Return lines with each value and how many times more than ``best`` it is."""
    width = max(map(len, values))
    lines = [
        f"  {name:{width}}  {value:10,.2f} {unit}  {value / values[best]:8.2f} x"
        for name, value in values.items()
    ]
    return "\n".join(["", title, *lines])
