"""The files of an experiment that the user chooses: to open, to keep it in, and for its runs."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from rnn_viz.app.files.choosing import choose_to_open, choose_to_save
from rnn_viz.app.host import Host
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.faults import reason
from rnn_viz.core.language import _, _n
from rnn_viz.io.atomic import write_text
from rnn_viz.io.experiments.runs_csv import runs_csv
from rnn_viz.io.experiments.store import SUFFIXES

_KINDS = _("Experiments") + f" ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"


def ask_what_to_open(window: Host, chosen: Callable[[Path], None]) -> None:
    """Ask for the file of an experiment."""
    choose_to_open(window, _("Open experiment"), _KINDS, chosen)


def ask_where_to_save(window: Host, chosen: Callable[[Path], None]) -> None:
    """Ask in which file an experiment is to be kept; one that is there is gone on with."""
    name = window.folder / f"experiment{SUFFIXES[0]}"
    choose_to_save(window, name, chosen, _("Save experiment"), _KINDS, replaces=False)


def ask_where_runs_go(window: Host, rows: RunRows) -> None:
    """Ask for a file, and write runs into it as they are now."""
    name, into = window.folder / "experiment.csv", partial(_save_runs, window, rows)
    choose_to_save(window, name, into, _("Save runs"), _("Tables") + " (*.csv)")


def _save_runs(window: Host, rows: RunRows, path: Path) -> None:
    try:
        write_text(path, runs_csv(rows))
    except OSError as error:
        said = _("The runs cannot be written to {path} ({reason}).")
        window.refuse(_("Not saved"), said.format(path=path, reason=reason(error)))
    else:
        said = _n("Saved {file}: {count:,} run.", "Saved {file}: {count:,} runs.", rows.runs)
        window.dispatch.say(said.format(file=path.name, count=rows.runs))
