"""Branches and interventions in the error curve and in the timeline."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from rnn_viz.core import commands as do
from rnn_viz.core.intents import SynapseMode, Zoom
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import SetAlpha
from rnn_viz.core.run.run_range import Range, whole_run
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.training.trainer import Trainer
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.synapses.shown import shown_in
from rnn_viz.views.timeline.timeline_track import TimelineTrack
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.following import redraw, show

END = 2_000


@pytest.fixture
def trainer() -> Trainer:
    """Return a run to its end, branch 1 from 400, and from it branch 2 from 800, played."""
    trainer = Trainer(RunConfig(iterations=END))
    trainer.ready()
    go(trainer, END)
    for at, alpha in ((400, 2.0), (800, 1e-3)):
        go(trainer, at)
        trainer.obey(do.Intervene(SetAlpha(alpha)))
        go(trainer, 1_600)
    return trainer


def go(trainer: Trainer, iteration: int) -> None:
    trainer.obey(do.GoTo(iteration))
    while trainer.is_moving:
        trainer.work()


def shown(qtbot: QtBot, now: Snapshot, theme: Theme = DARK) -> ErrorCurve:
    view = dressed(ErrorCurve(), theme)
    qtbot.addWidget(view)
    view.resize(500, 260)
    view.plot.setFixedSize(500, 160)  # with or without a legend of branches: to be compared
    with qtbot.waitExposed(view):
        view.show()
    view.draw(Scene(now))
    return view


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_branch_is_seen_in_the_curve(qtbot: QtBot, trainer: Trainer, theme: Theme) -> None:
    now = trainer.snapshot()
    view = shown(qtbot, now, theme)
    alone = shown(qtbot, replace(now, run_state=replace(now.run_state, branches=())), theme)
    with_branches, without = view.plot.grab().toImage(), alone.plot.grab().toImage()
    differs = [
        x
        for x in range(with_branches.width())
        if any(
            with_branches.pixel(x, y) != without.pixel(x, y) for y in range(with_branches.height())
        )
    ]
    assert differs
    assert differs[0] >= view.plot.x_of(400) - 2
    assert differs[-1] == pytest.approx(view.plot.x_of(END), abs=3)


def test_lines_come_and_go_with_their_branches(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    pictures = [view.plot.grab().toImage()]
    for command in (do.SwitchBranch(1), do.DeleteBranch(2), do.SwitchBranch(0), do.DeleteBranch(1)):
        trainer.obey(command)
        view.draw(Scene(trainer.snapshot()))
        pictures.append(view.plot.grab().toImage())
    assert all(one != other for one, other in pairwise(pictures))
    now = trainer.snapshot()
    alone = shown(qtbot, replace(now, run_state=replace(now.run_state, branches=())))
    alone.draw(Scene(now))
    assert pictures[-1] == alone.plot.grab().toImage()


def test_an_intervention_is_marked_at_the_bottom(qtbot: QtBot, trainer: Trainer) -> None:
    now = trainer.snapshot()
    view = shown(qtbot, now)
    bare = shown(qtbot, replace(now, run_state=replace(now.run_state, entries=())))
    marked, without = view.plot.grab().toImage(), bare.plot.grab().toImage()
    area = view.plot.area()
    for iteration in (400, 800):
        x = round(view.plot.x_of(iteration))
        column = range(area.top(), area.bottom() + 4)
        differs = [y for y in column if marked.pixel(x, y) != without.pixel(x, y)]
        assert differs
        assert min(differs) > area.bottom() - 16
    assert marked.pixel(round(view.plot.x_of(600)), area.bottom() - 4) == without.pixel(
        round(view.plot.x_of(600)), area.bottom() - 4
    )


def test_a_zoomed_curve_stays_through_an_intervention(qtbot: QtBot, trainer: Trainer) -> None:
    view = shown(qtbot, trainer.snapshot())
    show(view, Zoom(Range(1_500.0, 1_700.0)))
    trainer.obey(do.Intervene(SetAlpha(0.3)))
    redraw(view, trainer.snapshot())
    assert view.plot.shown == Range(1_500.0, 1_700.0)
    trainer.obey(do.Configure(RunConfig(seed=4, iterations=END)))
    redraw(view, trainer.snapshot())
    assert view.plot.shown == whole_run(END)


def test_the_timeline_draws_another_branch_of_the_same_length(
    qtbot: QtBot, trainer: Trainer
) -> None:
    track = TimelineTrack()
    qtbot.addWidget(track)
    track.resize(QSize(600, track.height()))
    second = trainer.snapshot()
    trainer.obey(do.SwitchBranch(1))
    first = trainer.snapshot()
    assert first.curve.examples == second.curve.examples
    pictures = []
    for now in (second, first, second):
        track.draw(Scene(now))
        pictures.append(track.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0] == pictures[2]


def test_the_change_of_weights_is_the_difference_to_the_reference(trainer: Trainer) -> None:
    trainer.obey(do.CompareWith(branch=0))
    now = trainer.snapshot()
    view = ViewState(synapse_mode=SynapseMode.CHANGE)
    difference = shown_in(Scene(now, view))
    assert now.run_state.reference is not None
    assert now.run_state.reference.branch == 0
    assert difference.sentence == "minus the run at iteration 1,600"
    for shown_, here, there in zip(
        difference.nets[0].values, now.weights, now.run_state.reference.weights, strict=True
    ):
        np.testing.assert_array_equal(shown_, here - there)
    trainer.obey(do.CompareWith())
    assert shown_in(Scene(trainer.snapshot(), view)).sentence == "since iteration 0"
