"""Taking along an experiment: its pictures with plan and verdict below, its table, and as CSV."""

import csv
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from rnn_viz.app.dialogs import Message
from rnn_viz.core.experiment.choices import ExperimentPart, ShowExperiment
from rnn_viz.core.intents import ShowWorkspace, Workspace
from tests.app.exporting.test_exports import wait
from tests.views.experiment.many_runs.experiments import PAIRS, PLAN, experiment


@pytest.fixture
def window(make_window: Any) -> Any:
    window, _ = make_window()
    window.dispatch.take(ShowWorkspace(Workspace.EXPERIMENT))
    window.dispatch.take(ShowExperiment(ExperimentPart.MANY_RUNS))
    window.experimenting._show(experiment())
    return window


def names(window: Any) -> list[str]:
    return [it.name for it in window.exports.pictures]


def answer(window: Any, path: Path) -> str:
    """Give a path to the dialog that asks for one; return the name that it suggested."""
    dialog = window.findChild(QFileDialog)
    suggested = Path(dialog.selectedFiles()[0]).name
    dialog.fileSelected.emit(str(path))
    dialog.close()
    QApplication.sendPostedEvents(dialog, 52)  # delete later
    return suggested


def save(window: Any, name: str, path: Path) -> str:
    window.exports.save(next(it for it in window.exports.pictures if it.name == name))
    suggested = answer(window, path)
    wait(window)  # a thread writes it
    return suggested


def test_the_pictures_in_sight_can_be_taken(window: Any) -> None:
    assert names(window) == ["runs", "runs by seed", "timeline"]
    window.dispatch.take(ShowExperiment(ExperimentPart.ONE_RUN))
    assert names(window) == ["what if", "timeline"]


@pytest.mark.parametrize(
    ("ending", "begins"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")]
)
@pytest.mark.parametrize("name", ["runs", "runs by seed"])
def test_each_is_written_in_every_kind(
    window: Any, tmp_path: Path, name: str, ending: str, begins: bytes
) -> None:
    path = tmp_path / f"1{ending}"
    assert save(window, name, path) == f"rnn-viz {name}.png"
    assert path.read_bytes().startswith(begins)


def test_plan_and_verdict_stand_below(window: Any, tmp_path: Path) -> None:
    path = tmp_path / "1.png"
    save(window, "runs", path)
    said = QImage(str(path)).text("Description")
    assert said.startswith("4 hidden units are the fewest of these with which a run learned")
    assert said.endswith(
        "hidden 2, 4, 8 · alpha 0.1 · bits 8 · seeds 0-5 · iterations 1,000, "
        "all sums asked every 20"
    )
    assert QImage(str(path)).text("Title") == "Iterations until stable perfect, by hidden"
    window.experimenting._show(experiment(PAIRS))
    save(window, "runs", path)
    assert QImage(str(path)).text("Title") == "Iterations until stable perfect, by hidden and alpha"


def test_a_live_trial_is_a_picture_of_both_runs(window: Any, tmp_path: Path) -> None:
    window.dispatch.take(ShowExperiment(ExperimentPart.ONE_RUN))
    path = tmp_path / "1.png"
    assert save(window, "what if", path) == "rnn-viz what if 0.png"
    assert "seed 0 · iteration 0" in QImage(str(path)).text("Description")


def test_a_picture_does_not_depend_on_where_the_mouse_is(window: Any, tmp_path: Path) -> None:
    save(window, "runs by seed", tmp_path / "away.png")
    matrix = window.panels.experiment.plan.progress.matrix
    matrix.moved.emit(QPointF(60, 40))
    assert matrix.lit is not None
    save(window, "runs by seed", tmp_path / "over.png")
    assert (tmp_path / "over.png").read_bytes() == (tmp_path / "away.png").read_bytes()


def test_the_context_menu_of_picture_and_table(window: Any) -> None:
    many = window.panels.experiment.many_runs
    for widget, first in (
        (many.comparison.viewport(), "Copy picture"),
        (many.table.table.viewport(), "Copy as text"),
    ):
        at = widget.mapTo(window, QPoint(20, 20))
        menu = window.exports.menu_for(window.childAt(at) or widget)
        assert menu.actions()[0].text() == first


def test_the_whole_table_is_copied_by_keys_as_it_is_sorted_and_filtered(
    window: Any, qtbot: QtBot
) -> None:
    many = window.panels.experiment.many_runs
    many.table.filter.setText("hidden 4-8")
    many.table.table.setFocus()
    qtbot.keyClick(many.table.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    head = "hidden\talpha\tbits\tseed\tfirst perfect\tstable perfect\tright at end\ttime"
    assert lines[0] == head
    assert lines[1] == "8\t0.1\t8\t0\t490\t490\t100.0 %\t500 ms"
    assert len(lines) == 1 + 12


def test_all_runs_are_saved_as_csv(window: Any, tmp_path: Path) -> None:
    path = tmp_path / "1.csv"
    window.panels.experiment.many_runs.table.filter.setText("hidden 8")
    QTest.mouseClick(window.panels.experiment.many_runs.table.save, Qt.MouseButton.LeftButton)
    assert answer(window, path) == "experiment.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == PLAN.runs
    assert {row["stable_perfect"] for row in rows if row["hidden"] == "2"} == {""}
    assert window.dispatch.view.notice == "Saved 1.csv: 18 runs."


def test_a_csv_that_cannot_be_written_is_one_sentence(window: Any, tmp_path: Path) -> None:
    window.panels.experiment.many_runs.table.save.click()
    path = tmp_path / "no folder" / "1.csv"
    answer(window, path)
    said = window.findChild(Message).said.text()
    assert said == f"The runs cannot be written to {path} (No such file or directory)."
