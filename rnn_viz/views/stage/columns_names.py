"""The names of the stage's rows, with the numbers that the rows spell."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from rnn_viz.core.snapshot import Stage
from rnn_viz.core.words.sentences import named
from rnn_viz.views.stage.columns_layout import BACKWARD, LABELS, ColumnsLayout
from rnn_viz.views.stage.written import write
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.theme import Theme

_NAMES = {"carry": "true carry", "p": "p(bit = 1)"}  # the others are called what they are
_PIXELS, _LINE = 12, 14
_DIM = 0.3


def paint_names(
    painter: QPainter, layout: ColumnsLayout, stage: Stage, theme: Theme,
    limit: float, veil: Callable[[str], float],
) -> None:  # fmt: skip
    """Write the names.

    Parameters
    ----------
    limit
        What the colours of the deltas go to.
    veil
        How strongly the name of a row steps back, 0 … 1.
    """
    numbers = _numbers(stage)
    for row, (top, tall) in layout.rows.items():
        colour = QColor(theme.backward if row in BACKWARD else theme.muted)
        colour.setAlphaF(1.0 - (1.0 - _DIM) * veil(row))
        middle = top + tall / 2
        if row == "layer_1_delta":
            _write(painter, middle + _LINE / 2, f"±{limit:g}", colour)
            middle = top + (tall - _LINE) / 2
        text = _NAMES.get(row, row)
        said = f"{text} = {named(numbers[row])}" if row in numbers else text
        _write(painter, middle, said, colour)


def _write(painter: QPainter, y: float, text: str, colour: QColor) -> None:
    write(painter, LABELS - 12, y, _fitting(text), _PIXELS, colour, before=1.0)


@lru_cache(maxsize=256)
def _fitting(text: str) -> str:
    """Return as much of a name as there is room for."""
    metrics = QFontMetrics(fonts.text(_PIXELS))
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, LABELS - 12)


def _numbers(stage: Stage) -> dict[str, int]:
    """Return what the rows of bits spell; the guess once it is complete."""
    sum_ = stage.sum
    numbers = {"a": sum_.a, "b": sum_.b, "truth": sum_.a + sum_.b}
    if stage.shown >= sum_.columns:
        numbers["guess"] = sum_.answer
    return numbers
