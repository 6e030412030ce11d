"""Work in small steps, so that whoever asks for a value may do other things in between."""

from collections.abc import Generator, Iterator
from typing import TypeVar

from rnn_viz.core.lenses.look import Unable

T = TypeVar("T")

Steps = Generator[None, None, T]  # a slice of a few milliseconds a step; returns what was found


def finish(steps: Steps[T]) -> T:
    """Do all steps one after the other; return what was found."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: T = end.value
            return found


def in_steps(parts: Iterator[T | Unable | None], kind: type[T]) -> Steps[T | None]:
    """Do the slices of a lens as steps; return its finding, ``None`` where it can show nothing."""
    for found in parts:
        if isinstance(found, kind):
            return found
        yield
    return None
