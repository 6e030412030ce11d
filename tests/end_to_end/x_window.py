"""A real X server, a real window manager and the program in its own process."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.end_to_end.desk import PATIENCE, Desk

HOST = Path(__file__).with_name("host.py")
SCREEN = "1600x1000x24"


@contextmanager
def desk(folder: Path, *words: str) -> Iterator[Desk]:
    """Set up an X server, a window manager and the program; clear all away in the end.

    Parameters
    ----------
    folder
        An empty folder for the program's settings.
    words
        The command line after ``rnn-viz``.
    """
    with ExitStack() as stack:
        environment = _environment(folder) | {"DISPLAY": f":{stack.enter_context(_server())}"}
        stack.enter_context(_running("openbox", "--sm-disable", env=environment))
        _wait_for_window_manager(environment)
        complaints = folder / "complaints.txt"
        file = stack.enter_context(complaints.open("wb"))
        pipe = subprocess.PIPE
        command = (sys.executable, str(HOST), *words)
        host = _running(*command, env=environment, stdin=pipe, stdout=pipe, stderr=file)
        made = Desk(stack.enter_context(host), environment, complaints)
        made.wait_until(lambda: any("active" in thing.states for thing in made.things()))
        yield made


def _environment(folder: Path) -> dict[str, str]:
    others = ("QT_", "XDG_", "WAYLAND_", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(others)}
    return kept | {
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }


@contextmanager
def _server() -> Iterator[int]:
    """Start an X server on the first free screen; yield the screen's number."""
    reader, writer = os.pipe()
    words = ("-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset")
    with _running("Xvfb", *words, pass_fds=(writer,)), os.fdopen(reader) as said:
        os.close(writer)
        yield int(said.readline())


def _wait_for_window_manager(environment: dict[str, str]) -> None:
    """Keyboard focus needs one; it answers this question only when it is ready."""
    command = ("xdotool", "get_num_desktops")
    end = time.monotonic() + PATIENCE
    while subprocess.run(command, env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < end, "the window manager does not start"
        time.sleep(0.05)


@contextmanager
def _running(*command: str, **details: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program beside us and end it when we are done."""
    details = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | details
    with subprocess.Popen(command, **details) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
