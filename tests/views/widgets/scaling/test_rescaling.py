"""What there is of a window comes to another scale whole, seen or not."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling import lengths
from rnn_viz.views.widgets.scaling.rescaling import lay_out_anew, resize_contents


@pytest.fixture(autouse=True)
def _normal_afterwards() -> Iterator[None]:
    yield
    lengths.choose(lengths.NORMAL)


class Counting(QWidget):
    """Counts how often it is fitted into its room."""

    fitted = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fitted += 1


def bring(window: QWidget, percent: int) -> None:
    before = lengths.factor()
    lengths.choose(percent)
    resize_contents(window, before)
    lay_out_anew(window)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_fixed_sizes_follow_and_endless_ones_stay(window: QWidget) -> None:
    fixed, free, least = QWidget(window), QWidget(window), QWidget(window)
    fixed.setFixedSize(20, 30)
    least.setMinimumWidth(50)
    bring(window, 150)
    assert fixed.minimumSize() == fixed.maximumSize() == QSize(30, 45)
    assert least.minimumSize() == QSize(75, 0)
    assert least.maximumSize() == free.maximumSize() == QWidget().maximumSize()
    bring(window, 100)
    assert fixed.minimumSize() == QSize(20, 30)


@pytest.mark.parametrize("percent", lengths.STEPS)
def test_to_and_fro_a_length_is_the_same_again(window: QWidget, percent: int) -> None:
    widgets = [QWidget(window) for _ in range(40)]
    for pixels, widget in enumerate(widgets):
        widget.setFixedWidth(pixels)
    for there in (percent, 80, 200, percent, 100):
        bring(window, there)
    assert [widget.minimumWidth() for widget in widgets] == list(range(40))


def test_what_the_owner_has_set_since_is_taken_as_of_the_scale_then(window: QWidget) -> None:
    widget = QWidget(window)
    widget.setFixedWidth(40)
    bring(window, 200)
    widget.setFixedWidth(100)  # 50 of the design
    bring(window, 100)
    assert widget.minimumWidth() == 50


def test_margins_gaps_and_spaces_follow(window: QWidget) -> None:
    inner = filled(QHBoxLayout(), QLabel(), 6, QLabel())
    outer = filled(QVBoxLayout(window), inner, 10, spacing=8, margins=(2, 4, 6, 8))
    grid = QGridLayout()
    grid.setHorizontalSpacing(4)
    grid.setColumnMinimumWidth(0, 30)
    outer.addLayout(grid)
    grid.addWidget(QLabel(), 0, 0)
    bring(window, 150)
    margins = outer.contentsMargins()
    sides = margins.left(), margins.top(), margins.right(), margins.bottom()
    assert sides == (3, 6, 9, 12)
    assert outer.spacing() == 12
    assert inner.spacing() == 12, "taken from the layout around, once"
    assert inner.itemAt(1).sizeHint().width() == 9
    assert outer.itemAt(1).sizeHint().height() == 15
    assert (grid.horizontalSpacing(), grid.columnMinimumWidth(0)) == (6, 45)


def test_type_and_icons_follow(window: QWidget) -> None:
    label, button = styled(QLabel(window), font=fonts.text(12)), QToolButton(window)
    button.setIconSize(QSize(18, 18))
    bring(window, 200)
    assert label.font().pixelSize() == 24
    assert button.iconSize() == QSize(36, 36)
    bring(window, 100)
    assert label.font() == fonts.text(12)
    assert button.iconSize() == QSize(18, 18)


def test_what_is_seen_is_fitted_at_once_and_what_is_hidden_when_it_is_shown(
    window: QWidget, qtbot: QtBot
) -> None:
    seen, hidden = Counting(window), Counting(window)
    with qtbot.waitExposed(window):
        window.show()
    hidden.hide()
    before = seen.fitted, hidden.fitted
    bring(window, 150)
    assert (seen.fitted, hidden.fitted) == (before[0] + 1, before[1])
    hidden.show()
    assert hidden.fitted == before[1] + 1


def test_whatever_is_fitted_once_learns_that_lengths_have_changed(window: QWidget) -> None:
    before = lengths.changes()
    bring(window, 150)
    assert lengths.changes() > before
    assert not lengths.is_changing()


CLOSED_AFTER_A_CHANGE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QVBoxLayout, QWidget
from rnn_viz.app import bootstrap, dialogs
from rnn_viz.views.widgets.scaling import lengths, rescaling

app, rounds = bootstrap.application(), iter(range(300))
window = QMainWindow()
window.show()

def go_on():
    if next(rounds, None) is None:
        app.quit()
        return
    QTimer.singleShot(0, window, go_on)
    for dialog in window.findChildren(dialogs.Message):
        dialog.close()
    dialogs.Message(window, "A", "sentence", "details").open()
    before = lengths.factor()
    lengths.choose(110 if before < 1.1 else 100)
    rescaling.resize_contents(window, before)
    rescaling.lay_out_anew(window)

go_on()
app.exec()
"""


def test_what_has_changed_its_scale_can_be_closed() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CLOSED_AFTER_A_CHANGE],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
