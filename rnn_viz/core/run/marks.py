"""What has happened in a run and where: milestones, interventions, bookmarks."""

from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a mark stands for; each kind has a shape of its own."""

    FIRST = "first perfect"  # triangle
    STABLE = "stable perfect"  # star
    INTERVENTION = "intervention"  # diamond
    BOOKMARK = "bookmark"  # ribbon


class Mark(NamedTuple):
    """Something that happened at an iteration.

    Attributes
    ----------
    label
        What its tooltip says.
    branch
        The branch that has to be played to see it; ``None``: the one that is.
    """

    iteration: int
    kind: Kind
    label: str
    branch: int | None = None
