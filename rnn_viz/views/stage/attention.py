"""What the stage draws attention to, and how it gets from one place to the next."""

from itertools import groupby
from typing import NamedTuple

import pyqtgraph as pg
from PySide6.QtCore import QEasingCurve, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QWidget

from rnn_viz.core.scene import Bright
from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.widgets.pictures.shapes import brush
from rnn_viz.views.widgets.themed import milliseconds

VEIL = 0.7  # how much of the window's colour lies over what is dimmed
_LONGEST = 200  # milliseconds


class Attention(NamedTuple):
    """Where to look.

    Attributes
    ----------
    position
        The position being computed, which has a frame; ``None``: no frame.
    bright
        What acts, while the rest is dimmed; ``None`` dims nothing.
    """

    position: int | None = None
    bright: Bright | None = None

    def is_dimmed(self, row: str, position: int) -> bool:
        """Whether a row of a position steps back."""
        return self.bright is not None and not self.bright.has(row, position)

    def is_name_dimmed(self, row: str) -> bool:
        """Whether the name of a row steps back."""
        return self.bright is not None and row not in self.bright.all_rows


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

    def name_veil(self, row: str) -> float:
        """Return how strongly the name of a row is veiled, 0 … 1."""
        before, after = (it.is_name_dimmed(row) for it in (self.before, self.there))
        return before + (after - before) * self.progress

    @property
    def frame(self) -> Frame | None:
        """The frame as it is now."""
        old, new, progress = self.before.position, self.there.position, self.progress
        if new is None:
            return None if old is None or progress == 1.0 else Frame(old, 1.0 - progress)
        return Frame(new, progress) if old is None else Frame(old + (new - old) * progress, 1.0)


class Veil(pg.ItemGroup):
    """Lies over what does not act; while it fades, stronger here and weaker there."""

    def __init__(self, parent: QGraphicsItem | None = None) -> None:
        super().__init__(parent)
        self._coming, self._going, self._staying = (QGraphicsPathItem(self) for _ in range(3))
        self._drawn: tuple[object, ...] = ()

    def restyle(self, ground: str) -> None:
        """Use the window's colour."""
        for item in (self._coming, self._going, self._staying):
            item.setPen(QPen(Qt.PenStyle.NoPen))
            item.setBrush(brush(ground, VEIL))

    def lie(self, motion: StageMotion, layout: ColumnsLayout, positions: range) -> None:
        """Lie over these positions as far as the motion has come."""
        drawn = motion.before, motion.there, layout, positions
        if drawn != self._drawn:
            self._drawn = drawn
            self._lay(motion, layout, positions)
        self._coming.setOpacity(motion.progress)
        self._going.setOpacity(1.0 - motion.progress)

    def _lay(self, motion: StageMotion, layout: ColumnsLayout, positions: range) -> None:
        coming, going, staying = (QPainterPath() for _ in range(3))
        kinds = {(False, True): coming, (True, False): going, (True, True): staying}
        for row, (top, tall) in layout.rows.items():

            def kind(at: int, row: str = row) -> tuple[bool, bool]:
                return motion.before.is_dimmed(row, at), motion.there.is_dimmed(row, at)

            for found, run in groupby(positions, kind):
                first, *others = run
                left = layout.x(others[-1] if others else first, 0)
                if found in kinds:
                    right = layout.x(first - 1, 0)
                    kinds[found].addRect(QRectF(left, top, right - left, tall))
        for item, path in zip(
            (self._coming, self._going, self._staying), (coming, going, staying), strict=True
        ):
            item.setPath(path)
            item.setVisible(not path.isEmpty())
