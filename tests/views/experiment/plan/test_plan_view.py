"""The plan: what is typed, what is wrong with it, what the buttons do, and how far it is."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsSimpleTextItem, QLabel, QRadioButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.experiment.choices import PointAtRun
from rnn_viz.core.experiment.experiment import (
    NO_EXPERIMENT,
    Experiment,
    MeasureCosts,
    OpenExperiment,
    Place,
    RunExperiment,
    SaveExperiment,
    Stage,
    StopExperiment,
)
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.experiment.plan.plan_view import PlanView
from rnn_viz.views.widgets.pictures.canvas import Canvas
from tests.views.experiment.many_runs.experiments import PLAN, experiment
from tests.views.experiment.trials import fresh
from tests.views.following import wishes

NOW = fresh()
EMPTY = replace(NO_EXPERIMENT, place=Place(2))


@pytest.fixture
def view(qtbot: QtBot) -> PlanView:
    view = PlanView()
    qtbot.addWidget(view)
    view.resize(340, 720)
    view.show()
    draw(view, EMPTY)
    return view


def draw(view: PlanView, now: Experiment) -> None:
    view.draw(Scene(NOW, ViewState(), view.scene, now))
    QApplication.sendPostedEvents()


def type_in(view: PlanView, name: str, text: str) -> None:
    line = view.fields.rows[name].line
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def test_the_buttons_stand_close_below_the_form(view: PlanView) -> None:
    for tall in (720, 1080):
        view.resize(340, tall)
        QApplication.sendPostedEvents()
        form = view.where.mapTo(view, view.where.rect().bottomLeft()).y()
        assert 0 < view.run.y() - form < 80
    view.resize(340, 320)
    QApplication.sendPostedEvents()
    assert view.height() - view.run.geometry().bottom() < 40, "a long form gets all there is"


def test_it_begins_with_the_question_of_the_script(view: PlanView) -> None:
    assert view.fields.plan == PRESETS[0].plan
    heard = wishes(view)
    view.run.click()
    assert heard == [RunExperiment(PRESETS[0].plan, Place(2))]


def test_what_is_typed_is_the_plan_and_its_costs_are_asked_for(view: PlanView) -> None:
    heard = wishes(view)
    for name, text in (("hidden", "4:8:2"), ("alpha", "0.1, 0.5"), ("seed", "0-2"),
                       ("iterations", "500"), ("every", "50")):  # fmt: skip
        type_in(view, name, text)
    wanted = Plan((4, 6, 8), (0.1, 0.5), (8,), (0, 1, 2), 500, 50)
    assert view.fields.plan == wanted
    assert heard[-1] == MeasureCosts(wanted)
    view.run.click()
    assert heard[-1] == RunExperiment(wanted, Place(2))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("hidden", "", "hidden is '', but must be values such as"),
        ("hidden", "8-4", "but a range goes from the smaller to the larger"),
        ("hidden", "1000", "but must be a whole number from 1 to 128"),
        ("alpha", "-1", "but must be a finite number greater than 0"),
        ("seed", "0-1000001", "at most 1,000,000"),
        ("iterations", "much", "but must be a whole number from 1"),
        ("every", "30,000", "every is 30,000, but must be a whole number from 1 to 20,000"),
    ],
)
def test_bad_input_is_told_where_it_is_typed(
    view: PlanView, name: str, text: str, said: str
) -> None:
    line = view.fields.rows[name].line
    line.setText(text)
    line.textEdited.emit(text)
    assert said in view.fields.rows[name].error
    assert [row.error for row in view.fields.rows.values() if row.error] == view.fields.problems
    assert len(view.fields.problems) == 1
    assert not view.run.isEnabled()
    assert line.accessibleDescription() == view.fields.rows[name].error


def test_only_two_of_three_can_vary(view: PlanView) -> None:
    for name, text in (("alpha", "0.1, 0.2"), ("bits", "6, 8")):
        type_in(view, name, text)
    assert view.fields.problems == [
        "Only two of hidden, alpha and bits can vary: give one of them one value."
    ]


def test_a_cluster_needs_an_address(view: PlanView) -> None:
    heard = wishes(view)
    there = view.findChild(QRadioButton, "plan.there")
    assert isinstance(there, QRadioButton)
    there.click()
    assert view.where.problem.startswith("Give the address of a Dask scheduler")
    assert not view.run.isEnabled()
    QTest.keyClicks(view.where.address, "tcp://there:8786")
    assert not view.where.problem
    view.run.click()
    assert heard[-1] == RunExperiment(PRESETS[0].plan, Place(2, "tcp://there:8786"))


def test_a_wrong_number_of_threads_is_told(view: PlanView) -> None:
    view.where.workers.selectAll()
    QTest.keyClicks(view.where.workers, "0")
    assert view.where.problem == "threads is 0, but must be a whole number from 1 to 1,024."
    assert not view.run.isEnabled()


def test_while_it_runs_it_can_be_stopped_and_then_go_on(view: PlanView) -> None:
    draw(view, experiment(runs=7))
    assert view.fields.plan == PLAN, "the plan that runs is shown"
    assert not view.run.isEnabled()
    heard = wishes(view)
    view.stop.click()
    assert heard == [StopExperiment()]
    draw(view, experiment(runs=7, stage=Stage.STOPPED))
    assert view.run.text() == "Go on"
    assert not view.stop.isEnabled()
    view.run.click()
    assert heard[-1] == RunExperiment(PLAN, Place(2))
    done = view.findChild(QLabel, "plan.done")
    assert isinstance(done, QLabel)
    assert done.text() == "7 of 18 runs"
    draw(view, experiment())
    assert not view.run.isEnabled(), "the same runs again would say the same"


def test_what_is_typed_stays_while_the_experiment_goes_on(view: PlanView) -> None:
    draw(view, experiment(runs=3))
    type_in(view, "seed", "0-9")
    draw(view, experiment(runs=9))
    assert view.fields.rows["seed"].text() == "0-9"
    draw(view, experiment())
    assert view.run.text() == "Go on", "more seeds go on from what is known"


def test_files_are_opened_and_chosen(view: PlanView) -> None:
    heard = wishes(view)
    view.where.open.click()
    assert not view.where.save.isEnabled(), "there is nothing to be saved"
    draw(view, replace(experiment(), file="/some/where/mine.sqlite"))
    view.where.save.click()
    asked = [it for it in heard if not isinstance(it, MeasureCosts)]
    assert asked == [OpenExperiment(), SaveExperiment()]
    assert "mine.sqlite" in view.where._file.text()


def test_what_went_wrong_stays_in_sight_however_low_the_window(
    view: PlanView, qtbot: QtBot
) -> None:
    view.resize(240, 320)
    draw(view, replace(experiment(runs=5, stage=Stage.STOPPED), problem="It broke."))
    (told,) = (label for label in view.findChildren(QLabel) if label.text() == "It broke.")
    qtbot.waitUntil(lambda: told.visibleRegion().boundingRect().height() >= told.height() > 12)
    draw(view, experiment(runs=5, stage=Stage.STOPPED))
    assert not view.problem.said


def test_the_matrix_has_a_cell_for_every_run(view: PlanView) -> None:
    draw(view, experiment(runs=7))
    matrix, heard = view.progress.matrix, wishes(view)
    configs = list(PLAN.rounds())
    wide, tall = matrix._pitch(PLAN)
    for config in (configs[0], configs[5]):
        column = [it.hidden for it in PLAN.settings].index(config.hidden)
        point = QPointF(34 + (column + 0.5) * wide, 16 + (config.seed + 0.5) * tall)
        matrix.moved.emit(point)
        assert heard[-1] == PointAtRun(config)
    matrix.moved.emit(QPointF(34 + 2.5 * wide, 16 + 5.5 * tall))  # not done yet
    assert heard[-1] == PointAtRun(None)


def test_fields_are_reached_by_keys(view: PlanView) -> None:
    view.fields.rows["hidden"].line.setFocus()
    QTest.keyClick(view.fields.rows["hidden"].line, Qt.Key.Key_Tab)
    assert view.fields.rows["alpha"].line.hasFocus()


@pytest.mark.parametrize(("wide", "tall"), [(232, 560), (232, 720), (340, 720)])
def test_what_the_cells_mean_is_written_as_it_fits(view: PlanView, wide: int, tall: int) -> None:
    view.resize(wide, tall)
    draw(view, experiment(replace(PLAN, seeds=tuple(range(20)))))
    matrix = view.progress.matrix
    (key,) = (it for it in _texts(matrix) if "pale" in it.text())
    assert key.sceneBoundingRect().right() <= matrix.room.width()
    is_hollow = not matrix._never.path().isEmpty()
    assert ("hollow" in key.text(), "orange" in key.text()) == (is_hollow, not is_hollow)


def _texts(canvas: Canvas) -> list[QGraphicsSimpleTextItem]:
    items = canvas.scene().items()
    return [it for it in items if isinstance(it, QGraphicsSimpleTextItem) and it.text()]
