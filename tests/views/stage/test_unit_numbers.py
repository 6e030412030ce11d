"""Units are numbered where they act or are pointed at, if their cells have room for it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.script.parts import Part, Pointed
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.engine.moment import moment
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.stage.unit_numbers import UnitNumbers, ink_on
from rnn_viz.views.widgets.pictures.lettering import width_of
from rnn_viz.views.widgets.theme import LIGHT
from tests.views.contrast import contrast
from tests.views.stage.showing import after, draw, layout_of, own, shown

LARGE, SMALL = (1000, 620), (620, 330)


@pytest.fixture(scope="module")
def untrained() -> Snapshot:
    return moment(RunConfig(iterations=20), 0, None)


def numbered(view: StageView) -> dict[Part, str]:
    """Return the cells that have a number on them, each by the middle of the number."""
    layout, found = layout_of(view), {}
    for numbers in (it for it in view.columns.items() if isinstance(it, UnitNumbers)):
        for label in numbers.texts if numbers.isVisible() else ():
            at = layout.part_at(QPointF(label.x, label.y), 0.0)
            assert at is not None
            found[at] = label.text
    return found


def test_the_units_that_act_have_their_numbers(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, after(untrained, 3 * 7 + 2, is_slow=True), LARGE)
    expected = {Part("layer_1", 3, unit): str(unit) for unit in range(16)}
    assert numbered(view) == expected, "no blame is computed yet"
    draw(view, untrained)
    assert not numbered(view), "nothing acts"


def test_the_units_at_a_position_that_is_pointed_at_have_numbers(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained, LARGE)
    view.columns.point_at(Part("layer_1_delta", 5, 2))
    rows = ("layer_1", "layer_1_delta")
    expected = {Part(row, 5, unit): str(unit) for row in rows for unit in range(16)}
    assert numbered(view) == expected
    view.columns.point_at(None)
    assert not numbered(view)
    elsewhere = Pointed("layer_1", part=Part("layer_1", 1, 4))
    draw(view, untrained, ViewState(pointed=elsewhere))
    assert {part.position for part in numbered(view)} == {1}, "pointed at in the network"


@pytest.mark.parametrize(("size", "hidden"), [(SMALL, 16), (LARGE, 64), (LARGE, 128)])
def test_there_are_no_numbers_where_there_is_no_room(
    qtbot: QtBot, size: tuple[int, int], hidden: int
) -> None:
    view = shown(qtbot, moment(RunConfig(iterations=1, hidden=hidden), 0, None), size)
    view.columns.point_at(Part("layer_1", 3, 2))
    assert not numbered(view)


def test_a_number_fits_its_cell(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, LARGE)
    view.columns.point_at(Part("layer_1", 3, 2))
    layout = layout_of(view)
    for part, text in numbered(view).items():
        box = layout.unit(part.position, part.unit, row=part.row)
        assert width_of(text) <= box.width() - 2


def test_another_sum_of_another_size_leaves_no_number_behind(
    qtbot: QtBot, untrained: Snapshot
) -> None:
    view = shown(qtbot, untrained, LARGE)
    view.columns.point_at(Part("layer_1", 7, 15))
    assert numbered(view)
    draw(view, own(moment(RunConfig(iterations=1, hidden=5), 0, None), 2, 1))
    assert not numbered(view), "what was pointed at is gone"
    draw(view, untrained)
    assert layout_of(view).room.hidden == 16


@given(colour=st.integers(0, 0xFFFFFF))
def test_a_number_can_be_read_on_any_fill(colour: int) -> None:
    assert contrast(QColor(ink_on(0xFF000000 | colour)), QColor.fromRgb(colour)) >= 4.5


def test_on_dark_cells_numbers_are_white(qtbot: QtBot, untrained: Snapshot) -> None:
    view = shown(qtbot, untrained, LARGE, theme=LIGHT)
    view.columns.point_at(Part("layer_1", 3, 2))
    numbers = next(it for it in view.columns.items() if isinstance(it, UnitNumbers) and it.texts)
    state = untrained.stage.sum.layer_1[3]
    inks = np.array([label.colour for label in numbers.texts])
    assert inks[state.argmax()] == "#ffffff", "active is dark in the light theme"
    assert inks[state.argmin()] == "#000000"
