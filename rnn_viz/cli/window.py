"""``rnn-viz`` and ``rnn-viz window``: the program itself."""

from argparse import Namespace

from rnn_viz.cli import screen
from rnn_viz.cli.arguments import config_from
from rnn_viz.cli.failures import JobError


def run(options: Namespace) -> int:
    """Open the window and return its exit code when it is closed."""
    config = None if options.command is None else config_from(options)
    problem = screen.explain_no_window()
    if problem is not None:  # Qt would end the process without a word that helps
        raise JobError(problem)
    from rnn_viz.app.bootstrap import run as open_window  # Qt: other commands do without

    return open_window(config)
