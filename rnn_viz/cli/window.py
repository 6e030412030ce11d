"""``rnn-viz`` and ``rnn-viz window``: the program itself."""

from argparse import Namespace

from rnn_viz.cli import screen
from rnn_viz.cli.arguments import iteration_from
from rnn_viz.cli.failures import JobError
from rnn_viz.cli.starting.opened import opened_from
from rnn_viz.cli.starting.places_options import log_level_from, places_from
from rnn_viz.cli.weights_option import run_from
from rnn_viz.core.run.config import RunConfig


def run(options: Namespace) -> int:
    """Open the window and return its exit code when it is closed."""
    config, opened, at = None, "", 0
    if options.command is not None and options.opened is not None:
        opened = opened_from(options)
    elif options.command is not None:
        config, own = run_from(options)
        opened, at = options.weights if own else "", iteration_from(options, config, 0)
    return open_on(options, opened, config, at)


def open_on(options: Namespace, opened: str, config: RunConfig | None = None, at: int = 0) -> int:
    """Open the window on a file, a link or a run; return its exit code when it is closed."""
    problem = screen.explain_no_window()
    if problem is not None:  # Qt would end the process without a word that helps
        raise JobError(problem)
    from rnn_viz.app.bootstrap import run as open_window  # Qt: other commands do without

    with places_from(options) as places:
        return open_window(config, opened, at, places, log_level_from(options))
