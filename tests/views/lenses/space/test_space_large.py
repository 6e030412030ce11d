"""State space, large: what is pointed at, picked and chosen; every state is where it should be."""

from functools import lru_cache

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import GoTo, ShowNumbers
from rnn_viz.core.intents import ChooseInLens, ShowPosition
from rnn_viz.core.lenses.directions.plane import plane
from rnn_viz.core.lenses.latch import latch
from rnn_viz.core.lenses.long_sums.wrong_sum import FoundSum, Stage, WrongSumSearch
from rnn_viz.core.lenses.look import Look, Trouble, Unable, at_once
from rnn_viz.core.lenses.space import Projection, Space, space
from rnn_viz.core.net.inference import add
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.lenses.space.large import SpaceLarge
from rnn_viz.views.lenses.space.plane.plane_plot import StatePlace, StopPlace
from rnn_viz.views.lenses.space.thumbs import ThumbPlace
from tests.core.lenses.trained_looks import look_at, random_weights, states_of
from tests.views.lenses.lens_scenes import scene_with


@lru_cache(maxsize=8)
def space_of(look: Look) -> Space:
    found = at_once(space(states_of(look)))
    assert isinstance(found, Space)
    return found


@lru_cache(maxsize=1)
def look() -> Look:
    return look_at(7_000)


def scene(view: ViewState | None = None, **found: object) -> Scene:
    return scene_with(look(), {"space": space_of(look())} | found, view)


@pytest.fixture
def lens(qtbot: QtBot) -> SpaceLarge:
    made = SpaceLarge()
    qtbot.addWidget(made)
    qtbot.addWidget(made.side)
    made.resize(740, 560)
    made.show()
    made.draw(scene())
    return made


def wishes(lens: SpaceLarge) -> list[object]:
    made: list[object] = []
    lens.wished.connect(made.append)
    return made


def choosing(**choices: str) -> ViewState:
    view = ViewState()
    for what, value in choices.items():
        view = view.after(ChooseInLens("space", what, value))
    return view


def test_each_state_is_drawn_where_it_lies(lens: SpaceLarge) -> None:
    axes, found = lens.plane.axes, space_of(look())
    picture = lens.plane.grab().toImage()
    ground = lens.plane.theme.surface
    for row in range(0, len(found.states), 1_999):
        at = axes.pixel_of(*lens.plane.points[row].tolist())
        assert axes.area.contains(at)
        around = {
            picture.pixelColor(at.toPoint() + QPoint(dx, dy)).name()
            for dx in (-1, 0, 1) for dy in (-1, 0, 1)
        }  # fmt: skip
        assert around != {ground}


def test_pointing_tells_the_state_and_picking_puts_its_sum_on_stage(
    lens: SpaceLarge, qtbot: QtBot
) -> None:
    found, made = space_of(look()), wishes(lens)
    row = found.closest
    at = lens.plane.axes.pixel_of(*lens.plane.points[row].tolist())
    assert lens.plane.place_at(at) == StatePlace(row)
    qtbot.mouseClick(lens.plane.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    picked = lens.plane.at
    a, b = (int(it[picked.row]) for it in (found.states.a, found.states.b))
    position = int(found.states.position[picked.row])
    assert made == [ShowNumbers(a, b), ShowPosition(position)]
    state = add(look().weights, a, b, 8).layer_1[position]
    drawn = found.points(state, Projection.CARRY_BIT)
    assert np.allclose(drawn, lens.plane.points[picked.row])


def test_a_position_of_the_sum_can_be_picked(lens: SpaceLarge, qtbot: QtBot) -> None:
    made = wishes(lens)
    sum_ = add(look().weights, 116, 44, 8)
    point = space_of(look()).points(sum_.layer_1[1], Projection.CARRY_BIT)
    at = lens.plane.axes.pixel_of(*point.tolist()).toPoint()
    assert lens.plane.place_at(QPointF(at)) == StopPlace(1)
    qtbot.mouseClick(lens.plane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert made == [ShowPosition(1)]


def test_keys_go_from_state_to_state(lens: SpaceLarge, qtbot: QtBot) -> None:
    lens.plane.setFocus(Qt.FocusReason.TabFocusReason)
    assert lens.plane.at == StatePlace(space_of(look()).closest)
    assert "33 + 95, position 6" in lens.plane.accessibleDescription()
    before = lens.plane.points[lens.plane.at.row]
    qtbot.keyClick(lens.plane, Qt.Key.Key_Right)
    assert lens.plane.points[lens.plane.at.row][0] > before[0]
    made = wishes(lens)
    qtbot.keyClick(lens.plane, Qt.Key.Key_Return)
    assert isinstance(made[0], ShowNumbers)


def test_choices_leave_as_wishes_and_are_followed(lens: SpaceLarge, qtbot: QtBot) -> None:
    made = wishes(lens)
    lens.choices.colours.buttons()[3].click()
    lens.choices.projections.picked.emit(ThumbPlace(1))
    lens.choices.boxes["wrong"].click()
    assert made == [
        ChooseInLens("space", "colour", "inputs"),
        ChooseInLens("space", "projection", "PC 1 × 2"),
        ChooseInLens("space", "show", "path"),
    ]
    lens.draw(scene(choosing(projection="PC 1 × 3", colour="bit", show="")))
    shown = lens.plane.shown
    assert shown is not None
    assert (shown.projection, shown.path) == (Projection.FIRST_THIRD, None)
    assert lens.choices.colours.index == 2
    lens.draw(scene(choosing(projection="no such plane", colour="?")))
    assert lens.plane.shown is not None
    assert lens.plane.shown.projection is Projection.CARRY_BIT


def test_what_is_read_of_the_position_is_said(lens: SpaceLarge) -> None:
    assert lens.choices.reading.text().startswith("It passes on carry 1, 3.1 σ from the cut")
    assert "eight groups" in lens.choices.inputs.text()


def test_earlier_moments_can_be_gone_to(lens: SpaceLarge, qtbot: QtBot) -> None:
    before = tuple(at_once(plane(look_at(it))) for it in (0, 5_000))
    lens.draw(scene(**{"space.before": (Unable(0, Trouble.DIVERGED), *before)}))
    made = wishes(lens)
    at = lens.before.rect_of(ThumbPlace(1)).center()
    qtbot.mouseClick(lens.before.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert made == [GoTo(5_000)]
    assert lens.before.tip == "5,000: 83 %"
    qtbot.keyClick(lens.before, Qt.Key.Key_Right)  # by click: the keys are the window's
    lens.before.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(lens.before, Qt.Key.Key_Left)
    qtbot.keyClick(lens.before, Qt.Key.Key_Return)
    assert made[-1] == GoTo(5_000)


def test_the_wrong_sum_and_resting_points_of_the_same_moment(lens: SpaceLarge) -> None:
    sum_ = add(look().weights, 1, (1 << 39) - 1, 8)
    position = int(np.flatnonzero(sum_.wrong)[0])
    search = WrongSumSearch(
        7_000, 8, False, (), (), FoundSum(Stage.RIPPLES, sum_, position, None, True)
    )
    found = at_once(latch(look()))
    lens.draw(scene(choosing(show="wrong rest"), wrong=search, latch=found))
    shown = lens.plane.shown
    assert shown is not None
    assert (shown.wrong, shown.latch) == (search.found, found)
    old = WrongSumSearch(6_000, 8, False, (), (), search.found)
    lens.draw(scene(choosing(show="wrong"), wrong=old))
    assert lens.plane.shown is not None
    assert lens.plane.shown.wrong is None


def test_nothing_is_drawn_of_what_cannot_be_shown(lens: SpaceLarge) -> None:
    lens.draw(scene(space=Unable(7_000, Trouble.EQUAL_STATES)))
    assert lens.plane.shown is None
    assert lens.plane.place_at(QPointF(300, 200)) is None
    assert lens.plane.first_place(is_back=False) is None
    assert not lens.choices.closest.isEnabled()
    lens.grab()


def test_signs_are_kept_from_moment_to_moment(lens: SpaceLarge) -> None:
    later = look_at(10_000)
    lens.draw(scene_with(later, {"space": space_of(later)}))
    shown = lens.plane.shown
    assert shown is not None
    along = shown.space.components.directions @ space_of(look()).components.directions.T
    assert (np.diag(along) >= 0).all()


@pytest.mark.parametrize(("hidden", "bits"), [(1, 2), (3, 4), (128, 32)])
def test_any_size_is_drawn(lens: SpaceLarge, hidden: int, bits: int) -> None:
    other = Look(3, random_weights(hidden), bits)
    for projection in Projection:
        view = choosing(projection=projection.value, colour="inputs")
        lens.draw(scene_with(other, {"space": space_of(other)}, view, numbers=(1, 1)))
        lens.grab()
    assert len(lens.plane.points) == len(space_of(other).states)


def test_a_very_long_sum_has_a_path_that_can_be_read(lens: SpaceLarge) -> None:
    lens.draw(scene_with(look(), {"space": space_of(look())}, numbers=(1 << 300, 1)))
    lens.grab()
    shown = lens.plane.shown
    assert shown is not None
    assert shown.path is not None
    assert shown.path.columns == 301
