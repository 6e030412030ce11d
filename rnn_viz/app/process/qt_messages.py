"""What Qt says of itself: into the log, to the terminal if it is a warning, a fault to the user."""

import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from rnn_viz.io.reports.log_file import LOG

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def hear_qt(tell: Callable[[str], None], note_fatal: Callable[[str], None]) -> None:
    """Hear what Qt says from now on, in whatever thread.

    Parameters
    ----------
    tell
        Tells the user of what Qt calls critical; warnings are for developers.
    note_fatal
        Writes down why Qt is about to abort the process.
    """

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        level = _LEVELS[kind]
        if kind is QtMsgType.QtFatalMsg:
            note_fatal(f"Qt ends the program: {text}")
            return
        LOG.log(level, "Qt: %s", text)
        if level >= logging.WARNING:
            sys.stderr.write(f"{text}\n")
        if level >= logging.ERROR:
            tell(text)

    qInstallMessageHandler(hear)


def hear_qt_no_more() -> None:
    """Let Qt print what it says, as it does by itself."""
    qInstallMessageHandler(None)
