"""Draw the backward pass on the stage: deltas, and how they flow from later to earlier."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.words.number_text import signed
from rnn_viz.views.stage.columns_layout import ColumnsLayout
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.palette import sign_places, update_colours
from rnn_viz.views.widgets.theme import Theme


class BackwardPainter:
    """Paint the rows of the backward pass, one column at a time.

    Parameters
    ----------
    limit
        The size of a delta at the ends of the colours.
    """

    def __init__(
        self, painter: QPainter, layout: ColumnsLayout, back: BackwardShown, theme: Theme,
        limit: float,
    ) -> None:  # fmt: skip
        self._painter = painter
        self._layout = layout
        self._back = back
        self._theme = theme
        self._places = sign_places(back.layer_1_delta, limit)

    def column(self, position: int, *, has_error: bool) -> None:
        """Draw one column with its left edge at 0; ``has_error``: its answer is known."""
        is_done = self._back.is_done(position)
        if position == self._back.newest:
            self._mark()
        if has_error:
            delta = signed(float(self._back.layer_2_delta[position]))
            self._painter.setFont(fonts.text(11))
            self._painter.setPen(QColor(self._theme.backward))
            box = self._layout.boxes["layer_2_delta"]
            self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, delta)
        self._block(position, is_done)
        if position:
            self._arrow(is_done)

    def _block(self, position: int, is_done: bool) -> None:
        """Draw the units; before they are computed, an empty frame."""
        layout, painter = self._layout, self._painter
        boxes = layout.blocks["layer_1_delta"]
        gap = layout.gap
        if not is_done:
            painter.setPen(QPen(QColor(self._theme.rule), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect((boxes[0] | boxes[-1]).adjusted(gap, gap, -gap - 1, -gap - 1))
            return
        colours = update_colours(self._theme)
        for box, place in zip(boxes, self._places[position].tolist(), strict=True):
            painter.fillRect(box.adjusted(gap, gap, -gap, -gap), colours[place])

    def _arrow(self, is_done: bool) -> None:
        """Draw what goes back to the position before, to the right."""
        right, middle = self._layout.width, self._layout.boxes["layer_1_delta"].center().y()
        tip = QPointF(right + 6, middle)
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.backward if is_done else self._theme.faint))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPolygon(QPolygonF([tip, tip - QPointF(6, -4), tip - QPointF(6, 4)]))
        painter.drawRect(QRectF(right - 6, middle - 0.75, 7, 1.5))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _mark(self) -> None:
        """Frame the position that was computed last."""
        box = self._layout.boxes["layer_2_delta"] | self._layout.boxes["layer_1_delta"]
        colour = QColor(self._theme.backward)
        fill = QColor(colour)
        fill.setAlphaF(0.12)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(QPen(colour, 1.25))
        self._painter.setBrush(fill)
        self._painter.drawRoundedRect(box.adjusted(1, 0, -1, -1), 6, 6)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
