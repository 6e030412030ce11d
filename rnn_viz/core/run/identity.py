"""What determines a run, and until when two runs are the same."""

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry


class Identity(NamedTuple):
    """All that determines a run: equal ones have the same moments, bit for bit."""

    config: RunConfig
    entries: tuple[Entry, ...]


def same_until(one: Identity, other: Identity) -> float:
    """Return the iteration before which two runs are the same; infinite if they are all along.

    Their ends do not count.
    """
    if replace(one.config, iterations=other.config.iterations) != other.config:
        return 0
    return same_entries_until(one.entries, other.entries)


def same_entries_until(one: Iterable[Entry], other: Iterable[Entry]) -> float:
    """Return the iteration before which the same is done; infinite if it is all along."""
    pairs = zip_longest(one, other)
    differing = next(((a, b) for a, b in pairs if a != b), ())
    return min((entry.iteration for entry in differing if entry is not None), default=math.inf)
