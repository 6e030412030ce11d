"""The pictures of longer numbers draw what was found, and nothing where nothing was."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import GoTo
from rnn_viz.core.lenses.look import Trouble, Unable
from rnn_viz.core.lenses.series import Series
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.longer.length_plot import FilledLine, LengthPlot
from rnn_viz.views.lenses.longer.longer_large import LongerLarge
from rnn_viz.views.lenses.longer.longer_small import LongerPicture, LongerSmall
from rnn_viz.views.widgets.pictures.plot_axis import PlotAxis
from tests.views.lenses.long_scenes import CURVES, moment, scene_at, scene_with


@pytest.fixture(params=[LongerSmall, LongerLarge])
def picture(request: pytest.FixtureRequest, qtbot: QtBot) -> LongerPicture:
    made: LongerPicture = request.param()
    qtbot.addWidget(made)
    if made.side is not None:
        qtbot.addWidget(made.side)
    made.resize(500, 300)
    made.show()
    return made


def curves(plot: LengthPlot) -> list[FilledLine]:
    return [it for it in plot.scene().items() if isinstance(it, FilledLine) and it.isVisible()]


def written(plot: LengthPlot, side: str) -> list[str]:
    axes = [it for it in plot.scene().items() if isinstance(it, PlotAxis)]
    axis = next(it for it in axes if it.orientation == side)
    return [text for _, _, text in axis.generateDrawSpecs(None)[2]]


def test_there_is_a_row_a_length(picture: LongerPicture) -> None:
    picture.draw(scene_at(7_000))
    assert written(picture.plot, "left") == ["8 bits", "16", "32", "64", "256", "1,000 bits"]
    assert written(picture.plot, "right") == ["100 %"] * 6
    lines = sorted(curves(picture.plot), key=lambda it: -it.opts["fillLevel"])
    assert len(lines) == 6
    for column, line in enumerate(lines):
        x, y = line.getData()
        kept = x != 7_000  # there it is what is known of the playhead
        assert x[kept].tolist() == CURVES.iterations[CURVES.iterations != 7_000].tolist()
        shares = (y - line.opts["fillLevel"]) / 0.8
        known = CURVES.values[CURVES.iterations != 7_000, column]
        np.testing.assert_allclose(shares[kept], known)
        np.testing.assert_allclose(shares[x == 7_000][0], 1.0)


def test_moments_without_an_answer_are_left_out(picture: LongerPicture) -> None:
    values = CURVES.values.copy()
    values[1] = np.nan
    known = Series(CURVES.iterations.copy(), values)
    picture.draw(scene_with(moment(0), longer_run=known))
    assert all(len(it.getData()[0]) == 2 for it in curves(picture.plot))


@pytest.mark.parametrize("found", [{}, {"longer": Unable(0, Trouble.DIVERGED)}])
def test_nothing_stale_is_left(picture: LongerPicture, found: dict[str, object]) -> None:
    picture.draw(scene_at(7_000))
    picture.draw(scene_with(moment(0), **found))
    assert written(picture.plot, "right") == []
    assert not curves(picture.plot)


def test_a_run_of_another_length_has_other_rows(picture: LongerPicture) -> None:
    picture.draw(scene_at(7_000))
    picture.draw(scene_with(moment(0, bits=12), longer_run=CURVES))
    assert written(picture.plot, "left") == ["12 bits", "32", "64", "256", "1,000 bits"]
    assert not curves(picture.plot), "the rows of another run are no curves of this one"


def test_the_pointer_tells_what_is_known_near_it(picture: LongerPicture) -> None:
    picture.draw(scene_at(7_000))
    plot = picture.plot
    x = plot.x_of(2_100)
    plot.moved.emit(QPointF(x, plot.area().center().y()))
    assert plot.tip.startswith("iteration 2,000\n8 bits: 35.3 %")
    plot.moved.emit(None)
    assert plot.tip == ""


def test_the_table_says_how_sure_each_share_is(qtbot: QtBot) -> None:
    large = LongerLarge()
    qtbot.addWidget(large)
    qtbot.addWidget(large.side)
    large.draw(scene_at(6_500))
    texts = [label.text() for label in large.table.findChildren(QLabel)]
    lengths = large.now.lengths if large.now else ()
    assert f"{lengths[1].right:,} of 2,000" in texts
    assert texts.count("exact: all of them were asked") == 1
    assert sum("95 % confidence" in text for text in texts) == 5
    large.draw(scene_with(moment(0, bits=12)))
    assert all(label.isHidden() for label in large.table.findChildren(QLabel))


def test_keys_and_clicks_go_to_an_iteration(qtbot: QtBot) -> None:
    large = LongerLarge()
    qtbot.addWidget(large)
    qtbot.addWidget(large.side)
    large.resize(500, 300)
    large.show()
    large.draw(scene_at(7_000))
    wishes: list[object] = []
    large.wished.connect(wishes.append)
    qtbot.keyClick(large.plot, Qt.Key.Key_Left)
    qtbot.keyClick(large.plot, Qt.Key.Key_Return)
    assert wishes == [GoTo(6_900)]
    assert large.plot.accessibleDescription().startswith("iteration 6,000")
    qtbot.keyClick(large.plot, Qt.Key.Key_Escape)
    assert large.plot.accessibleDescription() == ""
    area = large.plot.area()
    qtbot.mouseClick(large.plot.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert isinstance(wishes[1], GoTo)
    assert wishes[1].iteration == pytest.approx(5_000, abs=100)


def test_it_is_a_picture_of_a_lens(picture: LensPicture) -> None:
    assert picture.studies == {"longer", "longer.run"}
