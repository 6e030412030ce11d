"""The run that a file is made of: what the options describe, or what a session holds."""

from argparse import Namespace
from dataclasses import dataclass
from pathlib import Path

from rnn_viz.cli.arguments import iteration_from, numbers_from
from rnn_viz.cli.failures import InputError
from rnn_viz.cli.starting.opened import refuse_another_run
from rnn_viz.cli.weights_option import last_from, run_from
from rnn_viz.core.run.saved.saved_run import SavedRun, SessionError
from rnn_viz.core.session import fresh_run
from rnn_viz.io.session_file import read_session


@dataclass(frozen=True, slots=True)
class GivenRun:
    """A run, and what of it goes into a file.

    Attributes
    ----------
    run
        The run; its branch that is shown.
    at
        The iteration of a file of one moment.
    upto
        Up to where a file goes that is of all iterations so far.
    numbers
        The sum on stage; the training example if ``None``.
    """

    run: SavedRun
    at: int
    upto: int
    numbers: tuple[int, int] | None


def given_run(options: Namespace) -> GivenRun:
    """Return the run that the options describe, or the one in the file of ``--session``.

    Raises
    ------
    InputError
        A file cannot be used, or an option describes another run than the one in it.
    ConfigError, NumberError
        An option is not a number of the right kind, or out of range.
    """
    numbers = numbers_from(options)
    if options.session is not None:
        return _of_session(options, numbers)
    config, own = run_from(options)
    end = last_from(options, config)
    return GivenRun(fresh_run(config, own), iteration_from(options, config, end), end, numbers)


def _of_session(options: Namespace, numbers: tuple[int, int] | None) -> GivenRun:
    refuse_another_run(options, options.session)
    try:
        work = read_session(Path(options.session)).work
    except SessionError as error:
        raise InputError(str(error)) from None
    run = work.run
    at = iteration_from(options, run.config, run.playhead)
    return GivenRun(run, at, run.shown.frontier, numbers or work.numbers)
