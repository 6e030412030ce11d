"""N and Shift+N go through the wrong sums of the map."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from rnn_viz.core.commands import GoTo
from rnn_viz.core.intents import ShowWrongBits
from tests.app.conftest import MakeWindow


def test_n_puts_the_next_wrong_sum_on_stage_and_shift_n_the_one_before(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window, engine = make_window()
    window.dispatch.take(GoTo(600))
    engine.work()
    window.bridge.poll()
    window.dispatch.take(ShowWrongBits(3, True))

    def press(modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> tuple[int, int]:
        qtbot.keyClick(window, Qt.Key.Key_N, modifier)
        window.bridge.poll()
        own = window.bridge.newest.stage.own_numbers
        assert own is not None
        return own

    found = window.bridge.newest.analysis
    assert found is not None
    assert found.evaluation is not None
    pairs = [press() for _ in range(3)]
    assert len(set(pairs)) == 3
    assert all(found.evaluation.wrong[pair] == 3 for pair in pairs)
    count = int((found.evaluation.wrong == 3).sum())
    assert window.panels.watch.all_sums.wrong.said.accessibleName() == f"wrong sum 3 of {count:,}"
    assert press(Qt.KeyboardModifier.ShiftModifier) == pairs[1]


def test_before_anything_is_known_n_does_nothing(qtbot: QtBot, make_window: MakeWindow) -> None:
    window, engine = make_window()
    qtbot.keyClick(window, Qt.Key.Key_N)
    assert engine.commands == []
