"""The table: sorted by numbers, filtered by what is typed, pointing and opening by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from rnn_viz.core.run.config import RunConfig
from rnn_viz.views.experiment.many_runs.runs_model import NAMES
from rnn_viz.views.experiment.many_runs.runs_table import RunsTable
from tests.views.experiment.many_runs.experiments import PLAN, experiment


@pytest.fixture
def table(qtbot: QtBot) -> RunsTable:
    table = RunsTable()
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    table.show_runs(experiment().rows, None)
    return table


def column(table: RunsTable, name: str) -> list[str]:
    model, at = table.model, NAMES.index(name)
    return [model.data(model.index(row, at), Qt.ItemDataRole.DisplayRole)
            for row in range(model.rowCount())]  # fmt: skip


def test_it_begins_with_the_quickest_and_never_comes_last(table: RunsTable) -> None:
    texts = column(table, "stable")
    assert texts[:3] == ["490", "510", "530"]
    assert texts[-9:] == ["never"] * 9
    assert column(table, "hidden")[0] == "8"
    assert column(table, "exact")[-1] == "25.0 %"


def test_a_heading_sorts_by_numbers_not_by_text(table: RunsTable) -> None:
    table.table.sortByColumn(NAMES.index("seed"), Qt.SortOrder.DescendingOrder)
    assert column(table, "seed") == sorted(column(table, "seed"), key=int, reverse=True)
    name = table.model.headerData(NAMES.index("seed"), Qt.Orientation.Horizontal, 0)
    assert name == "seed ▾"


def test_a_filter_shows_some_and_says_how_many(table: RunsTable) -> None:
    table.filter.setText("hidden 8, seed 0-1")
    assert column(table, "seed") == ["0", "1"]
    assert not table.problem
    table.filter.setText("hidden nothing")
    assert table.problem.startswith("'hidden nothing' is no filter.")
    assert column(table, "seed") == ["0", "1"], "what was shown stays"
    table.filter.clear()
    assert not table.problem
    assert table.model.rowCount() == PLAN.runs


def test_keys_point_and_open(table: RunsTable) -> None:
    pointed, opened = list[RunConfig](), list[RunConfig]()
    table.pointed.connect(pointed.append)
    table.opened.connect(opened.append)
    table.table.setCurrentIndex(table.model.index(0, 0))
    pointed.clear()
    QTest.keyClick(table.table, Qt.Key.Key_Down)
    QTest.keyClick(table.table, Qt.Key.Key_Return)
    second = PLAN.config(PLAN.settings[2], 1)  # the best of all has seed 0
    assert pointed == [second]
    assert opened == [second]


def test_rows_that_come_leave_what_is_looked_at_where_it_is(table: RunsTable) -> None:
    some, run = experiment(runs=12).rows, PLAN.config(PLAN.settings[2], 1)
    table.show_runs(some, run)
    bar = table.table.verticalScrollBar()
    bar.setValue(1)
    assert bar.value() == 1
    table.show_runs(experiment().rows, run)
    assert bar.value() == 1
    (selected,) = table.table.selectionModel().selectedRows()
    assert table.model.config(selected.row()) == run
