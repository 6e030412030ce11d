"""What a run with interventions, branches, undo and redo should be: plain lists and numbers."""

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from rnn_viz.core.arrays import Clamps
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry, Intervention
from rnn_viz.core.run.timeline import Timeline, flatten
from rnn_viz.core.script.operations import StepSize

LONGEST = 120  # iterations
Entries = tuple[Entry, ...]
Moment = tuple[bytes, tuple[int, int], Clamps]


@lru_cache(maxsize=2000)
def moments(config: RunConfig, entries: Entries) -> list[Moment]:
    """Return weights, operands and clamps at every iteration, found by plain training."""
    timeline = Timeline(replace(config, iterations=LONGEST), entries=entries)
    seen: list[Moment] = []
    while True:
        weights = flatten(timeline.weights).tobytes()
        seen.append((weights, timeline.operands, timeline.conditions.clamps))
        if not timeline.advance(1):
            return seen


def stops(columns: int, learns: bool, size: StepSize) -> list[int]:
    """Return where steps of a size end: seven lines a position forward, six backward, four."""
    forward, back = 7 * columns, 13 * columns
    if size is StepSize.OP:
        return list(range(back + 5)) if learns else list(range(forward + 1))
    step = 7 if size is StepSize.BIT else forward
    found = list(range(0, forward + 1, step))
    if learns:
        step = 6 if size is StepSize.BIT else back - forward
        found += [*range(forward + step, back + 1, step), back + 4]
    return found


@dataclass
class PlainBranch:
    """One branch: what is done in it, and how far it was trained."""

    entries: Entries = ()
    frontier: int = 0
    parent: int | None = None


@dataclass
class PlainRun:
    """All branches, and what can be undone and redone.

    ``done`` has ``(number, iteration, whether it forked)`` for interventions, and
    ``(number, branch, whether it was current)`` for deletions.
    """

    branches: dict[int, PlainBranch] = field(default_factory=lambda: {0: PlainBranch()})
    current: int = 0
    made: int = 0
    done: list[tuple[int, int | PlainBranch, bool]] = field(default_factory=list)
    undone: list[tuple[Any, ...]] = field(default_factory=list)

    @property
    def here(self) -> PlainBranch:
        return self.branches[self.current]

    def intervene(self, iteration: int, what: Intervention, end: int) -> None:
        here = self.here
        is_fork = iteration < here.frontier or here.frontier >= end  # a finished run stays
        past = tuple(entry for entry in here.entries if entry.iteration <= iteration)
        entries = (*past, Entry(iteration, what))
        if is_fork:
            self.made += 1
            self.branches[self.made] = PlainBranch(entries, iteration, self.current)
            self.current = self.made
        else:
            here.entries = entries
        self.done.append((self.current, iteration, is_fork))
        self.undone.clear()

    def undo(self, here: int) -> int:
        """Return the iteration where it leads to; ``here`` is the playhead."""
        number, iteration, is_fork = self.done.pop()
        if isinstance(iteration, PlainBranch):
            self.branches[number] = iteration
            self.undone.append((number,))
            if is_fork:  # it was current
                self.current = number
            return min(here, self.here.frontier)
        branch = self.branches[number]
        self.undone.append((number, iteration, is_fork, replace(branch)))
        if is_fork:
            del self.branches[number]
            assert branch.parent is not None
            self.current = branch.parent
        else:
            branch.entries, branch.frontier = branch.entries[:-1], iteration
            self.current = number
        return min(here, self.here.frontier)

    def redo(self, here: int) -> int:
        """Return the iteration where it leads to; ``here`` is the playhead."""
        if self.is_deletion(self.undone[-1]):
            (number,) = self.undone.pop()
            self.take_away(number)
            return min(here, self.here.frontier)
        number, iteration, is_fork, branch = self.undone.pop()
        self.branches[number] = branch
        self.current = number
        self.done.append((number, iteration, is_fork))
        return min(here, branch.frontier)

    @staticmethod
    def is_deletion(undone: tuple[Any, ...]) -> bool:
        return len(undone) == 1

    def may_delete(self, number: int) -> bool:
        parents = {branch.parent for branch in self.branches.values()}
        return number in self.branches and number != 0 and number not in parents

    def delete(self, number: int) -> None:
        self.take_away(number)
        self.undone.clear()

    def take_away(self, number: int) -> None:
        gone = self.branches.pop(number)
        self.done.append((number, gone, self.current == number))
        if self.current == number:
            assert gone.parent is not None
            self.current = gone.parent
