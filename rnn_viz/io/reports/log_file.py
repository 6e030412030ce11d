"""The log: a file of what went wrong and when, for whoever has to find out why."""

import logging
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOG = logging.getLogger("rnn_viz")
LOG.addHandler(logging.NullHandler())  # without a file, nothing goes to the terminal instead
LOG.propagate = False
LOG_LEVELS = ("debug", "info", "warning", "error")
NAME = "rnn-viz.log"
_LONGEST, _OLDER = 200_000, 4  # bytes of a file, and how many files besides the newest


def begin_log(folder: Path, level: str) -> logging.Handler:
    """Write into the log from now on; what is older than 1 MB is dropped.

    Several processes may write into it: lines are whole, and all files stay bounded.

    Parameters
    ----------
    folder
        Where to; it exists.
    level
        The least of ``LOG_LEVELS`` that is written.

    Raises
    ------
    OSError
        The file cannot be opened.
    """
    handler = _LogFile(
        folder / NAME, maxBytes=_LONGEST, backupCount=_OLDER, encoding="utf-8",
        errors="backslashreplace",
    )  # fmt: skip
    form = "%(asctime)s %(process)d %(levelname)s %(message)s"
    handler.setFormatter(logging.Formatter(form))
    LOG.addHandler(handler)
    LOG.setLevel(level.upper())
    return handler


def end_log(handler: logging.Handler) -> None:
    """Write into the log no more."""
    LOG.removeHandler(handler)
    with suppress(OSError):  # a full disk does not take the last lines either
        handler.close()


class _LogFile(RotatingFileHandler):
    """A log that stops nothing, and says nothing, where it cannot be written."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Go on: a full disk is told where the user's own files are written."""
