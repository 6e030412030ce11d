"""``rnn-viz doctor``: what is here, what is wrong, and the remedy for each in one sentence."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from rnn_viz.cli import screen
from rnn_viz.io import compile_cache
from rnn_viz.io.places import Places
from rnn_viz.version import __version__

PYTHON_PACKAGES = ("numpy", "numba", "llvmlite", "PySide6-Essentials", "shiboken6", "pyqtgraph")
QT_RANGE = ((6, 8), (6, 11))  # from, and below: later ones break Python 3.11 or pyqtgraph
CHILD_SECONDS = 60
CHILD = """
from PySide6.QtCore import QTimer, qVersion
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
print("Qt", qVersion(), "on", app.platformName(), "at scale", window.devicePixelRatio())
"""
KERNELS_CHILD = """
import time
from rnn_viz.io import compile_cache
dropped = compile_cache.drop_damaged(compile_cache.lasting_folder())
compile_cache.prepare()
begun = time.monotonic()
from rnn_viz.core.kernels import training
training.warm()
took = time.monotonic() - begun
print(f"kernels are ready after {took:.1f} s; damaged files dropped: {dropped}")
"""
_LOST = re.compile(r"(lib[\w.+-]+\.so[.\d]*)(?:: cannot open shared object| => not found)")

FactAndProblem = tuple[str, str]  # what is here; the problem with its remedy, or nothing


def doctor(places: Places) -> int:
    """Print what is here and what is wrong; return 0 if all is well, else 1."""
    problems = []
    for fact, problem in _examine(places):
        print(fact, flush=True)  # the Qt check may take a moment
        if problem:
            problems.append(problem)
    print()
    print(*dict.fromkeys(problems or ["All is well."]), sep="\n")
    return 1 if problems else 0


def _examine(places: Places) -> Iterator[FactAndProblem]:
    yield f"RNN Viz {__version__}, Python {sys.version.split()[0]} in {sys.prefix}", ""
    for name in PYTHON_PACKAGES:
        yield package(name)
    yield libraries()
    yield window()
    yield drawing()
    yield kernels()
    yield folder("settings", places.settings.parent, "settings are not kept")
    yield folder("log", places.log, "no log is kept of what goes wrong")
    yield folder("kernels", compile_cache.user_folder(), "each start compiles anew, about 2 s")


def package(name: str) -> FactAndProblem:
    """Say which version of a package is installed, and whether it is one that works."""
    try:
        found = version(name)
    except PackageNotFoundError:
        return f"{name} -", f"{name} is not installed: install it with 'pip install {name}'."
    numbers = tuple(int(part) for part in re.findall(r"\d+", found)[:2])
    if name.startswith("PySide6") and not QT_RANGE[0] <= numbers < QT_RANGE[1]:
        remedy = "pip install 'PySide6-Essentials>=6.8,<6.11'"
        return f"{name} {found}", f"{name} {found} does not work here: use '{remedy}'."
    return f"{name} {found}", ""


def libraries() -> FactAndProblem:
    """Say which of the system libraries that Qt needs are missing."""
    lost = screen.missing()
    return f"system libraries: {len(lost)} missing", screen.explain_missing(lost) if lost else ""


def window() -> FactAndProblem:
    """Say whether a window can open on this screen."""
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    known = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    return f"screen: {' '.join(known) or 'none'}", screen.explain_no_window() or ""


def drawing() -> FactAndProblem:
    """Draw a window in a child process, for Qt ends a process that lacks a library.

    It goes to the screen where there is one, else off screen.
    """
    environment = {**os.environ, "QT_DEBUG_PLUGINS": "1"}
    if screen.explain_no_window():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    try:
        child = subprocess.run(
            [sys.executable, "-c", CHILD], env=environment, capture_output=True, text=True,
            errors="replace", timeout=CHILD_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "Qt hangs", f"Qt does not answer within {CHILD_SECONDS} s: restart the desktop."
    if child.returncode == 0:
        return child.stdout.strip(), ""
    lost = sorted({*_LOST.findall(child.stderr), *_LOST.findall(_linked())})
    if lost:
        return "Qt cannot draw", screen.explain_missing(lost)
    last = (child.stderr.strip().splitlines() or [f"exit code {child.returncode}"])[-1]
    return "Qt cannot draw", f"Qt cannot draw ({last}): reinstall PySide6-Essentials."


def kernels() -> FactAndProblem:
    """Load every kernel, or compile it, in a child process; a damaged one is dropped."""
    try:
        child = subprocess.run(
            [sys.executable, "-c", KERNELS_CHILD], capture_output=True, text=True,
            errors="replace", timeout=CHILD_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return "kernels hang", f"Kernels are not compiled within {CHILD_SECONDS} s: try again."
    if child.returncode == 0:
        return child.stdout.strip(), ""
    last = (child.stderr.strip().splitlines() or [f"exit code {child.returncode}"])[-1]
    remedy = "pip install --force-reinstall numba llvmlite"
    return "kernels fail", f"The kernels cannot be compiled ({last}): try '{remedy}'."


def folder(name: str, path: Path, loss: str) -> FactAndProblem:
    """Say whether a folder of the program can be written."""
    if compile_cache.is_writable(path):
        return f"{name}: {path}", ""
    return (
        f"{name}: {path} cannot be written",
        f"The folder {path} cannot be written ({loss}): make it writable or set HOME to a "
        "folder that is.",
    )


def _linked() -> str:
    """Return what ``ldd`` says about the X plug-in and the widgets; nothing where it is not."""
    spec = find_spec("PySide6")
    if spec is None or spec.origin is None or not sys.platform.startswith("linux"):
        return ""
    home = Path(spec.origin).parent
    files = [home / "Qt/plugins/platforms/libqxcb.so", *home.glob("QtWidgets*.so")]
    try:
        return subprocess.run(
            ["ldd", *map(str, files)], capture_output=True, text=True, check=False
        ).stdout
    except OSError:
        return ""
