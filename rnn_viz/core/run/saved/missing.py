"""What a kept run lacks of a run as it is now."""

from dataclasses import replace

from rnn_viz.core.run.saved.saved_run import SavedRun


def has_more(now: SavedRun, kept: SavedRun) -> bool:
    """Whether a run would lose anything if only what is kept of it were left.

    That is training, and whatever was done or named by hand. Where the playhead is, and which
    branch is looked at, is no loss: every moment of a kept run can be shown again.
    """
    frontiers = {branch.number: branch.frontier for branch in kept.branches}
    if any(it.frontier > frontiers.get(it.number, -1) for it in now.branches):
        return True
    return _made_by_hand(now) != _made_by_hand(kept)


def _made_by_hand(run: SavedRun) -> SavedRun:
    branches = tuple(replace(branch, frontier=0) for branch in run.branches)
    return replace(run, branches=branches, current=0, playhead=0)
