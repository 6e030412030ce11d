"""Inside one example: listing, stage and synapses tell of the same operation."""

from typing import Any

import numpy as np
from PySide6.QtWidgets import QLabel

from rnn_viz.core.captions import caption
from rnn_viz.core.operations import StepSize
from rnn_viz.core.trace import trace_of
from rnn_viz.engine import commands as do


def _at(make_window: Any, iteration: int, operations: int) -> tuple[Any, Any]:
    window, engine = make_window()
    engine.send(do.GoTo(iteration))
    engine.work()
    for _ in range(operations):
        engine.send(do.StepInside(StepSize.OP))
    window.bridge.poll()
    return window, engine


def test_the_caption_is_that_of_the_operation(make_window: Any) -> None:
    window, engine = _at(make_window, 100, 9)
    now = engine.newest
    trace = trace_of(now.weights, now.stage.sum, now.alpha)
    said = window.findChild(QLabel, "stage.caption").text()
    assert said == caption(now.stage.program[8], trace)


def test_what_is_collected_is_shown_in_the_synapses(make_window: Any) -> None:
    window, engine = _at(make_window, 100, 8 * 7 + 6)
    now = engine.newest
    assert (now.stage.last.half, now.stage.last.position) == ("backward", 7)
    back = trace_of(now.weights, now.stage.sum, now.alpha).backward
    expected = np.outer(now.stage.sum.layer_1[6], back.layer_1_delta[7]) * now.alpha
    window.panels.synapses.maps[1].pointedAt.emit((3, 7))
    said = window.findChild(QLabel, "synapses.readout").text()
    assert f"{abs(expected[3, 7]):.1e}"[:3] in said or f"{abs(expected[3, 7]):.5f}" in said


def test_without_steps_nothing_is_dimmed_or_marked(make_window: Any) -> None:
    window, _ = _at(make_window, 100, 0)
    caption_ = window.findChild(QLabel, "stage.caption").text()
    assert "the network says" in caption_
