"""P-1: whatever a user does, in any order: nothing raises, nothing freezes, Qt has no complaint.

``python -m tests.soak.monkey --seed 1 --actions 2000`` does so many random things to the real
window, each drawn from the seed and its own number alone, so that a failure can be played again.
"""

import argparse
import contextlib
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.soak.memory import resident_mb
from tests.soak.program import Program, at_home_in

DATA = Path(__file__).resolve().parents[1] / "data"
TOLD_LAST = 30  # actions, when something went wrong
LOOK_AGAIN = 15  # actions, after which the list of widgets is made anew
BLOCKED = 100  # milliseconds; then a step is looked at, which may wait in a loop of its own
Steps = list[tuple[str, Callable[[], object]]]


def main() -> None:
    """Run the monkey in a process of its own; tell what it did last if that fails."""
    asked = _arguments()
    if asked.folder is not None:
        sys.exit(_act(asked))
    with tempfile.TemporaryDirectory(prefix="monkey-", ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "tests.soak.monkey", *sys.argv[1:], "--folder", folder]
        code = subprocess.run(command, check=False).returncode
        if code:
            did = (Path(folder) / "actions.txt").read_text("utf-8").splitlines()
            last = "\n".join(did[-TOLD_LAST:])
            again = f"--seed {asked.seed} --actions {len(did)}"
            sys.stdout.write(f"It ended with {code}. The last actions:\n{last}\nAgain: {again}\n")
    sys.exit(min(abs(code), 125))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--actions", type=int, default=2_000)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


def _act(asked: argparse.Namespace) -> int:
    home = at_home_in(asked.folder)
    for path in DATA.glob("*.rnnviz"):
        (home / path.name).write_bytes(path.read_bytes())
    (home / "damaged.rnnviz").write_bytes(b"PK odd")
    program = Program(home)
    with open(asked.folder / "actions.txt", "w", buffering=1, encoding="utf-8") as log:
        monkey = Monkey(program, asked, log)
        code = monkey.run()
    sys.stdout.write(monkey.told())
    sys.stdout.flush()
    os._exit(code)


class Monkey:
    """Draws an action, does its steps one a turn of the event loop, and draws the next."""

    def __init__(self, program: Program, asked: argparse.Namespace, log: Any) -> None:
        from PySide6.QtCore import QEventLoop

        self.program, self._asked, self._log = program, asked, log
        self._begun = self._minute = self._end = 0.0
        self._loop = QEventLoop()
        self._steps: Steps = []
        self._what = "begin"
        self.number = 0
        self._closed = False
        self._turns = self._busy_with = 0
        self._widgets: list[Any] = []
        self._looked = -LOOK_AGAIN
        self._kinds: Counter[str] = Counter()

    def run(self) -> int:
        """Act until it is enough; return 1 if anything went wrong."""
        from PySide6.QtCore import QTimer

        beat = QTimer()
        beat.timeout.connect(self._beat)
        self._open()
        self._begun = self._minute = time.monotonic()
        self._end = self._begun + 60 * self._asked.minutes
        beat.start(5)
        self._next(0)
        self._loop.exec()
        beat.stop()
        if not self.program.faults.seen:
            self.program.close()
        return 1 if self.program.faults.seen else 0

    def told(self) -> str:
        """Return what was done, and what went wrong."""
        faults = "\n".join(self.program.faults.seen)
        spent = time.monotonic() - self._begun
        return (
            f"{self.number:,} actions in {spent:.0f} s, seed {self._asked.seed}; "
            f"{self.program.beats.told()}\n{resident_mb():.0f} MB\n"
            f"{dict(self._kinds.most_common())}\n{faults}\n"
        )

    def _open(self) -> None:
        self._closed = False
        window = self.program.open()
        window.closed.connect(self._note_close)
        self._looked = -LOOK_AGAIN

    def _note_close(self) -> None:
        self._closed = True

    def _beat(self) -> None:
        self.program.beats.beat(self._what)
        if self.program.faults.seen:  # a turn that fails asks for no other
            self._loop.quit()

    def _next(self, milliseconds: int) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(milliseconds, self._turn)

    def _turn(self) -> None:
        """Do one step, and ask for the next turn; if the step does not end, go on beside it."""
        from PySide6.QtCore import QThread, QTimer

        self.program.beats.beat(self._what)
        if self.program.faults.seen or not self._goes_on():
            self._loop.quit()
            return
        if self._closed:
            self._begin_again()
        if not self._steps:
            self._draw()
        self._turns += 1
        turn = self._turns
        level = QThread.currentThread().loopLevel()
        QTimer.singleShot(BLOCKED, lambda: self._go_on_beside(turn, level))
        self._what, step = self._steps.pop(0)
        self._busy_with = turn
        with contextlib.suppress(RuntimeError):  # a widget that an earlier step has removed
            step()
        if self._busy_with == turn:
            self._busy_with = 0
            self._next(5 if turn % 50 == 0 else 0)

    def _go_on_beside(self, turn: int, level: int) -> None:
        """Go on if the step is in an event loop of its own; if it is only slow, look again."""
        from PySide6.QtCore import QThread, QTimer

        if self._busy_with == turn and QThread.currentThread().loopLevel() > level:
            self._turn()
        elif self._busy_with == turn:
            QTimer.singleShot(BLOCKED, lambda: self._go_on_beside(turn, level))

    def _goes_on(self) -> bool:
        now = time.monotonic()
        if now - self._minute >= 60:
            self._minute = now
            sys.stdout.write(self.told())
            sys.stdout.flush()
        return bool(self._steps) or (self.number < self._asked.actions and now < self._end)

    def _begin_again(self) -> None:
        """Open a new window after the last was closed."""
        self._steps = []
        window, self.program.window = self.program.window, None
        self.program.wait_until(window.bridge.stop, "threads have ended")
        window.deleteLater()
        self._open()

    def _draw(self) -> None:
        from tests.soak import actions

        self.number += 1
        source = random.Random(f"{self._asked.seed}/{self.number}")
        if self.number - self._looked >= LOOK_AGAIN:
            self._looked, self._widgets = self.number, actions.widgets_of(self.program.window)
        kind, self._steps = actions.draw(source, self.program.window, self._widgets)
        self._kinds[kind] += 1
        self._log.write(f"{self.number} {kind}: {self._steps[0][0]}\n")


if __name__ == "__main__":
    main()
