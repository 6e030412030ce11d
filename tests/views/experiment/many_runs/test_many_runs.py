"""Many runs as they are drawn: each where it belongs, and one lit up everywhere."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import Configure
from rnn_viz.core.experiment.choices import CompareBy, Milestone, PointAtRun
from rnn_viz.core.experiment.experiment import (
    NO_EXPERIMENT,
    Experiment,
    MeasureCosts,
    RunExperiment,
    Stage,
)
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.experiment.many_runs.many_runs import ManyRuns
from rnn_viz.views.experiment.many_runs.places import beside_each_other
from rnn_viz.views.experiment.many_runs.runs_canvas import RunsCanvas
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.experiment.many_runs.experiments import PAIRS, PLAN, experiment
from tests.views.experiment.trials import fresh
from tests.views.following import wishes

NOW = fresh()


@pytest.fixture
def view(qtbot: QtBot) -> ManyRuns:
    view = ManyRuns()
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    return view


def draw(
    view: ManyRuns, now: Experiment, lit: RunConfig | None = None,
    by: Milestone = Milestone.STABLE,
) -> None:  # fmt: skip
    seen = ViewState(compared_by=by, pointed_run=lit)
    view.draw(Scene(NOW, seen, view.scene, now))
    QApplication.sendPostedEvents()


def spot(canvas: RunsCanvas, config: RunConfig) -> QPointF:
    assert canvas.rows is not None
    row = canvas.rows.row_of(config)
    assert row is not None
    return QPointF(*canvas.spots[row])


def test_before_there_is_one_questions_can_be_run(view: ManyRuns) -> None:
    heard = wishes(view)
    draw(view, NO_EXPERIMENT)
    assert [wish.plan for wish in heard] == [preset.plan for preset in PRESETS]
    assert {type(wish) for wish in heard} == {MeasureCosts}
    button: Any = view.findChild(object, "experiment.begin.alpha")
    button.click()
    assert heard[-1] == RunExperiment(PRESETS[1].plan, NO_EXPERIMENT.place)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda it: it.name)
def test_a_run_stands_over_its_value_as_high_as_it_took(qtbot: QtBot, theme: Theme) -> None:
    view = dressed(ManyRuns(), theme)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    now = experiment()
    draw(view, now)
    canvas, rows = view.comparison, now.rows
    assert rows is not None
    columns = canvas.columns()
    for row in range(rows.runs):
        x, y = canvas.spots[row]
        assert columns.at(x) == rows.setting[row]
        if np.isfinite(rows.stable[row]):
            assert y == pytest.approx(float(canvas.y_of(rows.stable[row])))
        else:
            assert y < float(canvas.y_of(PLAN.iterations))
    dots = {tuple(np.round(it)) for it in canvas.spots}
    assert len(dots) == rows.runs, "no dot lies on another"
    place = spot(canvas, PLAN.config(PLAN.settings[2], 5))
    picture = canvas.grab().toImage()
    assert picture.pixelColor(place.toPoint()).name() == theme.curve


def test_first_perfect_is_another_height(view: ManyRuns) -> None:
    draw(view, experiment())
    once = PLAN.config(PLAN.settings[1], 1)
    before = spot(view.comparison, once)
    draw(view, experiment(), by=Milestone.FIRST)
    assert spot(view.comparison, once).y() == pytest.approx(float(view.comparison.y_of(600)))
    assert before.y() < spot(view.comparison, once).y()
    heard = wishes(view)
    button: Any = view.findChild(object, "experiment.milestone.first perfect")
    button.click()
    assert heard == [CompareBy(Milestone.FIRST)]


def test_pointing_at_a_run_lights_it_in_every_picture(view: ManyRuns) -> None:
    now, run = experiment(), PLAN.config(PLAN.settings[2], 3)
    draw(view, now)
    heard = wishes(view)
    view.comparison.moved.emit(spot(view.comparison, run))
    assert heard == [PointAtRun(run)]
    draw(view, now, run)
    assert now.rows is not None
    row = now.rows.row_of(run)
    for canvas in (view.comparison, view.shares):
        assert canvas.lit == row
        assert canvas.tip == "8 hidden units, seed 3: stable perfect from 550"
    (selected,) = view.table.table.selectionModel().selectedRows()
    assert view.table.model.config(selected.row()) == run
    draw(view, now, None)
    assert view.comparison.lit is None
    assert not view.table.table.selectionModel().hasSelection()


def test_a_curve_is_pointed_at_where_it_runs(view: ManyRuns) -> None:
    draw(view, experiment())
    heard = wishes(view)
    columns = view.comparison.columns()
    high = QPointF(columns.start(2) + columns.each * 0.5, view.shares.height() * 0.45)
    view.shares.moved.emit(high)
    assert heard
    assert heard[0].run.hidden == 8


@pytest.mark.parametrize("is_by_keys", [False, True])
def test_a_run_opens_in_watch(view: ManyRuns, is_by_keys: bool) -> None:
    draw(view, experiment())
    heard, run = wishes(view), PLAN.config(PLAN.settings[2], 3)
    canvas, place = view.comparison, spot(view.comparison, run).toPoint()
    QTest.mouseMove(canvas.viewport(), place)
    if is_by_keys:
        canvas.point_at(run)
        QTest.keyClick(canvas, Qt.Key.Key_Return)
    else:
        QTest.mouseDClick(
            canvas.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place
        )
    assert heard[-2:] == [Configure(run), ShowWorkspace(Workspace.WATCH)]


def test_the_run_that_is_there_already_is_only_shown(view: ManyRuns) -> None:
    plan = replace(PLAN, hidden=(3,), bits=(3,), iterations=600)
    draw(view, experiment(plan))
    heard = wishes(view)
    view.table.opened.emit(NOW.config)
    assert heard == [ShowWorkspace(Workspace.WATCH)]


def test_two_numbers_are_a_map_of_medians(view: ManyRuns) -> None:
    now = experiment(PAIRS)
    draw(view, now)
    assert view.heat_map.isVisible()
    assert not view.comparison.isVisible()
    heard = wishes(view)
    room = view.heat_map.room
    view.heat_map.moved.emit(QPointF(room.width() - 20, 20))
    (wish,) = heard
    assert (wish.run.hidden, wish.run.alpha) == (8, 1.0)
    assert now.rows is not None
    row = now.rows.row_of(wish.run)
    assert row is not None
    others = now.rows.stable[now.rows.setting == now.rows.setting[row]]
    assert now.rows.stable[row] == np.median(others)


def test_the_curves_of_the_cell_pointed_at_are_shown_else_of_the_fastest(view: ManyRuns) -> None:
    now = experiment(PAIRS)
    assert now.rows is not None
    assert now.verdict is not None
    assert now.verdict.fastest is not None
    draw(view, now)
    cell, fastest = view.cell, PAIRS.settings.index(now.verdict.fastest.setting)
    assert cell.said.text() == (
        "Sums right over the iterations, 3 runs of the fastest: 8 hidden units, alpha 1"
    )
    assert_curves(cell.shares.rows, now.rows, fastest)
    run = PAIRS.config(PAIRS.settings[0], 1)
    draw(view, now, lit=run)
    assert cell.said.text() == (
        "Sums right over the iterations, 3 runs of 4 hidden units, alpha 0.1"
    )
    assert_curves(cell.shares.rows, now.rows, 0)
    assert cell.shares.rows is not None
    assert cell.shares.rows.row_of(run) == cell.shares.lit
    before = cell.shares.rows
    draw(view, now, lit=PAIRS.config(PAIRS.settings[0], 2))
    assert cell.shares.rows is before, "another run of the same cell is no other picture"
    heard = wishes(view)
    cell.shares.opened.emit(run)
    assert heard[-2:] == [Configure(run), ShowWorkspace(Workspace.WATCH)]


def assert_curves(shown: RunRows | None, rows: RunRows, setting: int) -> None:
    assert shown is not None
    here = rows.setting == setting
    assert np.array_equal(shown.shares, rows.shares[here])
    assert [shown.config(row) for row in range(shown.runs)] == [
        rows.config(int(row)) for row in np.flatnonzero(here)
    ]


def test_the_verdict_says_what_is_missing_and_how_it_is_judged(view: ManyRuns) -> None:
    draw(view, experiment(runs=7))
    assert view.said.text().startswith("So far, 7 of 18 runs: ")
    view.how.click()
    assert view.explained.said.startswith("All sums are asked every 20 iterations")
    assert "11 of 18 runs are missing." in view.explained.said
    draw(view, experiment())
    assert not view.said.text().startswith("So far")
    assert "missing" not in view.explained.said
    view.how.click()
    assert not view.explained.said


@pytest.mark.parametrize("size", [(700, 440), (1000, 700), (1500, 1000)])
@pytest.mark.parametrize("plan", [PLAN, PAIRS, replace(PLAN, hidden=tuple(range(1, 129)))])
def test_it_is_drawn_at_any_size_and_with_any_number_of_values(
    view: ManyRuns, size: tuple[int, int], plan: Any
) -> None:
    view.resize(*size)
    for now in (experiment(plan, 0, Stage.PREPARING), experiment(plan, 5), experiment(plan)):
        draw(view, now)
        for part in (view.comparison, view.shares, view.heat_map, view.cell, view.table):
            assert not part.isVisible() or part.height() >= part.minimumSizeHint().height()
    assert not view.grab().isNull()


def test_dots_that_meet_stand_beside_each_other_within_their_column() -> None:
    columns, heights = np.zeros(7, np.int64), np.array([10.0, 10, 10, 10, 50, 50, 90])
    offsets = beside_each_other(columns, heights, 8.0, 12.0)
    assert offsets[6] == 0
    assert sorted(offsets[4:6]) == [-4, 4]
    assert np.abs(offsets).max() <= 12
    assert len(set(offsets[:4])) == 4


def test_the_picture_is_described_for_those_who_do_not_see_it(view: ManyRuns) -> None:
    run = PLAN.config(PLAN.settings[0], 2)
    draw(view, experiment(), run)
    assert view.comparison.accessibleName() == "When each run was perfect"
    assert view.comparison.accessibleDescription().startswith("2 hidden units, seed 2: never")
    assert view.place_of("experiment.comparison") is not None
