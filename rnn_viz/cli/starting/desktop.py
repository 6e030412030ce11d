"""``rnn-viz desktop``: the program in the menu of the desktop, and its files on double click."""

import sys
from argparse import Namespace
from pathlib import Path

import platformdirs

from rnn_viz.app import resources
from rnn_viz.cli.failures import JobError
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _
from rnn_viz.core.words.numbers import listed
from rnn_viz.io import desktop_entry

WINDOW = "RNN Viz"  # the class that Qt gives its windows: the application's name


def run(options: Namespace) -> int:
    """Install or uninstall, and say in one sentence what was done."""
    if not sys.platform.startswith("linux"):
        raise JobError(
            _("Only desktops of Linux have such entries: start 'rnn-viz' from a terminal.")
        )
    data = Path(platformdirs.user_data_dir())
    if not data.is_absolute():
        raise JobError(_("There is no home folder to install anything in: set HOME."))
    try:
        print(_install(data) if options.install else _uninstall(data))
    except OSError as error:
        why = reason(error) + (f" ({error.filename})" if error.filename else "")
        raise JobError(_("The entry cannot be changed: {reason}.").format(reason=why)) from error
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
    if not missing:
        done = _(
            "RNN Viz is in the menu of programs now and opens .rnnviz files (written to {data})."
        )
        return done.format(data=data)
    done = _(
        "RNN Viz is in the menu of programs now and opens .rnnviz files (written to {data}); "
        "the desktop may notice only later, for it lacks {programs}."
    )
    return done.format(data=data, programs=listed(missing))


def _uninstall(data: Path) -> str:
    if desktop_entry.uninstall(data):
        done = _("RNN Viz is no longer in the menu of programs (removed from {data}).")
        return done.format(data=data)
    return _("There was nothing to remove: {data} has no entry of RNN Viz.").format(data=data)
