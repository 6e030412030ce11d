"""The stage with a sum on it, and what is where in its picture."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from rnn_viz.core.net.inference import add
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import BACKWARD, FORWARD, StepSize, program
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Snapshot, Source, Stage
from rnn_viz.core.view_state import ViewState
from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.stage.stage import StageView
from rnn_viz.views.widgets.theme import DARK, Theme
from tests.views.dressing import dressed


def own(now: Snapshot, a: int, b: int, shown: int | None = None) -> Snapshot:
    """Return own numbers on stage, with so many positions computed."""
    sum_ = add(now.weights, a, b, now.config.bits)
    operation = None if shown is None else shown * len(FORWARD)
    return replace(
        now, stage=Stage(Source.MINE, sum_, operation, program=program(sum_.columns, False))
    )


def after(now: Snapshot, operation: int, *, is_slow: bool = False) -> Snapshot:
    """Return the example after so many of its operations."""
    columns = now.stage.sum.columns
    slow = StepSize.OP if is_slow else None
    learning = replace(
        now.stage, operation=operation, program=program(columns, True), plays=slow, tempo=1.0
    )
    return replace(now, stage=learning)


def backward(now: Snapshot, done: int) -> Snapshot:
    """Return the example with so many positions of its backward pass computed."""
    forward = now.stage.sum.columns * len(FORWARD)
    return after(now, forward + (len(BACKWARD) * (done - 1) + 2 if done else 1))


def shown(
    qtbot: QtBot, now: Snapshot, size: tuple[int, int] = (800, 480), theme: Theme = DARK,
    view_state: ViewState | None = None,
) -> StageView:  # fmt: skip
    """Return a stage on screen that has drawn a moment."""
    view = dressed(StageView(), theme)
    qtbot.addWidget(view)
    view.resize(*size)
    with qtbot.waitExposed(view):
        view.show()
    draw(view, now, view_state)
    return view


def draw(view: StageView, now: Snapshot, view_state: ViewState | None = None) -> None:
    """Draw a moment, with nothing on its way any more."""
    view.draw(Scene(now, view_state))
    motion = view.columns.motion
    motion.setCurrentTime(motion.duration())


def layout_of(view: StageView) -> ColumnsLayout:
    """Return where everything is."""
    layout = view.columns.laid_out
    assert layout is not None
    return layout


def painted(view: StageView) -> QImage:
    """Return the picture of the columns."""
    return view.columns.viewport().grab().toImage()


def middle_of(view: StageView, part: Part) -> QPoint:
    """Return the middle of a part in the picture."""
    place = view.columns.rect_of(part)
    assert place is not None
    return place.center()


def colour_at(view: StageView, part: Part) -> QColor:
    """Return the colour in the middle of a part."""
    return painted(view).pixelColor(middle_of(view, part))
