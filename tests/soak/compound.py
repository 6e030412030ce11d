"""P-32: one fault while another is being mended: work is never lost by both.

``python -m tests.soak.compound 200`` does so many pairs at random moments: a process is killed
while it takes up the work of one that was killed; the disk is full when the work is to be kept
after a fault of the engine; a file of an old format is killed while it is opened and saved anew.
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.soak.program import at_home_in

PAIRS = ("killed in recovery", "full disk after a fault", "killed while renewing")
OLD = Path(__file__).resolve().parents[1] / "data" / "session_format_1.rnnviz"
WORK = 321  # the iteration that is the work
SECONDS = 120.0  # to be ready, on a busy machine
LONGEST_WAIT = 1.5  # seconds from the beginning of recovery until it is killed


def main(count: int) -> None:
    """Do so many pairs; fail with the first that lost anything."""
    source, done = random.Random(0), Counter[str]()
    for number in range(count):
        pair = PAIRS[number % len(PAIRS)]
        with tempfile.TemporaryDirectory(prefix="compound-") as folder:
            done[PROOFS[pair](Path(folder), source)] += 1
    said = "; ".join(f"{times} {what}" for what, times in sorted(done.items()))
    sys.stdout.write(f"{count} pairs: {said}\n")


def killed_in_recovery(folder: Path, source: random.Random) -> str:
    """Kill who has unsaved work, then who takes it up; a third must still be offered it."""
    _run(folder, "work", "kept", kill=True)
    wait = source.choice((0.0, 0.01, source.uniform(0, LONGEST_WAIT)))
    _run(folder, "recover", "starting", kill=True, wait=wait)
    return f"killed in recovery, then {_run(folder, 'look', 'done')}"


def full_disk_after_a_fault(folder: Path, _source: random.Random) -> str:
    """Let a worker fail, and the disk be full from then on until there is room again."""
    return f"full disk, then {_run(folder, 'full', 'done')}"


def killed_while_renewing(folder: Path, source: random.Random) -> str:
    """Kill who opens a file of an old format and saves it again and again."""
    from rnn_viz.io.session_file import read_session

    old = folder / OLD.name
    shutil.copy(OLD, old)
    before = read_session(old)
    _run(folder, "renew", "opened", kill=True, wait=source.choice((0.0, 0.02, 0.2)))
    after = read_session(old)
    assert after.work.run == before.work.run, "the file is neither the old one nor the new one"
    is_old = old.read_bytes() == OLD.read_bytes()
    return f"killed while renewing, then {'the old file' if is_old else 'the new file'}"


PROOFS = dict(
    zip(PAIRS, (killed_in_recovery, full_disk_after_a_fault, killed_while_renewing), strict=True)
)


def _run(folder: Path, part: str, ready: str, *, kill: bool = False, wait: float = 0.0) -> str:
    """Be ``part`` in a process of its own, perhaps killed soon after it is ready."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.compound", part, str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    said, _, more = child.stdout.readline().strip().partition(": ")
    if kill:
        time.sleep(wait)
        child.kill()
    rest, complaints = child.communicate(timeout=SECONDS)
    assert said == ready, f"{part}: {said}\n{rest}\n{complaints}"
    assert kill or child.returncode == 0, f"{part}: {child.returncode}\n{rest}\n{complaints}"
    return more


# what a child does


def act(part: str, folder: Path) -> None:
    """Be one of the processes."""
    from tests.soak.program import Program

    home = at_home_in(folder)
    program = Program(home)
    PARTS[part](program, folder)
    assert not program.faults.seen, program.faults.seen
    os._exit(0)


def work(program: Any, _folder: Path) -> None:
    """Do some work and wait to be killed once it is kept."""
    from rnn_viz.core.commands import GoTo

    window = program.open()
    window.dispatch.take(GoTo(WORK))
    program.wait_until(lambda: _kept(program) == WORK, "the work is kept", SECONDS)
    _tell("kept")
    program.live(SECONDS)


def recover(program: Any, _folder: Path) -> None:
    """Take up what was lost, and wait to be killed, perhaps in the middle of that."""
    from rnn_viz.app.files.beginning import Beginning

    really_begin = Beginning.begin

    def begin(self: Beginning, *, is_wished: bool) -> Any:
        _tell("starting")
        return really_begin(self, is_wished=is_wished)

    Beginning.begin = begin  # type: ignore[method-assign]
    window = program.open()
    _answer(window, "Bring back")
    program.live(SECONDS)


def look(program: Any, _folder: Path) -> None:
    """Find the work: offered, opened again, or among what was recovered."""
    from rnn_viz.io.autosaves import Autosaves
    from rnn_viz.io.session_file import read_session

    window = program.open()
    where = "offered"
    if not _answer(window, "Bring back"):
        where = "kept among what was recovered"
        found = [read_session(it) for it in Autosaves(program.home).recovered.iterdir()]
        assert WORK in [it.work.run.playhead for it in found], "it is lost"
    else:
        program.wait_until(lambda: window.bridge.newest.iteration == WORK, "it is back", SECONDS)
    _tell(f"done: {where}")


def full(program: Any, _folder: Path) -> None:
    """Let the engine fail, then the disk be full, then have room again."""
    from rnn_viz.core.commands import GoTo
    from rnn_viz.io import atomic

    window = program.open()
    trainer, really, replaced = window.bridge._engine._trainer, atomic.os.fsync, []

    def fail() -> None:
        trainer.work = really_work
        raise MemoryError

    def no_room(_descriptor: int) -> None:
        replaced.append(1)
        raise OSError(28, "No space left on device")

    really_work, trainer.work = trainer.work, fail
    window.dispatch.take(GoTo(WORK))
    program.wait_until(lambda: not window.bridge.newest.is_moving, "the engine has failed")
    atomic.os.fsync = no_room
    window.dispatch.take(GoTo(WORK))
    program.wait_until(lambda: len(replaced) > 0, "it is to be kept", SECONDS)
    program.wait_until(lambda: "not kept by itself" in _told(window), "that is told", SECONDS)
    atomic.os.fsync = really
    window.dispatch.take(GoTo(WORK - 1))
    program.wait_until(lambda: _kept(program) == WORK - 1, "the work is kept again", SECONDS)
    program.close()
    program.faults.seen = [it for it in program.faults.seen if "MemoryError" not in it]
    _tell("done: it was told, and kept later")


def renew(program: Any, folder: Path) -> None:
    """Open a file of an old format and save it again and again."""
    from rnn_viz.app.actions.do import Do

    path = folder / OLD.name
    window = program.open(str(path))
    program.wait_until(lambda: window.files.document.path == path, "the file is open", SECONDS)
    _tell("opened")
    while True:
        window.actions_by_key[Do.SAVE].trigger()


PARTS = {"work": work, "recover": recover, "look": look, "full": full, "renew": renew}


def _kept(program: Any) -> int:
    """Return the iteration of the work that a window has kept by itself; -1 if there is none."""
    from rnn_viz.io.autosaves import Autosaves

    autosaves = Autosaves(program.home)
    kept = [autosaves.read(name) for name in autosaves.names()]
    return kept[0][0].work.run.playhead if kept and kept[0] else -1


def _answer(window: Any, text: str) -> bool:
    """Press a button of the question that is open; return whether there is one."""
    from PySide6.QtWidgets import QPushButton

    from rnn_viz.app.files.question import Question

    buttons = [
        button
        for question in window.findChildren(Question)
        for button in question.findChildren(QPushButton)
        if button.text() == text
    ]
    for button in buttons[:1]:
        button.click()
    return bool(buttons)


def _told(window: Any) -> str:
    from rnn_viz.app.dialogs import Message

    return " ".join(it.said.text() for it in window.findChildren(Message))


def _tell(what: str) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(int(sys.argv[1]))
    else:
        act(sys.argv[1], Path(sys.argv[2]))
