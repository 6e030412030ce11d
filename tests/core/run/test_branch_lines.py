"""The lines of the branches that are not played: from where they differ from the one that is."""

import numpy as np
import pytest

from rnn_viz.core.run.curve_lines import lines_of, mean_of, parting
from rnn_viz.core.run.history import History
from rnn_viz.core.run.run_range import whole_run
from rnn_viz.core.run.run_state import BranchInfo

END = 2_000


@pytest.fixture(scope="module")
def branches() -> tuple[BranchInfo, ...]:
    """Return a run to its end, branch 1 from 400, and from it branch 2 from 800, played."""
    past, made = np.random.default_rng(0).uniform(0.0, 8.0, END), []
    for number, parent, forked_at, frontier in (
        (0, None, 0, END), (1, 0, 400, 1_600), (2, 1, 800, 1_600),
    ):  # fmt: skip
        past = past.copy()
        past[forked_at:] = past[forked_at:][::-1]
        history = History()
        history.append(past[:frontier])
        name, is_current = f"branch {number}", number == 2
        made.append(
            BranchInfo(number, name, parent, forked_at, frontier, history.curve(), is_current)
        )
    return tuple(made)


def test_branches_part_where_one_was_left(branches: tuple[BranchInfo, ...]) -> None:
    run, first, second = branches
    assert parting(run, second, branches) == 400
    assert parting(first, second, branches) == 800
    assert parting(second, run, branches) == 400
    assert parting(run, run, branches) == END


def test_a_line_is_the_mean_of_its_branch_from_the_parting_on(
    branches: tuple[BranchInfo, ...],
) -> None:
    lines = lines_of(branches, whole_run(END), 200)
    assert [line.number for line in lines] == [0, 1]
    for line, start, stop in zip(lines, (400, 800), (END, 1_600), strict=True):
        assert start <= line.x[0] <= start + 20
        assert line.x[-1] == stop - 1
        mean = mean_of(branches[line.number].curve, whole_run(END), 200)
        known = np.isin(mean.x, line.x)
        np.testing.assert_array_equal(line.y, mean.y[known])


def test_without_branches_there_are_no_lines() -> None:
    assert lines_of((), whole_run(END), 200) == []
