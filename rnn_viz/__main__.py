"""The process: ``rnn-viz``, and ``python -m rnn_viz``, from its first line to its exit code."""

import signal
import sys
from types import FrameType

from rnn_viz.core.language import _
from rnn_viz.io.ending import end_at_once

_SIGNALLED = 128  # and the number of the signal: how shells say what has ended a program


def main() -> int:
    """Run the command line that the process was started with; return its exit code.

    Ctrl+C ends the process wherever it is. As an exception it would crash the binding while
    Qt is being imported, and be lost in a callback of Qt or a finaliser.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _interrupt)
    _choose_language()
    from rnn_viz import cli  # late, so that Ctrl+C is answered meanwhile, and in that language

    return cli.main()


def _choose_language() -> None:
    """Choose the language before any module with texts is imported: tables hold them, too."""
    from rnn_viz.app import resources
    from rnn_viz.core import language
    from rnn_viz.io.starting import languages

    language.use(languages.translations(resources.root() / "locale", sys.argv[1:]))


def _interrupt(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # once more, by an impatient user
    end_at_once(_SIGNALLED + number, _("Interrupted."))


if __name__ == "__main__":
    sys.exit(main())
