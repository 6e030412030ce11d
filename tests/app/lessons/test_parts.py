"""Whatever a lesson may point at is there in the real window."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QWidget

from rnn_viz.app.main_window import MainWindow
from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.core.lessons.parts import PATTERNS, WHOLE, Pointer, pointer
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.moment import moment
from rnn_viz.views.widgets.view import View
from tests.app.conftest import MakeWindow

CONFIG = RunConfig(hidden=8, bits=4, iterations=60)
CHOSEN = {
    "stage ROW": "stage p", "stage ROW at place P": "stage layer_1 at place 4", "unit U": "unit 6",
    "output": "output", "weight MATRIX I J": "weight synapse_h 3 7", "curve at N": "curve at 30",
    "timeline at N": "timeline at 30", "accuracy at place P": "accuracy at place 2",
    "map at A + B": "map at 3 + 5", "script VARIABLE": "script layer_1",
    "lens LENS": "lens carry", "carry lane at place P": "carry lane at place 2",
    "synapse MATRIX": "synapse synapse_h",
}  # fmt: skip
# in a lens, as a matrix, or a line to which the listing has to be scrolled
OUT_OF_SIGHT = {"synapse MATRIX", "lens LENS", "carry lane at place P", "script VARIABLE"}


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    window, _ = make_window(CONFIG)
    window.show_snapshot(moment(CONFIG, 40, (3, 5)))
    QApplication.sendPostedEvents()
    return window


def place_of(window: MainWindow, at: Pointer) -> list[QRect | None]:
    view = window.findChild(QWidget, at.view)
    assert isinstance(view, View), at.view
    return [view.place_of(part) for part in at.at(2).parts]


def test_every_view_and_widget_is_there_and_every_part_has_a_place(window: MainWindow) -> None:
    missing = [name for name, view in WHOLE.items() if window.findChild(QWidget, view) is None]
    assert missing == []
    assert CHOSEN.keys() == PATTERNS.keys()
    for pattern, name in CHOSEN.items():
        at = pointer(name, CONFIG)
        if pattern not in OUT_OF_SIGHT:
            assert None not in place_of(window, at), name
    window.dispatch.take(ShowWorkspace(Workspace.INSIDE))
    window.panels.inside.wall.furnish()
    QApplication.sendPostedEvents()
    window.show_snapshot(moment(CONFIG, 41, (3, 5)))
    for name in ("lens carry", "lens wrong", "lens gradient"):
        assert window.findChild(QWidget, pointer(name, CONFIG).view) is not None
    assert None not in place_of(window, pointer("carry lane at place 2", CONFIG))
