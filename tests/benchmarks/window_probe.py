"""Measure the real program from inside; run as a process of its own, prints one JSON object.

python window_probe.py MODE [seconds] settings [hidden], MODE one of start, frames, inside, slow,
latency, past, memory, theme, close, what_if
"""

import json
import math
import os
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

STARTED = float(os.environ.get("PROBE_STARTED", time.time()))  # when the parent gave the command


def main() -> None:
    mode = sys.argv[1]
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0
    measure = {
        "start": start, "frames": frames, "inside": inside, "slow": slow, "latency": latency,
        "past": past, "memory": memory, "theme": theme, "close": close, "what_if": what_if,
    }[mode]  # fmt: skip
    sys.stdout.write(json.dumps(measure(seconds)))
    sys.stdout.flush()
    from rnn_viz.io import compile_cache

    compile_cache.clear_up()  # what an orderly end does: the next one finds its kernels
    os._exit(0)


def _program(config):  # type: ignore[no-untyped-def]
    from rnn_viz.app import bootstrap
    from rnn_viz.app.process.garbage import GuiThreadGarbage

    app = bootstrap.application()
    garbage = GuiThreadGarbage(app)
    window = bootstrap.build(config, Path(sys.argv[3]))
    return app, window, garbage


def start(_seconds: float) -> dict[str, float]:
    """Seconds from the command to the first painted window, and to all plots painted."""
    from rnn_viz.app import bootstrap
    from rnn_viz.core.run.config import RunConfig

    app = bootstrap.application()
    window = bootstrap.open_window(RunConfig(), Path(sys.argv[3]))
    shift = time.time() - time.perf_counter() - STARTED
    painted = _Paints(app, window)
    while not window.is_furnished:  # in steps, before what it has is shown
        app.processEvents()
    drawn = _Paints(app, window.panels.watch.curve.plot.viewport())
    while not drawn.times:
        app.processEvents()
    found = {"first_paint": painted.times[0] + shift, "plots_painted": drawn.times[0] + shift}
    while window.bridge.newest.analysis is None:
        app.processEvents()
    found["kernels_ready"] = time.time() - STARTED
    return found


def frames(seconds: float) -> dict[str, float]:
    """Gaps between paints of the window in a long run flat out, and its throughput."""
    app, window, garbage = _warm_program()
    found = _frames_of(app, window, window.panels.watch.stage.columns, seconds)
    assert garbage is not None
    return found


def inside(seconds: float) -> dict[str, float]:
    """Return the same beside the wall of all lenses, and how many findings come a second."""
    from rnn_viz.core.intents import ShowWorkspace, Workspace

    app, window, garbage = _warm_program()
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    _spin(app, 3.0)
    garbage.freeze()
    kept: set[int] = set()
    seen: list[object] = []

    def count(now) -> None:  # type: ignore[no-untyped-def]
        for finding in now.analysis.findings.values() if now.analysis else ():
            if id(finding) not in kept:
                kept.add(id(finding))
                seen.append(finding)

    window.bridge.snapshotReady.connect(count)
    found = _frames_of(app, window, window.panels.inside.strip.canvas, seconds)
    return found | {"findings_per_second": len(seen) / seconds}


def _frames_of(app, window, canvas, seconds: float) -> dict[str, float]:  # type: ignore[no-untyped-def]
    paints = _Paints(app, canvas.viewport())
    begun, first = time.perf_counter(), window.bridge.newest.iteration
    _spin(app, seconds)
    spent = time.perf_counter() - begun
    gaps = sorted(b - a for a, b in pairwise(paints.times))
    return {
        "per_second": len(paints.times) / spent,
        "gap_p50_ms": 1e3 * gaps[len(gaps) // 2],
        "gap_p99_ms": 1e3 * gaps[int(len(gaps) * 0.99)],
        "gap_max_ms": 1e3 * gaps[-1],
        "iterations_per_second": (window.bridge.newest.iteration - first) / spent,
    }


def slow(seconds: float) -> dict[str, float]:
    """Frames of the slow motion while its frame slides and its veils fade."""
    from PySide6.QtCore import QVariantAnimation

    from rnn_viz.core.commands import GoTo, Pause, PlayInside, SetTempo
    from rnn_viz.core.script.operations import StepSize

    app, window, _ = _warm_program()
    columns = window.panels.watch.stage.columns
    paints = _Paints(app, columns.viewport())
    motion = columns.findChild(QVariantAnimation)
    stretches: list[list[float]] = []
    motion.stateChanged.connect(
        lambda new, _: (
            stretches.append([time.perf_counter()] * 2)
            if new == QVariantAnimation.State.Running
            else stretches[-1].__setitem__(1, time.perf_counter())
        )
    )
    for command in (Pause(), GoTo(5_000), SetTempo(0.25), PlayInside(StepSize.OP)):
        window.bridge.send(command)
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        _spin(app, 0.5)
        if not window.bridge.newest.stage.is_playing:
            window.bridge.send(PlayInside(StepSize.OP))
    gaps, moving = [], 0.0
    for begun, ended in stretches:
        inside = [at for at in paints.times if begun <= at <= ended]
        gaps += [b - a for a, b in pairwise(inside)]
        moving += ended - begun
    gaps.sort()
    return {
        "per_second": len(gaps) / sum(gaps),
        "gap_p50_ms": 1e3 * gaps[len(gaps) // 2],
        "gap_p99_ms": 1e3 * gaps[int(len(gaps) * 0.99)],
        "gap_max_ms": 1e3 * gaps[-1],
        "seconds_moving": moving,
    }


def latency(seconds: float) -> dict[str, float]:
    """Milliseconds from a click on Step to its picture, and on Pause while flat out."""
    from rnn_viz.core.commands import Pause, Run, Step

    app, window, _ = _warm_program()
    paints = _Paints(app, window.panels.watch.stage.columns.viewport())
    taken: dict[str, list[float]] = {"pause": [], "step": []}
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for name, command in (("pause", Pause()), ("step", Step())):
            taken[name].append(_drawn_after(window, paints, command))
        window.bridge.send(Run())
        _spin(app, 0.05)
    return _percentiles(taken)


def theme(_seconds: float) -> dict[str, float]:
    """Milliseconds of processor time for another theme, until it is set and until it is painted."""
    app, window, _ = _warm_program()
    from rnn_viz.core.commands import Pause

    window.bridge.send(Pause())
    _spin(app, 0.5)
    switched, painted = [], []
    for number in range(10):
        begun = time.thread_time()
        window.look.use_theme("light" if number % 2 else "dark")
        switched.append(1e3 * (time.thread_time() - begun))
        _spin(app, 0.3)
        painted.append(1e3 * (time.thread_time() - begun))
    found = {"switched": sorted(switched), "painted": sorted(painted)}
    return {f"{name}_p50_ms": values[len(values) // 2] for name, values in found.items()}


def close(_seconds: float) -> dict[str, float]:
    """Milliseconds from closing the window, while flat out, to its being gone and threads ended."""
    _, window, _ = _warm_program()
    begun = time.perf_counter()
    window.hide()
    gone = time.perf_counter() - begun
    window.close()
    window.bridge.stop()
    return {"gone_ms": 1e3 * gone, "ended_ms": 1e3 * (time.perf_counter() - begun)}


def _drawn_after(window, paints, command) -> float:  # type: ignore[no-untyped-def]
    """Send a command; return the milliseconds until its snapshot is painted.

    The window's own event loop runs meanwhile: one that only asks for events would never let
    go of the interpreter's lock, for which the trainer waits.
    """
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    begun = time.perf_counter()
    number = window.bridge.send(command)
    paints.tell = lambda: loop.quit() if window.bridge.newest.acked >= number else None
    loop.exec()
    paints.tell = lambda: None
    return 1e3 * (paints.times[-1] - begun)


def _percentiles(taken: dict[str, list[float]]) -> dict[str, float]:
    found = {}
    for name, times in taken.items():
        times.sort()
        found[f"{name}_p50_ms"] = times[len(times) // 2]
        found[f"{name}_p99_ms"] = times[int(len(times) * 0.99)]
    return found


def past(_seconds: float) -> dict[str, float]:
    """Milliseconds from a click to its picture in the past of a run of a million."""
    import random

    from rnn_viz.core.commands import Configure, GoTo, Step
    from rnn_viz.core.run.config import RunConfig

    app, window, _ = _warm_program()
    iterations = 1_000_000
    window.bridge.send(Configure(RunConfig(hidden=int(sys.argv[4]), iterations=iterations)))
    window.bridge.send(GoTo(iterations))
    _spin(app, 1.0)
    while window.bridge.newest.iteration < iterations:
        _spin(app, 0.2)
    paints = _Paints(app, window.panels.watch.stage.columns.viewport())
    taken: dict[str, list[float]] = {"seek": [], "back": []}
    draws = random.Random(0)
    for _ in range(150):
        for name, command in (("seek", GoTo(draws.randrange(1, iterations))), ("back", Step(-1))):
            taken[name].append(_drawn_after(window, paints, command))
    return _percentiles(taken)


def what_if(seconds: float) -> dict[str, float]:
    """Milliseconds from a movement of the slider to the whole curve of it, and under a long drag.

    The track of the slider is being filled meanwhile.
    """
    from rnn_viz.app import bootstrap
    from rnn_viz.core.intents import ShowWorkspace, Workspace
    from rnn_viz.core.run.config import RunConfig
    from rnn_viz.core.words.experiment.what_if import what_if_of

    app, window, garbage = _program(RunConfig(hidden=int(sys.argv[4])))
    bootstrap.start(window)
    window.resize(1440, 900)
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    while what_if_of(window.bridge.newest).today is None:  # kernels may have to be compiled
        _spin(app, 0.2)
    _spin(app, 3.0)
    garbage.freeze()
    view = window.panels.workspaces[Workspace.EXPERIMENT].what_if
    found = _percentiles(_movements(app, window, view, seconds))
    return found | {"curves_per_second_of_a_drag": _curves_of_a_drag(app, window, view, 3.0)}


def _movements(app, window, view, seconds: float) -> dict[str, list[float]]:  # type: ignore[no-untyped-def]
    """Return the milliseconds of each movement by the clock, and of the processor in all threads.

    On a machine with other work the clock tells what that takes away, too.
    """
    import random

    from PySide6.QtCore import QEventLoop

    from rnn_viz.core.words.experiment.what_if import is_known

    draws, loop = random.Random(0), QEventLoop()
    taken: dict[str, list[float]] = {"movement": [], "processor": []}
    slider, paints = view.controls.slider.slider, _Paints(app, view.plots.error.viewport())
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        _spin(app, 0.15 + draws.random() / 50)  # shares, some of the track; any place in a frame
        begun, used = time.perf_counter(), time.process_time()
        slider.setValue(draws.choice([it for it in range(81, 161) if it != slider.value()]))
        paints.tell = lambda: (
            loop.quit() if is_known(window.panels.newest.now, view.scene.view.tried) else None
        )
        loop.exec()
        paints.tell = lambda: None
        taken["movement"].append(1e3 * (paints.times[-1] - begun))
        taken["processor"].append(1e3 * (time.process_time() - used))
    return taken


def _curves_of_a_drag(app, window, view, seconds: float) -> float:  # type: ignore[no-untyped-def]
    """Move the slider in every frame; return how many different curves come a second."""
    from rnn_viz.core.words.experiment.what_if import what_if_of

    shown: list[object] = []
    window.bridge.snapshotReady.connect(
        lambda now: shown.append(tried.run if (tried := what_if_of(now).tried) else None)
    )
    for number in range(int(60 * seconds)):
        view.controls.slider.slider.setValue(81 + number % 79)
        _spin(app, 1 / 60)
    return sum(one != other for one, other in pairwise(shown)) / seconds


def memory(_seconds: float) -> dict[str, float]:
    """Megabytes in all after a run of 1,000,000 iterations, and after the next million."""
    from rnn_viz.core.commands import Configure, Run
    from rnn_viz.core.run.config import RunConfig

    app, window, _ = _warm_program()
    found = {}
    for name, iterations in (("million_mb", 1_000_000), ("two_million_mb", 2_000_000)):
        window.bridge.send(Configure(RunConfig(iterations=iterations)))
        window.bridge.send(Run())
        while window.bridge.newest.iteration < iterations:
            app.processEvents()
        found[name] = _resident()
    return found


def _warm_program():  # type: ignore[no-untyped-def]
    from rnn_viz.app import bootstrap
    from rnn_viz.core.commands import Run, SetSpeed
    from rnn_viz.core.run.config import RunConfig

    app, window, garbage = _program(RunConfig(iterations=10_000_000))
    bootstrap.start(window)
    window.bridge.send(SetSpeed(math.inf))
    window.bridge.send(Run())
    _spin(app, 2.5)
    garbage.freeze()
    return app, window, garbage


def _spin(app, seconds: float) -> None:  # type: ignore[no-untyped-def]
    """Let the window live, as its own event loop would."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(1000 * seconds), loop.quit)
    loop.exec()


def _resident() -> float:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return math.nan


class _Paints:
    """When a widget was painted."""

    def __init__(self, app, widget) -> None:  # type: ignore[no-untyped-def]
        from PySide6.QtCore import QEvent, QObject

        times: list[float] = []
        self.tell: Callable[[], object] = lambda: None
        paints = self

        class Filter(QObject):
            def eventFilter(self, _target: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint:
                    times.append(time.perf_counter())
                    paints.tell()
                return False

        self.times = times
        self._filter = Filter(app)
        widget.installEventFilter(self._filter)


if __name__ == "__main__":
    main()
