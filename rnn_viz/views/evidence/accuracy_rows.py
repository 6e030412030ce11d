"""Where the bars of the accuracy per place run and are written about; nothing here draws."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF

from rnn_viz.views.widgets.pictures.bars import Slot, TextPlace
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, width_of

_GAP = 8  # pixels between a name, its bar and its number
_FIGURE, _APART = 10, 13  # pixels of height of a figure, and to the next one at least
_BETWEEN_COLUMNS = 24
_TALLEST = 20  # pixels of a row
_NARROWEST = 128  # pixels of a column that still has a bar worth reading
_THICKEST, _THIN = 6, 0.4  # pixels of a bar; else a share of its row


def slots_in_rows(room: QRectF, names: Sequence[str], widest: str) -> list[Slot]:
    """Return horizontal bars below each other, names to the left, numbers to the right.

    Rows too close for their text are written thinned out, the last one always; with room beside
    it they make two columns.

    Parameters
    ----------
    room
        Where there is room, in pixels.
    names
        What the bars are called, from the top.
    widest
        The longest number that will ever be written, such as "100.0 %".
    """
    too_close = len(names) * LINE > room.height()
    columns = 2 if too_close and room.width() >= 2 * _NARROWEST + _BETWEEN_COLUMNS else 1
    lines = -(-len(names) // columns)
    height = min(_TALLEST, room.height() / lines)
    if height < _FIGURE:  # those of the first and the last row reach beyond it
        room = room.adjusted(0, (_FIGURE - height) / 2, 0, (height - _FIGURE) / 2)
        height = room.height() / lines
    wide = int(room.width() - _BETWEEN_COLUMNS * (columns - 1)) // columns
    before, after = max(map(width_of, names)) + _GAP, width_of(widest) + _GAP
    every = math.ceil(_APART / max(1.0, height))
    thick = max(2, min(_THICKEST, round(height * _THIN)))  # the same for rows of 6 and 7 pixels
    slots = []
    for index in range(len(names)):
        column, line = divmod(index, lines)
        left = room.x() + column * (wide + _BETWEEN_COLUMNS)
        top, bottom = (round(room.y() + k * height) for k in (line, line + 1))
        is_written = (len(names) - 1 - index) % every == 0
        whole = QRectF(left, top, wide, bottom - top)
        slot = _row(whole, thick, round(before), round(after))
        slots.append(_written(slot) if is_written else slot)
    return slots


def _row(whole: QRectF, thick: int, before: int, after: int) -> Slot:
    """Return one row with so many pixels for its bar, its name and its number."""
    top = whole.y() + (whole.height() - thick) // 2
    length = max(0.0, whole.width() - before - after)
    return Slot(whole, QRectF(whole.x() + before, top, length, thick))


def _written(slot: Slot) -> Slot:
    """Return a row with its name and its number."""
    y = slot.track.center().y()
    name = TextPlace(Side.RIGHT, slot.track.left() - _GAP, y)
    return slot._replace(name=name, value=TextPlace(Side.RIGHT, slot.whole.right(), y))
