"""The table of outcomes: shown with a comparison only, and whole at every width."""

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.words.outcomes import NOTHING_DIFFERS, Outcome, Outcomes
from rnn_viz.views.what_if.outcome_table import OutcomeTable
from rnn_viz.views.widgets.theme import DARK
from tests.views.dressing import dressed

ROWS = (
    Outcome("mean of 100", "0.12", "0.17", "a note"),
    Outcome("sums right", "> 99.9 %", "not known", "a note"),
    Outcome("first perfect", "5,527", "not by 10,000", "a note"),
    Outcome("stable perfect", "5,605 so far", "not by 10,000", "a note"),
)
FOUND = Outcomes("branch 3: alpha 1, at 8,000", "branch 1: alpha 0.5, at 8,000", ROWS)


def shown(qtbot: QtBot, found: Outcomes | None, width: int = 340) -> OutcomeTable:
    table = dressed(OutcomeTable(None), DARK)  # type: ignore[arg-type]
    qtbot.addWidget(table)
    table.resize(width, 260)
    table.show_outcomes(found)
    return table


def texts(table: OutcomeTable) -> list[str]:
    return [label.text() for label in table.findChildren(QLabel) if label.isVisibleTo(table)]


def test_every_measure_of_both_is_written(qtbot: QtBot) -> None:
    table = shown(qtbot, FOUND)
    assert table.isVisible()
    said = texts(table)
    for row in ROWS:
        assert {row.measure, row.played, row.compared} <= set(said)
    assert "mean of 100: 0.12 against 0.17" in table.accessibleDescription()
    assert [label.text() for label in table.names] == [FOUND.played, FOUND.compared]


def test_measures_that_are_not_compared_are_not_there(qtbot: QtBot) -> None:
    table = shown(qtbot, FOUND)
    table.show_outcomes(FOUND._replace(rows=ROWS[:2]))
    assert "first perfect" not in texts(table)


def test_the_same_moment_has_a_sentence_instead_of_a_table(qtbot: QtBot) -> None:
    table = shown(qtbot, FOUND._replace(rows=()))
    assert NOTHING_DIFFERS in texts(table)
    assert not any(cell.isVisibleTo(table) for row in table.cells for cell in row)


def test_without_a_comparison_it_takes_no_room(qtbot: QtBot) -> None:
    table = shown(qtbot, FOUND)
    table.show_outcomes(None)
    assert not table.isVisible()


@pytest.mark.parametrize("width", [180, 216, 260, 360])
def test_no_value_is_cut(qtbot: QtBot, width: int) -> None:
    table = shown(qtbot, FOUND, width)

    def cut() -> list[str]:
        cells = [cell for row in table.cells for cell in row if cell.text()]
        return [c.text() for c in cells if c.sizeHint().width() > c.width()]

    qtbot.waitUntil(lambda: not cut())
    places = [cell.geometry() for row in table.cells for cell in row if cell.text()]
    assert not any(one.intersects(other) for one in places for other in places if one is not other)
