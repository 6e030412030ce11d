"""Compare on the row of a branch shows both nets side by side, in the real window."""

from typing import Any

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

    engine.send(do.SwitchBranch(0))
    engine.send(do.CompareWith(branch=1))
    engine.send(do.DeleteBranch(1))
    window.bridge.poll()
    assert _nets(window) == ["A: the run at iteration 150", "B: iteration 0"]


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
