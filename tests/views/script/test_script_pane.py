"""The code pane: two arrows, values, hovering, breakpoints, and what it says about them."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import Trace, trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.script.operations import program
from rnn_viz.core.script.variables import VARIABLES, environment
from rnn_viz.core.words.variable_text import short
from rnn_viz.views.script.code_canvas import CodeCanvas
from rnn_viz.views.script.code_colours import word_colour
from rnn_viz.views.script.code_marks import ending, marks_of
from rnn_viz.views.script.code_paint import GUTTER, ROW, advance
from rnn_viz.views.script.script_pane import ScriptPane
from rnn_viz.views.widgets.theme import DARK, LIGHT, THEMES, Theme
from tests.views.dressing import dressed
from tests.views.widgets.test_palette import contrast

SOURCE = (Path(__file__).resolve().parents[3] / "resources" / "listing" / "adder.py").read_text(
    "utf-8"
)
ALL = program(8, True)
FORWARD_ONLY = program(8, False)


def _trace() -> Trace:
    random = np.random.RandomState(0)
    shapes = (2, 16), (16, 16), (16, 1)
    weights = Weights(*(2 * random.random_sample(s) - 1 for s in shapes))
    return trace_of(weights, add(weights, 9, 60, 8), 0.1)


@pytest.fixture(scope="module")
def told() -> Trace:
    return _trace()


@pytest.fixture
def pane(qtbot: QtBot) -> ScriptPane:
    made = ScriptPane(SOURCE)
    qtbot.addWidget(made)
    made.resize(240, 500)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def _at(key: str, position: int | None = None) -> int:
    """Return the operation after which the line of ``key`` is the executed one."""
    return 1 + next(
        i for i, op in enumerate(ALL) if op.key == key and position in (None, op.position)
    )


def _line(pane: ScriptPane, start: str) -> int:
    lines = pane.listing.lines
    return next(at for at, line in enumerate(lines) if line.text.lstrip().startswith(start))


def _place(pane: ScriptPane, key: str, name: str) -> QPoint:
    """Return where a variable is written in the first line of an operation, in sight."""
    line = pane.listing.lines_of(key)[0]
    column = pane.listing.lines[line].text.index(name)
    place = pane.lines.place_of(line, column)
    bar = pane.lines.verticalScrollBar()
    bar.setValue(bar.value() + place.y() - ROW)
    return pane.lines.place_of(line, column)


def _click(qtbot: QtBot, pane: ScriptPane, line: int) -> None:
    bar = pane.lines.verticalScrollBar()
    bar.setValue(bar.value() + pane.lines.place_of(line, 0).y() - 2 * ROW)
    place = QPoint(GUTTER + 20, pane.lines.place_of(line, 0).y())
    qtbot.mouseClick(pane.lines.viewport(), Qt.MouseButton.LeftButton, pos=place)


def _picture(pane: ScriptPane) -> QImage:
    return pane.lines.viewport().grab().toImage()


def test_the_executed_and_the_next_line_are_told(pane: ScriptPane, told: Trace) -> None:
    pane.show_moment(ALL, _at("layer_2", 3), told, ())
    said = pane.accessibleDescription()
    assert said == pane.lines.accessibleDescription()
    executed, following = (pane.listing.lines_of(key)[0] for key in ("layer_2", "layer_2_error"))
    assert f"Executed: line {executed + 1}, layer_2 = sigmoid(layer_1 @ synapse_1)." in said
    assert f"Next: line {following + 1}, layer_2_error = y - layer_2." in said
    assert f"layer_2 is {told.forward.layer_2[3]:.3f}." in said


def test_at_the_ends_there_is_one_arrow_and_without_steps_none(
    pane: ScriptPane, told: Trace
) -> None:
    pane.show_moment(ALL, 0, told, ())
    assert "Executed" not in pane.accessibleDescription()
    assert "Next: line" in pane.accessibleDescription()
    pane.show_moment(ALL, len(ALL), told, ())
    assert "Executed: line" in pane.accessibleDescription()
    assert "Next" not in pane.accessibleDescription()
    pane.show_moment(ALL, None, told, ())
    assert pane.accessibleDescription() == "No line is being executed."


def test_values_stand_at_the_lines_that_assign_them(pane: ScriptPane, told: Trace) -> None:
    for operation in range(1, len(ALL) + 1):
        marks = marks_of(pane.listing, ALL, operation, told, ())
        assert marks.values
        assert set(marks.values) <= set(marks.executed)
    marks = marks_of(pane.listing, ALL, _at("layer_1_delta", 2), told, ())
    names = [[value.name for value in assigned] for assigned in marks.values.values()]
    assert names == [["from_output"], ["from_future"], ["layer_1_delta"]]


@pytest.mark.parametrize("position", range(8))
def test_a_value_is_as_long_as_there_is_room(pane: ScriptPane, told: Trace, position: int) -> None:
    marks = marks_of(pane.listing, ALL, _at("X", position), told, ())
    assigned, layer = marks.values.values()
    a, b, c = (bits[position] for bits in (told.sum.a_bits, told.sum.b_bits, told.sum.truth))
    assert ending(assigned, 20) == f"X [{a} {b}]  y {c}"
    assert ending(assigned, 8) == f"[{a} {b}]"
    assert ending(layer, 40).startswith("16 values, 0")
    assert len(ending(layer, 1)) <= 8


@pytest.mark.parametrize("width", [220, 240, 290, 500])
def test_no_value_hides_the_code(pane: ScriptPane, told: Trace, width: int) -> None:
    pane.resize(width + pane.lines.verticalScrollBar().width() - 8, 500)  # 8 in both themes
    columns = int((pane.lines.viewport().width() - GUTTER) / advance())
    ends = {row.line: row.end for row in pane.lines.rows if row.is_last}
    for operation in range(1, len(ALL) + 1):
        marks = marks_of(pane.listing, ALL, operation, told, ())
        for line, assigned in marks.values.items():
            text = ending(assigned, columns - ends[line] - 1)
            assert ends[line] + len(text) + 1 <= columns, pane.listing.lines[line].text


@pytest.mark.parametrize("height", [120, 200, 300, 500])
def test_the_executed_line_is_always_in_sight(
    qtbot: QtBot, pane: ScriptPane, told: Trace, height: int
) -> None:
    pane.resize(240, height)
    for operation in (*range(1, len(ALL) + 1), *reversed(range(1, len(ALL)))):
        pane.show_moment(ALL, operation, told, ())
        executed = pane.listing.lines_of(ALL[operation - 1].key)
        rows = [at for at, row in enumerate(pane.lines.rows) if row.line in executed]
        scrolled = pane.lines.verticalScrollBar().value()
        assert scrolled <= rows[0] * ROW, ALL[operation - 1]
        if len(rows) * ROW <= pane.lines.viewport().height():
            bottom = scrolled + pane.lines.viewport().height()
            assert (rows[-1] + 1) * ROW <= bottom, ALL[operation - 1]


def test_a_pass_that_fits_stays_put_while_it_loops(pane: ScriptPane, told: Trace) -> None:
    pane.resize(300, 700)
    places = set()
    for operation in range(1, 7 * 8):
        pane.show_moment(ALL, operation, told, ())
        places.add(pane.lines.verticalScrollBar().value())
    assert len(places) == 1


def _colour_in_gutter(pane: ScriptPane, line: int, x: float) -> list[QColor]:
    """Return the colours of a few pixels around a place in the gutter of a line."""
    picture = _picture(pane)
    scale = picture.devicePixelRatio()
    y = pane.lines.place_of(line, 0).y()
    return [picture.pixelColor(round((x + dx) * scale), round(y * scale)) for dx in (-1, 0, 1)]


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_two_arrows_differ(pane: ScriptPane, told: Trace, theme: Theme) -> None:
    dressed(pane, theme)
    pane.show_moment(ALL, _at("layer_2", 3), told, ())
    executed, following = (pane.listing.lines_of(key)[0] for key in ("layer_2", "layer_2_error"))
    assert QColor(theme.accent) in _colour_in_gutter(pane, following, 13)
    assert QColor(theme.accent) not in _colour_in_gutter(pane, executed, 13)
    hollow = _colour_in_gutter(pane, executed, 13)
    assert QColor(theme.raised) in hollow  # one sees through to the ground


def test_the_gutter_explains_itself(pane: ScriptPane) -> None:
    legend = pane.lines.tip_at(QPoint(4, 40))
    for word in ("executed last", "runs next", "breakpoint"):
        assert word in legend


def test_a_click_on_a_line_asks_for_a_breakpoint(
    qtbot: QtBot, pane: ScriptPane, told: Trace
) -> None:
    pane.show_moment(ALL, 3, told, ())
    line = pane.listing.lines_of("synapse_h_update")[0]
    with qtbot.waitSignal(pane.breakpointToggled) as asked:
        _click(qtbot, pane, line)
    assert asked.args == ["synapse_h_update"]
    assert pane.refusal == ""
    _click(qtbot, pane, line)
    before = QColor(DARK.accent) in _colour_in_gutter(pane, line, 5)
    pane.show_moment(ALL, 3, told, {"synapse_h_update"})
    _click(qtbot, pane, line)
    assert not before
    assert QColor(DARK.accent) in _colour_in_gutter(pane, line, 5)
    assert pane.accessibleDescription().endswith(f"Breakpoints at line {line + 1}.")


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        ("import", "before the first example"), ("print", "prints after"),
        ("for position", "only prepares"), ("a_int, b_int", "only prepares"),
    ],
)  # fmt: skip
def test_a_line_that_never_stops_a_run_is_refused_with_a_reason(
    qtbot: QtBot, pane: ScriptPane, told: Trace, start: str, reason: str
) -> None:
    pane.show_moment(ALL, 3, told, ())
    with qtbot.assertNotEmitted(pane.breakpointToggled):
        _click(qtbot, pane, _line(pane, start))
    assert reason in pane.refusal
    pane.show_moment(ALL, 4, told, ())
    assert pane.refusal == ""


def test_own_numbers_never_reach_the_backward_pass(
    qtbot: QtBot, pane: ScriptPane, told: Trace
) -> None:
    pane.show_moment(FORWARD_ONLY, 3, told, ())
    line = pane.listing.lines_of("synapse_1")[0]
    with qtbot.assertNotEmitted(pane.breakpointToggled):
        _click(qtbot, pane, line)
    assert "your own numbers" in pane.refusal
    pane.show_moment(FORWARD_ONLY, 3, told, {"synapse_1"})
    with qtbot.waitSignal(pane.breakpointToggled):  # what is set can be cleared
        _click(qtbot, pane, line)
    assert pane.refusal == ""


def test_hovering_a_variable_names_it_until_the_mouse_leaves(
    qtbot: QtBot, pane: ScriptPane, told: Trace
) -> None:
    pane.show_moment(ALL, 3, told, ())
    place = _place(pane, "layer_2", "synapse_1")
    with qtbot.waitSignal(pane.variableHovered) as hovered:
        qtbot.mouseMove(pane.lines.viewport(), place)
    assert hovered.args == ["synapse_1"]
    with qtbot.waitSignal(pane.variableHovered) as hovered:
        QApplication.sendEvent(pane.lines.viewport(), QEvent(QEvent.Type.Leave))
    assert hovered.args == [None]


def test_every_variable_that_has_a_value_can_be_found(pane: ScriptPane) -> None:
    found = set()
    for at, line in enumerate(pane.listing.lines):
        for word in line.words:
            found.add(pane.lines.variable_at(pane.lines.place_of(at, word.start)))
    assert found == VARIABLES | {None}


def test_lighting_a_variable_marks_it_in_the_text(pane: ScriptPane, told: Trace) -> None:
    pane.show_moment(ALL, 3, told, ())
    _place(pane, "layer_2_delta", "layer_2_error")
    before = _picture(pane)
    pane.light("layer_2_error")
    lit = _picture(pane)
    pane.light("alpha")  # is written far above
    elsewhere = _picture(pane)
    pane.light(None)
    assert lit != before
    assert elsewhere != lit
    assert _picture(pane) == before


def test_the_full_value_is_in_the_tooltip(pane: ScriptPane, told: Trace) -> None:
    pane.show_moment(ALL, _at("layer_2", 0), told, ())
    tip = pane.lines.tip_at(_place(pane, "layer_2", "layer_1"))
    known = environment(told, ALL, _at("layer_2", 0))["layer_1"]
    assert tip.startswith(f"<b>layer_1</b> · {short(known)}<pre>")
    assert all(f"{value:.4f}" in tip for value in known.array.flat)
    tip = pane.lines.tip_at(_place(pane, "layer_2_delta", "layer_2_delta"))
    assert tip == "<b>layer_2_delta</b> has no value yet in this example."
    tip = pane.lines.tip_at(_place(pane, "layer_2", "sigmoid"))
    assert "breakpoint" in tip


def test_resting_on_a_variable_opens_the_tooltip(
    pane: ScriptPane, told: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane.show_moment(ALL, _at("layer_2", 0), told, ())
    place = _place(pane, "layer_2", "layer_1")
    opened: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _widget: opened.append(text))
    resting = QHelpEvent(QEvent.Type.ToolTip, place, pane.lines.viewport().mapToGlobal(place))
    QApplication.sendEvent(pane.lines.viewport(), resting)
    assert opened == [pane.lines.tip_at(place)]


def test_without_steps_the_values_are_those_of_the_sum_on_stage(
    pane: ScriptPane, told: Trace
) -> None:
    pane.show_moment(ALL, None, told, ())
    tip = pane.lines.tip_at(_place(pane, "layer_2", "layer_2"))
    assert repr(told.forward.layer_2[7].item()) in tip
    assert "no value yet" in pane.lines.tip_at(_place(pane, "layer_1_delta", "from_output"))


def test_the_keys_walk_through_the_lines_and_set_a_breakpoint(
    qtbot: QtBot, pane: ScriptPane, told: Trace
) -> None:
    pane.show_moment(ALL, _at("layer_2", 3), told, ())
    pane.lines.clearFocus()
    pane.lines.setFocus(Qt.FocusReason.TabFocusReason)
    following = pane.listing.lines_of("layer_2_error")[0]
    assert pane.lines.cursor_line == following
    qtbot.keyClick(pane.lines, Qt.Key.Key_Down)
    with qtbot.waitSignal(pane.breakpointToggled) as asked:
        qtbot.keyClick(pane.lines, Qt.Key.Key_Return)
    assert asked.args == ["layer_2_delta"]
    for _ in range(100):
        qtbot.keyClick(pane.lines, Qt.Key.Key_Up)
    assert pane.lines.cursor_line == 0
    assert pane.lines.verticalScrollBar().value() == 0


def test_a_moment_shown_twice_is_drawn_once(
    pane: ScriptPane, told: Trace, monkeypatch: pytest.MonkeyPatch
) -> None:
    pane.show_moment(ALL, 3, told, {"X"})
    shown: list[object] = []
    monkeypatch.setattr(CodeCanvas, "show_marks", lambda _self, marks: shown.append(marks))
    pane.show_moment(ALL, 3, told, ["X"])
    assert shown == []
    pane.show_moment(ALL, 4, told, ["X"])
    assert len(shown) == 1


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    "kind", ["keyword", "call", "name", "number", "string", "comment", "operator"]
)
def test_every_word_can_be_read_on_every_ground(theme: Theme, kind: str) -> None:
    ink = word_colour(kind, theme)
    assert contrast(ink, theme.background) >= 4.5
    assert contrast(ink, theme.raised) >= 4.4


def test_both_themes_colour_words_differently() -> None:
    kinds = ["keyword", "call", "name", "number", "string", "comment"]
    for theme in (DARK, LIGHT):
        assert len({word_colour(kind, theme) for kind in kinds}) == len(kinds)
