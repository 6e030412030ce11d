"""What a kept run lacks: training and what was done by hand, not where one looks."""

from dataclasses import replace
from typing import Any

import pytest

from rnn_viz.core.run.bookmarks import Bookmark
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry
from rnn_viz.core.run.saved.missing import has_more
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun

ROOT, BRANCH = SavedBranch(0, "the run", None, 0, 50), SavedBranch(1, "one", 0, 10, 40)
RUN = SavedRun(RunConfig(), (ROOT, BRANCH), 0, (), 20)


@pytest.mark.parametrize(
    "change", [{"playhead": 7}, {"current": 1}, {"branches": (replace(ROOT, frontier=20), BRANCH)}]
)
def test_where_one_looks_and_less_training_is_no_loss(change: Any) -> None:
    assert not has_more(replace(RUN, **change), RUN)


@pytest.mark.parametrize(
    "change",
    [
        {"branches": (replace(ROOT, frontier=51), BRANCH)},
        {"branches": (ROOT,)},
        {"branches": (ROOT, replace(BRANCH, name="two"))},
        {"branches": (replace(ROOT, entries=(Entry(5, ClampUnit(0, 0.0)),)), BRANCH)},
        {"bookmarks": (Bookmark("here", 5),)},
        {"config": RunConfig(seed=1)},
    ],
)
def test_training_and_what_was_done_by_hand_would_be_lost(change: Any) -> None:
    assert has_more(replace(RUN, **change), RUN)
