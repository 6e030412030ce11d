"""Inside one example: listing, stage and synapses tell of the same operation."""

from typing import Any

import numpy as np
from PySide6.QtWidgets import QLabel, QToolButton

from rnn_viz.core import commands as do
from rnn_viz.core.intents import ShowSynapsesAs, SynapseView
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.words.captions import caption


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
    window.dispatch.take(ShowSynapsesAs(SynapseView.MATRICES))
    now = engine.newest
    assert (now.stage.last.half, now.stage.last.position) == ("backward", 7)
    back = trace_of(now.weights, now.stage.sum, now.alpha).backward
    expected = np.outer(now.stage.sum.layer_1[6], back.layer_1_delta[7]) * now.alpha
    shown = window.panels.watch.synapses.board.matrices[1].values
    assert np.allclose(shown, expected, rtol=1e-9, atol=1e-15)


def test_without_steps_nothing_is_dimmed_or_marked(make_window: Any) -> None:
    window, _ = _at(make_window, 100, 0)
    caption_ = window.findChild(QLabel, "stage.caption").text()
    assert "the network says" in caption_


def test_a_picture_chosen_in_training_gives_way_when_an_example_is_stepped_through(
    make_window: Any,
) -> None:
    window, engine = _at(make_window, 100, 0)
    engine.send(do.Run())
    for _ in range(3):
        window.bridge.poll()
        engine.send(do.SetSpeed(1e6))
    window.findChild(QToolButton, "synapses.mode.change").click()
    window.bridge.poll()
    engine.send(do.Pause())
    for _ in range(8 * 7 + 6):
        engine.send(do.StepInside(StepSize.OP))
    window.bridge.poll()
    assert engine.newest.stage.last.half == "backward"
    back = trace_of(engine.newest.weights, engine.newest.stage.sum, engine.newest.alpha).backward
    states = engine.newest.stage.sum.layer_1
    expected = np.outer(states[6], back.layer_1_delta[7]) * engine.newest.alpha
    shown = window.panels.watch.synapses.board.matrices[1].values
    assert np.allclose(shown, expected, rtol=1e-9, atol=1e-15)
