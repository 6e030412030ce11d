"""The styled pictures: sharp cells, true places, plain signals, nothing painted for nothing."""

from operator import attrgetter

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from rnn_viz.views.widgets.palette import diverging
from rnn_viz.views.widgets.pictures import colour_bar, ticks
from rnn_viz.views.widgets.pictures.bars import Bars, Slot
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.cells import Cells
from rnn_viz.views.widgets.pictures.colour_bar import ColourBar
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme

VALUES = np.linspace(-1, 1, 12).reshape(3, 4)


def palette(theme: Theme) -> QPalette:
    colours = QPalette()
    colours.setColor(QPalette.ColorRole.Mid, QColor(theme.rule))
    return colours


def shown(qtbot, widget):
    widget.setPalette(palette(DARK))
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


@pytest.fixture
def cells(qtbot):
    canvas, picture = Canvas(), Cells()
    canvas.add(picture)
    picture.show_values(VALUES, signed_scale(1.0))
    picture.place(QPointF(10.3, 20.6), QSize(18, 14))
    return shown(qtbot, canvas), picture


def test_no_mark_stays_when_a_matrix_of_another_shape_follows(cells):
    canvas, picture = cells
    picture.show_values(np.zeros((2, 2)), signed_scale(1.0))
    clean = canvas.grab().toImage()
    picture.show_values(np.full((3, 4), 9.0), signed_scale(1.0))
    picture.show_cell(Cell(2, 3))
    picture.show_pinned(frozenset([Cell(1, 1)]))
    assert canvas.grab().toImage() != clean
    picture.show_values(np.zeros((2, 2)), signed_scale(1.0))
    assert canvas.grab().toImage() == clean


@pytest.mark.parametrize("theme", [DARK, LIGHT])
def test_cells_have_exactly_their_colour_up_to_a_gap_of_one_pixel(cells, theme):
    canvas, picture = cells
    canvas.setPalette(palette(theme))
    image = canvas.grab().toImage()
    colours = signed_scale(1.0).pixels(VALUES, theme)
    for row, column in np.ndindex(VALUES.shape):
        rect = picture.rect_of(Cell(row, column))
        assert rect.size() == QSize(17, 13)
        for at in (rect.center(), rect.topLeft() + QPoint(3, 0), rect.bottomRight() - QPoint(0, 3)):
            assert image.pixel(at) == colours[row, column]
        assert image.pixelColor(rect.center().x(), rect.bottom() + 1) == QColor(theme.background)


def test_a_cell_is_found_where_it_is(cells):
    _, picture = cells
    for row, column in np.ndindex(VALUES.shape):
        rect = picture.rect_of(Cell(row, column))
        assert picture.cell_at(QRectF(rect).center()) == Cell(row, column)
    assert picture.cell_at(QPointF(200, 200)) is None


def test_what_does_not_change_is_not_painted(cells, qtbot):
    canvas, picture = cells
    painted = []
    canvas.scene().changed.connect(painted.append)
    picture.show_values(VALUES, signed_scale(1.0))
    picture.show_cell(None)
    qtbot.wait(30)
    assert not painted
    picture.show_values(VALUES * 0.5, signed_scale(1.0))
    qtbot.waitUntil(lambda: bool(painted))


def test_values_beyond_the_colours_have_a_corner(cells):
    canvas, picture = cells
    picture.show_values(VALUES * 2, signed_scale(1.0))
    image = canvas.grab().toImage()
    beyond, within = picture.rect_of(Cell(0, 0)), picture.rect_of(Cell(1, 1))
    assert image.pixelColor(beyond.right() - 1, beyond.top() + 1) == QColor(DARK.text)
    assert image.pixel(within.right() - 1, within.top() + 1) == image.pixel(within.center())


@pytest.fixture
def plot(qtbot):
    picture = PlotFrame(ticks.errors(8), ticks.iterations, ticks.percents)
    picture.set_ranges((0.0, 1000.0), (0.0, 8.0))
    return shown(qtbot, picture)


def test_pixels_and_data_are_told_apart_and_back(plot):
    for value in (0.0, 123.0, 1000.0):
        assert plot.value_at(plot.x_of(value)) == pytest.approx(value)
    assert plot.value_at(-50) == 0.0
    assert round(plot.y_of(8.0)) == plot.area().top()


@pytest.mark.parametrize(
    "right", [None, ticks.none, ticks.percents], ids=["none", "bare", "shares"]
)
def test_the_last_number_of_an_axis_is_whole(qtbot, right):
    picture = PlotFrame(ticks.errors(8), ticks.iterations, right)
    picture.set_ranges((0.0, 1_000_000.0 - 1), (0.0, 8.0))
    image, ground = shown(qtbot, picture).grab().toImage(), QColor(DARK.background)
    below = range(picture.area().bottom() + 8, image.height())
    last = [image.pixelColor(image.width() - 1, y) for y in below]
    assert set(map(QColor.name, last)) == {ground.name()}


def test_a_line_on_the_right_axis_is_as_high_as_its_share(plot):
    line = Line(attrgetter("share"))
    plot.add_data(line, on_right=True)
    line.show(np.array([0.0, 1000.0]), np.array([0.5, 0.5]))
    image = plot.grab().toImage()
    at = QPoint(plot.area().center().x(), round(plot.y_of(4.0)))
    near = {image.pixelColor(at + QPoint(0, k)).name() for k in (-1, 0, 1)}
    assert any(QColor(name).hue() == QColor(DARK.share).hue() for name in near)


def test_a_bar_is_as_long_as_its_share(qtbot):
    canvas, bars = Canvas(), Bars(radius=0)
    canvas.add(bars)
    bars.arrange([Slot(QRectF(0, y, 300, 20), QRectF(20, y + 7, 200, 6)) for y in (0, 20)])
    bars.show_values(np.array([0.25, np.nan]), ["25.0 %", "–"])
    image = shown(qtbot, canvas).grab().toImage()
    for slot, share in zip(bars.slots, (0.25, 0.0), strict=True):
        y = round(slot.track.center().y())
        row = [image.pixelColor(x, y).name() for x in range(400)]
        assert row.count(DARK.positive) == pytest.approx(share * slot.track.width(), abs=1)


def test_the_ends_of_the_colour_bar_point_where_values_are_beyond(qtbot):
    canvas = Canvas()
    bar = ColourBar(canvas)
    canvas.add(bar)
    bar.place(QRectF(0, 0, 200, colour_bar.HEIGHT))
    bar.show_scale(signed_scale(5.0), colour_bar.words_of("5"), (False, True))
    image = shown(qtbot, canvas).grab().toImage()
    low, high = diverging(DARK)[[0, -1]]
    assert image.pixelColor(1, 3) == QColor(DARK.background)
    assert image.pixelColor(197, 3) != QColor(DARK.background)
    assert image.pixel(4, 3) == low
    assert image.pixel(195, 3) == high


def test_another_palette_gives_everything_other_colours(plot):
    before = plot.grab().toImage()
    plot.setPalette(palette(LIGHT))
    after = plot.grab().toImage()
    assert after.pixelColor(0, 0) == QColor(LIGHT.background)
    assert before != after
    QApplication.sendEvent(plot, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert plot.grab().toImage() == after
