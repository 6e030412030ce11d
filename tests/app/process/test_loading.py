"""What is slow is done in steps, and not for a window that is closed."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.app.process.loading import do_in_steps


def test_the_event_loop_has_a_turn_between_two_steps(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []

    def steps() -> Iterator[None]:
        for name in "abc":
            done.append(name)
            QTimer.singleShot(0, window, lambda: done.append("-"))
            yield

    do_in_steps(window, steps())
    qtbot.waitUntil(lambda: len(done) == 6)
    assert done == ["a", "-", "b", "-", "c", "-"]


def test_a_closed_window_is_filled_no_further(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    done: list[str] = []

    def steps() -> Iterator[None]:
        done.append("a")
        yield
        window.close()
        yield
        done.append("c")

    do_in_steps(window, steps())
    qtbot.waitUntil(lambda: not window.isVisible())
    with qtbot.waitCallback() as waited:
        QTimer.singleShot(0, window, lambda: QTimer.singleShot(0, window, waited))
    assert done == ["a"]
