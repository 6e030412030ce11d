"""Start, frames, clicks and memory of the real window, each in a process of its own."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline

PROBE = Path(__file__).with_name("window_probe.py")
SECONDS = 10.0
SCREEN = {  # a window is never larger than its screen, and the off-screen one is 800 × 800
    "screens": [
        {"name": "1", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "dpr": 1}
    ]
}


def _probe(mode: str, folder: Path, seconds: float = SECONDS, hidden: int = 16) -> dict[str, float]:
    screen = folder / "screen.json"
    screen.write_text(json.dumps(SCREEN))
    environment = os.environ | {
        "QT_QPA_PLATFORM": os.environ.get("PROBE_PLATFORM", f"offscreen:configfile={screen}"),
        "PROBE_STARTED": f"{time.time()}",
    }
    command = [sys.executable, str(PROBE), mode, str(seconds), str(folder / "settings.json")]
    command.append(str(hidden))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True,
                          timeout=300)  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _show(title: str, found: dict[str, float]) -> None:
    sys.stdout.write(f"\n{title}\n")
    for name, value in found.items():
        sys.stdout.write(f"  {name:<24}{value:>14,.2f}\n")


def _alone() -> float:
    """Iterations a second of the same trainer's slices without a window."""
    timeline = Timeline(RunConfig(iterations=10_000_000))
    timeline.advance(10_000)
    begun = time.perf_counter()
    for _ in range(200):
        timeline.advance(2_000)
    return 400_000 / (time.perf_counter() - begun)


@pytest.mark.benchmark(group="window")
def test_command_to_painted_window(benchmark: Any, tmp_path: Path) -> None:
    runs = benchmark.pedantic(
        lambda: [_probe("start", tmp_path, 0) for _ in range(5)], rounds=1, iterations=1
    )
    medians = {name: sorted(run[name] for run in runs)[2] for name in runs[0]}
    _show("seconds from the command (median of 5)", medians)
    assert 0 < medians["first_paint"] <= medians["plots_painted"]


@pytest.mark.benchmark(group="window")
def test_frames_and_throughput_flat_out(benchmark: Any, tmp_path: Path) -> None:
    before = _alone()
    found = benchmark.pedantic(lambda: _probe("frames", tmp_path), rounds=1, iterations=1)
    alone = (before + _alone()) / 2
    found["share_of_alone"] = found["iterations_per_second"] / alone
    _show(f"frames over {SECONDS:.0f} s of a run of 10,000,000 flat out", found)
    assert found["per_second"] > 1


@pytest.mark.benchmark(group="window")
def test_frames_and_throughput_beside_all_lenses(benchmark: Any, tmp_path: Path) -> None:
    watch = _probe("frames", tmp_path)
    found = benchmark.pedantic(lambda: _probe("inside", tmp_path), rounds=1, iterations=1)
    found["share_of_watch"] = found["iterations_per_second"] / watch["iterations_per_second"]
    _show(f"the same in Inside, all lenses of the wall over {SECONDS:.0f} s", found)
    assert found["per_second"] > 1


@pytest.mark.benchmark(group="window")
def test_frames_of_the_slow_motion(benchmark: Any, tmp_path: Path) -> None:
    found = benchmark.pedantic(lambda: _probe("slow", tmp_path), rounds=1, iterations=1)
    _show(f"frames of {SECONDS:.0f} s of slow motion, while something moves", found)
    assert found["per_second"] > 1


@pytest.mark.benchmark(group="window")
def test_click_to_drawn(benchmark: Any, tmp_path: Path) -> None:
    found = benchmark.pedantic(lambda: _probe("latency", tmp_path), rounds=1, iterations=1)
    _show("milliseconds from a click to its picture, while flat out", found)
    assert found["step_p50_ms"] > 0


@pytest.mark.benchmark(group="window")
@pytest.mark.parametrize("hidden", [16, 32, 128])
def test_click_to_drawn_in_the_past(benchmark: Any, tmp_path: Path, hidden: int) -> None:
    found = benchmark.pedantic(
        lambda: _probe("past", tmp_path, hidden=hidden), rounds=1, iterations=1
    )
    _show(f"milliseconds from a click to its picture, in 1,000,000 of hidden {hidden}", found)
    assert found["back_p50_ms"] > 0


@pytest.mark.benchmark(group="window")
def test_memory_of_a_long_run(benchmark: Any, tmp_path: Path) -> None:
    found = benchmark.pedantic(lambda: _probe("memory", tmp_path), rounds=1, iterations=1)
    _show("megabytes in all, window open", found)
    assert found["million_mb"] > 0


@pytest.mark.benchmark(group="window")
def test_another_theme(benchmark: Any, tmp_path: Path) -> None:
    found = benchmark.pedantic(lambda: _probe("theme", tmp_path), rounds=1, iterations=1)
    _show("milliseconds of processor time for another theme", found)
    assert found["switched_p50_ms"] > 0


@pytest.mark.benchmark(group="window")
def test_closing(benchmark: Any, tmp_path: Path) -> None:
    runs = benchmark.pedantic(
        lambda: [_probe("close", tmp_path) for _ in range(5)], rounds=1, iterations=1
    )
    _show("milliseconds for closing while flat out (worst of 5)", {
        name: max(run[name] for run in runs) for name in runs[0]
    })  # fmt: skip
    assert runs[0]["ended_ms"] > 0


@pytest.mark.benchmark(group="window")
@pytest.mark.parametrize(("hidden", "most"), [(16, 50), (64, 200), (128, 0)])
def test_movement_to_curve(benchmark: Any, tmp_path: Path, hidden: int, most: int) -> None:
    found = benchmark.pedantic(
        lambda: _probe("what_if", tmp_path, hidden=hidden), rounds=1, iterations=1
    )
    wanted = f", at most {most} wanted" if most else ""
    _show(f"milliseconds from a movement of alpha to the whole curve, hidden {hidden}{wanted}",
          found)  # fmt: skip
    assert found["movement_p50_ms"] > 0
