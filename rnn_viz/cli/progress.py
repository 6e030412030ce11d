"""How far a command has come, on one line of the terminal that is taken back at the end."""

import shutil
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self, TextIO

from rnn_viz.core.language import _
from rnn_viz.io import ending

_SECONDS = 0.1  # between two looks of the line


class Progress:
    """A line on stderr that is written over; nothing where stderr is no terminal.

    Use it as a context, so that the line is gone before a last word is said.

    Attributes
    ----------
    is_shown
        Whether there is a terminal.

    Parameters
    ----------
    stream
        Where to write; the process's own stderr if not given.
    clock
        Seconds, rising.
    """

    def __init__(
        self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self.is_shown = self._stream is not None and self._stream.isatty()
        self._doing, self._shown, self._due = "", "", 0.0
        self._noted = ExitStack()

    def __enter__(self) -> Self:
        self._noted.enter_context(ending.undone(self.clear))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.clear()
        self._noted.close()

    def show(self, doing: str, done: int, total: int) -> None:
        """Say what is being done and how much of it; a new deed at once, else now and then.

        A ``total`` of 0 is not known.
        """
        if doing != self._doing:
            self._doing, self._due = doing, 0.0
        count = _("{doing} {done:,} of {whole:,}").format(doing=doing, done=done, whole=total)
        self.show_text(count if total else doing)

    def show_text(self, text: str) -> None:
        """Write a line of one's own, now and then."""
        if not self.is_shown or self._clock() < self._due:
            return
        self._due = self._clock() + _SECONDS
        room = shutil.get_terminal_size().columns - 1  # the last one would begin a new line
        self._write(text[:room])

    def clear(self) -> None:
        """Take the line back, so that something else can be printed."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        left_over = " " * (len(self._shown) - len(text))
        self._stream.write(f"\r{text}{left_over}" + ("" if text else "\r"))
        self._stream.flush()
        self._shown = text
