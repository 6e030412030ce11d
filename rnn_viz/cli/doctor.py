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
from rnn_viz.core.language import _, _p
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
print(qVersion(), app.platformName(), window.devicePixelRatio())
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
print(f"{took:.1f}", dropped)
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
    print(*dict.fromkeys(problems or [_("All is well.")]), sep="\n")
    return 1 if problems else 0


def _examine(places: Places) -> Iterator[FactAndProblem]:
    python = sys.version.split()[0]
    about = _("RNN Viz {version}, Python {python} in {folder}")
    yield about.format(version=__version__, python=python, folder=sys.prefix), ""
    for name in PYTHON_PACKAGES:
        yield package(name)
    yield libraries()
    yield window()
    yield drawing()
    yield kernels()
    yield folder(_("settings"), places.settings.parent, _("settings are not kept"))
    yield folder(_("log"), places.log, _("no log is kept of what goes wrong"))
    kept = compile_cache.user_folder()
    yield folder(_("kernels"), kept, _("each start compiles anew, about 2 s"))


def package(name: str) -> FactAndProblem:
    """Say which version of a package is installed, and whether it is one that works."""
    try:
        found = version(name)
    except PackageNotFoundError:
        lost = _("{name} is not installed: install it with 'pip install {name}'.")
        return f"{name} -", lost.format(name=name)
    numbers = tuple(int(part) for part in re.findall(r"\d+", found)[:2])
    if name.startswith("PySide6") and not QT_RANGE[0] <= numbers < QT_RANGE[1]:
        remedy = "pip install 'PySide6-Essentials>=6.8,<6.11'"
        wrong = _("{name} {version} does not work here: use '{remedy}'.")
        return f"{name} {found}", wrong.format(name=name, version=found, remedy=remedy)
    return f"{name} {found}", ""


def libraries() -> FactAndProblem:
    """Say which of the system libraries that Qt needs are missing."""
    lost = screen.missing()
    fact = _("system libraries: {count} missing").format(count=len(lost))
    return fact, screen.explain_missing(lost) if lost else ""


def window() -> FactAndProblem:
    """Say whether a window can open on this screen."""
    names = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    known = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    fact = _("screen: {names}").format(names=" ".join(known) or _p("screen", "none"))
    return fact, screen.explain_no_window() or ""


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
        slow = _("Qt does not answer within {seconds} s: restart the desktop.")
        return _("Qt hangs"), slow.format(seconds=CHILD_SECONDS)
    if child.returncode == 0:
        qt, platform, scale = child.stdout.split()[-3:]
        fact = _("Qt {version} on {platform} at scale {scale}")
        return fact.format(version=qt, platform=platform, scale=scale), ""
    lost = sorted({*_LOST.findall(child.stderr), *_LOST.findall(_linked())})
    if lost:
        return _("Qt cannot draw"), screen.explain_missing(lost)
    broken = _("Qt cannot draw ({reason}): reinstall PySide6-Essentials.")
    return _("Qt cannot draw"), broken.format(reason=_last_words(child))


def kernels() -> FactAndProblem:
    """Load every kernel, or compile it, in a child process; a damaged one is dropped."""
    try:
        child = subprocess.run(
            [sys.executable, "-c", KERNELS_CHILD], capture_output=True, text=True,
            errors="replace", timeout=CHILD_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        slow = _("Kernels are not compiled within {seconds} s: try again.")
        return _("kernels hang"), slow.format(seconds=CHILD_SECONDS)
    if child.returncode == 0:
        took, dropped = child.stdout.split()[-2:]
        fact = _("kernels are ready after {seconds} s; damaged files dropped: {dropped}")
        return fact.format(seconds=took, dropped=dropped), ""
    broken = _(
        "The kernels cannot be compiled ({reason}): "
        "try 'pip install --force-reinstall numba llvmlite'."
    )
    return _("kernels fail"), broken.format(reason=_last_words(child))


def folder(name: str, path: Path, loss: str) -> FactAndProblem:
    """Say whether a folder of the program can be written."""
    if compile_cache.is_writable(path):
        return f"{name}: {path}", ""
    fact = _("{name}: {path} cannot be written").format(name=name, path=path)
    problem = _(
        "The folder {path} cannot be written ({loss}): make it writable or set HOME to a folder "
        "that is."
    )
    return fact, problem.format(path=path, loss=loss)


def _last_words(child: subprocess.CompletedProcess[str]) -> str:
    """Return the last line of what a process has complained of, or else its exit code."""
    lines = child.stderr.strip().splitlines()
    return lines[-1] if lines else _("exit code {code}").format(code=child.returncode)


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
