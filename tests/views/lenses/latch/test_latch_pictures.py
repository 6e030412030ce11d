"""Ripples as they are drawn: both starts, the first wrong place, and the run."""

from functools import cache

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGraphicsSimpleTextItem
from pytestqt.qtbot import QtBot

from rnn_viz.core.lenses.latch import Latch, latch
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.latch.latch_large import LatchLarge
from rnn_viz.views.lenses.latch.latch_small import LatchSmall
from rnn_viz.views.lenses.latch.logits import bit_ticks, places_shown
from rnn_viz.views.lenses.latch.ripple_plot import RipplePlot
from tests.views.lenses.run_scenes import scene_with, snapshot_at

RUN = Series(np.array([0.0, 5_000.0, 7_000.0]), np.array([[1.0, 1.0], [2.0, 3.0], [38.0, 4_000.0]]))


@cache
def found_at(iteration: int) -> Latch:
    found = at_once(latch(Look(iteration, snapshot_at(iteration).weights, 8)))
    assert isinstance(found, Latch)
    return found


def scene_at(iteration: int) -> Scene:
    return scene_with(iteration, {"latch": found_at(iteration), "latch.run": RUN})


@pytest.fixture
def small(qtbot: QtBot) -> LatchSmall:
    picture = LatchSmall()
    qtbot.addWidget(picture)
    picture.resize(310, 100)
    picture.show()
    return picture


@pytest.fixture
def large(qtbot: QtBot) -> LatchLarge:
    picture = LatchLarge()
    qtbot.addWidget(picture)
    qtbot.addWidget(picture.side)  # the page around it takes it
    picture.resize(700, 500)
    picture.show()
    return picture


def texts(plot: RipplePlot) -> list[str]:
    items = plot.scene().items()
    return [it.text() for it in items if isinstance(it, QGraphicsSimpleTextItem) and it.isVisible()]


def names(plot: RipplePlot) -> list[str]:
    return [tick.text for tick in plot._axes["right"]._ticks(*plot.y_range, plot.area().height())]


def test_both_starts_are_drawn_with_what_they_end_in(small: LatchSmall) -> None:
    small.draw(scene_at(7_000))
    none, one = found_at(7_000).orbits[0]
    for line, orbit in zip(small.plot.lines, (none, one), strict=True):
        _, y = line.getData()
        assert len(y) == 61
        np.testing.assert_allclose(y, orbit.logit[:61])
    assert names(small.plot) == ["carry +0.03", "no carry +2.81"]


def test_the_first_wrong_place_is_told_at_the_axis(small: LatchSmall) -> None:
    small.draw(scene_at(7_000))
    assert "38" in texts(small.plot)
    small.draw(scene_at(10_000))
    assert not {"37", "38", "39"} & set(texts(small.plot))


def test_ends_that_are_one_have_one_name(small: LatchSmall) -> None:
    small.draw(scene_at(5_000))
    assert names(small.plot) == ["both +0.64"]


def test_what_rests_early_is_drawn_on(small: LatchSmall) -> None:
    small.draw(scene_at(5_000))
    none = found_at(5_000).orbits[0][0]
    _, y = small.plot.lines[0].getData()
    assert len(none.logit) < 61 == len(y)
    assert (y[len(none.logit) :] == none.end_logit).all()


def test_so_many_places_are_shown_that_the_wrong_one_is() -> None:
    assert places_shown(found_at(7_000)) == 60
    assert places_shown(found_at(10_000)) == 60
    found = found_at(9_500)
    assert places_shown(found) >= (found.wrong_at(1) or 0)


@pytest.mark.parametrize("value", [None, Unable(7_000, Trouble.DIVERGED)])
def test_what_is_not_known_is_not_drawn(
    small: LatchSmall, large: LatchLarge, value: Unable | None
) -> None:
    empty = scene_with(7_000, {} if value is None else {"latch": value})
    for picture in (small, large):
        picture.draw(scene_at(7_000))
        picture.draw(empty)
    for plot in (small.plot, *large.logits, *large.ways):
        assert not any(line.isVisible() for line in plot.lines)
        assert names(plot) == []
    assert large.ends[0].said.text() == ""


def test_large_shows_both_ripples_and_what_they_end_in(large: LatchLarge) -> None:
    large.draw(scene_at(7_000))
    assert large.ends[0].said.text().endswith("wrong at position 38.")
    assert large.ends[1].said.text() == "1 + 0 repeated is right for ever."
    table = large.ends[0].values()
    assert table["rests"] == ["from place 197", "from place 204"]
    assert table["says"] == ["1, right", "1, wrong"]
    for ripple, plot in enumerate(large.ways):
        _, y = plot.lines[1].getData()
        np.testing.assert_allclose(y[0], 1.0)
        assert y[-1] == pytest.approx(found_at(7_000).along(found_at(7_000).orbits[ripple][1])[60])
    x, y = large.lengths.lines[0].getData()
    assert x.tolist() == [0.0, 5_000.0, 7_000.0]
    np.testing.assert_allclose(y, np.log10([1.0, 2.0, 38.0]))


def test_keys_point_at_a_place_in_both_pictures_of_a_ripple(
    qtbot: QtBot, large: LatchLarge
) -> None:
    large.draw(scene_at(7_000))
    plot = large.logits[0]
    for _ in range(3):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.tip == plot.accessibleDescription()
    assert plot.tip.startswith("place 2: no carry +")
    qtbot.keyClick(large.ways[0], Qt.Key.Key_Right)
    assert large.ways[0].tip.startswith("place 3: ")
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.tip == ""


def test_the_bits_stand_above_and_below_zero() -> None:
    one, zero = bit_ticks(-2.0, 2.0, 100.0)
    assert (one.text, zero.text) == ("1", "0")
    assert one.value == -zero.value > 0
    assert [tick.text for tick in bit_ticks(-3.0, 0.0, 100.0)] == ["0"]
