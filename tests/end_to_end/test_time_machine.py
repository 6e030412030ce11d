"""The time machine in a real window: back over an example's border, drag, change, undo."""

import sys
from pathlib import Path

import pytest

from tests.end_to_end.desk import Desk
from tests.end_to_end.x_window import desk

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X windows are for Linux"
)


def test_back_and_forth_and_what_if(tmp_path: Path) -> None:
    with desk(tmp_path) as it:
        it.click("No hints")
        go_to(it, 1000)
        step_back_over_the_border(it)
        drag_the_playhead(it)
        change_a_weight_and_undo(it)
        it.close()


def test_slow_motion_and_a_branch(tmp_path: Path) -> None:
    with desk(tmp_path) as it:
        it.click("No hints")
        go_to(it, 1000)
        watch_one_example(it)
        branch_compare_and_delete(it)
        it.close()


def watch_one_example(it: Desk) -> None:
    """Line by line: paused and let go on by the same key, and quicker by another."""
    it.click(it.find(key="numbers.slow-motion"))
    it.find(text="Slow motion, line")
    it.find(key="stage.caption", text="1 Read the two bits at position 0")
    it.key("space")
    it.find(text="Slow motion waits")
    it.key("minus", "plus", "plus", "plus", "plus", "plus", "plus")
    it.key("space")
    it.find(text="Example 1,000 is learned")
    it.find(key="stage.caption", text="Space goes on with the next example")
    assert it.text_of(key="transport.iteration") == "1,000", "what was done stays in sight"
    it.key("Right")
    it.wait_until(lambda: it.text_of(key="transport.iteration") == "1,001")
    it.key("Right", "Right", "Left")
    it.find(key="stage.caption", text="1 Read the two bits at position 0")
    it.key("ctrl+Down")


def branch_compare_and_delete(it: Desk) -> None:
    """Another alpha in the past makes a branch; it is compared, taken away, and there again."""
    go_to(it, 600)
    it.click(it.find("What if", role="PageTab"))
    it.click(it.find(key="branches.alpha"))
    it.key("ctrl+a")
    it.type("0.5")
    it.key("Return")
    it.find(key="branches.1.name", text="branch 1: alpha 0.5")
    go_to(it, 900)
    it.click(it.find(key="branches.0.compare"))
    it.find(text="A − B")
    it.click(it.find(key="branches.1.delete"))
    it.wait_until(lambda: not it.matching(key="branches.1.name"))
    it.key("ctrl+z")
    it.find(key="branches.1.name", text="branch 1: alpha 0.5")


def go_to(it: Desk, iteration: int) -> None:
    """Type an iteration and wait until it is there."""
    it.key("ctrl+g", "ctrl+a")
    it.type(str(iteration))
    it.key("Return")
    it.wait_until(lambda: it.text_of(key="transport.iteration") == f"{iteration:,}")


def step_back_over_the_border(it: Desk) -> None:
    """From the start of an example into the end of the one before, and the same bits again."""
    before = it.text_of(key="stage.caption")
    it.click("bit")
    it.key("Left")
    it.wait_until(lambda: it.text_of(key="transport.iteration") == "999")
    it.find(key="stage.caption", text="the blame has reached the first position")
    it.key("Right")
    it.wait_until(lambda: it.text_of(key="transport.iteration") == "1,000")
    it.click("Whole sum")
    it.wait_until(lambda: it.text_of(key="stage.caption") == before)
    it.click("example")


def drag_the_playhead(it: Desk) -> None:
    """Into the past by mouse, and live again by one key."""
    track = it.find(key="timeline.track")
    it.drag(track, (0.1, 0.4), (0.05, 0.4))
    it.wait_until(lambda: it.text_of(key="transport.state") == "past")
    assert int(it.text_of(key="transport.iteration").replace(",", "")) < 1000
    it.key("l")
    it.wait_until(lambda: it.text_of(key="transport.iteration") == "1,000")
    assert it.text_of(key="transport.state") == "live"


def change_a_weight_and_undo(it: Desk) -> None:
    """A weight changed by hand changes what the network says; undone, it says the same again."""
    before = it.text_of(key="stage.caption")
    told = it.find(key="stage.columns").description
    network = it.find(key="synapses.network")
    it.click(network, 0.99, 0.99)  # nowhere near a unit
    it.key("Tab")  # on to the script and back: by keys a node is pointed at, the last one
    it.key("shift+Tab")
    it.wait_until(lambda: "layer_2 =" in it.find(key="synapses.network").description)
    it.click(it.find(key="synapses.mode.weights"))
    cells = it.find(key="synapses.matrices")  # and in it, right of the middle, synapse_h
    it.click(cells, 0.6, 0.6)
    field = it.find(key="card.set")
    it.click(field)
    it.key("ctrl+a")
    it.type("inf")
    it.key("Return")
    it.find(text="must be a finite number")
    it.key("ctrl+a")
    it.type("9.5")
    it.key("Return")
    it.wait_until(lambda: it.find(key="stage.columns").description != told)
    it.key("Escape")
    it.key("ctrl+z")
    it.wait_until(lambda: it.find(key="stage.columns").description == told)
    assert it.text_of(key="stage.caption") == before
