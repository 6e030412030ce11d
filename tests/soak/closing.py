"""P-17: the window closes at any time, whatever goes on, and leaves nothing behind.

``python -m tests.soak.closing 200`` starts the program so often, has it do something that takes
long, and closes it at a random moment: by its button, by SIGTERM or by Ctrl+C.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.soak.program import FINE, at_home_in

LIMIT = 60.0  # seconds; only a broken program takes so long, a busy machine does not
DOING = ("starting", "preparing", "training", "slow motion", "export", "opening")
CODES = {"close": 0, "SIGTERM": 143, "SIGINT": 130}
LONGEST_WAIT = 1.5  # seconds, in which it is closed


def main(count: int) -> None:
    """Close so often; print the figures, and fail with the first that left something behind."""
    source, taken = random.Random(0), []
    for number in range(count):
        doing, how = DOING[number % len(DOING)], source.choice(list(CODES))
        wait = source.uniform(0, LONGEST_WAIT)
        with tempfile.TemporaryDirectory(prefix="closing-") as folder:
            taken.append((*close_one(Path(folder), doing, how, wait), f"{doing}, {how}"))
    for place, what in enumerate(("window gone", "process gone")):
        worst = max(taken, key=lambda it: it[place])
        middle = sorted(it[place] for it in taken)[count // 2]
        sys.stdout.write(
            f"{what} after {middle:.3f} s, at most {worst[place]:.3f} s ({worst[2]}), "
            f"of {count} closings\n"
        )


def close_one(folder: Path, doing: str, how: str, wait: float) -> tuple[float, float]:
    """Return the seconds from closing until the window is gone, and until the process is."""
    temporary = folder / "tmp"
    temporary.mkdir()
    command = [sys.executable, "-m", "tests.soak.closing", doing, how, str(wait), str(folder)]
    environment = os.environ | {"TMPDIR": str(temporary)}
    if doing == "preparing":  # nothing is compiled yet
        environment |= {"NUMBA_CACHE_DIR": ""}
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    )
    said, complaints = child.communicate(timeout=10 * LIMIT)
    ended, what = time.monotonic(), f"{doing}, {how} after {wait:.3f} s"
    complaints = "\n".join(it for it in complaints.splitlines() if not it.startswith(FINE))
    assert (child.returncode, complaints) == (CODES[how], ""), f"{what}: {said}{complaints}"
    times = dict(line.split() for line in said.splitlines())
    closing, gone = float(times["closing"]), float(times["gone"])
    assert ended - closing < LIMIT, what
    strays = [*temporary.rglob("*"), *folder.rglob("*.tmp"), *folder.rglob("running-*")]
    assert not strays, f"{what} left {strays}"
    return gone - closing, ended - closing


def act(doing: str, how: str, wait: float, folder: Path) -> int:
    """Be the program that is closed; return its exit code."""
    home = at_home_in(folder)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell ignores it for what is
    # begun in the background, and the program heeds that
    from PySide6.QtCore import QEvent, QObject, QTimer

    from rnn_viz.app import bootstrap
    from rnn_viz.io.places import places_in

    app = bootstrap.application()

    class Watch(QObject):
        """Tells when the window goes out of sight."""

        def eventFilter(self, _target: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Hide:
                tell("gone")
            return False

    looking, watch = QTimer(), Watch()

    def look() -> None:
        window = next((it for it in app.topLevelWidgets() if it.objectName() == "main"), None)
        is_there = window is not None and window.isVisible()
        if is_there and (doing == "starting" or window.is_furnished):
            looking.stop()
            window.installEventFilter(watch)
            BEGINNINGS[doing](window, home)
            QTimer.singleShot(int(1000 * wait), lambda: end(window, how))

    looking.timeout.connect(look)
    looking.start(2)
    return bootstrap.run(places=places_in(home))


def end(window: Any, how: str) -> None:
    """Close the window as a user or the system does."""
    tell("closing")
    if how != "close":
        os.kill(os.getpid(), getattr(signal, how))
    elif not window.close():
        window.end()  # it asks about the session that is being opened


def tell(what: str) -> None:
    sys.stdout.write(f"{what} {time.monotonic()}\n")
    sys.stdout.flush()


def train(window: Any, _home: Path) -> None:
    """Train flat out."""
    from rnn_viz.core.commands import MoveEnd, Run, SetSpeed

    for wish in (MoveEnd(10_000_000), SetSpeed(float("inf")), Run()):
        window.dispatch.take(wish)


def play(window: Any, home: Path) -> None:
    """Play the operations of an example, with all that moves and fades."""
    from rnn_viz.core.commands import GoTo, PlayInside, SetTempo
    from rnn_viz.core.script.operations import StepSize

    for wish in (GoTo(500), SetTempo(0.1), PlayInside(StepSize.OP)):
        window.dispatch.take(wish)


def export(window: Any, home: Path) -> None:
    """Make an animation of the window."""
    from rnn_viz.app.actions.do import Do
    from rnn_viz.app.exporting_data.export_dialog import ExportDialog
    from rnn_viz.app.exporting_data.kinds import DATA_KINDS

    window.actions_by_key[Do.EXPORT_DATA].trigger()
    dialog = window.findChild(ExportDialog)
    dialog.kinds.setCurrentRow(list(DATA_KINDS).index("animation"))
    dialog.begin(home / "film.gif")


def open_session(window: Any, home: Path) -> None:
    """Open a session that takes seconds to be trained again."""
    from rnn_viz.core.run.config import RunConfig
    from rnn_viz.core.run.operands import begin
    from rnn_viz.core.run.saved.saved_run import ROOT_NAME, SavedBranch, SavedRun
    from rnn_viz.core.run.saved.saved_work import SavedWork
    from rnn_viz.core.session import Session
    from rnn_viz.core.view_state import ViewState
    from rnn_viz.io.session_file import write_session

    config = RunConfig(iterations=3_000_000)
    run = SavedRun(config, (SavedBranch(0, ROOT_NAME, None, 0, 3_000_000),), playhead=2_000_000)
    write_session(home / "long.rnnviz", Session(SavedWork(run, begin(config)[0]), ViewState()))
    window.files.open(home / "long.rnnviz")


BEGINNINGS: dict[str, Callable[[Any, Path], object]] = {
    "starting": lambda _window, _home: None, "preparing": train, "training": train,
    "slow motion": play, "export": export, "opening": open_session,
}  # fmt: skip

if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(int(sys.argv[1]))
    else:
        sys.exit(act(sys.argv[1], sys.argv[2], float(sys.argv[3]), Path(sys.argv[4])))
