"""Every branch that is drawn has an entry in the legend, which hides and shows its line."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ShowLine
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.run_state import BranchInfo, RunState
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_moved import moved
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.widgets.theme import DARK
from tests.views.dressing import dressed
from tests.views.evidence_moments import moment
from tests.views.following import follow, redraw, wishes

LONG = "branch 2: synapse_h[3 → 4] set to −0.125"


def with_branches(names: list[str], current: int) -> Snapshot:
    """Return a run of 400 examples with branches from 200 on, whose errors are others."""
    now = moment([4.0] * 400, config=RunConfig(iterations=500))
    curves = [moment([4.0] * 200 + [1.0 + k] * 200).curve for k in range(len(names))]
    branches = tuple(
        BranchInfo(k, name, 0 if k else None, 200 if k else 0, 400, curves[k], k == current)
        for k, name in enumerate(names)
    )
    return replace(now, run_state=RunState(branches=branches))


def shown(qtbot: QtBot, now: Snapshot, width: int = 340, height: int = 260) -> ErrorCurve:
    view = dressed(ErrorCurve(), DARK)
    qtbot.addWidget(view)
    view.resize(width, height)
    follow(view)
    with qtbot.waitExposed(view):
        view.show()
    redraw(view, now)
    return view


def test_all_branches_but_the_one_that_is_played_have_an_entry(qtbot: QtBot) -> None:
    view = shown(qtbot, with_branches(["the run", "branch 1", LONG], 1))
    assert {number: entry.name for number, entry in view.branches.entries.items()} == {
        0: "the run", 2: LONG,
    }  # fmt: skip
    redraw(view, with_branches(["the run", "branch 1", LONG], 2))
    assert sorted(view.branches.entries) == [0, 1]
    redraw(view, with_branches(["the run"], 0))
    assert not view.branches.entries
    assert not view.branches.isVisible()


def test_a_long_name_is_shortened_and_said_in_full(qtbot: QtBot) -> None:
    view = shown(qtbot, with_branches(["the run", "branch 1", LONG], 1))
    entry = view.branches.entries[2]
    assert entry.text() != LONG
    assert entry.text().startswith("branch 2")
    assert entry.toolTip().startswith(LONG)
    assert entry.accessibleName() == LONG
    assert view.branches.entries[0].text() == "the run"


def test_a_press_hides_a_line_and_shows_it_again(qtbot: QtBot) -> None:
    now = with_branches(["the run", "branch 1"], 1)
    view = shown(qtbot, now)
    heard, before = wishes(view), view.plot.grab().toImage()
    entry = view.branches.entries[0]
    qtbot.mouseClick(entry, Qt.MouseButton.LeftButton, pos=entry.rect().center())
    assert heard == [ShowLine("branch 0", False)]
    hidden = view.plot.grab().toImage()
    assert hidden != before
    qtbot.keyClick(entry, Qt.Key.Key_Space)
    assert heard[1:] == [ShowLine("branch 0", True)]
    assert view.plot.grab().toImage() == before


@pytest.mark.parametrize("count", [2, 3, 5, 9])
@pytest.mark.parametrize(("width", "height"), [(276, 160), (340, 260), (600, 400)])
def test_entries_do_not_touch_and_the_curve_keeps_room(
    qtbot: QtBot, count: int, width: int, height: int
) -> None:
    names = ["the run", *(f"branch {k}: alpha 0.{k}" for k in range(1, count))]
    view = shown(qtbot, with_branches(names, 0), width, height)
    places = [entry.geometry() for entry in view.branches.entries.values()]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
    assert all(place.right() <= view.branches.viewport().width() for place in places)
    qtbot.waitUntil(lambda: view.rect().contains(view.plot.geometry()))
    assert view.plot.height() >= 58


def test_another_run_shows_all_its_branches() -> None:
    view = ViewState(hidden_lines=frozenset({"band", "branch 1"}))
    before = with_branches(["the run", "branch 1"], 0)
    switched = replace(with_branches(["the run", "branch 1"], 1), run_id=2)
    assert moved(view, before, switched) is view
    other = replace(moment(config=RunConfig(seed=5)), run_id=2)
    assert moved(view, before, other).hidden_lines == {"band"}
