"""The window on a run, from a notebook or a script."""

import os
import subprocess
import sys
from pathlib import Path

from rnn_viz.interface.run import Run


def show(run: Run) -> None:
    """Open the window on a run; return when it is closed.

    The window has a process of its own: whatever happens there, the notebook lives. A run is the
    same there to the bit, because its numbers say all of it.

    Raises
    ------
    ValueError
        The run began with weights of its own, which the window cannot open.
    RuntimeError
        The window could not be opened, or ended otherwise than by being closed.
    """
    if run.own_weights is not None:
        raise ValueError("The window cannot open a run that began with weights of its own.")
    numbers = run.config.as_dict().items()
    options = [f"--{name.replace('_', '-')}={value!r}" for name, value in numbers]
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
