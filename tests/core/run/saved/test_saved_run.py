"""A saved run holds together, or one sentence says why not."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from rnn_viz.core.run.bookmarks import Bookmark
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry, SetAlpha
from rnn_viz.core.run.operands import begin
from rnn_viz.core.run.saved.kept_run import KeptRun
from rnn_viz.core.run.saved.saved_run import SavedBranch, SavedRun, SessionError
from rnn_viz.core.run.saved.saved_work import MOST_EARLIER, SavedWork

CONFIG = RunConfig(hidden=3, bits=4, iterations=1000)
ROOT = SavedBranch(0, "the run", None, 0, 500)
BRANCH = SavedBranch(3, "mine", 0, 200, 400, (Entry(200, SetAlpha(0.5)),))
RUN = SavedRun(CONFIG, (ROOT, BRANCH), 3, (Bookmark("here", 40, 3),), 400)


def test_the_branch_shown_is_the_one_of_that_number() -> None:
    assert RUN.shown is BRANCH
    assert replace(RUN, current=0).shown is ROOT


@pytest.mark.parametrize(("change", "sentence"), [
    ({"number": -1}, "The number of a branch is -1, but must be a whole number from 0 to"),
    ({"number": True}, "The number of a branch is True"),
    ({"forked_at": 10_000_001}, "The iteration at which a branch begins is 10000001"),
    ({"name": ""}, "The name of a branch"),
    ({"name": "two\nlines"}, "The name of a branch"),
    ({"name": "x" * 201}, "The name of a branch"),
    ({"parent": None}, "Branch 3 has a parent that cannot be."),
    ({"parent": 3}, "Branch 3 has a parent that cannot be."),
    ({"parent": -1}, "Branch 3 has a parent that cannot be."),
])  # fmt: skip
def test_what_a_branch_cannot_be(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SessionError, match=sentence):
        replace(BRANCH, **change)


@pytest.mark.parametrize(("change", "sentence"), [
    ({"branches": ()}, "have rising numbers"),
    ({"branches": (BRANCH, ROOT)}, "have rising numbers"),
    ({"branches": (ROOT, BRANCH, BRANCH)}, "have rising numbers"),
    ({"branches": (ROOT, replace(BRANCH, number=5, parent=3))}, "a parent that there is not"),
    ({"branches": (ROOT, replace(BRANCH, frontier=1001))}, "frontier of a branch is 1001"),
    ({"branches": (ROOT, replace(BRANCH, entries=(Entry(5, ClampUnit(3, 0.0)),)))}, "unit is 3"),
    ({"current": 1}, "There is no branch 1 that could be shown."),
    ({"playhead": 401}, "The iteration shown is 401, but must be a whole number from 0 to 400."),
    ({"playhead": -1}, "The iteration shown is -1"),
    ({"bookmarks": (Bookmark("there", 4, 1),)}, "A bookmark is at a moment"),
    ({"bookmarks": (Bookmark("far", 10_000_001, 0),)}, "A bookmark is at a moment"),
])  # fmt: skip
def test_what_a_run_cannot_be(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(SessionError, match=sentence):
        replace(RUN, **change)


def test_weights_must_have_the_shapes_of_their_run() -> None:
    weights = begin(CONFIG)[0]
    assert SavedWork(RUN, weights).earlier == ()
    with pytest.raises(SessionError, match="synapse_1 does not have the shape"):
        SavedWork(RUN, weights._replace(synapse_1=np.zeros((1, 3))))
    with pytest.raises(SessionError, match="synapse_0 does not have the shape"):
        SavedWork(RUN, begin(replace(CONFIG, hidden=4))[0])


def test_there_is_an_end_of_earlier_runs() -> None:
    weights = begin(CONFIG)[0]
    kept = tuple(KeptRun(number, RUN) for number in range(1, MOST_EARLIER + 2))
    work = SavedWork(RUN, weights, kept[1:])
    assert (len(work.earlier), work.number) == (MOST_EARLIER, MOST_EARLIER + 2)
    with pytest.raises(SessionError, match="more than 100 earlier runs"):
        SavedWork(RUN, weights, kept)


@pytest.mark.parametrize(("numbers", "shown"), [((1, 1), 2), ((2, 1), 3), ((1, 2), 2)])
def test_each_run_has_a_number_of_its_own(numbers: tuple[int, ...], shown: int) -> None:
    with pytest.raises(SessionError, match="rising numbers, each its own"):
        SavedWork(RUN, begin(CONFIG)[0], tuple(KeptRun(n, RUN) for n in numbers), number=shown)
    with pytest.raises(SessionError, match="number of a run is -1"):
        KeptRun(-1, RUN)
