"""Filter, order and walk of the map of all sums, and what is written at its edges."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.core.evidence.wrong_sums import SumOrder
from rnn_viz.core.intents import OrderWrongSums, ShowWrongBits
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.evidence.all_sums import AllSums
from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme
from tests.views.dressing import dressed
from tests.views.evidence_moments import all_right, evaluation, found_out, moment


def some_wrong(bits: int = 8) -> Evaluation:
    """Return an evaluation whose first rows are right and whose others have 1 … ``bits`` wrong."""
    side = sums_of(bits).side
    rows, columns = np.indices((side, side))
    return evaluation(np.where(rows < side // 2, 0, columns % bits + 1), bits)


def scene(
    found: Evaluation, view: ViewState | None = None, numbers: tuple[int, int] | None = None
) -> Scene:
    config = RunConfig(bits=found.sums.bits)
    return Scene(moment(config=config, analysis=found_out(found), numbers=numbers), view)


def shown(
    qtbot: QtBot, what: Scene, theme: Theme = DARK, width: int = 360, height: int = 340
) -> AllSums:
    view = dressed(AllSums(), theme)
    qtbot.addWidget(view)
    view.resize(width, height)
    with qtbot.waitExposed(view):
        view.show()
    view.draw(what)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # texts were chosen
    return view


def middle(view: AllSums, row: int, column: int) -> QPoint:
    return view.map.grid().rect_of(row, column).center().toPoint()


def said(view: AllSums) -> str:
    return view.wrong.said.text()


def test_an_entry_of_the_legend_is_a_filter(qtbot: QtBot) -> None:
    view = shown(qtbot, scene(some_wrong()))
    for entry in (view.legend.entries[0], view.legend.entries[4]):
        with qtbot.waitSignal(view.wished) as wish:
            qtbot.mouseClick(entry, Qt.MouseButton.LeftButton, pos=entry.rect().center())
        assert wish.args == [ShowWrongBits(entry.step, True)]
    with qtbot.waitSignal(view.wished) as wish:
        qtbot.keyClick(view.legend.entries[4], Qt.Key.Key_Space)
    assert wish.args == [ShowWrongBits(4, False)]


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_what_is_not_shown_fades_and_the_rest_keeps_its_colour(qtbot: QtBot, theme: Theme) -> None:
    found = some_wrong()
    view = shown(qtbot, scene(found, ViewState(wrong_bits=frozenset({2, 5}))), theme, 600, 560)
    image = view.map.grab().toImage()
    for column in range(64, 64 + 8):  # 1 … 8 wrong bits
        step = min(int(found.wrong[100, column]), 5)
        colour = image.pixelColor(middle(view, 100, column))
        is_full = colour == QColor(theme.wrong_steps[step])
        assert is_full == (step in {2, 5})
        if not is_full:
            assert _distance(colour, theme.background) < 0.2 * _distance(
                QColor(theme.wrong_steps[step]), theme.background
            )


def _distance(colour: QColor, other: str) -> float:
    one, two = colour.getRgb()[:3], QColor(other).getRgb()[:3]  # type: ignore[index]
    return float(np.abs(np.subtract(one, two)).sum())


def test_the_legend_says_how_many_are_shown(qtbot: QtBot) -> None:
    found = some_wrong()
    view = shown(qtbot, scene(found))
    label = view.findChild(QLabel, "all_sums.shown")
    assert label is not None
    assert label.text() == ""
    view.draw(scene(found, ViewState(wrong_bits=frozenset({2, 5}))))
    count = int(((found.wrong == 2) | (found.wrong >= 5)).sum())
    assert label.text() == f"{count:,} shown"
    assert f"{count:,} shown" in view.legend.accessibleDescription()
    assert [entry.step for entry in view.legend.entries if entry.isChecked()] == [2, 5]


def test_a_filter_of_longer_sums_shows_all_shorter_ones(qtbot: QtBot) -> None:
    found = some_wrong(3)
    view = shown(qtbot, scene(found, ViewState(wrong_bits=frozenset({5}))))
    assert view.map.grab().toImage().pixelColor(middle(view, 3, 0)) == QColor(DARK.wrong_steps[1])
    assert not any(entry.isChecked() for entry in view.legend.entries)
    assert [entry.isVisible() for entry in view.legend.entries] == [True] * 4 + [False] * 2


def test_the_buttons_go_through_the_wrong_sums(qtbot: QtBot) -> None:
    found = some_wrong()
    view = shown(qtbot, scene(found))
    assert said(view) == "8,192 wrong sums"
    with qtbot.waitSignal(view.wished) as wish:
        view.wrong.on.click()
    assert wish.args == [ShowNumbers(64, 7)], "eight wrong bits, the smallest numbers"
    view.draw(scene(found, numbers=(64, 7)))
    assert said(view) == "wrong sum 1 of 8,192"
    with qtbot.waitSignal(view.wished) as wish:
        view.wrong.on.click()
    assert wish.args == [ShowNumbers(64, 15)]
    with qtbot.waitSignal(view.wished) as wish:
        view.wrong.back.click()
    assert wish.args == [ShowNumbers(127, 120)], "before the first one is the last"


def test_the_filter_and_the_order_say_which_is_next(qtbot: QtBot) -> None:
    found = some_wrong()
    view = shown(qtbot, scene(found))
    with qtbot.waitSignal(view.wished) as wish:
        view.wrong.order.buttons()[1].click()
    assert wish.args == [OrderWrongSums(SumOrder.CARRY)]
    chosen = ViewState(wrong_bits=frozenset({1}), sum_order=SumOrder.CARRY)
    view.draw(scene(found, chosen))
    assert view.wrong.order.index == 1
    with qtbot.waitSignal(view.wished) as wish:
        view.wrong.on.click()
    a, b = wish.args[0].a, wish.args[0].b
    assert found.wrong[a, b] == 1
    view.draw(scene(found, chosen, numbers=(a, b)))
    assert said(view) == "wrong sum 1 of 1,024"


def test_a_net_that_can_add_says_so_and_has_nowhere_to_go(qtbot: QtBot) -> None:
    view = shown(qtbot, scene(some_wrong()))
    assert view.map.words.verdict == ""
    view.draw(scene(all_right()))
    assert view.map.words.verdict == "all 16,384 right"
    assert said(view) == "no wrong sum"
    assert not view.wrong.on.isEnabled()
    assert not view.wrong.back.isEnabled()


@pytest.mark.parametrize("bits", [8, 16, 32])
@pytest.mark.parametrize("at", [(0, 0), (3, 120), (90, 4), (127, 127)])
def test_row_and_column_under_the_mouse_are_named(
    qtbot: QtBot, bits: int, at: tuple[int, int]
) -> None:
    found = some_wrong(bits)
    view = shown(qtbot, scene(found), width=600, height=560)
    for cell in ((64, 64), at):  # a mouse that is there already does not move
        qtbot.mouseMove(view.map.viewport(), middle(view, *cell))
    a, b = int(found.sums.a[at]), int(found.sums.b[at])
    assert view.map.words.numbers == (f"a = {a:,}", f"b = {b:,}")
    QApplication.sendEvent(view.map, QEvent(QEvent.Type.Leave))
    assert view.map.words.numbers == ("", "")


@pytest.mark.parametrize("width", [276, 300, 360, 500])
@pytest.mark.parametrize("numbers", [None, (64, 7), (127, 120)])
def test_the_line_is_whole_at_every_width(
    qtbot: QtBot, width: int, numbers: tuple[int, int] | None
) -> None:
    view = shown(qtbot, scene(some_wrong(), numbers=numbers), width=width)
    label = view.wrong.said
    assert label.text()
    assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width()
    assert view.wrong.rect().contains(view.wrong.order.geometry())


@pytest.mark.parametrize("width", range(280, 480, 20))
def test_the_order_is_written_alike_however_many_sums_are_wrong(qtbot: QtBot, width: int) -> None:
    few = np.zeros((128, 128), int)
    few[64, 7] = 1
    moments = (scene(evaluation(few)), scene(some_wrong()), scene(some_wrong(), numbers=(64, 7)))
    view, seen = shown(qtbot, scene(all_right()), width=width), set()
    for what in moments:
        view.draw(what)
        names = [button.text() for button in view.wrong.order.buttons()]
        seen.add((view.wrong.by.text(), *names))
    assert len(seen) == 1


def test_the_order_says_what_comes_first(qtbot: QtBot) -> None:
    view = shown(qtbot, scene(some_wrong()), width=500)
    names = [button.text() for button in view.wrong.order.buttons()]
    assert (view.wrong.by.text(), *names) == ("by most", "wrong bits", "carries in a row")
    tips = [button.toolTip() for button in view.wrong.order.buttons()]
    assert tips[0].startswith("Most wrong bits first")
    assert tips[1].startswith("Longest carry chain first")
