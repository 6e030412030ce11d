"""The map of all sums: every cell where and as coloured as it should be, and asked for by name."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.core.evidence.milestones import Milestones
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words import sums_text
from rnn_viz.views.evidence import sums_grid
from rnn_viz.views.evidence.all_sums import AllSums
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.evidence_moments import NO_WEIGHTS, all_right, evaluation, found_out, moment

HINT = "Point at a sum to read it, click to put it on stage."


def shown(
    qtbot: QtBot, now: Snapshot | None, width: int = 600, height: int = 560, theme: Theme = DARK
) -> AllSums:
    view = dressed(AllSums(), theme)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    if now is not None:
        view.draw(Scene(now))
    return view


def asked(found: Evaluation | None, **more: Any) -> Snapshot:
    """Return a moment with an evaluation; the sum on stage is beyond the map."""
    config = RunConfig(bits=found.sums.bits if found else 8)
    numbers = more.pop("numbers", (1 << 40, 1))
    return moment(config=config, analysis=found_out(found), numbers=numbers, **more)


def text_of(view: AllSums, name: str) -> str:
    label = view.findChild(QLabel, f"all_sums.{name}")
    assert label is not None
    return label.text()


def middle(view: AllSums, row: int, column: int) -> QPoint:
    return view.map.grid().rect_of(row, column).center().toPoint()


def checkered(bits: int = 8) -> Evaluation:
    side = sums_of(bits).side
    rows, columns = np.indices((side, side))
    return evaluation((3 * rows + columns) % (bits + 1), bits)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("bits", [2, 4, 8, 16])
def test_every_cell_has_the_colour_of_its_wrong_bits(qtbot: QtBot, bits: int, theme: Theme) -> None:
    found = checkered(bits)
    view = shown(qtbot, asked(found), theme=theme)
    image = view.map.grab().toImage()
    last = found.sums.side - 1
    for row, column in [(0, 0), (0, last), (last, 0), (last, last), (last // 2, last // 3)]:
        expected = QColor(theme.wrong_steps[min(int(found.wrong[row, column]), 5)])
        assert image.pixelColor(middle(view, row, column)) == expected


@pytest.mark.parametrize("bits", [4, 8])
def test_a_click_asks_for_the_sum_under_it(qtbot: QtBot, bits: int) -> None:
    view = shown(qtbot, asked(checkered(bits)))
    last = (1 << (bits - 1)) - 1
    for a, b in [(0, 0), (0, last), (last, 0), (last, last), (3, 5)]:
        with qtbot.waitSignal(view.wished) as picked:
            qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, a, b))
        assert picked.args == [ShowNumbers(a, b)]


def test_a_click_on_the_sample_asks_for_its_pair(qtbot: QtBot) -> None:
    found = checkered(32)
    view = shown(qtbot, asked(found))
    with qtbot.waitSignal(view.wished) as picked:
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 100, 7))
    assert picked.args == [ShowNumbers(int(found.sums.a[100, 7]), int(found.sums.b[100, 7]))]


@pytest.mark.parametrize("where", [QPoint(2, 2), QPoint(2, 200), QPoint(200, 4)])
def test_beside_the_cells_nothing_is_asked_for(qtbot: QtBot, where: QPoint) -> None:
    view = shown(qtbot, asked(checkered()))
    with qtbot.assertNotEmitted(view.wished):
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=where)
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.RightButton, pos=middle(view, 5, 5))


def test_pointing_reads_the_sum_and_both_answers_live(qtbot: QtBot) -> None:
    found = checkered()
    now = asked(found)
    view = shown(qtbot, now)
    hint = text_of(view, "readout")
    qtbot.mouseMove(view.map.viewport(), middle(view, 37, 91))
    answer = add(now.weights, 37, 91, 8)
    wrong = int(answer.wrong.sum())
    assert text_of(view, "readout") == (
        f"37 + 91 = 128 · network says {answer.answer} · {wrong} of 8 bits wrong"
    )
    view.draw(Scene(asked(found, weights=NO_WEIGHTS)))
    assert text_of(view, "readout") == "37 + 91 = 128 · network says 0 · 8 of 8 bits wrong"
    QApplication.sendEvent(view.map, QEvent(QEvent.Type.Leave))
    assert text_of(view, "readout") == hint


def test_the_keys_move_a_cursor_and_pick(qtbot: QtBot) -> None:
    view = shown(qtbot, asked(checkered(), numbers=(10, 20)))
    view.map.setFocus()
    qtbot.keyClick(view.map, Qt.Key.Key_Right)
    assert view.map.at == (10, 20), "it begins at the sum on stage"
    qtbot.keyClick(view.map, Qt.Key.Key_Right)
    qtbot.keyClick(view.map, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.map.at == (18, 21)
    with qtbot.waitSignal(view.wished) as picked:
        qtbot.keyClick(view.map, Qt.Key.Key_Return)
    assert picked.args == [ShowNumbers(18, 21)]
    for _ in range(20):
        qtbot.keyClick(view.map, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.map.at == (0, 21), "the edge holds it"
    qtbot.keyClick(view.map, Qt.Key.Key_Escape)
    assert view.map.at is None
    qtbot.keyClick(view.map, Qt.Key.Key_Right)
    assert view.map.at is not None
    view.map.clearFocus()
    assert view.map.at is None, "what it read out stayed, over other moments and other runs"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_its_keys_are_kept_from_shortcuts_while_it_has_the_focus(qtbot: QtBot, key: Qt.Key) -> None:
    view = shown(qtbot, asked(checkered()))
    offered = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.NoModifier)
    offered.ignore()
    QApplication.sendEvent(view.map, offered)
    assert offered.isAccepted()


def test_the_focus_can_be_seen(qtbot: QtBot) -> None:
    view = shown(qtbot, asked(all_right()))
    edge = view.map.grid().rect.toAlignedRect().adjusted(-2, -2, 1, 1).topLeft()
    view.map.clearFocus()
    assert view.map.grab().toImage().pixelColor(edge) != QColor(DARK.accent)
    view.map.setFocus()
    assert view.map.grab().toImage().pixelColor(edge) == QColor(DARK.accent)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_sum_on_stage_is_framed_only_if_it_is_on_the_map(qtbot: QtBot, theme: Theme) -> None:
    found = all_right()
    view = shown(qtbot, asked(found, numbers=(60, 30)), theme=theme)
    assert _accent_pixels(view) > 16
    view.draw(Scene(asked(found, numbers=(128, 30))))
    assert _accent_pixels(view) == 0


def _accent_pixels(view: AllSums) -> int:
    view.map.clearFocus()
    image, accent = view.map.grab().toImage(), QColor(view.theme.accent)
    area = view.map.grid().rect.toAlignedRect()
    return sum(
        image.pixelColor(x, y) == accent
        for x in range(area.left(), area.right())
        for y in range(area.top(), area.bottom())
    )


def test_the_share_and_what_it_is_of(qtbot: QtBot) -> None:
    wrong = np.zeros((128, 128), np.uint8)
    view = shown(qtbot, asked(evaluation(wrong)))
    assert text_of(view, "share") == "100.0 % right"
    wrong[5, 5] = 1
    view.draw(Scene(asked(evaluation(wrong))))
    assert text_of(view, "share") == "> 99.9 % right", "one wrong sum must not be rounded away"
    assert view.heading.text() == "All 16,384 sums"
    assert view.accessibleDescription() == "> 99.9 % right at iteration 0."
    view.draw(Scene(asked(checkered(16))))
    assert view.heading.text() == "A sample of 16,384 sums"
    view.draw(Scene(asked(checkered(3))))
    assert view.heading.text() == "All 16 sums"


def test_the_legend_counts_every_sum_once(qtbot: QtBot) -> None:
    found = checkered()
    view = shown(qtbot, asked(found))
    counts = sums_text.counts(found)
    assert [name for name, _ in counts] == ["0", "1", "2", "3", "4", "5+"]
    assert sum(count for _, count in counts) == 16_384
    assert counts[3][1] == int((found.wrong == 3).sum())
    assert counts[5][1] == int((found.wrong >= 5).sum())
    assert f"3 wrong: {counts[3][1]:,}" in view.legend.accessibleDescription()
    assert [name for name, _ in sums_text.counts(checkered(2))] == ["0", "1", "2"]


def test_an_older_evaluation_says_when(qtbot: QtBot) -> None:
    found = all_right(iteration=5480)
    view = shown(qtbot, asked(found))
    assert text_of(view, "when") == "at 5,480"
    view.draw(Scene(asked(found, at=5480)))
    assert text_of(view, "when") == ""


def test_before_the_first_evaluation_nothing_is_claimed_or_picked(qtbot: QtBot) -> None:
    view = shown(qtbot, asked(None))
    assert text_of(view, "share") == ""
    assert view.accessibleDescription() == "Not evaluated yet."
    with qtbot.assertNotEmitted(view.wished):
        qtbot.mouseClick(view.map.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(150, 150))
    colour = view.map.grab().toImage().pixelColor(view.map.grid().rect.topLeft().toPoint())
    assert colour == QColor(DARK.surface)


def test_a_theme_recolours_what_is_there(qtbot: QtBot) -> None:
    view = shown(qtbot, asked(all_right()))
    dressed(view, LIGHT)
    colour = view.map.grab().toImage().pixelColor(middle(view, 64, 64))
    assert colour == QColor(LIGHT.wrong_steps[0])


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, ""),
        (Milestones(5, 5_000, None, None), ""),
        (Milestones(5, 10_000, None, None),
         "never all right up to 10,000 (checked at every iteration)"),
        (Milestones(5, 7_000, 6_605, 6_950), "first perfect 6,605"),
        (Milestones(5, 10_000, 6_605, 7_800),
         "first perfect 6,605 (exact) · stable from 7,800 (checked every 5)"),
        (Milestones(5, 10_000, 6_605, None),
         "first perfect 6,605 (exact) · not stable (checked every 5)"),
        (Milestones(5, 10_000, 6_605, None, in_a_row=4),
         "first perfect 6,605 (exact) · stability unknown (checked every 5)"),
    ],
)  # fmt: skip
def test_stable_is_claimed_only_of_a_whole_run(
    qtbot: QtBot, found: Milestones | None, said: str
) -> None:
    now = moment(analysis=found_out(milestones=found))
    view = shown(qtbot, now)
    assert text_of(view, "readout") == (said or HINT)
    view.resize(240, 400)
    if said:
        assert said.startswith(text_of(view, "readout").split(" (")[0])
        width = view.readout.fontMetrics().horizontalAdvance(text_of(view, "readout"))
        assert width <= view.width()


@pytest.mark.parametrize("bits", [2, 8, 32])
@pytest.mark.parametrize(("width", "height"), [(280, 260), (344, 320), (360, 400), (700, 700)])
def test_everything_fits(qtbot: QtBot, bits: int, width: int, height: int) -> None:
    view = shown(qtbot, asked(checkered(bits)), width, height)
    grid = view.map.grid().rect.toAlignedRect()
    assert view.map.rect().contains(grid)
    assert grid.width() >= 128
    view.map.point_at((view.map.grid().side - 1,) * 2)
    needed = view.readout.heightForWidth(view.readout.width())
    assert needed <= view.readout.height(), text_of(view, "readout")
    for widget in (view.map, view.legend, view.readout, view.wrong):
        assert view.rect().contains(widget.geometry())


@given(st.sampled_from([2, 4, 16, 128]), st.floats(130, 900), st.sampled_from([1.0, 1.5, 2.0]),
       st.data())  # fmt: skip
def test_what_is_under_the_middle_of_a_cell_is_that_cell(
    side: int, room: float, scale: float, data: st.DataObject
) -> None:
    grid = sums_grid.fit(27.0, 19.0, room, side, scale)
    assert 0.85 * room <= grid.size <= room
    row = data.draw(st.integers(0, side - 1))
    column = data.draw(st.integers(0, side - 1))
    assert grid.cell_at(grid.rect_of(row, column).center()) == (row, column)
    assert grid.cell_at(QPointF(26.0, 30.0)) is None
    assert grid.cell_at(QPointF(30.0, 19.0 + grid.size + 1)) is None


@given(st.integers(2, 32), st.data())
def test_a_pair_of_the_map_is_found_again(bits: int, data: st.DataObject) -> None:
    sums = sums_of(bits)
    row = data.draw(st.integers(0, sums.side - 1))
    column = data.draw(st.integers(0, sums.side - 1))
    a, b = int(sums.a[row, column]), int(sums.b[row, column])
    assert sums.cell_of(a, b) == (row, column)
    assert sums.cell_of(1 << (bits - 1), b) is None
    if sums.sampled:
        other = a + 1 if (a + 1) * sums.side >> (bits - 1) == row else a - 1
        assert sums.cell_of(other, b) is None


@given(st.integers(2, 32))
def test_the_axes_name_operands_of_the_map(bits: int) -> None:
    marks = sums_grid.operands_written(bits, sums_of(bits).side)
    assert marks[0][1] == "0"
    assert [share for share, _ in marks] == sorted({share for share, _ in marks})
    if bits == 8:
        assert [text for _, text in marks] == ["0", "64", "127"]
    if bits == 16:
        assert [text for _, text in marks] == ["0", "2¹⁴", "2¹⁵"]


@pytest.mark.parametrize("width", [268, 290, 400])
@pytest.mark.parametrize("bits", [8, 16])
def test_the_heading_is_never_cut(qtbot: QtBot, width: int, bits: int) -> None:
    view = shown(qtbot, asked(checkered(bits), errors=[4.0] * 9_000), width)
    assert view.when.text() != ""
    needed = view.heading.fontMetrics().horizontalAdvance(view.heading.text())
    qtbot.waitUntil(lambda: view.heading.width() >= needed)
    assert view.heading.accessibleName() == sums_text.titles(bits)[0]


def test_a_sum_has_its_place(qtbot: QtBot) -> None:
    view = shown(qtbot, asked(checkered()))
    place = view.place_of((5, 9))
    assert place is not None
    assert place.contains(view.map.mapTo(view, middle(view, 5, 9)))
    assert view.place_of((128, 0)) is None
