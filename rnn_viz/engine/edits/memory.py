"""How much memory the pasts of all runs of a session have together, and what goes first."""

import heapq
from collections.abc import Iterable, Mapping, Sequence

from rnn_viz.core.run.keyframes import FIRST_SPACING
from rnn_viz.core.run.past.block import Block
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.engine.edits.branches import Branches
from rnn_viz.engine.edits.edits import Edits

BYTES_OF_ALL_PASTS = 200 * 2**20
"""Keyframes and errors of a session's branches and of its runs in memory, together, in bytes.

The run that is shown keeps what it has, at most 56 MB of keyframes and 17 MB of errors. The others
lose keyframes, which are worked out again: every moment stays the same bits, a seek takes longer.
"""
_FEW = 500  # keyframes of a run; more are only for speed
_LEAST_BUCKETS = 64  # examples; errors of fewer can be let go, these are the curve of a run
_NO_LIMIT = 2**62
_KEPT_FREE = 25  # a part of the budget: freed at once, so that it is not looked at each time
_BYTES_AN_ERROR = 64  # at most, in all levels, with the room for more


class Memory:
    """Keeps the pasts of all runs within a budget.

    Attributes
    ----------
    looked_at
        The branches of the run shown and how often they had changed, when it was looked at last.
    enough
        Until so many examples are learned these cannot have outgrown the budget.

    Parameters
    ----------
    budget
        Bytes.
    """

    def __init__(self, budget: int = BYTES_OF_ALL_PASTS) -> None:
        self._budget, self._at_once = budget, budget // _KEPT_FREE
        self.looked_at: tuple[Branches, int] | None = None
        self.enough = 0

    def keep(self, branches: Branches, put_aside: Mapping[int, Edits], learned: int) -> None:
        """Let what is put aside have few keyframes, and all but what is played what still fits.

        ``learned`` has grown by the examples that were learned in any branch since the last call.
        """
        shown = branches.timeline
        aside = [
            it for one in put_aside.values() for it in one.branches.everything if it is not shown
        ]
        _thin(_farthest(aside), _NO_LIMIT)
        others = [*aside, *(it for it in branches.everything if it is not shown)]
        for timeline in others:
            timeline.kept[0].let_go()
        free = self._budget - bytes_of((shown, *others))
        if free < self._at_once:
            free = self._budget - keep_within(self._budget - 2 * self._at_once, shown, others)
            branches.changes += 1  # what was told of them holds what they had
        self.looked_at = branches, branches.changes
        self.enough = learned + max(free - self._at_once, self._at_once) // _most_growth(shown)


def bytes_of(timelines: Iterable[Timeline]) -> int:
    """Return what the pasts of runs have together; what they share counts once."""
    owners = {}
    for timeline in timelines:
        keyframes, history = timeline.kept
        for array in (*(block.rows for block in keyframes.blocks), *history.pieces):
            owner = array if array.base is None else array.base
            owners[id(owner)] = owner
    return sum(owner.nbytes for owner in owners.values())


def keep_within(budget: int, shown: Timeline, others: Sequence[Timeline]) -> int:
    """Let all runs but the one shown lose what can be worked out again until they fit a budget.

    First keyframes until each has few, those first that are learned again soonest; then the
    errors of single examples and of the shortest buckets, those of the first run first; then more
    keyframes. Returns the bytes that there are then.
    """
    left = bytes_of((shown, *others))
    kept = {id(block) for block in _blocks(shown)}
    limits = {it: most for it, most in _farthest(others).items() if id(it) not in kept}
    left -= _thin(limits, left - budget)
    for timeline in others:
        if left <= budget:
            return left
        timeline.kept[1].let_go(_LEAST_BUCKETS)
        left = bytes_of((shown, *others))
    return left - _thin(dict.fromkeys(limits, _NO_LIMIT), left - budget)


def _most_growth(timeline: Timeline) -> int:
    """Return how many bytes one more example adds to the past of a run at most."""
    hidden = timeline.config.hidden
    return 8 * hidden * (hidden + 3) // FIRST_SPACING + _BYTES_AN_ERROR


def _blocks(timeline: Timeline) -> list[Block]:
    return timeline.kept[0].blocks


def _farthest(timelines: Iterable[Timeline]) -> dict[Block, int]:
    """Return for each block how far apart its keyframes may be, if runs are to have a few."""
    farthest: dict[Block, int] = {}
    for timeline in timelines:
        for block in _blocks(timeline):
            farthest[block] = min(farthest.get(block, _NO_LIMIT), timeline.frontier // _FEW)
    return farthest


def _thin(farthest: Mapping[Block, int], wanted: int) -> int:
    """Thin blocks until so many bytes are free, or none may be thinned; return how many are."""
    free = 0
    due = [(_work(block), k, block) for k, block in enumerate(farthest)]
    heapq.heapify(due)
    while due and free < wanted:
        _, k, block = heapq.heappop(due)
        if block.count > 1 and 2 * block.spacing <= farthest[block]:
            before = block.rows.nbytes
            block.thin()
            free += before - block.rows.nbytes
            heapq.heappush(due, (_work(block), k, block))
    return free


def _work(block: Block) -> int:
    """Return how much there is to be learned again from one of its keyframes to the next."""
    return block.spacing * block.rows.shape[1]
