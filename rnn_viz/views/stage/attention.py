"""What the stage draws attention to, and how it gets from one place to the next.

Veils are painted with the type that they lie over, which paints itself.
"""

from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QRectF, QVariantAnimation
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from rnn_viz.core.script.parts import Bright
from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.widgets.pictures.shapes import brush
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.themed import milliseconds

_LONGEST = 200  # milliseconds


class Attention(NamedTuple):
    """What is in focus.

    Attributes
    ----------
    position
        The position being computed, which has a frame; ``None``: no frame.
    bright
        What acts, while the rest is dimmed; ``None`` dims nothing.
    """

    position: int | None = None
    bright: Bright | None = None

    def is_dimmed(self, row: str, position: int | None) -> bool:
        """Whether a row steps back at a position; without one, whether its name does."""
        if self.bright is None:
            return False
        if position is None:
            return row not in self.bright.all_rows
        return not self.bright.has(row, position)


class Frame(NamedTuple):
    """The frame around a position: where, between positions while it moves, and how strong."""

    position: float
    strength: float


class StageMotion(QVariantAnimation):
    """Slides the frame and fades the veils; at once where the user wants no motion.

    Attributes
    ----------
    before, there
        Where it comes from, and what it leads to, or is at.
    """

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self.before = self.there = Attention()
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def go(self, there: Attention, *, at_once: bool = False) -> None:
        """Draw attention to something else; what was on its way arrives first."""
        if there == self.there:
            return
        self.stop()
        self.before, self.there = self.there, there
        self.setDuration(0 if at_once else milliseconds(self._stage, _LONGEST))
        self.start()

    @property
    def progress(self) -> float:
        """How far it has come, 0 … 1."""
        is_moving = self.state() is QVariantAnimation.State.Running
        return float(self.currentValue()) if is_moving else 1.0

    def veil(self, row: str, position: int | None = None) -> float:
        """Return how strongly a row is veiled at a position, 0 … 1; without one, its name."""
        before, after = (it.is_dimmed(row, position) for it in (self.before, self.there))
        return before + (after - before) * self.progress

    @property
    def frame(self) -> Frame | None:
        """The frame as it is now."""
        old, new, progress = self.before.position, self.there.position, self.progress
        if new is None:
            return None if old is None or progress == 1.0 else Frame(old, 1.0 - progress)
        return Frame(new, progress) if old is None else Frame(old + (new - old) * progress, 1.0)


def lay_veil(
    painter: QPainter, theme: Theme, motion: StageMotion, layout: ColumnsLayout, positions: range
) -> None:
    """Veil what does not act with the window's colour; while it fades, more here and less there."""
    if motion.before.bright is None and motion.there.bright is None:
        return
    ground = brush(theme.background, theme.veil)
    for row, (top, tall) in layout.rows.items():

        def strength(at: int, row: str = row) -> float:
            return motion.veil(row, at)

        for veil, run in groupby(positions, strength):
            first, *others = run
            left, right = layout.x(others[-1] if others else first), layout.x(first - 1)
            painter.setOpacity(veil)
            painter.fillRect(QRectF(left, top, right - left, tall), ground)
    painter.setOpacity(1.0)
