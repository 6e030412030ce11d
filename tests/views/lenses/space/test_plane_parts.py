"""Axes that stay, names that find room, cells in the colour of their kind."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from rnn_viz.core.lenses.directions.cloud import Cloud
from rnn_viz.core.lenses.directions.colouring import Colouring
from rnn_viz.core.lenses.look import at_once
from rnn_viz.core.lenses.space import Projection, Space, space
from rnn_viz.core.net.inference import add
from rnn_viz.views.lenses.space.plane.cloud_item import cloud_pixels, inks_of
from rnn_viz.views.lenses.space.plane.free_room import FreeRoom
from rnn_viz.views.lenses.space.plane.plane_frame import PlaneFrame, PlaneShown
from rnn_viz.views.lenses.space.plane.steady_span import SteadySpan, round_ticks
from rnn_viz.views.lenses.space.small import SpaceSmall
from rnn_viz.views.widgets.theme import DARK, LIGHT
from tests.core.lenses.trained_looks import look_at, states_of
from tests.views.lenses.lens_scenes import scene_with


def test_a_span_stays_while_it_is_well_filled() -> None:
    span = SteadySpan()
    first = span.of(np.array([-8.5, 6.0]))
    assert first == (-10.0, 8.0)
    assert span.of(np.array([-9.9, 5.0])) == first
    assert span.of(np.array([-5.0, 4.0])) == first
    assert span.of(np.array([-11.0, 4.0])) != first
    assert span.of(np.array([-0.5, 0.4])) == (-0.6, 0.6)


@pytest.mark.parametrize("values", [[], [0.0], [np.nan, np.inf], [1e300, -1e300], [1e-13]])
def test_a_span_of_anything_has_two_ends(values: list[float]) -> None:
    low, high = SteadySpan().of(np.array(values))
    assert np.isfinite([low, high]).all()
    assert low < high
    assert round_ticks()(low, high, 400.0) is not None


def test_ticks_are_round_and_apart() -> None:
    ticks = round_ticks(" σ")(-10.0, 8.0, 600.0)
    assert [tick.text for tick in ticks][:2] == ["−10 σ", "−8 σ"]
    assert 0.0 in [tick.value for tick in ticks]


def test_a_name_goes_where_nothing_is_and_stays_there() -> None:
    area = QRectF(0, 0, 200, 100)
    number = np.zeros((100, 200), np.int64)
    number[30:70, 50:150] = 1
    cloud = Cloud(np.where(number > 0, 0, -1).astype(np.int8), number)
    room = FreeRoom(area, cloud)
    size = QSizeF(30, 14)
    corner = room.place(size, QPointF(100, 50))
    assert not QRectF(corner, size).intersects(QRectF(50, 30, 100, 40).adjusted(4, 4, -4, -4))
    assert room.place(size, QPointF(104, 52), corner) == corner
    room.take(QRectF(corner, size), 5)
    other = room.place(size, QPointF(100, 50))
    assert not QRectF(other, size).intersects(QRectF(corner, size))


def test_cells_have_the_colour_of_their_kind_and_nothing_else_has() -> None:
    number = np.zeros((3, 4), np.int64)
    number[0, 1] = 50  # the lowest row
    kind = np.where(number > 0, 1, -1).astype(np.int8)
    pixels = cloud_pixels(Cloud(kind, number), ("#000000", "#b9c8e8"), is_fine=True)
    assert pixels[2, 1] == QColor("#b9c8e8").rgba()
    assert np.count_nonzero(pixels) == 1
    wide = cloud_pixels(Cloud(kind[::-1], number[::-1]), ("#000000", "#b9c8e8"), is_fine=False)
    assert np.argwhere(wide).tolist() == [[0, 1], [0, 2], [1, 1], [1, 2]]


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_kinds_differ_in_lightness_too(theme: object) -> None:
    for colouring in (Colouring.TOTAL, Colouring.CARRY, Colouring.BIT):
        tones = sorted(QColor(ink(theme)).lightness() for ink in inks_of(colouring))
        assert min(np.diff(tones)) >= 12


def test_on_the_wall_the_same_states_are_drawn_once(qtbot: QtBot) -> None:
    look = look_at(7_000)
    lens = SpaceSmall()
    qtbot.addWidget(lens)
    lens.resize(310, 110)
    lens.show()
    lens.draw(scene_with(look, {}))
    assert lens.plane.shown is None
    found = at_once(space(states_of(look)))
    lens.draw(scene_with(look, {"space": found}))
    assert lens.plane.shown is not None
    points = lens.plane.points
    lens.draw(scene_with(look, {"space": found}, numbers=(1, 2)))
    assert lens.plane.points is points
    lens.grab()


def test_while_sums_follow_each_other_only_the_path_follows(qtbot: QtBot) -> None:
    look = look_at(7_000)
    found = at_once(space(states_of(look)))
    assert isinstance(found, Space)
    frame = PlaneFrame(is_small=False)
    qtbot.addWidget(frame)
    frame.resize(500, 300)
    frame.show()
    sums = [add(look.weights, a, b, 8) for a, b in ((116, 44), (3, 5))]
    shown = [PlaneShown(found, Projection.CARRY_BIT, Colouring.TOTAL, it, 0) for it in sums]
    frame.show_plane(shown[0])
    at_rest = frame.grab().toImage()
    frame.show_plane(shown[1], is_moving=True)
    moving = frame.grab().toImage()
    assert moving != at_rest
    frame.show_plane(shown[0], is_moving=True)
    assert frame.grab().toImage() == at_rest
