"""The window on a run, from a notebook or a script."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.interface.run import Run, checked_iteration
from rnn_viz.io import atomic
from rnn_viz.io.exports.weights_file import weights_npz


def show(run: Run, at: int = 0) -> None:
    """Open the window on a run; return when it is closed.

    The window has a process of its own: whatever happens there, the notebook lives. A run is the
    same there to the bit, because its numbers, and the weights that it began with if they are
    your own, say all of it.

    Parameters
    ----------
    run
        What is shown; the window trains it itself.
    at
        The iteration to show first, 0 … ``iterations``.

    Raises
    ------
    ValueError
        The run has no such iteration.
    RuntimeError
        The window could not be opened, or ended otherwise than by being closed.
    """
    numbers = {**run.config.as_dict(), "at": checked_iteration(run, at)}.items()
    options = [f"--{name.replace('_', '-')}={value!r}" for name, value in numbers]
    with TemporaryDirectory(prefix="rnn-viz-show-") as folder:
        if run.own_weights is not None:
            options.append(f"--weights={_written(run.own_weights, Path(folder))}")
        _open_window(options)


def _written(own: OwnWeights, folder: Path) -> Path:
    """Write weights into a file of their name, and return it."""
    stem = own.name.partition(".")[0].replace("/", " ").replace("\\", " ").strip() or "weights"
    path = folder / f"{stem}.npz"
    atomic.write_bytes(path, weights_npz(own.weights))
    return path


def _open_window(options: list[str]) -> None:
    places = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
    path = os.pathsep.join(filter(None, places))  # found there as it was found here
    command = [sys.executable, "-m", "rnn_viz", "window", *options]
    done = subprocess.run(
        command, stderr=subprocess.PIPE, text=True, check=False,
        env=os.environ | {"PYTHONPATH": path},
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(
            done.stderr.strip() or f"The window ended with exit code {done.returncode}."
        )
