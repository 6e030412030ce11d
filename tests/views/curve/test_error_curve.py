"""The error curve: what is drawn, what is read out, and what mouse and keys ask for."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.app.theme import style_sheet
from rnn_viz.core.commands import GoTo
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.intents import ShowLine, Zoom
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.run_range import Range, whole_run
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.views.curve.curve_legend import CurveLine
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.widgets import error_lines
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.evidence_moments import NO_WEIGHTS, all_right, found_out, moment
from tests.views.following import follow, redraw, show, wishes

LONG = RunConfig(iterations=10_000_000)


def shown(
    qtbot: QtBot, now: Snapshot | None, width: int = 500, height: int = 260, theme: Theme = DARK
) -> ErrorCurve:
    view = dressed(ErrorCurve(), theme)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    follow(view)
    if now is not None:
        view.draw(Scene(now))
    return view


def picked(view: ErrorCurve) -> list[int]:
    """Return a list into which the iterations will be put that are asked for."""
    found: list[int] = []
    view.wished.connect(
        lambda wish: found.append(wish.iteration) if isinstance(wish, GoTo) else None
    )
    return found


def at(view: ErrorCurve, iteration: float, share: float = 0.5) -> QPoint:
    """Return the pixel of the plot at an iteration and a height, 0 … 1."""
    area = view.plot.area()
    y = area.bottom() + 1 - round(share * area.height())
    return QPoint(round(view.plot.x_of(iteration)), y)


def difference(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def has(view: ErrorCurve, point: QPoint, name: str, reach: int = 1) -> bool:
    """Whether a colour is at a pixel or beside it; smoothed edges have a good half of it."""
    colour, image = QColor(name), view.plot.grab().toImage()
    limit = 0.6 * difference(colour, QColor(view.theme.background))
    return any(
        difference(image.pixelColor(point.x() + dx, point.y() + dy), colour) <= limit
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    )


def playhead(view: ErrorCurve) -> float:
    """Return where the line in the accent is drawn."""
    lines = [line for line in view.plot.scene().items() if isinstance(line, pg.InfiniteLine)]
    accent = QColor(view.theme.accent)
    (found,) = (line for line in lines if line.isVisible() and line.pen.color() == accent)
    return float(found.value())


def name_of_chance(view: ErrorCurve) -> QRectF:
    """Return where the name is written, in pixels of the plot."""
    words = (item for item in view.plot.scene().items() if isinstance(item, Words))
    return next(item for item in words if item.text().startswith("chance")).sceneBoundingRect()


def values(view: ErrorCurve) -> dict[CurveLine, str]:
    return {line: switch.value for line, switch in view.legend.switches.items()}


def turn_wheel(view: ErrorCurve, point: QPoint, x: int, y: int) -> None:
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(point), QPointF(view.plot.mapToGlobal(point)), QPoint(), QPoint(x, y), *none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.plot.viewport(), event)


def drag(qtbot: QtBot, view: ErrorCurve, start: QPoint, stop: QPoint) -> None:
    qtbot.mousePress(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.plot.viewport(), stop)
    qtbot.mouseRelease(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=stop)


# what is drawn


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_lines_are_where_the_numbers_are(qtbot: QtBot, theme: Theme) -> None:
    errors = np.tile([1.0, 3.0], 4_000)  # band 1 … 3, mean 2
    shares = Checks(np.array([0.0, 4_000.0, 8_000.0]), np.full(3, 0.9))
    view = shown(qtbot, moment(errors, at=6_000, analysis=found_out(None, shares)), theme=theme)
    assert has(view, at(view, 2_000, 1.4 / 8), theme.band)
    assert has(view, at(view, 2_000, 2.6 / 8), theme.band)
    assert not has(view, at(view, 2_000, 3.4 / 8), theme.band)
    assert not has(view, at(view, 9_000, 2 / 8), theme.band), "nothing is known there yet"
    assert has(view, at(view, 2_000, 2 / 8), theme.curve)
    assert has(view, at(view, 2_000, 0.9), theme.share)
    assert has(view, at(view, 6_000, 0.7), theme.accent)
    image, left, y = view.plot.grab().toImage(), at(view, 6_200).x(), at(view, 0, 0.5).y()
    chance = [
        any(image.pixelColor(x, y + dy) == QColor(theme.muted) for dy in (-1, 0, 1))
        for x in range(left, left + 20)
    ]
    assert any(chance)
    assert not all(chance), "chance is dashed"


def test_single_examples_become_a_line(qtbot: QtBot) -> None:
    errors = np.full(100, 4.0)
    errors[50] = 8.0
    view = shown(qtbot, moment(errors, config=RunConfig(iterations=100)))
    show(view, ShowLine("mean", False))
    image = view.plot.grab().toImage()
    background = QColor(DARK.background)
    assert image.pixelColor(at(view, 50, 0.93)) != background
    assert image.pixelColor(at(view, 60, 0.93)) == background


def test_heights_do_not_move_with_the_errors(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(500, 7.9)))
    before = view.plot.y_range
    redraw(view, moment(np.full(500, 0.1), run_id=2))
    assert view.plot.y_range == before == (0.0, 8.0)
    assert has(view, at(view, 250, 0.1 / 8), DARK.curve)


@pytest.mark.parametrize("line", list(CurveLine))
def test_a_press_on_the_legend_hides_a_line(qtbot: QtBot, line: CurveLine) -> None:
    shares = Checks(np.array([0.0, 8_000.0]), np.full(2, 0.9))
    now = moment(np.tile([1.0, 3.0], 4_000), at=9_000, analysis=found_out(None, shares))
    view = shown(qtbot, now)
    places = {CurveLine.BAND: 1.4 / 8, CurveLine.MEAN: 2 / 8, CurveLine.SHARE: 0.9}
    colour = {CurveLine.BAND: DARK.band, CurveLine.MEAN: DARK.curve, CurveLine.SHARE: DARK.share}[
        line
    ]
    heard = wishes(view)
    assert has(view, at(view, 4_000, places[line]), colour)
    qtbot.mouseClick(view.legend.switches[line], Qt.MouseButton.LeftButton)
    assert heard == [ShowLine(line.value, False)]
    assert not has(view, at(view, 4_000, places[line]), colour)
    qtbot.keyClick(view.legend.switches[line], Qt.Key.Key_Space)
    assert has(view, at(view, 4_000, places[line]), colour)


def test_few_shares_are_dots_and_the_newest_evaluation_is_one_of_them(qtbot: QtBot) -> None:
    shares = Checks(np.array([0.0]), np.array([0.0]), np.zeros((1, 8)))
    now = moment(np.full(9_000, 0.2), at=0, analysis=found_out(all_right(iteration=6_000), shares))
    view = shown(qtbot, now)
    assert has(view, at(view, 6_000, 1.0), DARK.share, 2)
    assert has(view, at(view, 3_000, 0.5), DARK.share, 2), "joined by a line"


def test_a_theme_recolours_what_is_there(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(5_000, 4.0)))
    dressed(view, LIGHT)
    assert has(view, at(view, 5_000, 0.8), LIGHT.accent)
    assert has(view, at(view, 8_000, 0.8), LIGHT.background, 0)


def test_nothing_is_drawn_twice(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    now = moment(np.full(500, 4.0))
    view = shown(qtbot, now)
    asked: list[int] = []
    original = curve_lines.band_of
    monkeypatch.setattr(error_lines, "band_of", lambda *given: asked.append(1) or original(*given))
    redraw(view, replace(now, acked=5))
    assert asked == []
    redraw(view, moment(np.full(501, 4.0)))
    view.resize(520, 260)
    show(view, Zoom(Range(0, 400)))
    redraw(view, moment(np.full(501, 3.0), run_id=2))
    assert len(asked) == 4


# what is read out


def test_the_playhead_is_read_out(qtbot: QtBot) -> None:
    errors = np.arange(8_000) % 5 + 0.25
    shares = Checks(np.array([0.0, 5_501.0]), np.array([0.0, 0.673]))
    view = shown(qtbot, moment(errors, at=5_501, analysis=found_out(None, shares)))
    assert view.where.text() == "iteration 5,501"
    assert values(view) == {
        CurveLine.BAND: "1.25",
        CurveLine.MEAN: "2.25",
        CurveLine.SHARE: "67.3 %",
    }
    assert view.accessibleDescription() == (
        "error 1.25 at iteration 5,501, mean of 100: 2.25, sums right: 67.3 %"
    )
    assert view.accessibleName() == "Error curve"


def test_the_next_example_has_its_error_before_it_is_learned(qtbot: QtBot) -> None:
    now = moment(np.full(30, 1.0))
    view = shown(qtbot, now)
    assert values(view)[CurveLine.BAND] == f"{now.stage.sum.overall_error:.2f}"
    own = moment(np.full(30, 1.0), numbers=(3, 4))
    assert own.stage.sum.overall_error != now.stage.sum.overall_error
    redraw(view, own)
    assert values(view)[CurveLine.BAND] == f"{now.stage.sum.overall_error:.2f}", "not of my numbers"
    assert values(view)[CurveLine.MEAN] == "1.00"


def test_the_mean_says_the_same_before_training_and_after(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(config=RunConfig(iterations=50)))
    assert values(view)[CurveLine.MEAN] == "–", "there is no example before the first"
    redraw(view, moment(np.full(40, 1.5), at=0, config=RunConfig(iterations=50)))
    assert values(view)[CurveLine.MEAN] == "–"
    redraw(view, moment(np.array([1.0, 2.0, 9.0]), at=2, config=RunConfig(iterations=50)))
    assert values(view)[CurveLine.MEAN] == "1.50", "of the examples before"


def test_one_error_is_called_error_and_only_extremes_min_max(
    qtbot: QtBot, long_run: Snapshot
) -> None:
    view = shown(qtbot, moment(np.full(30, 1.0)))
    assert view.legend.switches[CurveLine.BAND].text() == "error"
    redraw(view, replace(long_run, iteration=700_000))
    assert "min–max" in view.legend.switches[CurveLine.BAND].text()


def test_the_mouse_reads_what_is_under_it(qtbot: QtBot) -> None:
    errors = np.arange(10_000) / 2_000
    view = shown(qtbot, moment(errors, at=0))
    qtbot.mouseMove(view.plot.viewport(), at(view, 4_000))
    assert view.plot.iteration is not None
    assert abs(view.plot.iteration - 4_000) <= 10_000 / view.plot.area().width()
    assert view.where.text() == f"iteration {view.plot.iteration:,}"
    assert values(view)[CurveLine.BAND] == f"{errors[view.plot.iteration]:.2f}"
    assert has(view, at(view, view.plot.iteration, 0.8), DARK.muted)
    QApplication.sendEvent(view.plot, QEvent(QEvent.Type.Leave))
    assert view.where.text() == "iteration 0"


def test_beyond_the_frontier_nothing_is_known(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(100, 4.0)))
    qtbot.mouseMove(view.plot.viewport(), at(view, 9_000))
    assert set(values(view).values()) == {"–"}
    assert "not known" in view.accessibleDescription()


def test_a_share_from_nearby_says_that_it_is_near(qtbot: QtBot) -> None:
    shares = Checks(np.array([0.0, 5_000.0]), np.array([0.0, 0.299]))
    view = shown(qtbot, moment(np.full(10_000, 4.0), at=5_010, analysis=found_out(None, shares)))
    assert values(view)[CurveLine.SHARE] == "≈ 29.9 %"
    assert view.accessibleDescription().endswith("sums right: 29.9 % at 5,000")
    redraw(view, moment(np.full(10_000, 4.0), at=2_500, analysis=found_out(None, shares)))
    assert values(view)[CurveLine.SHARE] == "–"


@pytest.fixture(scope="module")
def long_run() -> Snapshot:
    history = History()
    for part in range(20):
        history.append(np.linspace(0, 8, 500_000) * (part % 2) + 0.5 * (1 - part % 2))
    return replace(moment(config=LONG, at=10_000_000), curve=history.curve(), frontier=10_000_000)


def test_buckets_are_read_as_ranges(qtbot: QtBot, long_run: Snapshot) -> None:
    view = shown(qtbot, replace(long_run, iteration=700_000))
    assert view.where.text() == "699,968 … 700,031"
    low, high = values(view)[CurveLine.BAND].split(" – ")
    assert 3.1 < float(low) <= float(high) < 3.3
    assert (
        view.legend.switches[CurveLine.MEAN].text()
        == f"mean of {view.plot.lines.window:,} examples"
    )
    assert view.plot.lines.window >= LONG.iterations / view.plot.area().width()


# what is asked for


@pytest.mark.parametrize("iteration", [0, 1, 2_500, 9_999, 10_000])
def test_a_click_goes_to_the_iteration_under_it(qtbot: QtBot, iteration: int) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    asked = picked(view)
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at(view, iteration))
    (got,) = asked
    assert type(got) is int
    assert 0 <= got <= 10_000
    assert abs(got - iteration) <= 10_000 / view.plot.area().width()


def test_the_ends_can_be_hit_and_the_axes_are_no_iterations(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    left, right = at(view, 0) - QPoint(3, 0), at(view, 10_000) + QPoint(3, 0)
    asked = picked(view)
    for point in (left, right):
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert asked == [0, 10_000]
    for beside in (left - QPoint(9, 0), right + QPoint(9, 0), at(view, 5_000, -0.2)):
        qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    qtbot.mouseClick(view.plot.viewport(), Qt.MouseButton.RightButton, pos=at(view, 5_000))
    drag(qtbot, view, at(view, 2_000), at(view, 3_000))
    assert len(asked) == 2


def test_the_wheel_zooms_about_the_mouse(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    point = at(view, 4_000)
    under = view.plot.value_at(point.x())
    turn_wheel(view, point, 0, 480)
    assert view.plot.shown.width == pytest.approx(10_000 * 0.8**4)
    assert view.plot.value_at(point.x()) == pytest.approx(under, abs=2)
    turn_wheel(view, point, 0, -4_800)
    assert view.plot.shown == whole_run(10_000)


def test_the_wheel_turned_sideways_moves(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    show(view, Zoom(Range(2_000, 4_000)))
    turn_wheel(view, at(view, 3_000), -120, 0)
    assert view.plot.shown == Range(2_200, 4_200)
    turn_wheel(view, at(view, 3_000), 12_000, 0)
    assert view.plot.shown == Range(0, 2_000)


def test_a_drag_zooms_to_the_stretch(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    drag(qtbot, view, at(view, 6_000), at(view, 2_000))
    pixel = 10_000 / view.plot.area().width()
    assert view.plot.shown.start == pytest.approx(2_000, abs=pixel)
    assert view.plot.shown.stop == pytest.approx(6_000, abs=pixel)


def test_the_whole_run_comes_back_in_three_ways(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    button = view.findChild(QPushButton, "error_curve.whole_run")
    assert button is not None
    top = view.plot.geometry()
    assert not button.isVisible(), "it is there only while there is something to take back"
    resets = (
        lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: qtbot.mouseDClick(
            view.plot.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 1_500)
        ),
        lambda: qtbot.keyClick(view.plot, Qt.Key.Key_Escape),
    )
    for reset in resets:
        show(view, Zoom(Range(1_000, 2_000)))
        assert button.isVisible()
        assert view.plot.geometry() == top, "nothing jumps"
        reset()
        assert view.plot.shown == whole_run(10_000)
        assert not button.isVisible()


def test_the_keys_point_pick_and_zoom(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    view.plot.setFocus()
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    assert view.plot.iteration == 5_200, "a fiftieth from the middle"
    qtbot.keyClick(view.plot, Qt.Key.Key_Left)
    asked = picked(view)
    qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert asked == [5_000]
    qtbot.keyClick(view.plot, Qt.Key.Key_Plus)
    assert view.plot.shown == Range(1_000, 9_000)
    qtbot.keyClick(view.plot, Qt.Key.Key_Minus)
    assert view.plot.shown == whole_run(10_000)
    offered = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier
    )
    offered.ignore()
    QApplication.sendEvent(view.plot, offered)
    assert offered.isAccepted()


# time goes on


def test_a_zoomed_picture_follows_a_playhead_that_is_in_it(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(1_000, 4.0)))
    show(view, Zoom(Range(500, 1_500)))
    for frontier in range(1_000, 6_000, 100):
        redraw(view, moment(np.full(frontier, 4.0)))
        assert view.plot.shown.start <= frontier <= view.plot.shown.stop
        assert view.plot.shown.width == pytest.approx(1_000)
    show(view, Zoom(Range(5_000, 6_000)))
    redraw(view, moment(np.full(6_000, 4.0), at=1_200))
    assert view.plot.shown == Range(1_100, 2_100), "a jump back is followed too"
    show(view, Zoom(Range(100, 600)))
    redraw(view, moment(np.full(6_100, 4.0)))
    assert view.plot.shown == Range(100, 600), "who scrolled away is left alone"


def test_a_longer_run_is_shown_whole_and_a_new_one_too(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(1_000, 4.0)))
    redraw(view, moment(np.full(1_000, 4.0), config=RunConfig(iterations=20_000)))
    assert view.plot.shown == whole_run(20_000)
    show(view, Zoom(Range(15_000, 16_000)))
    redraw(view, moment(np.full(1_000, 4.0), config=RunConfig(iterations=3_000)))
    assert view.plot.shown == Range(2_000, 3_000)
    redraw(view, moment(config=RunConfig(iterations=500), run_id=2))
    assert view.plot.shown == whole_run(500)


@pytest.mark.parametrize("iterations", [1, 2, 15, 10_000_000])
@pytest.mark.parametrize("bits", [2, 5, 32])
def test_every_run_can_be_shown(qtbot: QtBot, iterations: int, bits: int) -> None:
    config = RunConfig(iterations=iterations, bits=bits)
    view = shown(qtbot, moment(config=config), 300, 150)
    redraw(view, moment([1.0], config=config))
    for turn in (1_200, -1_200, 120_000):
        turn_wheel(view, at(view, iterations / 2), 0, turn)
        assert 0 <= view.plot.shown.start < view.plot.shown.stop <= iterations
    qtbot.mouseMove(view.plot.viewport(), at(view, view.plot.shown.start))
    assert not view.grab().isNull()


def test_numbers_that_are_none_are_left_out(qtbot: QtBot) -> None:
    errors = np.full(1_000, 4.0)
    errors[-1:] = np.nan
    view = shown(qtbot, moment(errors, at=999, weights=NO_WEIGHTS))
    assert values(view)[CurveLine.BAND] == "nan", "as the script prints it, and everywhere else"
    assert view.accessibleDescription().startswith("error not a number at iteration 999")
    assert has(view, at(view, 500, 0.5), DARK.curve, 2)
    redraw(view, moment(np.full(5, np.nan), weights=NO_WEIGHTS))
    assert values(view)[CurveLine.BAND] == "nan"


def test_the_curve_moves_by_pixels_in_training_and_is_exact_at_rest(qtbot: QtBot) -> None:
    view = shown(qtbot, None)
    errors = np.tile([1.0, 3.0], 2_500)  # 10,000 iterations, about 25 a pixel
    drawn = []
    for count, phase in (
        (4_000, Phase.RUNNING), (4_001, Phase.RUNNING), (4_001, Phase.PAUSED),
        (5_000, Phase.RUNNING),
    ):  # fmt: skip
        redraw(view, replace(moment(errors[:count]), phase=phase))
        drawn.append(playhead(view))
    assert drawn == [4_000, 4_000, 4_001, 5_000]


def test_places_have_names(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    for iteration in (0, 4_000, 10_000):
        place = view.place_of(iteration)
        assert place is not None
        assert view.plot.geometry().contains(place)
        qtbot.mouseMove(view.plot.viewport(), place.center() - view.plot.pos())
        assert view.plot.iteration == pytest.approx(iteration, abs=25)
    show(view, Zoom(Range(1_000, 2_000)))
    assert view.place_of(4_000) is None
    assert view.place_of("error_curve.whole_run") is not None


# what was cut or covered


@pytest.mark.parametrize(("width", "height"), [(276, 160), (340, 205), (900, 400)])
@pytest.mark.parametrize("at_", [0, 6_600, 7_000, 9_700, 10_000])
def test_the_name_of_chance_covers_no_line(qtbot: QtBot, width: int, height: int, at_: int) -> None:
    errors = np.concatenate([np.tile([3.2, 4.8], 2_000), np.linspace(4.0, 0.2, 6_000)])
    view = shown(qtbot, moment(errors, at=at_), width, height)
    plot = view.plot
    name = name_of_chance(view)
    assert plot.rect().contains(name.toAlignedRect())
    assert not name.left() - 1 <= plot.x_of(at_) <= name.right() + 1
    columns = np.arange(int(name.left()), int(name.right()))
    inside = [plot.value_at(float(x)) for x in columns]
    rows = [plot.y_of(errors[min(round(x), 9_999)]) for x in inside]
    assert not any(name.top() < row < name.bottom() for row in rows)


def test_where_all_is_covered_the_name_of_chance_has_a_plate(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.tile([2.0, 6.0], 5_000), at=10_000))
    name, image = name_of_chance(view), view.plot.grab().toImage()
    band, plate = QColor(DARK.band), image.pixelColor(name.topLeft().toPoint() + QPoint(1, 2))
    assert difference(plate, QColor(DARK.background)) < difference(plate, band)


def cut(view: ErrorCurve) -> list[str]:
    """Return what is wider than its place, or reaches beyond the view or into its neighbour."""
    labels = [view.where, *view.legend.findChildren(QLabel)]
    found = [
        label.text()
        for label in labels
        if label.fontMetrics().horizontalAdvance(label.text()) > label.width()
    ]
    for row in ((view.whole_run, view.where), tuple(view.legend.switches.values())):
        for one, other in pairwise(row):
            if other.x() <= one.geometry().right() or other.geometry().right() > view.width():
                found.append(other.objectName())
    return found


@pytest.mark.parametrize("width", [276, 340])
@pytest.mark.parametrize("error", [4.0, np.nan])
@pytest.mark.parametrize("end", [10_000, 10_000_000])
def test_no_value_is_cut(qtbot: QtBot, width: int, error: float, end: int) -> None:
    now = moment(
        np.full(1_000, error), config=RunConfig(iterations=end),
        weights=NO_WEIGHTS if np.isnan(error) else None,
        analysis=found_out(None, Checks(np.array([999.0]), np.array([0.9999]))),
    )  # fmt: skip
    view = shown(qtbot, now, width)
    view.setStyleSheet(style_sheet(DARK))
    redraw(view, now)
    assert values(view)[CurveLine.SHARE] == "≈ 99.9 %"
    qtbot.waitUntil(lambda: not cut(view))


def test_the_widest_values_of_a_long_run_fit_a_small_window(
    qtbot: QtBot, long_run: Snapshot
) -> None:
    view = shown(qtbot, replace(long_run, iteration=9_900_000), 276)
    view.setStyleSheet(style_sheet(DARK))
    redraw(view, replace(long_run, iteration=9_900_000))
    assert " … " in view.where.text()
    assert " – " in values(view)[CurveLine.BAND]
    qtbot.waitUntil(lambda: not cut(view))
