"""Own painting, for no item of pyqtgraph sets type: the digits of the school addition."""

import math
from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.words.numbers import power_of_two, signed
from rnn_viz.views.stage.attention import StageMotion, lay_veil
from rnn_viz.views.stage.columns_layout import ARROW, ColumnsLayout
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import width_of
from rnn_viz.views.widgets.theme import LIGHT, Theme

_PIXELS = {"place": 11, "carry": 13, "error": 11, "layer_2_delta": 11}  # of type; else digits
_ROOMY = 20  # pixels of a row from which on its digits are large
_SQUARE = 22  # pixels around a wrong bit
_INSIDE = (2, 2, -3, -3)  # of the units that are not computed, where their frame is


def _arrow(tip: float, tail: float) -> QPainterPath:
    """Return an arrow across the edge between two columns, which is at 0."""
    arrow, foot = QPainterPath(), tip - math.copysign(6, tip)
    arrow.addPolygon(QPolygonF([QPointF(tip, 0), QPointF(foot, -4), QPointF(foot, 4)]))
    arrow.addRect(QRectF(min(foot, tail), -0.75, abs(tail - foot), 1.5))
    return arrow


_ON, _BACK = _arrow(-6, 6), _arrow(6, -6)


class ColumnsText(QGraphicsItem):
    """All that is written and drawn into the columns in sight, and the veil over what rests.

    Its own coordinates are those of columns that are not scrolled.
    """

    def __init__(self, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._stage: Stage | None = None
        self._motion: StageMotion | None = None
        self._box = QRectF()

    def restyle(self, theme: Theme) -> None:
        """Use these colours."""
        self._theme = theme
        self.update()

    def show_stage(
        self, stage: Stage, back: BackwardShown | None, layout: ColumnsLayout, positions: range,
        known: Sequence[frozenset[str]],
    ) -> None:  # fmt: skip
        """Show these positions of a sum with the rows of each that have a value."""
        self._stage, self._back, self._layout = stage, back, layout
        self._positions, self._known = positions, known
        left, right = layout.x(positions[-1]) - ARROW, layout.x(positions[0] - 1) + ARROW
        box = QRectF(left, 0, right - left, layout.room.height)
        if box != self._box:
            self.prepareGeometryChange()
            self._box = box
        self.update()

    def fade(self, motion: StageMotion) -> None:
        """Veil what does not act, as far as the motion has come."""
        self._motion = motion
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the columns in sight, with what reaches beyond them."""
        return self._box

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw all columns in sight."""
        if self._stage is None:
            return
        self._write_sum(painter, self._stage)
        self._write_answer(painter, self._stage)
        is_there = ["layer_1" in rows for rows in self._known]
        last = self._layout.room.columns - 1
        self._draw_arrows(
            painter, "layer_1", _ON, self._theme.muted,
            [(at, there) for at, there in zip(self._positions, is_there, strict=True) if at < last],
        )  # fmt: skip
        if self._back is not None:
            self._draw_backward(painter, self._stage, self._back)
        if self._motion is not None:
            lay_veil(painter, self._theme, self._motion, self._layout, self._positions)

    def _with(self, row: str) -> list[int]:
        """Return the positions where a row has a value."""
        return [at for at, rows in zip(self._positions, self._known, strict=True) if row in rows]

    def _write_sum(self, painter: QPainter, stage: Stage) -> None:
        """Write operands, carry and truth; quietly what is not read yet, still to be read."""
        sum_, theme, read, seen = stage.sum, self._theme, self._with("a"), list(self._positions)
        ahead = [at for at in seen if at not in read]
        self._write(painter, "place", seen, [_place(at) for at in seen], theme.muted)
        self._write(painter, "truth", seen, [str(sum_.truth[at]) for at in seen], theme.muted)
        for some, ink in ((read, theme.text), (ahead, theme.muted)):
            for row, bits in (("a", sum_.a_bits), ("b", sum_.b_bits)):
                self._write(painter, row, some, [str(bits[at]) for at in some], ink)
        carried = [at for at in read if sum_.carry_in[at]]
        others = [at for at in read if at not in carried]
        self._write(painter, "carry", carried, ["1"] * len(carried), theme.accent)
        self._write(painter, "carry", others, ["·"] * len(others), theme.muted)

    def _write_answer(self, painter: QPainter, stage: Stage) -> None:
        """Write errors and guesses."""
        sum_, theme = stage.sum, self._theme
        known, error = self._with("error"), sum_.error
        self._write(painter, "error", known, [signed(error[at], 2) for at in known], theme.muted)
        known = self._with("guess")
        right = [at for at in known if not sum_.wrong[at]]
        wrong = [at for at in known if sum_.wrong[at]]
        self._write(painter, "guess", right, [str(sum_.guess[at]) for at in right], theme.text)
        if wrong:
            self._draw_wrong(painter, wrong)
            texts, font = [str(sum_.guess[at]) for at in wrong], fonts.text(17, bold=True)
            self._write(painter, "guess", wrong, texts, theme.background, font)

    def _draw_wrong(self, painter: QPainter, positions: Sequence[int]) -> None:
        """Box, cross and colour wrong bits: colour alone would not do, a stroke through 0 is Ø."""
        squares, crosses, colour = QPainterPath(), QPainterPath(), _ink(self._theme.wrong)
        for at in positions:
            square = QRectF(0, 0, _SQUARE, min(_SQUARE, self._layout.rows["guess"][1]))
            square.moveCenter(self._layout.row("guess", at).center())
            squares.addRoundedRect(square, 4, 4)
            cross = QRectF(square.right() + 3, square.top() + 1, 6, 6)
            for start, end in (
                (cross.topLeft(), cross.bottomRight()), (cross.bottomLeft(), cross.topRight())
            ):  # fmt: skip
                crosses.moveTo(start)
                crosses.lineTo(end)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(squares, colour)
        painter.strokePath(crosses, QPen(colour, 1.75))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _draw_backward(self, painter: QPainter, stage: Stage, back: BackwardShown) -> None:
        """Draw what goes back to the position before, to the right, and what is yet to come."""
        boxes = self._layout.blocks["layer_1_delta"]
        frame = (boxes[0] | boxes[-1]).adjusted(*_INSIDE)
        painter.setPen(_ink(self._theme.rule))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in self._positions:
            if not back.is_done(at):
                painter.drawRect(frame.translated(self._layout.x(at), 0))
        arrows = [(at - 1, back.is_done(at)) for at in self._positions if at]
        self._draw_arrows(painter, "layer_1_delta", _BACK, self._theme.backward, arrows)
        known = [at for at in self._positions if at < stage.shown]
        texts = [signed(float(back.layer_2_delta[at])) for at in known]
        self._write(painter, "layer_2_delta", known, texts, self._theme.backward)

    def _draw_arrows(
        self, painter: QPainter, row: str, arrow: QPainterPath, colour: str,
        arrows: Sequence[tuple[int, bool]],
    ) -> None:  # fmt: skip
        """Draw arrows across the left edges of columns; faintly what is not there yet."""
        paths, middle = (QPainterPath(), QPainterPath()), self._layout.boxes[row].center().y()
        for at, is_there in arrows:
            paths[is_there].addPath(arrow.translated(self._layout.x(at), middle))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(paths[True], _ink(colour))
        painter.fillPath(paths[False], _ink(self._theme.faint))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _write(
        self, painter: QPainter, row: str, positions: Sequence[int], texts: Sequence[str],
        colour: str, font: QFont | None = None,
    ) -> None:  # fmt: skip
        """Write into the middles of a row, in whole pixels: letters between two are grey."""
        (top, tall), width = self._layout.rows[row], self._layout.width
        large = 17 if tall >= _ROOMY else 15
        font = font or fonts.text(_PIXELS.get(row, large))
        foot = round(top + tall / 2 + _drop(font))
        painter.setFont(font)
        painter.setPen(_ink(colour))
        for at, text in zip(positions, texts, strict=True):
            left = self._layout.x(at) + (width - width_of(text, font)) / 2
            painter.drawText(QPointF(round(left), foot), text)


@lru_cache(maxsize=64)
def _ink(colour: str) -> QColor:
    """Return a colour by its name, read once; not to be changed."""
    return QColor(colour)


@lru_cache(maxsize=16)
def _drop(font: QFont) -> float:
    """Return the pixels from the middle of a line down to where its letters stand."""
    metrics = QFontMetricsF(font)
    return (metrics.ascent() - metrics.descent()) / 2


def _place(position: int) -> str:
    """Return the place, as a power where it would not fit."""
    return f"{1 << position:,}" if position < 14 else power_of_two(position)
