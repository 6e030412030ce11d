"""Interrupt whoever draws a picture; ``python -m tests.cli.interrupts 400`` so many times.

Whatever Python, Qt or the compiler is doing, Ctrl+C ends the process with one sentence.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

# says when Ctrl+C is taken: before that, Python itself is starting
PROGRAM = """
import os, signal, sys
from rnn_viz.__main__ import main
take = signal.signal
def tell(*words):
    before = take(*words)
    os.write(1, b".")
    return before
signal.signal = tell
sys.exit(main())
"""
WORDS = ("shot", "a.png", "--at", "600", "--size", "640x480")
FINISHED = (0, -signal.SIGINT)  # and killed while Python clears up
CHECKOUT = Path(__file__).resolve().parents[2]


def main(count: int) -> int:
    """Print how the processes ended; return 1 if one was not interrupted or left anything."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
    source, ends, longest = random.Random(0), Counter[str](), 0.0
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        interrupt_one(folder, None)  # compiles, if that is to be done
        begun = time.monotonic()
        interrupt_one(folder, None)
        whole = time.monotonic() - begun
        for _ in range(count):
            end, seconds = interrupt_one(folder, source.uniform(0, whole))
            ends[end] += 1
            longest = max(longest, seconds)
    told = ", ".join(f"{number} {end}" for end, number in sorted(ends.items()))
    sys.stdout.write(f"{count} interrupts: {told}; the longest took {longest:.1f} s\n")
    return int(bool(ends.keys() - {"interrupted", "too late"}))


def interrupt_one(folder: Path, wait: float | None) -> tuple[str, float]:
    """Interrupt a shot after so many seconds, or not; return how it ended, and how soon."""
    picture, passing = folder / "a.png", folder / "passing"
    picture.unlink(missing_ok=True)
    passing.mkdir(exist_ok=True)
    environment = {"PYTHONPATH": str(CHECKOUT), "TMPDIR": str(passing), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *WORDS], cwd=folder, env=os.environ | environment,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        process.stdout.read(1)
        is_drawn = False
        if wait is not None:
            time.sleep(wait)
            is_drawn = picture.exists()
            process.send_signal(signal.SIGINT)
        begun = time.monotonic()
        said = process.communicate(timeout=120)[1]
    seconds = time.monotonic() - begun
    left = [
        it.name for it in (*folder.iterdir(), *passing.iterdir()) if it not in (picture, passing)
    ]
    if left:
        return f"left {left}", seconds
    if process.returncode == 128 + signal.SIGINT and said == b"Interrupted.\n":
        return "interrupted", seconds
    if process.returncode in FINISHED and not said:
        return "too late" if is_drawn else "ignored", seconds
    return f"ended with {process.returncode} and {said[-300:]!r}", seconds


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
