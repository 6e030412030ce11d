"""The triangle, the curves and the parts of a delta show what was found."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ShowPosition
from rnn_viz.core.lenses.blame import Blame
from rnn_viz.core.lenses.look import Trouble, Unable
from rnn_viz.core.lenses.one_sum.delta_parts import delta_parts
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.lenses.blame.large import BlameLarge
from rnn_viz.views.lenses.blame.reach_plot import ReachPlot
from rnn_viz.views.lenses.blame.small import BlameSmall
from rnn_viz.views.lenses.blame.triangle import Triangle
from rnn_viz.views.lenses.blame.triangle_layout import BlameCell
from tests.views.lenses.lens_moments import scene_of, trained_to, with_sum


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return with_sum(trained_to(600), 116, 44)


def made(bits: int = 8, fall: float = 0.5) -> Blame:
    lags = np.arange(bits)[:, None] - np.arange(bits)[None, :]
    norms = np.where(lags >= 0, 10.0 * fall ** np.arange(bits)[None, :], np.nan)
    return Blame(600, norms, 16_384, False)


WITHOUT_OUTPUT = Blame(600, np.tril(np.zeros((8, 8))), 16_384, False)


def series() -> Series:
    found = Series()
    for at, fall in ((0, 0.3), (300, 0.5), (600, 0.8)):
        found = found.including(at, 2.0 * fall ** np.arange(8))
    return found


def large(qtbot: QtBot, now: Snapshot, **found: object) -> BlameLarge:
    lens = BlameLarge()
    qtbot.addWidget(lens)
    qtbot.addWidget(lens.side)
    lens.resize(730, 500)
    lens.show()
    lens.draw(scene_of(now, found))
    return lens


def colour_at(triangle: Triangle, cell: BlameCell) -> QColor:
    rect = triangle.rect_of(cell)
    return triangle.grab().toImage().pixelColor(int(rect.x()) + 3, int(rect.center().y()))


def test_more_blame_has_another_colour_in_the_same_column_of_every_row(
    qtbot: QtBot, now: Snapshot
) -> None:
    triangle = large(qtbot, now, blame=made()).triangle
    shades = [colour_at(triangle, BlameCell(7, lag)) for lag in range(8)]
    assert len({shade.name() for shade in shades}) == 8
    for lag in range(4):
        assert colour_at(triangle, BlameCell(4, lag)) == shades[lag]  # one scale for all rows


def test_cells_do_not_overlap_and_states_stand_below_each_other(
    qtbot: QtBot, now: Snapshot
) -> None:
    triangle = large(qtbot, now, blame=made()).triangle
    assert triangle.rect_of(BlameCell(7, 3)).x() == triangle.rect_of(BlameCell(4, 0)).x()
    assert triangle.rect_of(BlameCell(7, 0)).right() < triangle.rect_of(BlameCell(7, 1)).x()
    for cell in (BlameCell(7, 7), BlameCell(0, 0), BlameCell(5, 2)):
        assert triangle.place_at(triangle.rect_of(cell).center()) == cell
    assert triangle.place_at(triangle.rect_of(BlameCell(7, 0)).center() + QPointF(0, 80)) is None


def test_a_click_on_a_row_chooses_its_position(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now, blame=made())
    sent: list[object] = []
    lens.wished.connect(sent.append)
    middle = lens.triangle.rect_of(BlameCell(6, 2)).center().toPoint()
    qtbot.mouseClick(lens.triangle.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert sent == [ShowPosition(6)]


def test_arrows_move_over_the_cells_and_tell_them(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now, blame=made())
    triangle = lens.triangle
    lens.activateWindow()
    triangle.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(triangle.hasFocus)
    assert triangle.at == BlameCell(7, 7)
    for key, there in (
        (Qt.Key.Key_Left, (7, 6)), (Qt.Key.Key_Down, (6, 5)), (Qt.Key.Key_Up, (7, 6)),
        (Qt.Key.Key_Right, (7, 7)), (Qt.Key.Key_Right, (7, 7)),
    ):  # fmt: skip
        qtbot.keyClick(triangle, key)
        assert triangle.at == BlameCell(*there)
    label = lens.side.findChild(QLabel, "lens.blame.value")
    assert label is not None
    assert "state at 0 (7 back)" in label.text()
    assert "0.78 %" in label.text()


def test_the_parts_are_those_of_the_sum_on_stage(qtbot: QtBot, now: Snapshot) -> None:
    lens = large(qtbot, now, blame=made())
    scene = scene_of(now)
    shares = delta_parts(scene.trace, scene.evidence.position).shares
    np.testing.assert_allclose([step.value for step in lens.parts.steps], shares)
    assert [step.name for step in lens.parts.steps] == ["4", "5", "6", "7"]
    lens.draw(scene_of(now, view=ViewState(position=0)))
    assert len(lens.parts.steps) == 8


def test_a_line_a_distance_on_a_logarithmic_axis(qtbot: QtBot) -> None:
    plot = ReachPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 200)
    plot.show_series(series(), 1_000, 600)
    for line, lag in zip(plot.lines, (1, 4, 7), strict=True):
        x, y = line.getData()
        np.testing.assert_allclose(x, [0, 300, 600])
        np.testing.assert_allclose(y, lag * np.log10([0.3, 0.5, 0.8]))
    assert plot.y_range == (-4.0, 0.0)  # down to what there is
    plot.moved.emit(QPointF(plot.x_of(310), 50))
    assert plot.tip.splitlines() == [
        "iteration 300", "1 back: 50 %", "4 back: 6.2 %", "7 back: 0.78 %",
    ]  # fmt: skip


def test_moments_without_numbers_are_left_out(qtbot: QtBot) -> None:
    plot = ReachPlot()
    qtbot.addWidget(plot)
    known = series().including(900, np.full(8, np.nan)).including(950, np.zeros(8))
    plot.show_series(known, 1_000, 900)
    assert plot.lines[0].getData()[0].size == 3
    plot.show_series(Series(), 1_000, 900)
    assert not plot.lines[0].isVisible()


@pytest.mark.parametrize("found", [None, Unable(600, Trouble.DIVERGED), WITHOUT_OUTPUT])
def test_where_nothing_can_be_told_nothing_is_drawn(
    qtbot: QtBot, now: Snapshot, found: object
) -> None:
    lens = large(qtbot, now, blame=made())
    lens.draw(scene_of(now, {"blame": found} if found else {}))
    assert lens.triangle.bits == 0
    small = BlameSmall()
    qtbot.addWidget(small)
    small.draw(scene_of(now, {"blame": found} if found else {}))
    assert small.triangle.bits == 0


@pytest.mark.parametrize("bits", [2, 32])
def test_few_and_many_bits(qtbot: QtBot, now: Snapshot, bits: int) -> None:
    triangle = large(qtbot, now, blame=made(bits, 0.9)).triangle
    rects = [triangle.rect_of(BlameCell(bits - 1, lag)) for lag in range(bits)]
    assert all(rect.width() >= 1 and triangle.rect().contains(rect.toRect()) for rect in rects)
    small = BlameSmall()
    qtbot.addWidget(small)
    small.resize(330, 110)
    small.show()
    small.draw(scene_of(now, {"blame": made(bits, 0.9), "blame.run": series()}))
    last = small.triangle.rect_of(BlameCell(bits - 1, bits - 1))
    assert small.triangle.rect().contains(last.toRect())
