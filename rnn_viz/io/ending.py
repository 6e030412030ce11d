"""Ending the process at once, from wherever it is, without leaving anything behind.

An exception ends a process in an orderly way only where it passes: none does through a callback
of Qt, an extension module that is being imported, or a finaliser. So what would have been left
behind is noted here while it is there, and taken back before the process goes.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Undo = Callable[[], object]
_LOST = (OSError, RuntimeError, ValueError)  # the disk, or the stream that is being written

_undos: list[Undo] = []


def at_end(undo: Undo) -> None:
    """Note what is to be done whenever the process ends at once; a second time changes nothing."""
    if undo not in _undos:
        _undos.append(undo)


@contextmanager
def undone(undo: Undo) -> Iterator[None]:
    """Note what is to be done if the process ends at once within."""
    _undos.append(undo)
    try:
        yield
    finally:
        _undos.remove(undo)


def end_at_once(code: int, word: str = "") -> None:
    """Take back what is unfinished, print what has been said, and go; there is no return.

    Parameters
    ----------
    code
        The exit code.
    word
        A last sentence for stderr.
    """
    for undo in reversed(tuple(_undos)):
        with suppress(*_LOST):
            undo()
    for stream, text in ((sys.stdout, ""), (sys.stderr, f"{word}\n" if word else "")):
        if stream is not None:  # it was closed when the process began
            with suppress(*_LOST):
                stream.write(text)
                stream.flush()
    os._exit(code)
