"""Compare on the row of a branch shows both nets side by side, in the real window."""

from typing import Any

import pytest

from rnn_viz.core import commands as do
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.scene import Scene


def _nets(window: Any) -> list[str]:
    """Return what stands over the two nets; nothing where only one is shown."""
    board = window.panels.watch.synapses.board
    said = board.accessibleDescription().split("; ") if board.isVisible() else []
    return [title for title in said if title.startswith(("A: ", "B: "))]


def at(engine: Any, window: Any, iteration: int) -> None:
    engine.send(do.GoTo(iteration))
    engine.work()
    window.bridge.poll()


def test_compare_on_a_row_puts_the_branch_beside_what_is_played(make_window: Any) -> None:
    window, engine = make_window(RunConfig(iterations=300))
    at(engine, window, 200)
    at(engine, window, 100)
    engine.send(do.Intervene(SetAlpha(0.5)))
    at(engine, window, 150)
    panels = window.panels
    panels.what_if.draw(Scene(engine.newest))  # its tab is not the one in front
    panels.what_if.rows[0].compare.click()
    window.bridge.poll()
    assert engine.commands[-1] == do.CompareWith(branch=0)
    assert _nets(window) == [
        "A: branch 1: alpha 0.5 at iteration 150",
        "B: the run at iteration 150",
    ]


@pytest.mark.parametrize("gone", [do.Undo(), do.DeleteBranch(1)])
def test_a_comparison_is_left_when_the_branch_that_is_played_goes(
    make_window: Any, gone: do.Command
) -> None:
    window, engine = make_window(RunConfig(iterations=300))
    at(engine, window, 200)
    at(engine, window, 100)
    engine.send(do.Intervene(SetAlpha(0.5)))
    at(engine, window, 150)
    what_if = window.panels.what_if
    what_if.draw(Scene(engine.newest))
    what_if.rows[0].compare.click()
    window.bridge.poll()
    assert len(_nets(window)) == 2
    engine.send(gone)
    window.bridge.poll()
    what_if.draw(Scene(engine.newest))
    assert _nets(window) == []
    assert what_if.outcomes.isHidden()


def test_compare_switched_off_brings_back_what_was_there(make_window: Any) -> None:
    window, engine = make_window(RunConfig(iterations=300))
    at(engine, window, 200)
    at(engine, window, 100)
    engine.send(do.Intervene(SetAlpha(0.5)))
    window.bridge.poll()
    panels = window.panels
    panels.what_if.draw(Scene(engine.newest))
    row = panels.what_if.rows[0]
    row.compare.click()
    window.bridge.poll()
    assert len(_nets(window)) == 2
    row.compare.click()
    window.bridge.poll()
    assert engine.commands[-1] == do.CompareWith()
    assert _nets(window) == []
