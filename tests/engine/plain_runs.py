"""What the list of runs should be beside the one that is shown: plain numbers."""

from dataclasses import dataclass, field
from typing import NamedTuple

from rnn_viz.core.run.config import RunConfig
from tests.engine.plain_run import PlainRun

IN_MEMORY = 3  # runs beside the one shown that keep what can be undone in them


class PlainKept(NamedTuple):
    """A run as it was left."""

    config: RunConfig
    run: PlainRun
    playhead: int

    @property
    def is_listed(self) -> bool:
        return any(it.frontier or it.entries for it in self.run.branches.values())


@dataclass
class PlainRuns:
    """All runs by number, which was begun from which, and what can be begun again."""

    number: int = 1
    last: int = 1
    kept: dict[int, PlainKept] = field(default_factory=dict)
    in_memory: list[int] = field(default_factory=list)
    former: dict[int, int] = field(default_factory=dict)
    undone: list[int] = field(default_factory=list)

    @property
    def before(self) -> int | None:
        """The run from which the one shown was begun."""
        return self.former.get(self.number)

    @property
    def again(self) -> int | None:
        """The run that redo leads to."""
        is_here = self.undone and self.former[self.undone[-1]] == self.number
        return self.undone[-1] if is_here else None

    @property
    def listed(self) -> list[int]:
        return [n for n, it in sorted(self.kept.items()) if n != self.number and it.is_listed]

    def begin(self, left: PlainKept) -> None:
        self._leave(left)
        left.run.undone.clear()
        self.undone.clear()
        self.last += 1
        self.former[self.last] = self.number
        self.number = self.last

    def go_to(self, number: int, left: PlainKept) -> tuple[PlainKept, bool]:
        """Return the run that is shown now, and whether it was in memory."""
        was_in_memory = number in self.in_memory
        self._leave(left)
        self.undone = [it for it in self.undone if it != number]
        self.number = number
        if was_in_memory and number in self.in_memory:
            self.in_memory.remove(number)
        return self.kept[number], was_in_memory

    def _leave(self, left: PlainKept) -> None:
        self.kept[self.number] = left
        self.in_memory = [*self.in_memory, self.number][-IN_MEMORY:]
