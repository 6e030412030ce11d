"""The dots and the curve of the check of the gradient, and what is chosen in them."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.one_sum.gradient import Gradient, gradient, weight_slide
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.lenses.gradient.large import GradientLarge
from rnn_viz.views.lenses.gradient.small import GradientSmall
from tests.views.lenses.lens_moments import scene_of, trained_to


@pytest.fixture(scope="module")
def now() -> Snapshot:
    return trained_to(600)


@pytest.fixture(scope="module")
def found(now: Snapshot) -> Gradient:
    it = at_once(gradient(Look(now.iteration, now.weights, 8, None, now.operands)))
    assert isinstance(it, Gradient)
    return it


def large(
    qtbot: QtBot, now: Snapshot, found: object, view: ViewState | None = None
) -> GradientLarge:
    lens = GradientLarge()
    qtbot.addWidget(lens)
    qtbot.addWidget(lens.side)
    lens.resize(730, 500)
    lens.show()
    lens.draw(scene_of(now, {"gradient": found}, view))
    return lens


def wishes(lens: GradientLarge) -> list[object]:
    sent: list[object] = []
    lens.wished.connect(sent.append)
    return sent


def said(lens: GradientLarge, name: str) -> str:
    label = lens.side.findChild(QLabel, f"lens.gradient.{name}")
    assert label is not None
    return label.text()


def dot(lens: GradientLarge, found: Gradient, index: int) -> QPointF:
    plot = lens.scatter
    return QPointF(
        plot.x_of(float(found.backpropagated[index])), plot.y_of(float(found.measured[index]))
    )


def test_a_dot_a_weight_and_the_curve_of_the_steepest(
    qtbot: QtBot, now: Snapshot, found: Gradient
) -> None:
    lens = large(qtbot, now, found)
    small = GradientSmall()
    qtbot.addWidget(small)
    small.draw(scene_of(now, {"gradient": found}))
    slide = weight_slide(found, found.steepest)
    for picture in (lens, small):
        across, up = picture.scatter.dots.getData()
        np.testing.assert_array_equal(across, found.backpropagated)
        np.testing.assert_array_equal(up, found.measured)
        x, y = picture.slide.curve.getData()
        np.testing.assert_array_equal((x, y), (slide.values, slide.losses))
    x, y = lens.slide.tangent.getData()
    assert (y[-1] - y[0]) / (x[-1] - x[0]) == pytest.approx(slide.slope)
    assert str(found.example.a) in said(lens, "example")


def test_a_click_chooses_the_weight_of_a_dot(qtbot: QtBot, now: Snapshot, found: Gradient) -> None:
    lens = large(qtbot, now, found)
    sent = wishes(lens)
    index = int(found.backpropagated.argmin())
    place = int(found.places[index])
    at = dot(lens, found, index).toPoint()
    qtbot.mouseClick(lens.scatter.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert sent == [ChooseInLens("gradient", "weight", str(place))]
    view = ViewState().after(ChooseInLens("gradient", "weight", str(place)))
    lens.draw(scene_of(now, {"gradient": found}, view))
    assert lens.slide.curve.getData()[1].tolist() == weight_slide(found, place).losses.tolist()
    steepest = lens.side.findChild(QPushButton, "lens.gradient.steepest")
    assert steepest is not None
    steepest.click()
    assert sent[1:] == [ChooseInLens("gradient", "weight", "")]


def test_arrows_go_through_the_dots_by_their_slope(
    qtbot: QtBot, now: Snapshot, found: Gradient
) -> None:
    lens = large(qtbot, now, found)
    sent = wishes(lens)
    order = np.argsort(found.backpropagated, kind="stable")
    rank = int(np.flatnonzero(found.places[order] == found.steepest)[0])
    back, key = (1, Qt.Key.Key_Right) if rank == 0 else (-1, Qt.Key.Key_Left)
    qtbot.keyClick(lens.scatter, key)
    place = int(found.places[order[rank + back]])
    assert lens.scatter.at == place
    assert "backpropagation" in said(lens, "value")
    qtbot.keyClick(lens.scatter, Qt.Key.Key_Return)
    assert sent == [ChooseInLens("gradient", "weight", str(place))]
    qtbot.keyClick(lens.scatter, Qt.Key.Key_Escape)
    assert lens.scatter.at is None


def test_arrows_slide_the_weight_and_tell_the_error(
    qtbot: QtBot, now: Snapshot, found: Gradient
) -> None:
    lens = large(qtbot, now, found)
    slide = weight_slide(found, found.steepest)
    middle = len(slide.values) // 2
    for _ in range(2):
        qtbot.keyClick(lens.slide, Qt.Key.Key_Left)
    assert lens.slide.index == middle - 2
    assert f"E = {slide.losses[middle - 2]:.4f}" in said(lens, "value")
    qtbot.keyClick(lens.slide, Qt.Key.Key_Escape)
    assert lens.slide.index is None
    lens.slide.moved.emit(QPointF(lens.slide.x_of(float(slide.values[10])), 60))
    assert lens.slide.index == 10


def test_a_choice_that_is_not_there_is_the_steepest(
    qtbot: QtBot, now: Snapshot, found: Gradient
) -> None:
    view = ViewState().after(ChooseInLens("gradient", "weight", "9999"))
    lens = large(qtbot, now, found, view)
    losses = weight_slide(found, found.steepest).losses
    assert lens.slide.curve.getData()[1].tolist() == losses.tolist()


@pytest.mark.parametrize("nothing", [None, Unable(600, Trouble.DIVERGED)])
def test_where_nothing_can_be_told_nothing_is_drawn(
    qtbot: QtBot, now: Snapshot, found: Gradient, nothing: object
) -> None:
    lens = large(qtbot, now, found)
    lens.draw(scene_of(now, {"gradient": nothing}))
    assert not lens.scatter.dots.isVisible()
    assert not lens.slide.curve.isVisible()
    assert said(lens, "weight") == "–"
    qtbot.keyClick(lens.slide, Qt.Key.Key_Left)
    qtbot.keyClick(lens.scatter, Qt.Key.Key_Left)
    assert (lens.slide.index, lens.scatter.at) == (None, None)


def test_slopes_that_are_no_numbers_have_no_dots(
    qtbot: QtBot, now: Snapshot, found: Gradient
) -> None:
    broken = replace(found, measured=np.full(len(found.places), np.nan))
    lens = large(qtbot, now, broken)
    assert not lens.scatter.dots.isVisible()


def test_while_it_trains_the_curve_stays_with_its_weight(
    qtbot: QtBot, now: Snapshot, found: Gradient
) -> None:
    lens = large(qtbot, now, found)
    others = found.backpropagated.copy()
    others[5] = 9.0  # another weight is the steepest now
    later = replace(found, backpropagated=others)
    moving = replace(now, phase=Phase.RUNNING)
    lens.draw(scene_of(moving, {"gradient": later}))
    expected = weight_slide(found, found.steepest).losses
    assert lens.slide.curve.getData()[1].tolist() == expected.tolist()
    lens.draw(scene_of(now, {"gradient": later}))
    expected = weight_slide(found, int(found.places[5])).losses
    assert lens.slide.curve.getData()[1].tolist() == expected.tolist()
