"""Kill whoever saves a session; ``python -m tests.io.session_kills FOLDER 1000`` so many times.

The children are forked, so that each of them saves from its first moment on.
"""

import itertools
import os
import random
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

from rnn_viz.core.run.saved.kept_run import KeptRun
from rnn_viz.core.session import Session
from rnn_viz.io.session_file import session_bytes, write_session
from tests.io.some_sessions import rich_session

LONGEST = 0.01  # seconds, in which some more are saved


def main(folder: Path, count: int) -> None:
    """Print how often a kill left the old or the new file, and neither."""
    one = rich_session()
    many = tuple(KeptRun(n, one.work.earlier[n % 2].run) for n in range(1, 41))
    two = Session(replace(one.work, operation=3, earlier=many, number=41), one.view)
    wholes, path = (session_bytes(one), session_bytes(two)), folder / "run.rnnviz"
    write_session(path, one)
    source, seen, torn, left, most = random.Random(0), [0, 0], 0, 0, 0
    for _ in range(count):
        kill_one(path, (one, two), source.choice((1, 2)), source.uniform(0, LONGEST))
        data = path.read_bytes()
        torn += data not in wholes
        for which, whole in enumerate(wholes):
            seen[which] += data == whole
        strays = [it for it in folder.iterdir() if it != path]
        left, most = left + bool(strays), max(most, len(strays))
        for stray in strays:
            stray.unlink()
    sys.stdout.write(
        f"{count} kills: {seen[0]} one, {seen[1]} other, {torn} torn; "
        f"{left} left a temporary file, at most {most} at once\n"
    )


def kill_one(path: Path, sessions: tuple[Session, Session], saves: int, seconds: float) -> None:
    """Let a child save both in turn, and kill it so many seconds after so many saves."""
    read, told = os.pipe()
    child = os.fork()
    if not child:
        for session in itertools.cycle(sessions):
            write_session(path, session)
            os.write(told, b".")
    os.close(told)  # so that a child that fails ends the wait
    for _ in range(saves):
        os.read(read, 1)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
