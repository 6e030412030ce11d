"""The lenses draw what was checked or kept, and say one sentence that is true of it."""

from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.analysis import Analysis, Finding
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.intents import Pin
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.lenses.learned import LEARNED
from rnn_viz.core.words.lenses.verdict import NOT_YET
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.sums_text import about_accuracy, about_outcome
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.experiment.run_outcome import RunOutcome
from rnn_viz.views.lenses.learned.accuracy_over_run import SMOOTHED_OVER, AccuracyOverRun, smoothed
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


def checks(points: int, right: float = 0.75) -> Checks:
    rows = np.full((points, 8), right)
    rows[:, 0] = 1.0
    rows[:, 6] = 0.6
    return Checks(np.arange(points) * 20.0, np.full(points, 0.3), rows)


def seen(now: Snapshot, found: Checks) -> Snapshot:
    finding = Finding("shares", now.identity, 600, found)
    return replace(now, analysis=Analysis(now.run_id, {"shares": finding}))


def test_each_place_has_a_line_of_means(qtbot: QtBot, now: Snapshot) -> None:
    lens = AccuracyOverRun()
    qtbot.addWidget(lens)
    lens.resize(480, 320)
    lens.show()
    lens.draw(Scene(seen(now, checks(31))))
    assert len(lens.lines) == 8
    x, y = lens.lines[6].getData()
    assert len(x) == 31 - SMOOTHED_OVER + 1
    np.testing.assert_allclose(y, 0.6)
    said = Scene(seen(now, checks(31))).verdict(LEARNED).sentence
    assert "place 64 is right least often, in 60.0 %" in said
    assert "place 1 is right in all sums" in said


def test_means_are_those_of_numpy() -> None:
    values = np.random.RandomState(0).random_sample(40)
    x, means = smoothed(np.arange(40.0), values)
    np.testing.assert_allclose(
        means, np.convolve(values, np.ones(SMOOTHED_OVER) / SMOOTHED_OVER, "valid")
    )
    assert (x[0], x[-1]) == (SMOOTHED_OVER // 2, 39 - SMOOTHED_OVER // 2)


def test_few_checks_draw_no_line_and_none_are_said_to_be_missing(
    qtbot: QtBot, now: Snapshot
) -> None:
    lens = AccuracyOverRun()
    qtbot.addWidget(lens)
    lens.draw(Scene(seen(now, checks(3))))
    assert not any(line.isVisible() for line in lens.lines)
    nothing = Scene(replace(now, analysis=None))
    lens.draw(nothing)
    assert nothing.verdict(LEARNED) == NOT_YET


def test_the_sentence_speaks_of_the_last_check_up_to_the_playhead() -> None:
    found = checks(31)
    assert about_accuracy(found, 599, 8).startswith("At iteration 580 ")
    assert about_accuracy(found, 0, 8).startswith("At iteration 0 ")
    all_right = Checks(np.array([20.0]), np.ones(1), np.ones((1, 8)))
    said = about_accuracy(all_right, 30, 8)
    assert said == "At iteration 20 every place is right in all sums."
    assert "position 6" in about_accuracy(checks(2), 30, 16)[:200]


def test_the_outcome_names_what_is_known(now: Snapshot) -> None:
    assert "not known yet" in about_outcome(now, None, Checks())
    never = Milestones(5, 1_000, None, None)
    assert "never all right up to 1,000" in about_outcome(now, never, checks(3))
    assert "30.0 % right at the last check" in about_outcome(now, never, checks(3))


def test_the_outcome_is_shown(qtbot: QtBot, now: Snapshot) -> None:
    view = RunOutcome()
    qtbot.addWidget(view)
    view.draw(Scene(now))
    assert view.said.text().startswith("Trained to iteration 600 of 1,000")


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
