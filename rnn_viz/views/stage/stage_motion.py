"""What the stage draws attention to, and how it gets from one place to the next."""

from typing import NamedTuple

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.motion import milliseconds

_LONGEST = 200  # milliseconds


class Attention(NamedTuple):
    """Where to look.

    Attributes
    ----------
    position
        The position being computed, which has a frame; ``None``: no frame.
    rows
        The rows that act, while the others are dimmed; ``None`` dims nothing.
    at
        The position where they do; everywhere if ``None``.
    """

    position: int | None = None
    rows: frozenset[str] | None = None
    at: int | None = None

    def is_dimmed(self, row: str, position: int) -> bool:
        """Whether a row of a position steps back."""
        return self.rows is not None and (row not in self.rows or self.at not in {None, position})


class Frame(NamedTuple):
    """The frame around a position: where, between positions while it moves, and how strong."""

    position: float
    strength: float


class StageMotion(QVariantAnimation):
    """Slides the frame and fades the veils; at once where the user wants no motion.

    Attributes
    ----------
    there
        What it leads to, or is at.
    """

    def __init__(self, stage: QWidget) -> None:
        super().__init__(stage)
        self._stage = stage
        self._from = self.there = Attention()
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)

    def go(self, there: Attention, *, at_once: bool = False) -> None:
        """Draw attention to something else; what was on its way arrives first."""
        if there == self.there:
            return
        self.stop()
        self._from, self.there = self.there, there
        self.setDuration(0 if at_once else milliseconds(self._stage, _LONGEST))
        self.start()

    @property
    def progress(self) -> float:
        """How far it has come, 0 … 1."""
        is_moving = self.state() is QVariantAnimation.State.Running
        return float(self.currentValue()) if is_moving else 1.0

    def veil(self, row: str, position: int) -> float:
        """Return how strongly a row of a position is veiled, 0 … 1."""
        return self._between(*(it.is_dimmed(row, position) for it in (self._from, self.there)))

    def name_veil(self, row: str) -> float:
        """Return how strongly the name of a row is veiled, 0 … 1."""
        return self._between(
            *(it.rows is not None and row not in it.rows for it in (self._from, self.there))
        )

    def _between(self, before: float, after: float) -> float:
        return before + (after - before) * self.progress

    @property
    def is_veiling(self) -> bool:
        """Whether anything is dimmed."""
        was_veiled = self._from.rows is not None and self.progress < 1.0
        return was_veiled or self.there.rows is not None

    @property
    def frame(self) -> Frame | None:
        """The frame as it is now."""
        old, new, progress = self._from.position, self.there.position, self.progress
        if new is None:
            return None if old is None or progress == 1.0 else Frame(old, 1.0 - progress)
        return Frame(new, progress) if old is None else Frame(old + (new - old) * progress, 1.0)
