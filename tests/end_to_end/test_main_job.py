"""The main job in a real window: watch it learn, then watch it add two numbers bit by bit."""

import math
import re
import sys
from pathlib import Path

import pytest

from rnn_viz.io import settings
from tests.end_to_end.desk import Desk
from tests.end_to_end.x_window import desk

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="X windows are for Linux"
)


def test_run_to_the_end_and_add_52_and_80_bit_by_bit(tmp_path: Path) -> None:
    with desk(tmp_path) as it:
        greet(it)
        choose_flat_out(it)
        run_to_the_end(it)
        enter_numbers(it)
        step_the_bits(it)
        it.close()
    kept, problems = settings.load(tmp_path / "config" / "rnn-viz" / "settings.json")
    assert problems == []
    assert math.isinf(kept.speed)
    with desk(tmp_path) as it:  # the next start remembers
        it.wait_until(lambda: it.text_of(key="transport.speed.words") == "flat out")
        assert it.matching("No hints") == []
        it.close()


def greet(it: Desk) -> None:
    """Read what a first start shows, and send the hints away."""
    it.find(key="status.sentence", text="^Ready")
    it.find(key="stage.caption", text=r"9 \+ 60 = 69, but the network says 1 ")
    assert it.text_of(key="transport.iteration") == "0"
    it.click("No hints")


def choose_flat_out(it: Desk) -> None:
    """Move the slider of the speed to its end."""
    it.click(it.find(key="transport.speed"))
    it.key("End")
    it.wait_until(lambda: it.text_of(key="transport.speed.words") == "flat out")


def run_to_the_end(it: Desk) -> None:
    """Press the round button once; the network learns until the run ends, and knows all sums."""
    it.click(it.find("Run", key="transport.run"))
    it.wait_until(lambda: it.text_of(key="transport.iteration") == "10,000")
    it.find(key="status.sentence", text="10,000 examples")
    it.find(key="all_sums.share", text="^100.0 % right$")  # exactly all
    # the button offers to run again, and does not claim to be running
    it.find("Run", key="transport.run")


def enter_numbers(it: Desk) -> None:
    """Type two numbers and read their sum."""
    it.click(it.find(key="numbers.a"))
    it.key("ctrl+a")
    it.type("52")
    it.key("Tab", "ctrl+a")
    it.type("80")
    it.key("Return")
    it.find(key="stage.caption", text=r"52 \+ 80: the network says 132 — right, all 8 bits")
    it.find(key="numbers.answer", text="^= +132$")


def step_the_bits(it: Desk) -> None:
    """Step through all positions, half of them by mouse and half by keys, and once back."""
    bits_52, bits_80 = (f"{number:08b}"[::-1] for number in (52, 80))
    for position in range(8):
        if position < 4:
            it.click("Next bit")
        else:
            it.key("ctrl+Right")
        a, b = bits_52[position], bits_80[position]
        it.find(key="stage.caption", text=rf"Position {position}: {a} \+ {b}, .* right")
        known = re.fullmatch(r"= +132", it.text_of(key="numbers.answer"))
        assert bool(known) == (position == 7)
        if position == 3:
            it.click("Previous bit")
            it.find(key="stage.caption", text="Position 2: ")
            it.key("ctrl+Right")
            it.find(key="stage.caption", text="Position 3: ")
    it.find(key="stage.caption", text=r"52 \+ 80: the network says 132 — right, all 8 bits")
