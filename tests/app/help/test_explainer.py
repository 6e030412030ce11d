"""What is written in the window is explained: on hover, by F1, in the glossary."""

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from rnn_viz.app.actions.do import Do
from rnn_viz.app.help.explainer import Explainer
from rnn_viz.app.help.glossary_window import GlossaryWindow
from rnn_viz.core.glossary import Glossary
from rnn_viz.core.script.parts import Part
from rnn_viz.views.widgets.labels import Heading

ROWS = (
    "place", "a", "b", "true carry", "layer_1", "p(bit = 1)", "guess", "truth", "error",
    "layer_2_delta", "layer_1_delta",
)  # fmt: skip


def middle(window: Any, part: QWidget) -> QPoint:
    return part.mapTo(window, part.rect().center())


def row_names(window: Any) -> list[QPoint]:
    """Return a point on the name of each row of the stage, from the top."""
    columns = window.panels.watch.stage.columns
    layout = columns.laid_out
    return [
        columns.mapTo(window, QPoint(layout.left - 18, top + tall // 3))  # over a limit
        for top, tall in layout.rows.values()
    ]


def hover(window: Any, point: QPoint) -> None:
    """Let the mouse rest at a point of the window, on the deepest widget there."""
    part = window.childAt(point)
    here = part.mapFrom(window, point)
    QApplication.sendEvent(part, QHelpEvent(QEvent.Type.ToolTip, here, window.mapToGlobal(point)))


def test_the_name_of_every_row_is_explained(make_window: Any) -> None:
    window, _ = make_window()
    explainer = window.help.explainer
    found = [explainer.at(point) for point in row_names(window)]
    assert [entry and entry.term for entry in found] == list(ROWS)


def test_the_limit_of_the_colours_of_the_blame_is_explained(make_window: Any) -> None:
    window, _ = make_window()
    columns = window.panels.watch.stage.columns
    limits = [it for it in columns.scene().items() if getattr(it, "text", str)().startswith("±")]
    (limit,) = (it for it in limits if it.isVisible())
    middle = columns.mapFromScene(limit.sceneBoundingRect().center())
    entry = window.help.explainer.at(columns.mapTo(window, middle))
    assert entry.term == "±…"
    assert "beyond has the same colour" in entry.meaning


def test_headings_labels_and_numbers_are_explained(make_window: Any) -> None:
    window, _ = make_window()
    explainer = window.help.explainer
    heading = next(h for h in window.findChildren(Heading) if h.text() == "Accuracy per place")
    assert explainer.of(heading).term == "Accuracy per place"
    state = window.findChild(QLabel, "transport.state")
    assert explainer.of(state).term == state.text() == "live"
    where = window.findChild(QLabel, "timeline.where")
    assert explainer.at(where.mapTo(window, QPoint(4, 4))).term == "iteration"
    assert explainer.of(window.findChild(QLineEdit, "run.hidden")).term == "hidden"


def test_a_word_of_the_script_is_explained(make_window: Any) -> None:
    window, _ = make_window()
    lines = window.panels.script.lines
    script = window.panels.script
    place = script.place_of("X")
    point = script.mapTo(window, place.center())
    assert window.childAt(point) is lines.viewport()
    assert window.help.explainer.at(point).term == "X"


def test_hovering_shows_the_entry(make_window: Any) -> None:
    window, _ = make_window()
    hover(window, row_names(window)[4])
    assert "the net's memory" in QToolTip.text()
    QToolTip.hideText()


def test_a_tooltip_of_a_widget_comes_first(make_window: Any) -> None:
    window, _ = make_window()
    button = window.findChild(QWidget, "transport.start")
    hover(window, middle(window, button))
    assert QToolTip.text() == button.toolTip()
    QToolTip.hideText()


@pytest.fixture
def field(qtbot: QtBot) -> tuple[Explainer, QWidget, QLineEdit]:
    """Return a window with a label "hidden" and a field "alpha", and who explains them."""
    window = QWidget()
    qtbot.addWidget(window)
    label, line = QLabel("hidden", window), QLineEdit(window)
    label.setGeometry(10, 10, 80, 20)
    line.setGeometry(10, 60, 80, 20)
    line.setAccessibleName("alpha")
    window.resize(400, 300)
    with qtbot.waitExposed(window):
        window.show()
    glossary = Glossary("# Run\nhidden — How many.\nalpha — How far.")
    return Explainer(window, glossary), window, line


def test_f1_explains_what_the_mouse_or_the_keyboard_came_to_last(
    field: tuple[Explainer, QWidget, QLineEdit], qtbot: QtBot
) -> None:
    explainer, window, line = field
    said = explainer.note.term
    line.clearFocus()
    QCursor.setPos(window.mapToGlobal(QPoint(20, 20)))
    line.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(line.hasFocus)
    assert explainer.explain()
    assert said.text() == "alpha"
    qtbot.keyClick(explainer.note, Qt.Key.Key_Escape)
    assert not explainer.note.isVisible()
    assert line.hasFocus()
    QCursor.setPos(window.mapToGlobal(QPoint(22, 22)))
    assert explainer.explain()
    assert said.text() == "hidden"
    line.setFocus()
    assert not explainer.note.isVisible()


def test_where_nothing_is_known_f1_shows_the_glossary(make_window: Any) -> None:
    window, _ = make_window()
    window.setFocus()
    QCursor.setPos(window.mapToGlobal(QPoint(window.width() + 50, 10)))
    window.actions_by_key[Do.EXPLAIN].trigger()
    found = window.findChild(GlossaryWindow)
    assert found.isVisible()
    found.close()


def test_the_glossary_is_searched_while_typing(make_window: Any, qtbot: QtBot) -> None:
    window, _ = make_window()
    window.actions_by_key[Do.GLOSSARY].trigger()
    found = window.findChild(GlossaryWindow)
    whole = found.entries.toPlainText()
    assert "layer_1" in whole
    assert "coin-flip plateau" in whole
    qtbot.keyClicks(found.search, "recurrent loop")
    assert "synapse_h" in found.entries.toPlainText()
    assert "place" not in found.entries.toPlainText()
    before = found.search.geometry(), found.entries.geometry()
    qtbot.keyClicks(found.search, "xyz")
    assert found.entries.toPlainText().startswith("No term")
    found.layout().activate()
    assert (found.search.geometry(), found.entries.geometry()) == before, "nothing jumps"
    found.close()


def test_f1_explains_the_cell_of_the_stage_that_has_the_keys(make_window: Any) -> None:
    window, _ = make_window()
    window.show()
    columns = window.panels.watch.stage.columns
    columns.setFocus(Qt.FocusReason.TabFocusReason)
    columns.point_at(Part("carry", 3))
    entry = window.help.explainer.of(columns)
    assert entry is not None
    assert entry.term == "true carry"


def test_a_note_gives_the_keyboard_back_only_to_what_is_still_there(
    make_window: Any, qtbot: QtBot
) -> None:
    """It was given to a field of a dialog that was closed: a segmentation fault."""
    window, _ = make_window()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    gone = QLineEdit(window)
    gone.setAccessibleName("alpha")
    gone.show()
    gone.setFocus()
    qtbot.waitUntil(gone.hasFocus)
    assert window.help.explainer.explain()
    note = window.help.explainer.note
    assert note.hasFocus()
    delete(gone)
    QTest.keyClick(note, Qt.Key.Key_Escape)
    assert not note.isVisible()


def test_the_loop_is_explained_where_it_is_drawn(make_window: Any) -> None:
    """Two users pointed at its arrows, in the network and on stage, and nothing was said."""
    window, _ = make_window()
    watch, explainer = window.panels.watch, window.help.explainer
    network, columns = watch.synapses.network, watch.stage.columns
    arrow = network.mapFromScene(network.picture.loop.path().boundingRect().center())
    layout = columns.laid_out
    edge = QPoint(round(layout.x(3)), round(layout.boxes["layer_1"].center().y()))
    for picture, point in ((network, arrow), (columns, edge)):
        entry = explainer.at(picture.mapTo(window, point))
        assert entry is not None
        assert entry.term == "the loop"
