"""The code pane: two arrows, values, hovering, breakpoints, and what it says about them."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QHelpEvent, QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import ToggleBreakpoint
from rnn_viz.core.intents import PointAt
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.listing import Listing
from rnn_viz.core.script.operations import Program, program
from rnn_viz.core.script.parts import NOTHING, Pointed
from rnn_viz.core.script.variables import VARIABLES, environment
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.words.value_text import in_a_line
from rnn_viz.engine.moment import moment
from rnn_viz.views.script import code_gutter
from rnn_viz.views.script.code_highlighter import word_colour
from rnn_viz.views.script.code_marks import code_marks_of, ending
from rnn_viz.views.script.code_text import CodeText
from rnn_viz.views.script.script_pane import ScriptPane
from rnn_viz.views.widgets.theme import DARK, LIGHT, THEMES, Theme
from tests.views.dressing import dressed
from tests.views.following import follow, redraw, show, wishes
from tests.views.widgets.test_palette import contrast

SOURCE = (Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py").read_text(
    "utf-8"
)
ALL = program(8, True)
FORWARD_ONLY = program(8, False)
AT_1440 = 368  # pixels: in a window of its designed size, and 6 for this style's scroll bar


def _weights() -> Weights:
    random = np.random.RandomState(0)
    shapes = (2, 16), (16, 16), (16, 1)
    return Weights(*(2 * random.random_sample(s) - 1 for s in shapes))


@pytest.fixture(scope="module")
def told() -> Trace:
    weights = _weights()
    return trace_of(weights, add(weights, 9, 60, 8), 0.1)


@pytest.fixture(scope="module")
def now(told: Trace) -> Snapshot:
    start = moment(RunConfig(iterations=9), 0, None)
    return replace(start, weights=told.weights, stage=Stage(Source.TRAINING, told.sum))


class Desk:
    """A pane on screen, and what is drawn in it."""

    def __init__(self, now: Snapshot) -> None:
        self.now = now
        self.trace = Scene(now).trace
        self.pane = ScriptPane(SOURCE)
        self.lines = self.pane.lines
        self.gutter = self.lines.findChild(code_gutter.CodeGutter)

    def show(self, operation: int | None, stops: Collection[str] = (), ops: Program = ALL) -> None:
        """Draw the moment after so many operations."""
        stage = replace(self.now.stage, operation=operation, program=ops)
        redraw(self.pane, replace(self.now, stage=stage, breakpoints=frozenset(stops)))

    @property
    def listing(self) -> Listing:
        return self.pane.listing

    def place(self, key: str, name: str) -> QPoint:
        """Return where a variable is written in the first line of an operation, in sight."""
        line = self.listing.lines_of(key)[0]
        column = self.listing.lines[line].text.index(name)
        return self.reveal(line, column)

    def reveal(self, line: int, column: int = 0) -> QPoint:
        """Bring a line into sight; return where a column of it is."""
        self.lines.verticalScrollBar().setValue(line - 1)
        return self.lines.place_of(line, column, column + 1).center()

    def click(self, qtbot: QtBot, line: int) -> None:
        """Click beside a line."""
        place = QPoint(4, self.reveal(line).y())
        qtbot.mouseClick(self.gutter, Qt.MouseButton.LeftButton, pos=place)

    def picture(self) -> QImage:
        """Return the pane as it looks."""
        return self.lines.grab().toImage()

    def values(self) -> list[QLabel]:
        """Return the values at the ends of lines."""
        labels = self.lines.viewport().findChildren(QLabel, "code.value")
        return [label for label in labels if label.isVisible()]

    def told_below(self) -> str:
        """Return the values that are told below the text."""
        label = self.pane.findChild(QLabel, "code.values")
        return label.text() if label.isVisible() else ""


@pytest.fixture
def desk(qtbot: QtBot, now: Snapshot) -> Desk:
    made = Desk(now)
    qtbot.addWidget(made.pane)
    made.pane.resize(AT_1440, 500)
    with qtbot.waitActive(made.pane):
        made.pane.show()
        made.pane.activateWindow()
    return made


def _at(key: str, position: int | None = None) -> int:
    """Return the operation after which the line of ``key`` is the executed one."""
    return 1 + next(
        i for i, op in enumerate(ALL) if op.key == key and position in (None, op.position)
    )


def _line(desk: Desk, start: str) -> int:
    lines = desk.listing.lines
    return next(at for at, line in enumerate(lines) if line.text.lstrip().startswith(start))


def test_the_executed_and_the_next_line_are_told(desk: Desk, told: Trace) -> None:
    desk.show(_at("layer_2", 3))
    said = desk.pane.accessibleDescription()
    assert said == desk.lines.accessibleDescription()
    executed, following = (desk.listing.lines_of(key)[0] for key in ("layer_2", "layer_2_error"))
    assert f"Executed: line {executed + 1}, layer_2 = sigmoid(layer_1 @ synapse_1)." in said
    assert f"Next: line {following + 1}, layer_2_error = y - layer_2." in said
    assert f"layer_2 is {told.forward.layer_2[3]:.3f}." in said


def test_at_the_ends_there_is_one_arrow_and_without_steps_none(desk: Desk, told: Trace) -> None:
    desk.show(0)
    assert "Executed" not in desk.pane.accessibleDescription()
    assert "Next: line" in desk.pane.accessibleDescription()
    desk.show(len(ALL))
    assert "Executed: line" in desk.pane.accessibleDescription()
    assert "Next" not in desk.pane.accessibleDescription()
    desk.show(None)
    assert desk.pane.accessibleDescription() == "No line is being executed."


def test_values_stand_at_the_lines_that_assign_them(desk: Desk, told: Trace) -> None:
    for operation in range(1, len(ALL) + 1):
        marks = code_marks_of(desk.listing, ALL, operation, told, ())
        assert marks.values
        assert set(marks.values) <= set(marks.executed)
    marks = code_marks_of(desk.listing, ALL, _at("layer_1_delta", 2), told, ())
    names = [[value.name for value in assigned] for assigned in marks.values.values()]
    assert names == [["from_output"], ["from_future"], ["layer_1_delta"]]


@pytest.mark.parametrize("position", range(8))
def test_a_value_is_as_long_as_there_is_room(desk: Desk, told: Trace, position: int) -> None:
    marks = code_marks_of(desk.listing, ALL, _at("X", position), told, ())
    y, X, layer = marks.values.values()
    a, b, c = (bits[position] for bits in (told.sum.a_bits, told.sum.b_bits, told.sum.truth))
    assert ending(y, 20) == str(c)
    assert ending(X, 8) == f"[{a} {b}]"
    assert ending(X + y, 20) == f"X [{a} {b}]  y {c}"
    assert ending(layer, 40).startswith("16 values, 0" if position else "16 values, all 0.000")
    assert len(ending(layer, 1)) <= 9


def test_the_lines_keep_their_breaks_and_the_pane_is_wide_enough(desk: Desk) -> None:
    assert desk.lines.toPlainText() == SOURCE.rstrip("\n")
    assert desk.lines.blockCount() == len(desk.listing.lines)
    assert desk.lines.horizontalScrollBar().maximum() == 0
    desk.pane.resize(AT_1440 - 60, 500)
    assert desk.lines.blockCount() == len(desk.listing.lines)
    assert desk.lines.horizontalScrollBar().maximum() > 0


def test_rows_are_of_one_height_and_columns_of_one_width(desk: Desk) -> None:
    heights, widths = set(), set()
    for at, line in enumerate(desk.listing.lines):
        code = desk.lines.place_of(at, 0, len(line.text))
        heights.add(code.height())
        if line.text:
            columns = len(line.text) - line.indent / 2  # indentation is drawn half as wide
            widths.add(code.width() / columns)
    assert len(heights) == 1
    assert max(widths) - min(widths) < 0.4


@pytest.mark.parametrize("width", [180, 240, 300, AT_1440, 500])
def test_no_value_hides_the_code(desk: Desk, width: int) -> None:
    desk.pane.resize(width, 500)
    for operation in range(1, len(ALL) + 1):
        desk.show(operation)
        for label in desk.values():
            line = desk.lines.line_at(label.geometry().center())
            assert line is not None
            end = desk.lines.place_of(line, 0, len(desk.listing.lines[line].text)).right()
            assert end <= label.x(), desk.listing.lines[line].text
            assert label.geometry().right() <= desk.lines.viewport().width()
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()


@pytest.mark.parametrize("width", [200, AT_1440])
def test_every_value_is_told(desk: Desk, width: int) -> None:
    """Beside its line where there is room; in a narrow pane below as well."""
    desk.pane.resize(width, 700)
    for operation in range(1, len(ALL) + 1):
        desk.show(operation)
        marks = code_marks_of(desk.listing, ALL, operation, desk.trace, ())
        if width == AT_1440:
            assert len(desk.values()) == len(marks.values)
            assert desk.told_below() == ""
        else:
            assert desk.told_below() == marks.in_short()
            assert all(f"{value.name} " in desk.told_below() for (value,) in marks.values.values())
    desk.show(None)
    assert not desk.values()
    assert desk.told_below() == ""


@pytest.mark.parametrize("height", [120, 200, 300, 500])
def test_the_executed_line_is_always_in_sight(desk: Desk, height: int) -> None:
    desk.pane.resize(240, height)
    for operation in (*range(1, len(ALL) + 1), *reversed(range(1, len(ALL)))):
        desk.show(operation)
        executed = desk.listing.lines_of(ALL[operation - 1].key)
        top = desk.lines.place_of(executed[0], 0, 0).top()
        bottom = desk.lines.place_of(executed[-1], 0, 0).bottom()
        assert top >= 0, ALL[operation - 1]
        if bottom - top <= desk.lines.viewport().height():
            assert bottom < desk.lines.viewport().height(), ALL[operation - 1]


def test_no_line_is_cut_at_the_lower_edge(desk: Desk) -> None:
    for height in range(300, 330):
        desk.pane.resize(AT_1440, height)
        for top in (0, 5, desk.lines.verticalScrollBar().maximum()):
            desk.lines.verticalScrollBar().setValue(top)
            room, rows = desk.lines.viewport().height(), dict(desk.lines.rows_in_sight())
            whole = [line for line, row in rows.items() if row.bottom() < room + 1]
            shown = {line for line, row in rows.items() if row.top() + 1 < room}
            assert set(whole) == shown
            assert desk.lines.height() - room < rows[whole[0]].height() + 2
        last = len(desk.listing.lines) - 1
        assert last in whole


def test_the_executed_line_stays_in_sight_where_the_pane_gets_lower(desk: Desk) -> None:
    desk.show(_at("clear"))
    desk.pane.resize(AT_1440, 200)
    assert desk.listing.lines_of("clear")[0] in dict(desk.lines.rows_in_sight())


def test_a_pass_that_fits_stays_put_while_it_loops(desk: Desk) -> None:
    desk.pane.resize(300, 700)
    places = set()
    for operation in range(1, 7 * 8):
        desk.show(operation)
        places.add(desk.lines.verticalScrollBar().value())
    assert len(places) == 1


def test_the_half_that_is_worked_through_is_shaded(desk: Desk) -> None:
    desk.pane.resize(AT_1440, 900)
    for key, half in (("d", "forward"), ("layer_1_delta", "backward"), ("synapse_1", "update")):
        desk.show(_at(key))
        first, last = desk.listing.lines_of_half(half)
        picture = desk.gutter.grab().toImage()
        shaded = {
            line
            for line, row in desk.lines.rows_in_sight()
            if picture.pixelColor(10, round(row.top()) + 2).name() != DARK.background
        }
        assert shaded == set(range(first, last + 1))


@pytest.mark.parametrize("bits", [8, 1024])
def test_what_to_mark_costs_the_same_however_long_the_sum_is(desk: Desk, bits: int) -> None:
    class Counted(tuple[Any, ...]):
        read = 0

        def __getitem__(self, at: Any) -> Any:
            Counted.read += 1
            return super().__getitem__(at)

        def __iter__(self) -> Any:
            raise AssertionError("the whole program is looked at")

    ops = Counted(program(bits, True))
    marks = code_marks_of(desk.listing, ops, 12 * bits, None, {"X"})
    assert marks.executed
    first, last = desk.listing.lines_of_half("backward")
    assert marks.block == range(first, last + 1)
    assert Counted.read <= 4


def _colour_in_gutter(desk: Desk, line: int, x: float) -> list[QColor]:
    """Return the colours of a few pixels around a place in the gutter of a line."""
    picture = desk.gutter.grab().toImage()
    scale = picture.devicePixelRatio()
    y = desk.lines.place_of(line, 0, 0).center().y()
    return [picture.pixelColor(round((x + dx) * scale), round(y * scale)) for dx in (-1, 0, 1)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_two_arrows_differ(desk: Desk, theme: Theme) -> None:
    dressed(desk.pane, theme)
    desk.show(_at("layer_2", 3))
    executed, following = (desk.listing.lines_of(key)[0] for key in ("layer_2", "layer_2_error"))
    assert QColor(theme.accent) in _colour_in_gutter(desk, executed, 13)
    hollow = _colour_in_gutter(desk, following, 13)
    assert QColor(theme.accent) not in hollow
    beside = _colour_in_gutter(desk, following, 18)
    assert set(map(QColor.name, hollow)) & set(map(QColor.name, beside))  # one sees the ground


def test_what_was_just_done_has_a_band_and_what_comes_next_has_none(desk: Desk) -> None:
    def grounds() -> dict[int, str]:
        rows, picture = desk.lines.rows_in_sight(), desk.gutter.grab().toImage()
        return {line: picture.pixelColor(17, round(row.top()) + 2).name() for line, row in rows}

    desk.show(_at("layer_2", 3))
    found, executed = grounds(), desk.listing.lines_of("layer_2")
    following, other = (desk.listing.lines_of(key)[0] for key in ("layer_2_error", "d"))
    assert found[following] == found[other] != found[executed[0]]
    assert {found[line] for line in executed} == {found[executed[0]]}
    desk.show(0)
    first, last = desk.listing.lines_of_half("forward")
    assert len({ground for line, ground in grounds().items() if first <= line <= last}) == 1


def test_the_gutter_explains_itself(desk: Desk) -> None:
    for word in ("▶ just done", "▷ comes next", "breakpoint"):
        assert word in desk.gutter.toolTip()


def test_a_click_beside_a_line_asks_for_a_breakpoint(qtbot: QtBot, desk: Desk) -> None:
    desk.show(3)
    asked = wishes(desk.pane)
    line = desk.listing.lines_of("synapse_h_update")[0]
    desk.click(qtbot, line)
    assert asked == [ToggleBreakpoint("synapse_h_update")]
    assert desk.pane.refusal == ""
    desk.lines.clearFocus()
    before = QColor(DARK.accent) in _colour_in_gutter(desk, line, 5)
    desk.show(3, {"synapse_h_update"})
    desk.click(qtbot, line)
    assert len(asked) == 2
    assert not before
    assert QColor(DARK.accent) in _colour_in_gutter(desk, line, 5)
    assert desk.pane.accessibleDescription().endswith(f"Breakpoints at line {line + 1}.")


def test_a_breakpoint_goes_along_all_that_runs_with_its_line(desk: Desk) -> None:
    desk.show(3, {"layer_1_delta"})
    first, *others = desk.listing.lines_of("layer_1_delta")
    desk.reveal(first)
    accent = QColor(DARK.accent)
    assert all(accent in _colour_in_gutter(desk, line, 4.5) for line in others)
    assert accent not in _colour_in_gutter(desk, others[-1] + 1, 4.5)


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("import", "before the first example"), ("print", "prints after"),
        ("for position", "only prepares"), ("a_int, b_int", "only prepares"),
    ],
)  # fmt: skip
def test_a_line_that_never_stops_a_run_is_refused_with_a_reason(
    qtbot: QtBot, desk: Desk, start: str, reason: str
) -> None:
    desk.show(3)
    asked = wishes(desk.pane)
    desk.click(qtbot, _line(desk, start))
    assert asked == []
    assert reason in desk.pane.refusal
    desk.show(4)
    assert desk.pane.refusal == ""


def test_own_numbers_never_reach_the_backward_pass(qtbot: QtBot, desk: Desk) -> None:
    desk.show(3, ops=FORWARD_ONLY)
    asked = wishes(desk.pane)
    line = desk.listing.lines_of("synapse_1")[0]
    desk.click(qtbot, line)
    assert asked == []
    assert "your own numbers" in desk.pane.refusal
    desk.show(3, {"synapse_1"}, FORWARD_ONLY)
    desk.click(qtbot, line)
    assert asked == [ToggleBreakpoint("synapse_1")], "what is set can be cleared"
    assert desk.pane.refusal == ""


def test_hovering_a_variable_points_at_it_until_the_mouse_leaves(qtbot: QtBot, desk: Desk) -> None:
    desk.show(3)
    place = desk.place("layer_2", "synapse_1")
    asked = wishes(desk.pane)
    qtbot.mouseMove(desk.lines.viewport(), place)
    assert asked == [PointAt(Pointed("synapse_1"))]
    QApplication.sendEvent(desk.lines.viewport(), QEvent(QEvent.Type.Leave))
    assert asked[1:] == [PointAt(NOTHING)]


def test_every_variable_that_has_a_value_can_be_found(desk: Desk) -> None:
    found = set()
    for at, line in enumerate(desk.listing.lines):
        for word in line.words:
            found.add(desk.lines.variable_at(desk.reveal(at, word.start)))
    assert found == VARIABLES | {None}


def test_lighting_a_variable_marks_it_in_the_text(desk: Desk) -> None:
    desk.show(3)
    desk.place("layer_2_delta", "layer_2_delta")
    before = desk.picture()
    show(desk.pane, PointAt(Pointed("layer_2_error")))
    lit = desk.picture()
    show(desk.pane, PointAt(Pointed("hidden_dim")))  # is written far above
    elsewhere = desk.picture()
    show(desk.pane, PointAt(NOTHING))
    assert lit != before
    assert elsewhere != lit
    assert desk.picture() == before


def test_a_variable_under_the_mouse_is_lit_itself(qtbot: QtBot, desk: Desk) -> None:
    desk.show(3)
    follow(desk.pane)
    qtbot.mouseMove(desk.lines.viewport(), QPoint(1, 1))
    place = desk.place("layer_2", "synapse_1")
    before = desk.picture()
    qtbot.mouseMove(desk.lines.viewport(), place)
    assert desk.picture() != before


def test_places_are_those_of_lines_and_variables(desk: Desk) -> None:
    desk.show(_at("layer_2", 3))
    (line,) = desk.listing.lines_of("layer_2")
    place = desk.pane.place_of(line)
    assert place is not None
    assert desk.lines.line_at(desk.lines.viewport().mapFrom(desk.pane, place.center())) == line
    variable = desk.pane.place_of("prev_layer_1")
    assert variable is not None
    found = desk.lines.viewport().mapFrom(desk.pane, variable.center())
    assert desk.lines.variable_at(found) == "prev_layer_1"
    assert desk.pane.place_of(0) is None, "the imports are out of sight"
    assert desk.pane.place_of("code.lines") is not None
    assert desk.pane.place_of("nothing of the kind") is None


def test_what_is_selected_is_copied_as_it_is_written(qtbot: QtBot, desk: Desk) -> None:
    (line,) = desk.listing.lines_of("layer_2")
    y = desk.reveal(line).y()
    view, end = desk.lines.viewport(), QPoint(desk.lines.viewport().width() - 4, y)
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(0, y))
    qtbot.mouseMove(view, end)
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=end)
    qtbot.keyClick(desk.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "        layer_2 = sigmoid(layer_1 @ synapse_1)"
    desk.show(4)
    assert desk.lines.textCursor().hasSelection(), "another moment leaves the selection alone"
    qtbot.keyClick(desk.lines, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(desk.lines, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == SOURCE.rstrip("\n")


def test_nothing_can_be_typed_into_the_script(qtbot: QtBot, desk: Desk) -> None:
    desk.lines.setFocus()
    qtbot.keyClicks(desk.lines, "x = 1")
    qtbot.keyClick(desk.lines, Qt.Key.Key_Delete)
    assert desk.lines.toPlainText() == SOURCE.rstrip("\n")


def test_a_screen_reader_reads_the_script(desk: Desk) -> None:
    heard = QAccessible.queryAccessibleInterface(desk.lines)
    assert heard.text(QAccessible.Text.Name) == "The script"
    text = heard.textInterface()
    assert text.text(0, text.characterCount()) == SOURCE.rstrip("\n")


def test_the_full_value_is_in_the_tooltip(desk: Desk, told: Trace) -> None:
    desk.show(_at("layer_2", 0))
    tip = desk.lines.tip_at(desk.place("layer_2", "layer_1"))
    known = environment(told, ALL, _at("layer_2", 0))["layer_1"]
    assert tip.startswith(f"<b>layer_1</b> · {in_a_line(known)}<pre>")
    assert all(f"{value:.4f}" in tip for value in known.array.flat)
    tip = desk.lines.tip_at(desk.place("layer_2_delta", "layer_2_delta"))
    assert tip == "<b>layer_2_delta</b> has no value yet in this example."
    tip = desk.lines.tip_at(desk.place("layer_2", "sigmoid"))
    assert "breakpoint" in tip


def test_resting_on_a_variable_opens_the_tooltip(
    desk: Desk, told: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.show(_at("layer_2", 0))
    place = desk.place("layer_2", "layer_1")
    opened: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: opened.append(text))
    resting = QHelpEvent(QEvent.Type.ToolTip, place, desk.lines.viewport().mapToGlobal(place))
    QApplication.sendEvent(desk.lines.viewport(), resting)
    assert opened == [desk.lines.tip_at(place)]


def test_without_steps_the_values_are_those_of_the_sum_on_stage(desk: Desk, told: Trace) -> None:
    desk.show(None)
    tip = desk.lines.tip_at(desk.place("layer_2", "layer_2"))
    assert repr(told.forward.layer_2[7].item()) in tip
    assert "no value yet" in desk.lines.tip_at(desk.place("layer_1_delta", "from_output"))


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F9])
def test_the_keys_walk_through_the_lines_and_set_a_breakpoint(
    qtbot: QtBot, desk: Desk, key: Qt.Key
) -> None:
    desk.show(_at("layer_2", 3))
    asked = wishes(desk.pane)
    desk.lines.clearFocus()
    desk.lines.setFocus(Qt.FocusReason.TabFocusReason)
    following = desk.listing.lines_of("layer_2_error")[0]
    assert desk.lines.cursor_line == following
    qtbot.keyClick(desk.lines, Qt.Key.Key_Down)
    qtbot.keyClick(desk.lines, key)
    assert asked == [ToggleBreakpoint("layer_2_delta")]
    for _ in range(100):
        qtbot.keyClick(desk.lines, Qt.Key.Key_Up)
    assert desk.lines.cursor_line == 0
    assert desk.lines.verticalScrollBar().value() == 0


def test_the_line_of_the_keys_is_seen_while_they_are_here(desk: Desk) -> None:
    desk.show(_at("layer_2", 3))
    desk.lines.clearFocus()
    before = desk.gutter.grab().toImage()
    desk.lines.setFocus(Qt.FocusReason.TabFocusReason)
    assert desk.gutter.grab().toImage() != before
    desk.lines.clearFocus()
    assert desk.gutter.grab().toImage() == before


@pytest.mark.parametrize(
    ("key", "held", "is_kept"),
    [
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, True),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, True),
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, False),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, False),
    ],
)
def test_keys_of_the_window_stay_keys_of_the_window(
    desk: Desk, key: Qt.Key, held: Qt.KeyboardModifier, is_kept: bool
) -> None:
    offered = QKeyEvent(QEvent.Type.ShortcutOverride, key, held)
    offered.ignore()
    QApplication.sendEvent(desk.lines, offered)
    assert offered.isAccepted() == is_kept


def test_a_moment_shown_twice_is_drawn_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.show(3, {"X"})
    shown: list[object] = []
    monkeypatch.setattr(CodeText, "show_marks", lambda _self, marks: shown.append(marks))
    desk.show(3, ["X"])
    assert shown == []
    desk.show(4, ["X"])
    assert len(shown) == 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    "kind", ["keyword", "call", "name", "number", "string", "comment", "operator"]
)
def test_every_word_can_be_read_on_every_ground(theme: Theme, kind: str) -> None:
    ink = word_colour(kind, theme)
    assert contrast(ink, theme.background) >= 4.5
    assert contrast(ink, theme.surface) >= 4.5
    assert contrast(ink, theme.raised) >= 4.4


def test_both_themes_colour_words_differently() -> None:
    kinds = ["keyword", "call", "name", "number", "string", "comment"]
    for theme in (DARK, LIGHT):
        assert len({word_colour(kind, theme) for kind in kinds}) == len(kinds)
