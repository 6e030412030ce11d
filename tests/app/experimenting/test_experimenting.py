"""Experiments in the window: from a wish to what is drawn, and what is asked before."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.app.files.question import Question
from rnn_viz.core.commands import GoTo
from rnn_viz.core.experiment.choices import ExperimentPart, PointAtRun, ShowExperiment
from rnn_viz.core.experiment.experiment import Place, RunExperiment, Stage, StopExperiment
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.intents import ShowTab, ShowWorkspace, Tab, Workspace
from rnn_viz.core.run.config import RunConfig
from rnn_viz.experiments.local import LocalPool
from rnn_viz.experiments.measuring import measured
from rnn_viz.experiments.running import run_plan
from rnn_viz.io.experiments.store import ExperimentStore

PLAN = Plan(hidden=(1, 2), bits=(2,), seeds=(0, 1, 2), iterations=50, every=10)
LONG = Plan(hidden=(8,), seeds=(0, 1), iterations=500_000)
HERE = Place(1)
PATIENCE = 60_000  # milliseconds, against a hang


@pytest.fixture(scope="module", autouse=True)
def _kernels() -> None:
    """Have all kernels that are needed: while they are loaded or compiled nothing can stop it."""
    once = Plan(hidden=(8,), seeds=(0,), iterations=100, every=50)
    measured(once)
    run_plan(once, LocalPool(1), None, lambda _: None)


@pytest.fixture
def window(make_window: Any) -> Iterator[Any]:
    window, _ = make_window()
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    yield window
    assert window.experimenting.end()


def run(qtbot: QtBot, window: Any, plan: Plan = PLAN) -> None:
    """Run an experiment to its end."""
    window.dispatch.take(RunExperiment(plan, HERE))
    qtbot.waitUntil(lambda: window.experimenting.shown.stage is Stage.DONE, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)


def test_what_is_planned_is_run_drawn_and_told(qtbot: QtBot, window: Any) -> None:
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    many, plan = window.panels.experiment.many_runs, window.panels.experiment.plan
    assert plan.isVisible()
    assert many.invitation.isVisible()
    run(qtbot, window)
    assert many.comparison.isVisible()
    assert many.table.model.rowCount() == PLAN.runs
    assert plan.fields.plan == PLAN
    assert window.dispatch.view.notice.startswith("Experiment done: 6 runs in ")


def test_a_run_opens_in_watch_and_the_one_before_is_kept(qtbot: QtBot, make_window: Any) -> None:
    window, engine = make_window()
    engine.send(GoTo(3))
    engine.work()
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    run(qtbot, window)
    wanted = PLAN.config(PLAN.settings[1], 2)
    window.panels.experiment.many_runs.table.opened.emit(wanted)
    engine.work()
    window.bridge.poll()
    assert window.dispatch.view.workspace is Workspace.WATCH
    assert engine.newest.config == wanted
    assert [kept.run.config for kept in engine.newest.earlier] == [RunConfig()]
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    assert window.panels.experiment.many_runs.table.model.rowCount() == PLAN.runs
    assert window.experimenting.end()


def test_the_plan_is_a_tab_only_beside_many_runs(window: Any) -> None:
    tabs, place = window.panels._tabs, list(Tab).index(Tab.PLAN)
    window.dispatch.take(ShowTab(Tab.PRINT_OUTS))
    assert not tabs.isTabVisible(place)
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    assert tabs.isTabVisible(place)
    assert tabs.currentIndex() == place
    window.dispatch.take(ShowTab(Tab.SCRIPT))
    assert tabs.currentIndex() == 0
    window.dispatch.take(ShowTab(Tab.PLAN))
    window.dispatch.take(ShowWorkspace(Workspace.WATCH))
    assert not tabs.isTabVisible(place)
    assert tabs.currentIndex() == list(Tab).index(Tab.PRINT_OUTS)
    assert window.dispatch.view.tab is Tab.PRINT_OUTS


def test_closing_while_it_runs_leaves_no_thread(qtbot: QtBot, make_window: Any) -> None:
    window, _ = make_window()
    window.dispatch.take(RunExperiment(LONG, HERE))
    qtbot.waitUntil(lambda: window.experimenting.shown.stage is Stage.RUNNING, timeout=PATIENCE)
    window.close()
    assert not window.isVisible()
    names = [thread.name for thread in threading.enumerate()]
    assert not [name for name in names if name.startswith(("experiment", "estimator"))]


def test_stopped_it_stands_still(qtbot: QtBot, window: Any) -> None:
    window.dispatch.take(RunExperiment(LONG, HERE))
    qtbot.waitUntil(lambda: window.experimenting.shown.stage is Stage.RUNNING, timeout=PATIENCE)
    window.dispatch.take(StopExperiment())
    assert window.experimenting.shown.stage is Stage.STOPPING
    qtbot.waitUntil(lambda: window.experimenting.shown.stage is Stage.STOPPED, timeout=PATIENCE)


def question(window: Any) -> Question:
    (asked,) = [it for it in window.findChildren(QDialog) if isinstance(it, Question)]
    return asked


def test_a_million_runs_are_asked_about(window: Any) -> None:
    million = Plan(hidden=tuple(range(1, 101)), seeds=tuple(range(10_000)), iterations=100)
    window.dispatch.take(RunExperiment(million, HERE))
    asked = question(window)
    assert asked.said.text().startswith("That is 1,000,000 runs, and on this computer about ")
    asked.reject()
    assert window.experimenting.shown.stage is Stage.NONE


def test_an_experiment_is_saved_opened_and_goes_on(
    qtbot: QtBot, window: Any, tmp_path: Path
) -> None:
    path = tmp_path / "mine.sqlite"
    run(qtbot, window)
    window.experimenting.save(path)
    qtbot.waitUntil(lambda: window.experimenting.shown.file == str(path), timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    run(qtbot, window, Plan(hidden=(3,), bits=(2,), seeds=(0,), iterations=50, every=10))
    assert not window.experimenting.shown.file, "another experiment is not put into that file"
    window.experimenting.open(path)
    qtbot.waitUntil(lambda: window.experimenting.shown.plan == PLAN, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    more = Plan(hidden=(1, 2), bits=(2,), seeds=(0, 1, 2, 3), iterations=50, every=10)
    run(qtbot, window, more)
    assert window.experimenting.shown.file == str(path)
    assert window.experimenting.shown.rows.runs == more.runs


def test_a_file_that_is_none_is_told_and_nothing_is_lost(
    qtbot: QtBot, window: Any, tmp_path: Path
) -> None:
    run(qtbot, window)
    path = tmp_path / "text.sqlite"
    path.write_text("no database, but long enough to be looked at" * 30)
    for refused in (window.experimenting.open, window.experimenting.save):
        refused(path)
        qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
        assert "cannot be opened" in window.experimenting.shown.problem
        assert window.experimenting.shown.rows.runs == PLAN.runs
        assert not window.experimenting.shown.file


def test_a_file_damaged_further_in_leaves_what_is_shown(
    qtbot: QtBot, window: Any, tmp_path: Path
) -> None:
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    path = tmp_path / "mine.sqlite"
    run(qtbot, window)
    window.experimenting.save(path)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    base = sqlite3.connect(path)
    with base:
        base.execute("UPDATE runs SET first_perfect = 'x' WHERE seed = 2")
    base.close()
    run(qtbot, window, Plan(hidden=(3,), bits=(2,), seeds=(0,), iterations=50, every=10))
    before = window.experimenting.shown
    window.experimenting.open(path)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    shown, plan = window.experimenting.shown, window.panels.experiment.plan
    assert shown.problem == f"'{path}' cannot be read: it is damaged, or no experiment."
    assert (shown.rows, shown.file, shown.stage) == (before.rows, "", Stage.DONE)
    assert plan.problem.said == shown.problem


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a file that is open")
def test_a_file_that_vanishes_while_it_runs_is_told_and_what_is_found_can_be_saved(
    qtbot: QtBot, window: Any, tmp_path: Path
) -> None:
    path = tmp_path / "mine.sqlite"
    few, more = (Plan(hidden=(8,), seeds=tuple(range(at)), iterations=20_000) for at in (2, 40))
    run(qtbot, window, few)
    window.experimenting.save(path)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    window.dispatch.take(RunExperiment(more, HERE))
    qtbot.waitUntil(lambda: window.experimenting.shown.stage is Stage.RUNNING, timeout=PATIENCE)
    path.unlink()
    qtbot.waitUntil(lambda: bool(window.experimenting.shown.problem), timeout=PATIENCE)
    assert window.experimenting.shown.problem.endswith("mine.sqlite' is not there any more.")
    assert not window.experimenting.shown.file
    window.dispatch.take(StopExperiment())
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    assert "could not be kept" in window.experimenting.shown.problem
    runs = window.experimenting.shown.rows.runs
    window.experimenting.save(path)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    assert not window.experimenting.shown.problem
    with ExperimentStore(path) as kept:
        assert len(list(kept.finished())) == runs


def test_what_took_long_and_is_in_no_file_is_asked_about(
    qtbot: QtBot, make_window: Any, tmp_path: Path
) -> None:
    window, _ = make_window()
    run(qtbot, window)
    short = window.experimenting.shown
    assert window.experimenting.may_close(), "nothing that took seconds is worth a question"
    window.experimenting.shown = replace(short, seconds=3_600.0)
    another = Plan(hidden=(3,), bits=(2,), seeds=(0,), iterations=50, every=10)
    for lose, answer in (
        (lambda: window.dispatch.take(RunExperiment(another, HERE)), "Run without"),
        (lambda: window.experimenting.open(tmp_path / "other.sqlite"), "Open without"),
        (window.close, "Close without"),
    ):
        lose()
        asked = question(window)
        assert asked.findChild(QPushButton, "question.0").text() == "Save as …"
        last = asked.findChild(QPushButton, "question.1")
        assert last.text() == answer
        assert window.experimenting.shown.rows is short.rows
        assert window.isVisible()
        if lose != window.close:
            asked.reject()
            asked.setParent(None)
    last.click()
    assert not window.isVisible()


def save_as(window: Any, path: Path) -> None:
    """Answer "Save as …", and give a path."""
    question(window).findChild(QPushButton, "question.0").click()
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


@pytest.mark.parametrize("is_running", [False, True])
def test_saved_when_the_window_is_being_closed_it_closes(
    qtbot: QtBot, make_window: Any, tmp_path: Path, is_running: bool
) -> None:
    window, _ = make_window()
    path = tmp_path / "mine.sqlite"
    if is_running:
        window.dispatch.take(RunExperiment(replace(LONG, seeds=tuple(range(9))), HERE))
        qtbot.waitUntil(lambda: window.experimenting.shown.stage is Stage.RUNNING, timeout=PATIENCE)
        window.experimenting._background._begun -= 3_600.0
        qtbot.waitUntil(lambda: window.experimenting.shown.seconds > 3_000, timeout=PATIENCE)
    else:
        run(qtbot, window)
        window.experimenting.shown = replace(window.experimenting.shown, seconds=3_600.0)
    window.close()
    assert window.isVisible()
    save_as(window, path)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    with ExperimentStore(path) as kept:
        assert len(list(kept.finished())) == window.experimenting.shown.rows.runs


def test_where_it_cannot_be_saved_the_window_stays(
    qtbot: QtBot, make_window: Any, tmp_path: Path
) -> None:
    window, _ = make_window()
    run(qtbot, window)
    window.experimenting.shown = replace(window.experimenting.shown, seconds=3_600.0)
    window.close()
    save_as(window, tmp_path / "none" / "mine.sqlite")
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    assert window.isVisible()
    assert "cannot be opened" in window.dispatch.view.notice
    assert window.experimenting.shown.rows.runs == PLAN.runs
    window.experimenting.do_not_ask()


def test_saved_before_another_is_run_that_one_is_run(
    qtbot: QtBot, window: Any, tmp_path: Path
) -> None:
    run(qtbot, window)
    window.experimenting.shown = replace(window.experimenting.shown, seconds=3_600.0)
    another = Plan(hidden=(3,), bits=(2,), seeds=(0,), iterations=50, every=10)
    window.dispatch.take(RunExperiment(another, HERE))
    save_as(window, tmp_path / "mine.sqlite")
    qtbot.waitUntil(lambda: window.experimenting.shown.plan == another, timeout=PATIENCE)
    qtbot.waitUntil(lambda: window.experimenting._background is None, timeout=PATIENCE)
    assert not window.experimenting.shown.file
    with ExperimentStore(tmp_path / "mine.sqlite") as kept:
        assert kept.plan == PLAN


def test_pointing_at_a_run_is_nothing_that_is_saved(window: Any) -> None:
    heard: list[None] = []
    window.dispatch.acted.connect(lambda: heard.append(None))
    window.dispatch.take(PointAtRun(PLAN.config(PLAN.settings[0], 0)))
    assert not heard
