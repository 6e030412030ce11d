"""One branch as a run of its own, with nothing trained and nothing else around it."""

from dataclasses import replace

from rnn_viz.core.run.saved.saved_run import ROOT_NAME, SavedBranch, SavedRun


def one_branch(run: SavedRun) -> SavedRun:
    """Return the branch that is shown as a run: its moments are the same bits, iteration 0 on."""
    branch = SavedBranch(0, ROOT_NAME, None, 0, 0, run.shown.entries)
    return replace(run, branches=(branch,), current=0, bookmarks=(), playhead=0)
