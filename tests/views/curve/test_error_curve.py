"""The error curve: what is drawn, what is read out, and what mouse and keys ask for."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.run import curve_lines
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.history import History
from rnn_viz.core.run.run_range import NARROWEST, Range, whole
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Phase, Snapshot
from rnn_viz.views.curve import curve_axis
from rnn_viz.views.curve.curve_legend import Line
from rnn_viz.views.curve.error_curve import ErrorCurve
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.evidence_moments import NO_WEIGHTS, all_right, found_out, moment

LONG = RunConfig(iterations=10_000_000)


def shown(
    qtbot: QtBot, now: Snapshot | None, width: int = 500, height: int = 260, theme: Theme = DARK
) -> ErrorCurve:
    view = dressed(ErrorCurve(), theme)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    if now is not None:
        view.draw(Scene(now))
    return view


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


def values(view: ErrorCurve) -> dict[Line, str]:
    return {line: switch.value for line, switch in view.switches.items()}


def turn_wheel(view: ErrorCurve, point: QPoint, x: int, y: int) -> None:
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        QPointF(point), QPointF(view.plot.mapToGlobal(point)), QPoint(), QPoint(x, y), *none,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.plot, event)


def drag(qtbot: QtBot, view: ErrorCurve, start: QPoint, stop: QPoint) -> None:
    qtbot.mousePress(view.plot, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(view.plot, stop)
    qtbot.mouseRelease(view.plot, Qt.MouseButton.LeftButton, pos=stop)


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
    chance = [has(view, at(view, 9_000 + 10 * k, 0.5), theme.muted, 0) for k in range(50)]
    assert any(chance)
    assert not all(chance), "chance is dashed"


def test_single_examples_become_a_line(qtbot: QtBot) -> None:
    errors = np.full(100, 4.0)
    errors[50] = 8.0
    view = shown(qtbot, moment(errors, config=RunConfig(iterations=100)))
    view.switches[Line.MEAN].setChecked(False)
    image = view.plot.grab().toImage()
    background = QColor(DARK.background)
    assert image.pixelColor(at(view, 50, 0.93)) != background
    assert image.pixelColor(at(view, 60, 0.93)) == background


def test_heights_do_not_move_with_the_errors(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(500, 7.9)))
    before = view.plot.error_labels(9)
    view.draw(Scene(moment(np.full(500, 0.1), run_id=2)))
    assert view.plot.error_labels(9) == before == [(k, str(k)) for k in (0, 2, 4, 6, 8)]
    assert has(view, at(view, 250, 0.1 / 8), DARK.curve)


@pytest.mark.parametrize("line", list(Line))
def test_a_press_on_the_legend_hides_a_line(qtbot: QtBot, line: Line) -> None:
    shares = Checks(np.array([0.0, 8_000.0]), np.full(2, 0.9))
    now = moment(np.tile([1.0, 3.0], 4_000), at=9_000, analysis=found_out(None, shares))
    view = shown(qtbot, now)
    places = {Line.BAND: 1.4 / 8, Line.MEAN: 2 / 8, Line.SHARE: 0.9}
    colour = getattr(DARK, line.value)
    assert has(view, at(view, 4_000, places[line]), colour)
    qtbot.mouseClick(view.switches[line], Qt.MouseButton.LeftButton)
    assert not has(view, at(view, 4_000, places[line]), colour)
    qtbot.keyClick(view.switches[line], Qt.Key.Key_Space)
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
    monkeypatch.setattr(curve_lines, "band_of", lambda *given: asked.append(1) or original(*given))
    view.draw(Scene(replace(now, acked=5)))
    assert asked == []
    view.draw(Scene(moment(np.full(501, 4.0))))
    view.resize(520, 260)
    view.show_range(Range(0, 400))
    view.draw(Scene(moment(np.full(501, 3.0), run_id=2)))
    assert len(asked) == 4


# what is read out


def test_the_playhead_is_read_out(qtbot: QtBot) -> None:
    errors = np.arange(8_000) % 5 + 0.25
    shares = Checks(np.array([0.0, 5_501.0]), np.array([0.0, 0.673]))
    view = shown(qtbot, moment(errors, at=5_501, analysis=found_out(None, shares)))
    assert view.where.text() == "iteration 5,501"
    assert values(view) == {Line.BAND: "1.25", Line.MEAN: "2.25", Line.SHARE: "67.3 %"}
    assert view.accessibleDescription() == (
        "error 1.25 at iteration 5,501, mean of 100: 2.25, sums right: 67.3 %"
    )
    assert view.accessibleName() == "Error curve"


def test_the_next_example_has_its_error_before_it_is_learned(qtbot: QtBot) -> None:
    now = moment(np.full(30, 1.0))
    view = shown(qtbot, now)
    assert values(view)[Line.BAND] == f"{now.stage.sum.overall_error:.2f}"
    view.draw(Scene(moment(np.full(30, 1.0), numbers=(3, 4))))
    assert values(view)[Line.BAND] == "–", "the error of my numbers is not that of the example"
    assert values(view)[Line.MEAN] == "1.00"


def test_the_mouse_reads_what_is_under_it(qtbot: QtBot) -> None:
    errors = np.arange(10_000) / 2_000
    view = shown(qtbot, moment(errors, at=0))
    qtbot.mouseMove(view.plot, at(view, 4_000))
    assert view.plot.pointed is not None
    assert abs(view.plot.pointed - 4_000) <= 10_000 / view.plot.area().width()
    assert view.where.text() == f"iteration {view.plot.pointed:,}"
    assert values(view)[Line.BAND] == f"{errors[view.plot.pointed]:.2f}"
    assert has(view, at(view, view.plot.pointed, 0.8), DARK.muted)
    QApplication.sendEvent(view.plot, QEvent(QEvent.Type.Leave))
    assert view.where.text() == "iteration 0"


def test_beyond_the_frontier_nothing_is_known(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(100, 4.0)))
    qtbot.mouseMove(view.plot, at(view, 9_000))
    assert set(values(view).values()) == {"–"}
    assert "not known" in view.accessibleDescription()


def test_a_share_from_nearby_says_that_it_is_near(qtbot: QtBot) -> None:
    shares = Checks(np.array([0.0, 5_000.0]), np.array([0.0, 0.299]))
    view = shown(qtbot, moment(np.full(10_000, 4.0), at=5_010, analysis=found_out(None, shares)))
    assert values(view)[Line.SHARE] == "≈ 29.9 %"
    assert view.accessibleDescription().endswith("sums right: 29.9 % at 5,000")
    view.draw(Scene(moment(np.full(10_000, 4.0), at=2_500, analysis=found_out(None, shares))))
    assert values(view)[Line.SHARE] == "–"


@pytest.fixture(scope="module")
def long_run() -> Snapshot:
    history = History()
    for part in range(20):
        history.append(np.linspace(0, 8, 500_000) * (part % 2) + 0.5 * (1 - part % 2))
    return replace(moment(config=LONG, at=10_000_000), curve=history.curve(), frontier=10_000_000)


def test_buckets_are_read_as_ranges(qtbot: QtBot, long_run: Snapshot) -> None:
    view = shown(qtbot, replace(long_run, iteration=700_000))
    assert view.where.text() == "699,968 … 700,031"
    low, high = values(view)[Line.BAND].split(" – ")
    assert 3.1 < float(low) <= float(high) < 3.3
    assert view.switches[Line.MEAN].text() == f"mean of {view._window:,} examples"
    assert view._window >= LONG.iterations / view.plot.area().width()


# what is asked for


@pytest.mark.parametrize("iteration", [0, 1, 2_500, 9_999, 10_000])
def test_a_click_goes_to_the_iteration_under_it(qtbot: QtBot, iteration: int) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    with qtbot.waitSignal(view.iterationPicked) as picked:
        qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=at(view, iteration))
    (got,) = picked.args
    assert type(got) is int
    assert 0 <= got <= 10_000
    assert abs(got - iteration) <= 10_000 / view.plot.area().width()


def test_the_ends_can_be_hit_and_the_axes_are_no_iterations(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    left, right = at(view, 0) - QPoint(3, 0), at(view, 10_000) + QPoint(3, 0)
    for point, expected in ((left, 0), (right, 10_000)):
        with qtbot.waitSignal(view.iterationPicked) as picked:
            qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=point)
        assert picked.args == [expected]
    with qtbot.assertNotEmitted(view.iterationPicked):
        for beside in (left - QPoint(9, 0), right + QPoint(9, 0), at(view, 5_000, -0.2)):
            qtbot.mouseClick(view.plot, Qt.MouseButton.LeftButton, pos=beside)
        qtbot.mouseClick(view.plot, Qt.MouseButton.RightButton, pos=at(view, 5_000))
        drag(qtbot, view, at(view, 2_000), at(view, 3_000))


def test_the_wheel_zooms_about_the_mouse(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    point = at(view, 4_000)
    under = view.plot.iteration_at(point.x())
    turn_wheel(view, point, 0, 480)
    assert view.shown.width == pytest.approx(10_000 * 0.8**4)
    assert view.plot.iteration_at(point.x()) == pytest.approx(under, abs=2)
    turn_wheel(view, point, 0, -4_800)
    assert view.shown == whole(10_000)


def test_the_wheel_turned_sideways_moves(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    view.show_range(Range(2_000, 4_000))
    turn_wheel(view, at(view, 3_000), -120, 0)
    assert view.shown == Range(2_200, 4_200)
    turn_wheel(view, at(view, 3_000), 12_000, 0)
    assert view.shown == Range(0, 2_000)


def test_a_drag_zooms_to_the_stretch(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    drag(qtbot, view, at(view, 6_000), at(view, 2_000))
    pixel = 10_000 / view.plot.area().width()
    assert view.shown.start == pytest.approx(2_000, abs=pixel)
    assert view.shown.stop == pytest.approx(6_000, abs=pixel)


def test_the_whole_run_comes_back_in_three_ways(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    button = view.findChild(QPushButton, "error_curve.whole_run")
    assert button is not None
    top = view.plot.geometry()
    assert not button.isVisible(), "it is there only while there is something to take back"
    resets = (
        lambda: qtbot.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda: qtbot.mouseDClick(view.plot, Qt.MouseButton.LeftButton, pos=at(view, 1_500)),
        lambda: qtbot.keyClick(view.plot, Qt.Key.Key_Escape),
    )
    for reset in resets:
        view.show_range(Range(1_000, 2_000))
        assert button.isVisible()
        assert view.plot.geometry() == top, "nothing jumps"
        reset()
        assert view.shown == whole(10_000)
        assert not button.isVisible()


def test_the_keys_point_pick_and_zoom(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(3_000, 4.0)))
    view.plot.setFocus()
    qtbot.keyClick(view.plot, Qt.Key.Key_Right)
    assert view.plot.pointed == 5_200, "a fiftieth from the middle"
    qtbot.keyClick(view.plot, Qt.Key.Key_Left)
    with qtbot.waitSignal(view.iterationPicked) as picked:
        qtbot.keyClick(view.plot, Qt.Key.Key_Return)
    assert picked.args == [5_000]
    qtbot.keyClick(view.plot, Qt.Key.Key_Plus)
    assert view.shown == Range(1_000, 9_000)
    qtbot.keyClick(view.plot, Qt.Key.Key_Minus)
    assert view.shown == whole(10_000)
    offered = QKeyEvent(
        QEvent.Type.ShortcutOverride, Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier
    )
    offered.ignore()
    QApplication.sendEvent(view.plot, offered)
    assert offered.isAccepted()


# time goes on


def test_a_zoomed_picture_follows_a_playhead_that_is_in_it(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(1_000, 4.0)))
    view.show_range(Range(500, 1_500))
    for frontier in range(1_000, 6_000, 100):
        view.draw(Scene(moment(np.full(frontier, 4.0))))
        assert view.shown.start <= frontier <= view.shown.stop
        assert view.shown.width == pytest.approx(1_000)
    view.show_range(Range(5_000, 6_000))
    view.draw(Scene(moment(np.full(6_000, 4.0), at=1_200)))
    assert view.shown == Range(1_100, 2_100), "a jump back is followed too"
    view.show_range(Range(100, 600))
    view.draw(Scene(moment(np.full(6_100, 4.0))))
    assert view.shown == Range(100, 600), "who scrolled away is left alone"


def test_a_longer_run_is_shown_whole_and_a_new_one_too(qtbot: QtBot) -> None:
    view = shown(qtbot, moment(np.full(1_000, 4.0)))
    view.draw(Scene(moment(np.full(1_000, 4.0), config=RunConfig(iterations=20_000))))
    assert view.shown == whole(20_000)
    view.show_range(Range(15_000, 16_000))
    view.draw(Scene(moment(np.full(1_000, 4.0), config=RunConfig(iterations=3_000))))
    assert view.shown == Range(2_000, 3_000)
    view.draw(Scene(moment(config=RunConfig(iterations=500), run_id=2)))
    assert view.shown == whole(500)


@pytest.mark.parametrize("iterations", [1, 2, 15, 10_000_000])
@pytest.mark.parametrize("bits", [2, 5, 32])
def test_every_run_can_be_shown(qtbot: QtBot, iterations: int, bits: int) -> None:
    config = RunConfig(iterations=iterations, bits=bits)
    view = shown(qtbot, moment(config=config), 300, 150)
    view.draw(Scene(moment([1.0], config=config)))
    for turn in (1_200, -1_200, 120_000):
        turn_wheel(view, at(view, iterations / 2), 0, turn)
        assert 0 <= view.shown.start < view.shown.stop <= iterations
    qtbot.mouseMove(view.plot, at(view, view.shown.start))
    assert not view.grab().isNull()


def test_numbers_that_are_none_are_left_out(qtbot: QtBot) -> None:
    errors = np.full(1_000, 4.0)
    errors[-1:] = np.nan
    view = shown(qtbot, moment(errors, at=999, weights=NO_WEIGHTS))
    assert values(view)[Line.BAND] == "not a number"
    assert has(view, at(view, 500, 0.5), DARK.curve, 2)
    view.draw(Scene(moment(np.full(5, np.nan), weights=NO_WEIGHTS)))
    assert values(view)[Line.BAND] == "not a number"


# points and ranges


@given(st.integers(2_000, 3_000), st.integers(0, 3_000), st.floats(0, 900), st.floats(20, 3_000),
       st.integers(5, 400))  # fmt: skip
def test_a_growing_curve_does_not_shimmer(
    first: int, more: int, start: float, width: float, columns: int
) -> None:
    errors = np.random.RandomState(0).random_sample(first + more)
    history = History()
    history.append(errors[:first])
    before, shown_ = history.curve(), Range(start, start + width)
    history.append(errors[first:])
    after = history.curve()
    early, late = (curve_lines.band_of(curve, shown_, columns) for curve in (before, after))
    settled = slice(0, max(0, len(early.x) - 1))  # the newest may still grow
    for one, other in zip(early, late, strict=True):
        np.testing.assert_array_equal(one[settled], other[settled])
    early, late = (curve_lines.mean_of(curve, shown_, columns) for curve in (before, after))
    assert early.window == late.window
    newest = early.x[-1:]  # the line reaches the newest example wherever that is
    assert np.isin(early.x, np.concatenate([late.x, newest])).all()


@given(st.integers(1, 5_000), st.floats(0, 4_000), st.floats(20, 5_000), st.integers(5, 400))
def test_no_example_is_left_out_and_points_are_few(
    examples: int, start: float, width: float, columns: int
) -> None:
    errors = np.random.RandomState(1).random_sample(examples)
    history = History()
    history.append(errors)
    range_ = Range(start, start + width)
    band = curve_lines.band_of(history.curve(), range_, columns)
    mean = curve_lines.mean_of(history.curve(), range_, columns)
    assert len(band.x) <= 2 * columns + 8
    assert len(mean.x) <= 2 * columns + 8
    inside = errors[int(np.ceil(start)) : int(range_.stop)]
    if band.x.size and inside.size > width / columns:
        complete = inside[: -int(width / columns) - 1]
        assert band.low.min() <= complete.min(initial=np.inf)
        assert band.high.max() >= complete.max(initial=-np.inf)
    assert (np.diff(mean.x) <= mean.window).all()
    for x, y in zip(mean.x.astype(int), mean.y, strict=True):
        assert y == pytest.approx(errors[max(0, x + 1 - mean.window) : x + 1].mean())


ranges = st.tuples(st.floats(0, 1e7), st.floats(1, 1e7)).map(lambda p: Range(p[0], p[0] + p[1]))


@given(ranges, st.floats(0.01, 100), st.floats(-1e7, 2e7), st.integers(1, 10_000_000))
def test_ranges_stay_in_the_run(range_: Range, factor: float, about: float, end: int) -> None:
    for made in (
        range_.within(end), range_.zoomed(factor, about, end), range_.moved(about, end),
        range_.within(end).following(int(range_.within(end).start), end, end),
    ):  # fmt: skip
        assert made.start >= 0
        assert made.stop <= end * (1 + 1e-9)
        assert made.width >= min(NARROWEST, end) * (1 - 1e-6)


@given(ranges, st.integers(1, 30))
def test_numbers_along_are_round_few_and_inside(range_: Range, fitting: int) -> None:
    step, labels = curve_axis.iteration_labels(range_, fitting)
    assert len(labels) <= fitting + 1
    assert range_.width / step <= fitting
    for iteration, _ in labels:
        assert iteration % step == 0
        assert range_.start - 1 <= iteration <= range_.stop + 1
    assert all(later - earlier == step for (earlier, _), (later, _) in pairwise(labels))
    assert len({text for _, text in labels}) == len(labels)


@pytest.mark.parametrize(
    ("iteration", "step", "text"),
    [
        (0, 2_000, "0"), (4_000, 2_000, "4,000"), (10_000_000, 2_000_000, "10 M"),
        (2_500_000, 500_000, "2.5 M"), (2_450_000, 50_000, "2,450,000"), (0, 1_000_000, "0"),
    ],
)  # fmt: skip
def test_iterations_are_written_as_people_do(iteration: int, step: int, text: str) -> None:
    assert curve_axis.iteration_text(iteration, step) == text


@pytest.mark.parametrize("bits", range(2, 33))
def test_chance_is_always_on_the_axis(bits: int) -> None:
    for fitting in (3, 5, 9):
        assert {0, bits / 2, bits} <= set(curve_axis.error_ticks(bits, fitting))


@pytest.mark.parametrize("width", [280, 360, 500, 900])
@pytest.mark.parametrize("iterations", [1, 37, 10_000, 123_456, 10_000_000])
def test_numbers_along_do_not_touch(qtbot: QtBot, width: int, iterations: int) -> None:
    view = shown(qtbot, moment(config=RunConfig(iterations=iterations)), width)
    for shown_ in (whole(iterations), Range(iterations * 0.9, float(iterations))):
        view.show_range(shown_.within(iterations))
        metrics = view.switches[Line.BAND].fontMetrics()
        labels = view.plot.iteration_labels()
        assert labels
        for (one, text), (other, _) in pairwise(labels):
            room = view.plot.x_of(other) - view.plot.x_of(one)
            assert room > metrics.horizontalAdvance(text) * 0.9


def test_the_curve_moves_by_pixels_in_training_and_is_exact_at_rest(qtbot: QtBot) -> None:
    view = shown(qtbot, None)
    errors = np.tile([1.0, 3.0], 2_500)  # 10,000 iterations, about 25 a pixel
    drawn = []
    for count, phase in (
        (4_000, Phase.RUNNING), (4_001, Phase.RUNNING), (4_001, Phase.PAUSED),
        (5_000, Phase.RUNNING),
    ):  # fmt: skip
        view.draw(Scene(replace(moment(errors[:count]), phase=phase)))
        drawn.append(view.plot.canvas.playhead)
    assert drawn == [4_000, 4_000, 4_001, 5_000]
