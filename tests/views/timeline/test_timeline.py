"""The timeline: what is drawn and said, and what mouse and keys ask for."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from rnn_viz.core.analysis import Analysis
from rnn_viz.core.commands import GoTo, GoToLive, RemoveBookmark, SetBookmark, SwitchBranch
from rnn_viz.core.run.bookmarks import LONGEST, Bookmark
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.run_state import RunState
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.landmarks import Mark, MarkKind
from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.views.timeline.timeline import TimelineBar
from rnn_viz.views.timeline.timeline_marks import place
from rnn_viz.views.timeline.timeline_track import TRACK
from rnn_viz.views.widgets.run_signs import shape
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.evidence_moments import moment
from tests.views.following import wishes

RUN = RunConfig(iterations=1_000)
PHASES = (
    PhaseClaim("coin-flip plateau", 0, 300, "The mean error is 4.00.", "Near chance."),
    PhaseClaim("bit 0 learned", 400, 600, "Position 0 is <right>.", "Right & stays so."),
)
MARKS = (
    Mark(250, MarkKind.FIRST, "First perfect"),
    Mark(500, MarkKind.STABLE, "Stable perfect"),
    Mark(520, MarkKind.INTERVENTION, "alpha 0.1 → 0.2"),
    Mark(750, MarkKind.BOOKMARK, "the <carry>"),
)
TOP = 5  # where the track begins
BELOW = TOP + TRACK + 12
BOOKMARK = Bookmark("the <carry>", 750)


class Named(Scene):
    """A scene with phases and marks of its own."""

    phases = PHASES
    marks = MARKS


def shown(qtbot: QtBot, now: Snapshot, theme: Theme = DARK, width: int = 1032) -> TimelineBar:
    bar = dressed(TimelineBar(), theme)
    qtbot.addWidget(bar)
    bar.resize(width, bar.height())
    with qtbot.waitExposed(bar):
        bar.show()
    bar.draw(Scene(now))
    return bar


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    """Return a bar of one pixel an iteration, trained to 600, playhead at 450."""
    now = moment(np.full(600, 4.0), config=RUN, at=450)
    made = shown(qtbot, now)
    made.draw(Named(replace(now, run_state=RunState(bookmarks=(BOOKMARK,)))))
    return made


def name(bar: TimelineBar, iteration: int) -> None:
    """Ask for the name of the bookmark at an iteration, which is there."""
    bar.track.opened.emit(iteration)


def spot(bar: TimelineBar, iteration: float, y: int = TOP + TRACK - 6) -> QPoint:
    return QPoint(round(bar.track.x_of(iteration)), y)


def is_colour(bar: TimelineBar, point: QPoint, name: str, reach: int = 0) -> bool:
    image, colour = bar.track.grab().toImage(), QColor(name)
    places = [
        (point.x() + dx, point.y() + dy)
        for dx in range(-reach, reach + 1)
        for dy in range(-reach, reach + 1)
    ]
    return any(image.pixelColor(x, y) == colour for x, y in places)


def picks(bar: TimelineBar) -> list[int]:
    found: list[int] = []
    bar.wished.connect(
        lambda wish: found.append(wish.iteration) if isinstance(wish, GoTo) else None
    )
    return found


def remark(bar: TimelineBar, *marks: Mark) -> None:
    """Let other things be marked."""
    assert bar.scene is not None
    scene = Named(bar.scene.now)
    scene.marks = marks
    bar.draw(scene)


def press(bar: TimelineBar, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers or Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(bar.track, event)


# what is drawn


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_trained_named_and_empty_stretches_look_different(qtbot: QtBot, theme: Theme) -> None:
    now = moment(np.full(600, 4.0), config=RUN)
    bar = shown(qtbot, now, theme)
    bar.draw(Named(now))
    low = TOP + TRACK - 3
    assert is_colour(bar, spot(bar, 200, low), theme.raised), "a phase"
    assert is_colour(bar, spot(bar, 350, low), theme.surface), "trained, without a name"
    assert is_colour(bar, spot(bar, 800, low), theme.background), "not trained yet"
    assert is_colour(bar, spot(bar, 600, low), theme.accent, 1), "the playhead"


@pytest.mark.parametrize("bits", [4, 8])
def test_the_error_is_where_its_numbers_are(qtbot: QtBot, bits: int) -> None:
    errors = np.repeat([bits / 2, bits / 4], 500)
    bar = shown(qtbot, moment(errors, config=replace(RUN, bits=bits)))
    half, quarter = TOP + TRACK // 2, TOP + 3 * TRACK // 4
    assert is_colour(bar, spot(bar, 250, half), DARK.curve, 1)
    assert is_colour(bar, spot(bar, 900, quarter), DARK.curve, 1)
    assert not is_colour(bar, spot(bar, 900, half), DARK.curve, 1)
    assert not is_colour(bar, spot(bar, 250, quarter), DARK.curve, 1)


def test_one_wild_example_in_a_long_run_is_seen(qtbot: QtBot) -> None:
    errors = np.full(100_000, 1.0)
    errors[54_321] = 7.5
    bar = shown(qtbot, moment(errors, config=RunConfig(iterations=100_000)))
    image = bar.track.grab().toImage()
    height = TOP + round(TRACK * (1 - 6.5 / 8))
    column = round(bar.track.x_of(54_321))
    seen = [image.pixelColor(x, height).blue() for x in range(column - 3, column + 4)]
    assert max(seen) > QColor(DARK.surface).blue() + 40


def test_live_and_past_look_different(qtbot: QtBot) -> None:
    live, past = (moment(np.full(600, 4.0), config=RUN, at=at) for at in (600, 450))
    bar = shown(qtbot, live)
    assert is_colour(bar, spot(bar, 600, TOP), DARK.accent), "filled"
    assert bar.live.isHidden()
    bar.draw(Scene(past))
    assert is_colour(bar, spot(bar, 450, TOP), DARK.background), "hollow"
    assert is_colour(bar, spot(bar, 599, TOP + 4), DARK.positive, 1), "the frontier"
    veiled = {bar.track.grab().toImage().pixelColor(x + 16, TOP + TRACK - 4).name()
              for x in range(500, 520)}  # fmt: skip
    assert len(veiled) > 1, "hatched"
    assert bar.live.isVisible()


def test_marks_have_shapes_of_their_own(bar: TimelineBar) -> None:
    outlines = [[(p.x(), p.y()) for p in shape(kind).toList()] for kind in MarkKind]
    assert len({tuple(outline) for outline in outlines}) == len(MarkKind)
    for mark in MARKS:
        ink = DARK.accent if mark.kind is MarkKind.BOOKMARK else DARK.text
        assert is_colour(bar, spot(bar, mark.iteration, BELOW), ink), mark.label
    assert not is_colour(bar, spot(bar, 100, BELOW), DARK.text, 4)


@given(st.lists(st.floats(0, 2_000), max_size=30))
def test_marks_are_moved_apart_as_little_as_can_be(places: list[float]) -> None:
    """Against a solver that knows nothing of pools: no order-keeping shift by a pixel is nearer."""
    placed = place((x, Mark(round(x), MarkKind.BOOKMARK, "")) for x in places)
    shown = np.array([each.x for each in placed])
    wanted = np.array([each.at for each in placed])
    assert wanted.tolist() == sorted(places)
    assert (np.diff(shown) >= 12 - 1e-6).all()
    far = np.square(shown - wanted).sum()
    for first in range(len(shown)):  # moving any stretch of neighbours does not help
        for last in range(first, len(shown)):
            for step in (-0.5, 0.5):
                other = shown.copy()
                other[first : last + 1] += step
                if (np.diff(other) >= 12).all():
                    assert np.square(other - wanted).sum() >= far - 1e-6


def test_marks_at_one_iteration_are_seen_and_hit_one_by_one(bar: TimelineBar, qtbot: QtBot) -> None:
    remark(bar, Mark(300, MarkKind.FIRST, "first"), Mark(300, MarkKind.BOOKMARK, "mine"))
    left, right = spot(bar, 294, BELOW), spot(bar, 306, BELOW)
    assert is_colour(bar, left, DARK.text)
    assert is_colour(bar, right, DARK.accent)
    assert "first" in bar.track.tip_at(QPointF(left))
    assert "mine" in bar.track.tip_at(QPointF(right))
    asked = picks(bar)
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=right)
    assert asked == [300]


def test_it_says_that_what_is_named_may_still_move(bar: TimelineBar) -> None:
    assert bar.scene is not None
    assert not bar.evaluating.isVisible()
    for is_complete in (False, True):
        bar.draw(Scene(replace(bar.scene.now, analysis=Analysis(1, is_complete=is_complete))))
        assert bar.evaluating.isVisible() is not is_complete


def test_another_theme_is_taken(bar: TimelineBar) -> None:
    dressed(bar, LIGHT)
    assert is_colour(bar, spot(bar, 450, TOP + TRACK - 3), LIGHT.accent, 1)


def test_a_curve_without_numbers_draws(qtbot: QtBot) -> None:
    errors = np.full(600, np.nan)
    bar = shown(qtbot, moment(errors, config=RUN))
    assert not is_colour(bar, spot(bar, 300, TOP + TRACK // 2), DARK.curve, 2)


# what is said


def test_it_reads_the_playhead_and_what_is_pointed_at(bar: TimelineBar, qtbot: QtBot) -> None:
    assert (bar.where.text(), bar.error.text()) == ("iteration 450", "error 4.00")
    assert (bar.phase.text(), bar.claim.text()) == ("bit 0 learned", PHASES[1].claim)
    assert "trained to 600 of 1,000" in bar.track.accessibleDescription()
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 120))
    assert bar.where.text() == "iteration 120"
    assert bar.phase.text() == "coin-flip plateau"
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 350))
    assert (bar.phase.text(), bar.claim.text()) == ("", "")
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 900))
    assert (bar.where.text(), bar.error.text()) == ("iteration 900", "not trained yet")
    QApplication.sendEvent(bar.track, QEvent(QEvent.Type.Leave))
    assert bar.where.text() == "iteration 450"


def test_on_a_mark_it_reads_its_iteration_and_its_name(bar: TimelineBar, qtbot: QtBot) -> None:
    for mark in MARKS:
        qtbot.mouseMove(bar.track.viewport(), spot(bar, mark.iteration + 2, BELOW))
        assert bar.where.text() == f"iteration {mark.iteration}"
        assert (bar.phase.text(), bar.claim.text()) == (mark.label, mark.kind.value)
    QApplication.sendEvent(bar.track, QEvent(QEvent.Type.Leave))
    assert bar.phase.text() == "bit 0 learned"


def test_the_readout_never_moves(bar: TimelineBar, qtbot: QtBot) -> None:
    places = set()
    for iteration in (0, 77, 600, 1_000):
        qtbot.mouseMove(bar.track.viewport(), spot(bar, iteration))
        places.add((bar.where.geometry().getRect(), bar.error.geometry().getRect()))
        for label in (bar.where, bar.error):
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert len(places) == 1


def test_at_the_frontier_the_newest_phase_is_told(bar: TimelineBar) -> None:
    bar.draw(Named(moment(np.full(612, 4.0), config=RUN)))
    assert bar.phase.text() == "bit 0 learned"


def test_an_untrained_run_says_what_to_do(qtbot: QtBot) -> None:
    bar = shown(qtbot, moment(config=RUN))
    assert bar.phase.isHidden()
    assert bar.claim.text().startswith("Drag to any moment")


def test_tooltips_tell_the_claim_the_rule_and_the_label(bar: TimelineBar) -> None:
    tip = bar.track.tip_at(QPointF(spot(bar, 450)))
    assert "<b>bit 0 learned</b>" in tip
    assert "Position 0 is &lt;right&gt;." in tip
    assert "Right &amp; stays so." in tip
    assert bar.track.tip_at(QPointF(spot(bar, 752, BELOW))) == (
        "<b>the &lt;carry&gt;</b><br>bookmark, iteration 750<br>Double click to rename or remove"
    )
    assert bar.track.tip_at(QPointF(spot(bar, 900))) == ""


# what mouse and keys ask for


def test_dragging_asks_all_the_way(bar: TimelineBar, qtbot: QtBot) -> None:
    asked = picks(bar)
    qtbot.mousePress(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 450))
    for iteration in (440, 440, 300, 0, -5, 800, 1_004):
        qtbot.mouseMove(bar.track.viewport(), spot(bar, iteration))
    qtbot.mouseRelease(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 1_004))
    assert asked == [450, 440, 300, 0, 800, 1_000], "also beyond the frontier, never beyond the end"
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 200))
    assert asked[-1] == 1_000, "let go"


def test_the_other_button_does_nothing(bar: TimelineBar, qtbot: QtBot) -> None:
    asked = picks(bar)
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.RightButton, pos=spot(bar, 100))
    assert asked == []


def test_a_click_on_a_mark_goes_exactly_there(bar: TimelineBar, qtbot: QtBot) -> None:
    asked = picks(bar)
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 753, BELOW))
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 100, BELOW))
    assert asked == [750], "and drags nothing"
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 514, BELOW))
    assert asked[-1] == 520, "the nearer one"
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 100, BELOW))
    assert asked[-1] == 100


def test_back_to_live_is_asked_for(bar: TimelineBar) -> None:
    heard = wishes(bar)
    bar.live.click()
    assert heard == [GoToLive()]


def test_pages_and_marks_by_key(bar: TimelineBar) -> None:
    asked, control = picks(bar), Qt.KeyboardModifier.ControlModifier
    press(bar, Qt.Key.Key_PageDown)
    press(bar, Qt.Key.Key_PageUp)
    press(bar, Qt.Key.Key_PageDown, control)
    press(bar, Qt.Key.Key_PageUp, control)
    assert asked == [500, 400, 500, 250]
    remark(bar)
    press(bar, Qt.Key.Key_PageDown, control)
    press(bar, Qt.Key.Key_PageUp, control)
    assert asked[-2:] == [1_000, 0]
    bar.draw(Scene(moment(np.full(600, 4.0), config=RUN, at=0)))
    press(bar, Qt.Key.Key_PageUp)
    assert len(asked) == 6, "there is nothing before the start"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space])
def test_the_keys_of_the_transport_are_left_to_it(bar: TimelineBar, key: Qt.Key) -> None:
    assert bar.track.focusPolicy() == Qt.FocusPolicy.StrongFocus
    offered = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    offered.ignore()
    QApplication.sendEvent(bar.track, offered)
    assert not offered.isAccepted()


# runs of any length


@pytest.mark.parametrize("end", [1, 7, 10_000_000])
def test_runs_of_any_length(qtbot: QtBot, end: int) -> None:
    count = min(end, 5_000)
    bar = shown(qtbot, moment(np.full(count, 4.0), config=RunConfig(iterations=end)))
    asked = picks(bar)
    for iteration in (0, end):
        qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, iteration))
    assert asked == [0, end]
    assert bar.where.text() == f"iteration {count:,}"
    if end < 10:
        assert is_colour(bar, spot(bar, end * 0.75, TOP + TRACK // 2), DARK.curve, 1)


@pytest.mark.parametrize("end", [1, 999, 10_000_000])
@pytest.mark.parametrize("width", [300, 1408])
def test_places_and_iterations_belong_together(qtbot: QtBot, end: int, width: int) -> None:
    bar, pixel = shown(qtbot, moment(config=RunConfig(iterations=end)), width=width), end / width
    for x in range(16, width - 16, 7):
        qtbot.mouseMove(bar.track.viewport(), QPoint(x, 20))
        iteration = bar.track.iteration
        assert iteration is not None
        assert 0 <= iteration <= end
        place = bar.place_of(iteration)
        assert place is not None
        assert abs(place.x() - x) <= max(1, 0.5 / pixel) + 1
    assert bar.place_of(end + 1) is None


def test_marks_beyond_a_shortened_run_are_not_shown(bar: TimelineBar) -> None:
    asked = picks(bar)
    bar.draw(Named(moment(np.full(521, 4.0), config=replace(RUN, iterations=600))))
    assert bar.track.tip_at(QPointF(spot(bar, 600, BELOW))) == ""
    press(bar, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert asked == [600], "the end, not the bookmark beyond it"


# naming a bookmark


def field_of(bar: TimelineBar):  # type: ignore[no-untyped-def]
    return bar._name


def test_a_bookmark_is_named_over_its_mark(bar: TimelineBar, qtbot: QtBot) -> None:
    name(bar, 750)
    field = field_of(bar)
    assert field.isVisible()
    assert field.text() == "the <carry>"
    middle = bar.track.x() + bar.track.x_of(750)
    assert field.geometry().center().x() == pytest.approx(middle, abs=2)
    qtbot.keyClicks(field, "  here   it is ")  # all was selected
    heard = wishes(bar)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert heard == [SetBookmark(750, "here it is")]
    assert field.isHidden()


@pytest.mark.parametrize("iteration", [0, 1_000])
def test_the_field_stays_inside(bar: TimelineBar, iteration: int) -> None:
    marked = RunState(bookmarks=(Bookmark("an end", iteration),))
    bar.draw(Scene(moment(np.full(600, 4.0), config=RUN, run_state=marked)))
    name(bar, iteration)
    assert field_of(bar).text() == "an end"
    assert bar.rect().contains(field_of(bar).geometry())
    bar.resize(700, bar.height())
    assert bar.rect().contains(field_of(bar).geometry())


@pytest.mark.parametrize("typed", ["", "   ", "the <carry>"])
def test_nothing_new_leaves_the_name(bar: TimelineBar, qtbot: QtBot, typed: str) -> None:
    name(bar, 750)
    field_of(bar).setText(typed)
    heard = wishes(bar)
    qtbot.keyClick(field_of(bar), Qt.Key.Key_Return)
    assert heard == []
    assert field_of(bar).isHidden()


def test_escape_keeps_the_name_and_a_click_elsewhere_takes_it(
    bar: TimelineBar, qtbot: QtBot
) -> None:
    name(bar, 750)
    heard = wishes(bar)
    qtbot.keyClicks(field_of(bar), "no")
    qtbot.keyClick(field_of(bar), Qt.Key.Key_Escape)
    assert heard == []
    name(bar, 750)
    qtbot.keyClicks(field_of(bar), "x" * 60)
    left = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason)
    QApplication.sendEvent(field_of(bar), left)
    assert heard == [SetBookmark(750, "x" * LONGEST)]


def test_another_run_ends_the_naming(bar: TimelineBar) -> None:
    name(bar, 750)
    bar.draw(Scene(moment(np.full(10, 4.0), config=RUN, run_id=2)))
    assert field_of(bar).isHidden()


def test_a_bookmark_can_be_opened_and_removed(bar: TimelineBar, qtbot: QtBot) -> None:
    qtbot.mouseDClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 750, BELOW))
    field = field_of(bar)
    assert field.isVisible()
    assert field.text() == "the <carry>"
    remove = field.findChild(QToolButton, "timeline.bookmark_remove")
    heard = wishes(bar)
    remove.click()
    assert heard == [RemoveBookmark(750)]
    assert field.isHidden()


def test_only_bookmarks_are_opened(bar: TimelineBar, qtbot: QtBot) -> None:
    qtbot.mouseDClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=spot(bar, 250, BELOW))
    assert field_of(bar).isHidden()


def test_after_naming_the_keys_belong_to_the_window_again(bar: TimelineBar, qtbot: QtBot) -> None:
    name(bar, 750)
    assert field_of(bar).hasFocus()
    qtbot.keyClick(field_of(bar), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is None


def test_a_bookmark_that_was_asked_for_opens_its_name_when_it_is_there(
    bar: TimelineBar, qtbot: QtBot
) -> None:
    assert bar.scene is not None
    heard, now = wishes(bar), bar.scene.now
    bar.bookmark()
    assert heard == [SetBookmark(450)]
    bar.draw(Scene(now))
    assert field_of(bar).isHidden(), "not there yet"
    both = RunState(bookmarks=(Bookmark("bookmark 1", 450), BOOKMARK))
    bar.draw(Scene(replace(now, iteration=451, run_state=both)))
    assert field_of(bar).text() == "bookmark 1"
    qtbot.keyClick(field_of(bar), Qt.Key.Key_Escape)
    bar.draw(Scene(replace(now, run_state=both)))
    assert field_of(bar).isHidden(), "it opens once"
    bar.bookmark()
    assert field_of(bar).isVisible(), "at once where there is one"
    assert len(heard) == 1


def test_a_bookmark_of_another_branch_is_hollow_and_leads_there(
    bar: TimelineBar, qtbot: QtBot
) -> None:
    remark(bar, Mark(750, MarkKind.BOOKMARK, "far · in branch 2", 2))
    place_ = spot(bar, 750, BELOW)
    assert is_colour(bar, place_, DARK.background)
    assert is_colour(bar, place_, DARK.accent, 5)
    heard = wishes(bar)
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=place_)
    assert heard == [SwitchBranch(2, 750)]
    qtbot.mouseDClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=place_)
    assert field_of(bar).isHidden(), "it is renamed where it is"


# what was drawn as settled, cut, or said twice


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_a_border_that_may_still_move_is_dashed(qtbot: QtBot, theme: Theme) -> None:
    now = moment(np.full(600, 4.0), config=RUN)
    bar = shown(qtbot, now, theme)
    for may_move in (False, True):
        scene = Named(now)
        scene.phases = (PHASES[0], PHASES[1]._replace(start_may_move=may_move))
        bar.draw(scene)
        image, x = bar.track.grab().toImage(), spot(bar, 400).x()
        columns = [
            {image.pixelColor(x + dx, y).name() for y in range(TOP + 2, TOP + 14)} for dx in (-1, 0)
        ]
        assert any(theme.faint in column for column in columns) is not may_move
        assert any(len(column) > 1 for column in columns) is may_move, "an open one has gaps"


def test_an_end_that_may_still_move_is_dashed_too(qtbot: QtBot) -> None:
    now = moment(np.full(600, 4.0), config=RUN)
    bar = shown(qtbot, now)
    bar.draw(Named(now))
    settled = bar.track.grab().toImage()
    scene = Named(now)
    scene.phases = (PHASES[0]._replace(stop_may_move=True), PHASES[1])
    bar.draw(scene)
    x, rows = spot(bar, 300).x(), range(TOP + 2, TOP + 14)
    image = bar.track.grab().toImage()
    assert any(
        image.pixel(x + dx, y) != settled.pixel(x + dx, y) for dx in (-1, 0, 1) for y in rows
    )


@pytest.mark.parametrize("end", [10_000, 123_456, 10_000_000])
def test_the_numbers_at_the_ends_are_whole(qtbot: QtBot, end: int) -> None:
    bar = shown(qtbot, moment(config=RunConfig(iterations=end)))
    image = bar.track.grab().toImage()
    background = QColor(DARK.background)
    bottom, right = image.height() - 1, image.width() - 1
    assert all(image.pixelColor(x, bottom) == background for x in range(right))
    below = range(TOP + TRACK + 4, bottom)
    assert all(image.pixelColor(right - 8, y) == background for y in below)
    for columns in (range(14, 30), range(right - 60, right - 14)):
        assert any(image.pixelColor(x, y) != background for x in columns for y in below)


@pytest.mark.parametrize("iteration", [0, 5, 980, 1_000])
def test_a_mark_at_an_end_stands_beside_its_number(qtbot: QtBot, iteration: int) -> None:
    bar = shown(qtbot, moment(config=RUN))
    pictures = [bar.track.grab().toImage()]
    mark = Mark(iteration, MarkKind.FIRST, "first")
    remark(bar, mark)
    pictures.append(bar.track.grab().toImage())
    here, place = spot(bar, iteration).x(), bar.track.place_of(mark)
    assert place is not None
    right = pictures[0].width()
    numbers = range(30) if iteration < 500 else range(right - 52, right)
    bottom = range(TOP + TRACK + 6, pictures[0].height())
    at_its_number = [x for x in numbers if not place.left() - 2 <= x <= place.right() + 2]
    one, other = ([p.pixel(x, y) for x in at_its_number for y in bottom[6:]] for p in pictures)
    assert one == other, "the number is still whole"
    assert 8 < abs(place.center().x() - here) < 60, "near its iteration, with a line to it"


def test_what_is_next_at_the_frontier_is_not_learned_yet(bar: TimelineBar, qtbot: QtBot) -> None:
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 600))
    assert (bar.where.text(), bar.error.text()) == ("iteration 600", "not learned yet")


def test_own_numbers_do_not_take_the_error_away(qtbot: QtBot) -> None:
    live = shown(qtbot, moment(np.full(600, 4.0), config=RUN))
    own = shown(qtbot, moment(np.full(600, 4.0), config=RUN, numbers=(3, 4)))
    assert own.error.text() == live.error.text()
    assert own.error.text().startswith("error ")


def test_places_have_names(bar: TimelineBar, qtbot: QtBot) -> None:
    asked = picks(bar)
    place_ = bar.place_of(120)
    assert place_ is not None
    at = place_.center() - bar.track.pos()
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=at)
    mark = bar.place_of(MARKS[2])
    assert mark is not None
    at = mark.center() - bar.track.pos()
    qtbot.mouseClick(bar.track.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == [pytest.approx(120, abs=1), 520]
    assert bar.place_of("timeline.live") is not None
    assert bar.place_of(Mark(1, MarkKind.FIRST, "")) is None


def test_the_tooltip_is_that_of_the_place(bar: TimelineBar, qtbot: QtBot) -> None:
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 450))
    assert "bit 0 learned" in bar.track.tip
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 752, BELOW))
    assert "the &lt;carry&gt;" in bar.track.tip
    qtbot.mouseMove(bar.track.viewport(), spot(bar, 900))
    assert bar.track.tip == ""


@pytest.mark.parametrize("at", [0, 1_000])
def test_a_playhead_at_an_end_is_whole(qtbot: QtBot, at: int) -> None:
    bar = shown(qtbot, moment(np.full(1_000, 4.0), config=RUN, at=at))
    image, x = bar.track.grab().toImage(), spot(bar, at).x()
    row = [image.pixelColor(x + dx, TOP + TRACK - 2) for dx in range(-3, 4)]
    assert row.count(QColor(DARK.accent)) >= 2


def test_nothing_is_drawn_beyond_what_is_trained(qtbot: QtBot) -> None:
    bar = shown(qtbot, moment(np.full(5, 6.0), config=RunConfig(iterations=50), at=0))
    image, x = bar.track.grab().toImage(), spot(bar, 5).x()
    beyond = {image.pixelColor(x + 3, y).name() for y in range(TOP + 1, TOP + 14)}
    assert beyond == {DARK.background}
