"""Weights that have a card have a line over the run, and its end has their name."""

import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import Pin
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.numbers import signed
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.lenses.learned.pinned_history import PinnedHistory
from rnn_viz.views.lenses.line_names import names_at_ends


@pytest.fixture(scope="module")
def now() -> Snapshot:
    trainer = Trainer(RunConfig(iterations=1_000))
    trainer.ready()
    trainer.obey(do.GoTo(600))
    while trainer.is_moving:
        trainer.work()
    return trainer.snapshot()


def test_weights_with_a_card_have_their_history_and_their_name(qtbot: QtBot, now: Snapshot) -> None:
    lens = PinnedHistory()
    qtbot.addWidget(lens)
    lens.resize(480, 320)
    lens.show()
    lens.draw(Scene(now))
    assert "In Watch, click a weight" in lens.said.text()
    weight = Weight("synapse_h", 3, 7)
    lens.draw(Scene(now, ViewState().after(Pin(weight))))
    _, y = lens.lines[0].getData()
    assert y[0] == now.frames.rows[0][2 * 16 + 3 * 16 + 7]
    value = weight.value_in(now.weights)
    assert value is not None
    said = lens.said.text()
    assert said.startswith(f"From iteration 0 to {now.iteration:,}: synapse_h[3 → 7] ")
    assert said.endswith(f" → {signed(value)}"), "as in its card"


def test_names_of_lines_that_end_near_each_other_share_a_line_of_text() -> None:
    ends = [(0.5, "a"), (0.51, "b"), (0.9, "c")]
    written = names_at_ends(ends, 0.0, 1.0, 200.0)
    assert [(tick.value, tick.text) for tick in written] == [(0.5, "a, b"), (0.9, "c")]


def test_lines_that_end_together_are_named_in_their_order() -> None:
    ends = [(1.0, "1"), (0.9999, "2"), (1.0, "4"), (0.2, "8"), (0.9998, "16"), (1.0, "128")]
    names = [tick.text for tick in names_at_ends(ends, 0.0, 1.0, 200.0)]
    assert names == ["8", "1, 2, 4, 16, 128"]
