"""P-25: the program runs for hours: memory stays flat, and the window answers all the time.

``python -m tests.soak.endurance --minutes 60`` works by a script: train, pause, seek, branch, sums,
autosave, save, export; it prints memory and gaps each minute, and two slopes of the later half: of
what is in use, which is the program's own growth, and of what is in memory, which also has the
pieces that the allocator cannot give back.
"""

import argparse
import itertools
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from tests.soak.memory import Memory, measure
from tests.soak.program import Program, at_home_in

SLOPE = 1.0  # MB an hour, in the later half of an hour or more
ITERATIONS = 200_000
_ANEW = 5  # sessions, of which three runs are kept for Undo: only empty ones are left then


def main() -> None:
    """Work so long; print the figures, and fail if anything went wrong or memory grew."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="endurance-", ignore_cleanup_errors=True) as folder:
        program = Program(at_home_in(Path(folder)))
        measured = _work(program, 60 * asked.minutes)
        faults = program.faults.seen
        if not faults:
            program.close()
    sys.stdout.write("".join(f"{it}\n" for it in faults))
    used = slope([(seconds, it.used) for seconds, it in measured])
    resident = slope([(seconds, it.resident) for seconds, it in measured])
    sys.stdout.write(
        f"{used:+.2f} MB an hour in use and {resident:+.2f} MB an hour in memory, in the later "
        f"half; {program.beats.told()}\n"
    )
    sys.stdout.flush()
    os._exit(1 if faults or (asked.minutes >= 60 and used > SLOPE) else 0)


def _work(program: Program, seconds: float) -> list[tuple[float, Memory]]:
    """Do one thing of the script after the other; return seconds and memory where it begins anew.

    Between, memory rises by the runs that are kept: only there is it to be compared.
    """
    begun = told = time.monotonic()
    measured: list[tuple[float, Memory]] = []

    def note() -> None:
        program.beats.skip()  # measuring collects garbage and trims: no work of the window's
        measured.append((time.monotonic() - begun, measure()))
        program.beats.skip()

    script = _script(program, random.Random(0), note)
    while not program.faults.seen and (now := time.monotonic()) - begun < seconds:
        if now - told >= 60:
            told = now
            floor = measured[-1][1] if measured else measure()
            sys.stdout.write(
                f"{(now - begun) / 60:.0f} min: where it began anew {floor.used:.1f} MB in use, "
                f"{floor.resident:.1f} MB in memory; {program.beats.told()}\n"
            )
            sys.stdout.flush()
        next(script)()
        program.live(0.7)
    return measured


def _script(
    program: Program, source: random.Random, measure: Callable[[], None]
) -> Iterator[Callable[[], object]]:
    """Return without end what is done next."""
    from rnn_viz.app.actions.do import Do
    from rnn_viz.core import commands as do

    window = program.open()
    take: Callable[[Any], None] = window.dispatch.take
    file = program.home / "work.rnnviz"

    def rest() -> None:
        program.wait_until(lambda: not window.bridge.newest.is_moving, "it rests", 600)

    def begin_anew() -> None:
        rest()
        window.files.saving.save_in(file)
        window.files.begin_anew()

    take(do.SetSpeed(float("inf")))
    for turn in itertools.count():
        if turn % 5 == 0:
            for _ in range(_ANEW):
                yield begin_anew
                yield rest
            yield measure
            yield partial(take, do.MoveEnd(ITERATIONS))
        yield from (partial(take, wish) for wish in _wishes(source, turn))
        yield rest
        for action in (Do.UNDO, Do.THEME_LIGHT if turn % 2 else Do.THEME_DARK, Do.COPY_PICTURE):
            yield window.actions_by_key[action].trigger
        yield partial(window.files.saving.save_in, file)
        if turn % 2:
            yield partial(take, do.NewSeed(source.randrange(3)))
            yield partial(_export, program)


def _wishes(source: random.Random, turn: int) -> list[Any]:
    """Return what is wished one after the other: training, sums, moments, another branch."""
    from rnn_viz.core import commands as do
    from rnn_viz.core.intents import ShowWorkspace, Workspace
    from rnn_viz.core.run.interventions import SetAlpha
    from rnn_viz.core.script.operations import StepSize

    return [
        do.Run(), do.Pause(), do.GoTo(source.randrange(10_000)),
        do.ShowNumbers(source.randrange(128), source.randrange(128)),
        do.PlayInside(StepSize.BIT), do.ShowTraining(),
        ShowWorkspace(list(Workspace)[turn % len(Workspace)]),
        do.Intervene(SetAlpha(source.choice((0.05, 0.1, 0.3)))), do.Step(1_000), do.GoToEnd(),
    ]  # fmt: skip


def _export(program: Program) -> None:
    """Export the curve, and wait until it is written."""
    from rnn_viz.app.actions.do import Do
    from rnn_viz.app.exporting_data.export_dialog import ExportDialog

    program.window.actions_by_key[Do.EXPORT_DATA].trigger()
    (dialog,) = [it for it in program.window.findChildren(ExportDialog) if it.isVisible()]
    told: list[str] = []
    dialog.written.connect(told.append)
    dialog.begin(program.home / f"data{dialog.kind.endings[0]}")
    program.wait_until(lambda: bool(told), "it is exported", 600)


def slope(measured: list[tuple[float, float]]) -> float:
    """Return the MB an hour of the later half, from seconds and MB; 0 where it is too short."""
    later = measured[len(measured) // 2 :]
    if len(later) < 3:
        return 0.0
    seconds, megabytes = np.array(later).T
    return float(np.polyfit(seconds / 3600, megabytes, 1)[0])


if __name__ == "__main__":
    main()
