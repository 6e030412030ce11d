"""The frame slides and the veils fade, and both arrive."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from rnn_viz.core.script.operations import StageCell
from rnn_viz.core.script.parts import Bright
from rnn_viz.views.stage.attention import Attention, Frame, StageMotion, lay_veil
from rnn_viz.views.stage.columns_layout import ColumnsLayout, Room
from rnn_viz.views.widgets.theme import LIGHT
from rnn_viz.views.widgets.themed import reduce_motion

GUESS = Bright(frozenset({"p"}))


def read(position: int) -> Bright:
    """Return what is bright while bits are read."""
    return Bright(cells=frozenset({StageCell("a", position), StageCell("b", position)}))


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def veiled(motion: StageMotion, row: str, position: int) -> float:
    """Return how strongly the veil that is painted lies over a row of a position."""
    layout = ColumnsLayout(Room(800, 400, 8, 4, 8))
    image = QImage(800, 400, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    lay_veil(painter, LIGHT, motion, layout, range(8))
    painter.end()
    row_box = layout.row(row, position).toRect()
    corners = row_box.topLeft(), row_box.center(), row_box.bottomRight()
    (strength,) = {round(image.pixelColor(at).alphaF() / LIGHT.veil, 2) for at in corners}
    return strength


def paused_at(motion: StageMotion, share: float) -> float:
    """Stop the clock within a transition; return the progress there."""
    motion.pause()
    motion.setCurrentTime(round(share * motion.duration()))
    motion.resume()
    return motion.progress


def test_at_rest_nothing_is_framed_or_veiled(stage: QWidget) -> None:
    motion = StageMotion(stage)
    assert motion.frame is None
    assert veiled(motion, "a", 0) == 0


def test_the_frame_slides_from_position_to_position(stage: QWidget) -> None:
    motion = StageMotion(stage)
    motion.go(Attention(2))
    motion.setCurrentTime(motion.duration())
    motion.go(Attention(3))
    share = paused_at(motion, 0.4)
    assert 0 < share < 1
    assert motion.frame == pytest.approx(Frame(2 + share, 1.0))
    motion.setCurrentTime(motion.duration())
    assert motion.frame == Frame(3, 1.0)


def test_a_frame_comes_and_goes_where_it_is(stage: QWidget) -> None:
    motion = StageMotion(stage)
    motion.go(Attention(4))
    share = paused_at(motion, 0.3)
    assert motion.frame == pytest.approx(Frame(4, share))
    motion.go(Attention())
    share = paused_at(motion, 0.3)
    assert motion.frame == pytest.approx(Frame(4, 1 - share))
    motion.setCurrentTime(motion.duration())
    assert motion.frame is None


def test_veils_fade_between_what_is_dimmed_before_and_after(stage: QWidget) -> None:
    motion = StageMotion(stage)
    motion.go(Attention(0, read(0)))
    motion.setCurrentTime(motion.duration())
    assert [veiled(motion, row, 0) for row in ("a", "p")] == [0, 1]
    assert veiled(motion, "a", 1) == 1, "bright at one position only"
    motion.go(Attention(0, GUESS))
    share = paused_at(motion, 0.5)
    assert veiled(motion, "a", 0) == pytest.approx(share, abs=0.01)
    assert veiled(motion, "p", 0) == pytest.approx(1 - share, abs=0.01)
    motion.setCurrentTime(motion.duration())
    assert [veiled(motion, "a", 5), veiled(motion, "p", 5)] == [1, 0]
    motion.go(Attention())
    share = paused_at(motion, 0.5)
    assert motion.veil("a") == pytest.approx(1 - share)
    motion.setCurrentTime(motion.duration())
    assert not any(veiled(motion, row, at) for row in ("a", "p") for at in range(8))


def test_it_arrives_by_itself(stage: QWidget, qtbot: QtBot) -> None:
    motion = StageMotion(stage)
    with qtbot.waitSignal(motion.finished):
        motion.go(Attention(1, read(1)))
    assert motion.frame == Frame(1, 1.0)
    assert veiled(motion, "p", 1) == 1


def test_without_motion_it_is_there_at_once(stage: QWidget) -> None:
    reduce_motion(stage, is_reduced=True)
    area = QScrollArea(stage)
    area.show()
    motion = StageMotion(area.viewport())  # of which Qt looks no style up
    motion.go(Attention(3, read(3)))
    assert motion.progress == 1.0
    assert motion.frame == Frame(3, 1.0)


def test_the_same_again_does_not_move(stage: QWidget) -> None:
    motion = StageMotion(stage)
    motion.go(Attention(3))
    motion.setCurrentTime(motion.duration())
    motion.go(Attention(3))
    assert motion.progress == 1.0
