"""Of a cell of the sum on stage: its card, what it came from, and where the keys lead from it."""

from rnn_viz.core.net.subjects import Probability, Subject, Unit
from rnn_viz.core.script.operations import sources_of
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.stage.columns_layout import UNITS, ColumnsLayout

_OF_OUTPUT = {"p", "guess", "error", "layer_2_delta"}


def subject_of(part: Part, stage: Stage) -> Subject | None:
    """Return what a card can tell of a cell; ``None`` where it tells nothing, or not yet."""
    if part.position >= stage.shown:
        return None
    if part.unit >= 0:
        return Unit(part.position, part.unit)
    return Probability(part.position) if part.row in _OF_OUTPUT else None


def came_from(part: Part | None, columns: int) -> list[Part]:
    """Return the cells that a cell of so many positions was computed from.

    Of a row of units it is the same unit if it is at the same position, else all of them.
    """
    cells = () if part is None else sources_of(part.row, part.position, columns)
    return [
        Part(cell.row, cell.position, part.unit)
        if part is not None and cell.row in UNITS and cell.position == part.position
        else Part(cell.row, cell.position)
        for cell in cells
    ]


def same_unit(part: Part | None, columns: int) -> list[Part]:
    """Return a unit at each of so many positions, in the state and in the row of the part.

    Nothing where the part is no unit.
    """
    if part is None or part.unit < 0:
        return []
    rows = dict.fromkeys(("layer_1", part.row))
    return [Part(row, at, part.unit) for row in rows for at in range(columns)]


def neighbour(layout: ColumnsLayout, part: Part, move: tuple[int, int]) -> Part:
    """Return the cell beside another; at an edge of the sum the cell itself.

    Parameters
    ----------
    move
        Rows down and columns to the right: one of them is 1 or −1, the other 0.
    """
    down, right = move
    return _beside(layout, part, right) if right else _below(layout, part, down)


def _beside(layout: ColumnsLayout, part: Part, right: int) -> Part:
    """Return the next unit of a line, else the same row at the position that is drawn there."""
    line, column = divmod(part.unit, layout.across) if part.unit >= 0 else (0, 0)
    last = min(layout.across, layout.room.hidden - line * layout.across) - 1
    if part.unit >= 0 and 0 <= column + right <= last:
        return Part(part.row, part.position, part.unit + right)
    position = part.position - right
    if not 0 <= position < layout.room.columns:
        return part
    unit = part.unit if part.unit < 0 else line * layout.across + (0 if right > 0 else last)
    return Part(part.row, position, unit)


def _below(layout: ColumnsLayout, part: Part, down: int) -> Part:
    """Return the unit in the next line, else the next row; of units their nearest line."""
    unit = part.unit + down * layout.across
    if part.unit >= 0 and 0 <= unit < layout.room.hidden:
        return Part(part.row, part.position, unit)
    rows = list(layout.rows)
    index = rows.index(part.row) + down
    if not 0 <= index < len(rows):
        return part
    row = rows[index]
    first = 0 if down > 0 else (layout.down - 1) * layout.across
    return Part(row, part.position, first if row in layout.blocks else -1)
