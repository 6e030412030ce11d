"""Wires: colour says the sign, width says how much, and the strongest near a point is found."""

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.views.synapses.network.wires import GRADES, Wires
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.contrast import contrast

STARTS = np.array([[0.0, 10.0], [0.0, 20.0], [0.0, 30.0], [0.0, 40.0]])
STOPS = STARTS + np.array([100.0, 0.0])
ALL = np.ones(4, bool)


@pytest.fixture
def wires(qtbot: QtBot) -> Wires:
    canvas = Canvas()
    qtbot.addWidget(canvas)
    made = Wires()
    canvas.add(made)
    made.restyle(DARK, 1.0)
    made.place(STARTS, STOPS)
    made.canvas = canvas  # keeps it alive
    return made


def drawn(wires: Wires) -> list[tuple[float, str]]:
    """Return width and colour of what is drawn, from the weakest to the strongest."""
    items = [it for it in wires.childItems() if it.isVisible() and not it.path().isEmpty()]
    items.sort(key=lambda it: it.zValue())
    return [(it.pen().widthF(), it.pen().color().name()) for it in items]


def test_the_strength_is_a_share_of_the_limit(wires: Wires) -> None:
    wires.show_values(np.array([-5.0, 0.1, 1.0, 9.0]), 5.0, ALL, None)
    widths = [width for width, _ in drawn(wires)]
    assert widths == [GRADES[0].width, GRADES[2].width, GRADES[4].width, GRADES[4].width]
    colours = {colour for width, colour in drawn(wires) if width == GRADES[4].width}
    assert colours == {DARK.negative, DARK.positive}


def test_what_is_not_chosen_or_no_number_is_not_drawn(wires: Wires) -> None:
    wires.show_values(np.array([np.nan, 5.0, 5.0, 5.0]), 5.0, np.array([1, 0, 0, 1], bool), None)
    (path,) = [it.path() for it in wires.childItems() if it.isVisible()]
    assert path.elementCount() == 2
    assert path.boundingRect().center().y() == 40.0


def test_blame_has_colours_of_its_own(wires: Wires) -> None:
    wires.show_values(np.full(4, -5.0), 5.0, ALL, None, is_backward=True)
    assert {colour for _, colour in drawn(wires)} == {DARK.update_negative}


def test_what_is_not_lit_is_faint(wires: Wires) -> None:
    wires.show_values(np.full(4, 5.0), 5.0, ALL, np.array([1, 0, 0, 0], bool))
    (_, faint), (_, bright) = drawn(wires)
    assert bright == DARK.positive
    assert faint != bright


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_a_strong_wire_that_is_not_lit_does_not_hide_a_weak_one_that_is(
    wires: Wires, theme: Theme
) -> None:
    wires.restyle(theme, 1.0)
    weak = GRADES[1].above * 5.0
    wires.show_values(np.array([weak, 5.0, 5.0, 5.0]), 5.0, ALL, np.array([1, 0, 0, 0], bool))
    ground = QColor(theme.background)
    (wide, strong), (_, lit) = drawn(wires)
    assert contrast(QColor(lit), ground) > contrast(QColor(strong), ground)
    assert wide < GRADES[3].width


def test_the_strongest_wire_near_a_point_is_found(wires: Wires) -> None:
    values = np.array([0.5, 5.0, -1.0, np.nan])
    wires.show_values(values, 5.0, ALL, None)
    assert wires.wire_at(50.0, 10.0, 4.0) == 0
    assert wires.wire_at(50.0, 15.0, 6.0) == 1
    assert wires.wire_at(50.0, 40.0, 4.0) is None, "is not drawn"
    assert wires.wire_at(50.0, 90.0, 4.0) is None
    assert wires.wire_at(150.0, 10.0, 4.0) is None, "it ends there"
