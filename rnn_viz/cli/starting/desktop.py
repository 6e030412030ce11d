"""``rnn-viz desktop``: the program in the menu of the desktop, and its files on double click."""

import sys
from argparse import Namespace
from pathlib import Path

import platformdirs

from rnn_viz.app import resources
from rnn_viz.cli.failures import JobError
from rnn_viz.core.faults import reason
from rnn_viz.io import desktop_entry

WINDOW = "RNN Viz"  # the class that Qt gives its windows: the application's name


def run(options: Namespace) -> int:
    """Install or uninstall, and say in one sentence what was done."""
    if not sys.platform.startswith("linux"):
        raise JobError("Only desktops of Linux have such entries: start 'rnn-viz' from a terminal.")
    data = Path(platformdirs.user_data_dir())
    if not data.is_absolute():
        raise JobError("There is no home folder to install anything in: set HOME.")
    try:
        print(_install(data) if options.install else _uninstall(data))
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        raise JobError(f"The entry cannot be changed: {reason(error)}{where}.") from error
    return 0


def program() -> list[str]:
    """Return the words that start this very program again, whatever the folder and PATH."""
    script = Path(sys.argv[0])
    if script.name == "rnn-viz" and script.is_file():
        return [str(script.absolute())]  # a link in ~/.local/bin outlives an upgrade
    return [sys.executable, "-m", "rnn_viz"]


def _install(data: Path) -> str:
    icon = resources.read_text("desktop/rnn-viz.svg")
    missing = desktop_entry.install(data, program(), icon, WINDOW)
    said = f"RNN Viz is in the menu of programs now and opens .rnnviz files (written to {data})"
    if missing:
        said += f"; the desktop may notice only later, for it lacks {' and '.join(missing)}"
    return f"{said}."


def _uninstall(data: Path) -> str:
    if desktop_entry.uninstall(data):
        return f"RNN Viz is no longer in the menu of programs (removed from {data})."
    return f"There was nothing to remove: {data} has no entry of RNN Viz."
