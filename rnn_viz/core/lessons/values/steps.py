"""What a lens finds in slices, as steps of working out a value."""

from collections.abc import Iterator
from typing import TypeVar

from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.steps import Steps

T = TypeVar("T")


def in_steps(parts: Iterator[T | Unable | None], kind: type[T]) -> Steps[T | None]:
    """Do the slices of a lens as steps; return its finding, ``None`` where it can show nothing."""
    for found in parts:
        if isinstance(found, kind):
            return found
        yield
    return None
