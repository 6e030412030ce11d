"""The moments that the weights under the playhead are compared with, followed as it moves."""

from rnn_viz.core import commands as do
from rnn_viz.core.run.interventions import same_entries_until
from rnn_viz.core.run.run_state import Reference
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.words import notices
from rnn_viz.core.words.edits import reference_label
from rnn_viz.engine.edits.branches import Branches

_COMPARED, _SINCE, _ORIGIN = range(3)  # the moments that are kept


class References:
    """What the current branch is compared with, and from when its changes count.

    Parameters
    ----------
    branches
        Those that can be compared.
    """

    def __init__(self, branches: Branches) -> None:
        self._branches = branches
        self._compared = do.CompareWith()
        self._since: int | None = None  # not chosen yet: the start
        self._found: dict[int, tuple[tuple[object, ...], Reference]] = {}
        self._same: tuple[tuple[int, int], float] | None = None

    def compare(self, command: do.CompareWith) -> str:
        """Compare with another branch, another iteration or nothing; or say why not."""
        if command.branch is not None and self._branches.get(command.branch) is None:
            return notices.NO_SUCH_BRANCH
        if command.iteration is not None and (notice := self._outside(command.iteration)):
            return notice
        self._compared = command
        return ""

    def count_since(self, iteration: int) -> str:
        """Count changes from an iteration on; or say why not."""
        notice = self._outside(iteration)
        self._since = self._since if notice else iteration
        return notice

    def follow(self, before: int) -> str:
        """Follow from the branch that was current before to the one that is now.

        If that is what was compared with, the two change places. Where only one of the two is
        left, nothing is compared; then a sentence says so.
        """
        number, current = self._compared.branch, self._branches.current
        if number is None:
            return ""
        if number == current != before:
            number = before
        is_there = self._branches.get(number) is not None
        self._compared = do.CompareWith(branch=number if is_there else None)
        return "" if is_there else notices.COMPARISON_ENDS

    def now(self) -> tuple[Reference | None, Reference, Reference | None]:
        """Return three moments, each the same until it is another.

        What is compared with, if anything; that from which changes count; and that of the run
        which a branch came from, with which it is compared as long as nothing was asked for
        (``None`` in the run, or once a moment was chosen).
        """
        branches, compared = self._branches, self._compared.branch
        mine, current = branches.timeline, branches.get(branches.current)
        reference = self._reference(mine)
        at = min(self._since or 0, mine.frontier)
        since = self._kept(None, mine, at, is_same=at == mine.iteration, slot=_SINCE)
        parent = None if current is None or self._since is not None else current.parent
        if parent is None:
            return reference, since, None
        # the weights of a moment are worked out once
        origin = reference if parent == compared else self._beside(parent, _ORIGIN)
        return reference, since, origin

    def _reference(self, mine: Timeline) -> Reference | None:
        compared = self._compared
        if compared.branch is not None:
            return self._beside(compared.branch, _COMPARED)
        if compared.iteration is None:
            return None
        at = min(compared.iteration, mine.frontier)
        return self._kept(None, mine, at, is_same=at == mine.iteration)

    def _beside(self, number: int, slot: int) -> Reference | None:
        """Return another branch where the playhead is, or as near before it as it has got."""
        here, other = self._branches.timeline.iteration, self._branches.get(number)
        if other is None:
            return None
        at = min(here, other.timeline.frontier)
        is_same = at == here < self._same_until(number, other.timeline)
        return self._kept(other.name, other.timeline, at, is_same=is_same, slot=slot, branch=number)

    def _same_until(self, number: int, other: Timeline) -> float:
        """Return the iteration before which another branch is the current one; kept."""
        key = number, self._branches.changes
        if self._same is None or self._same[0] != key:
            self._same = key, same_entries_until(other.entries, self._branches.timeline.entries)
        return self._same[1]

    def _kept(
        self, name: str | None, timeline: Timeline, at: int, *, is_same: bool,
        slot: int = _COMPARED, branch: int | None = None,
    ) -> Reference:  # fmt: skip
        # an intervention at the frontier changes the weights there
        key = (branch, name, timeline, timeline.entries, at, is_same)
        kept = self._found.get(slot)
        if kept is None or kept[0] != key:
            label = reference_label(at, name, is_same=is_same)
            reference = Reference(label, timeline.weights_at(at), branch, at, is_same)
            kept = self._found[slot] = key, reference
        return kept[1]

    def _outside(self, iteration: int) -> str:
        return outside(self._branches.timeline, iteration)


def outside(timeline: Timeline, iteration: int) -> str:
    """Return a sentence if a run has no such iteration."""
    end = timeline.config.iterations
    return "" if 0 <= iteration <= end else notices.outside_run(iteration, end)
