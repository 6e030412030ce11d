"""The names of the stage's rows, with the numbers that the rows spell."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from rnn_viz.core.sentences import named
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.parts import fonts
from rnn_viz.views.parts.columns_layout import BACKWARD, LABELS, ColumnsLayout
from rnn_viz.views.parts.theme import Theme

_NAMES = {"carry": "true carry", "p": "p(bit = 1)"}  # the others are called what they are
_LINE = 14
_DIM = 0.3


def paint_names(
    painter: QPainter, layout: ColumnsLayout, stage: Stage, theme: Theme,
    limit: float, bright: frozenset[str] | None,
) -> None:  # fmt: skip
    """Write the names; ``limit`` is what the colours of the deltas go to."""
    numbers = _numbers(stage)
    painter.setFont(fonts.text(12))
    for row, (top, tall) in layout.rows.items():
        colour = QColor(theme.backward if row in BACKWARD else theme.muted)
        if bright is not None and row not in bright:
            colour.setAlphaF(_DIM)
        painter.setPen(colour)
        box = QRectF(0, top, LABELS - 12, tall)
        if row == "layer_1_delta":
            under = box.adjusted(0, tall / 2, 0, 0)
            under.setHeight(_LINE)
            _write(painter, under, f"±{limit:g}")
            box.moveTop(top - _LINE / 2)
        text = _NAMES.get(row, row)
        _write(painter, box, f"{text} = {named(numbers[row])}" if row in numbers else text)


def _write(painter: QPainter, box: QRectF, text: str) -> None:
    align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, LABELS - 12)
    painter.drawText(box, align, fitting)


def _numbers(stage: Stage) -> dict[str, int]:
    """Return what the rows of bits spell; the guess once it is complete."""
    sum_ = stage.sum
    numbers = {"a": sum_.a, "b": sum_.b, "truth": sum_.a + sum_.b}
    if stage.shown >= sum_.columns:
        numbers["guess"] = sum_.answer
    return numbers
