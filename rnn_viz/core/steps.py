"""Work in small steps, so that whoever asks for it may do other things in between."""

from collections.abc import Generator
from typing import TypeVar

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
