"""The words around a matrix: its title, and names of rows and columns as far as there is room."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from rnn_viz.views.synapses.axis import LINE, Axis, shown, width_of
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.theme import Theme

TOP = 32  # pixels over the cells: a line for the title, a line for the columns
BESIDE = 6  # pixels between the names of the rows and the cells
BEFORE = 2  # pixels to the left of the cells where nothing is written: for an outline
_RISE = 2  # pixels that the first row's name may rise towards the names of the columns
_AWAY = 10_000.0  # pixels; room for names that reach beyond the matrix
Align = Qt.AlignmentFlag


class Cell(NamedTuple):
    """One weight of a matrix."""

    row: int
    column: int


NOWHERE = Cell(-1, -1)


class Names(NamedTuple):
    """What is written, and around what.

    Attributes
    ----------
    title
        Stands over everything.
    rows, columns
        The two axes.
    shape
        How many rows and columns there are.
    area
        Where the cells are, in pixels.
    cell
        The one pointed at: its names are shown and brighter.
    """

    title: str
    rows: Axis
    columns: Axis
    shape: tuple[int, int]
    area: QRectF
    cell: Cell = NOWHERE


def gutter_of(rows: Axis, columns: Axis, count: int) -> int:
    """Return the pixels that the names of ``count`` rows need to the left of the cells."""
    row = together = over = 0.0
    if not rows.is_silent:
        prefix = "" if rows.is_short or not rows.prefix else f"{rows.prefix} "
        row = width_of(prefix) + rows.widest(count)
        together = width_of(rows.all_names) if rows.names else 0.0
    if not (columns.is_short or columns.is_silent):
        over = width_of(columns.prefix)
    widest = max(row, together, over)
    return round(widest) + BESIDE if widest else BEFORE


def written(names: Names, size: QSize, scale: float, theme: Theme) -> QPixmap:
    """Return the words on a transparent picture of ``size``."""
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setFont(fonts.text(fonts.SMALL))
    pen = _Pen(painter, names.area, theme)
    pen.over(0, names.area.x(), names.title)
    _write_rows(pen, names)
    _write_columns(pen, names)
    painter.end()
    return picture


class _Pen:
    """Write beside or over the cells."""

    def __init__(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        self._painter = painter
        self._area = area
        self._ink = {True: QColor(theme.text), False: QColor(theme.muted)}

    def beside(self, top: float, text: str, *, bright: bool = False) -> None:
        """Write to the left of the cells."""
        line = QRectF(0, top, self._area.x() - BESIDE, LINE)
        self._painter.setPen(self._ink[bright])
        self._painter.drawText(line, Align.AlignRight | Align.AlignVCenter, text)

    def over(self, top: float, left: float, text: str, *, bright: bool = False) -> None:
        """Write above the cells, not beginning before them."""
        line = QRectF(max(left, self._area.x()), top, _AWAY, LINE)
        self._painter.setPen(self._ink[bright])
        self._painter.drawText(line, Align.AlignLeft | Align.AlignVCenter, text)


def _write_rows(pen: _Pen, names: Names) -> None:
    area, rows, pointed = names.area, names.rows, names.cell.row
    if rows.is_silent:
        return
    pitch = area.height() / names.shape[0]
    if rows.names and pointed < 0 and pitch < LINE:  # there is no room for "a" and "b"
        pen.beside(area.y() + max((area.height() - LINE) / 2, -_RISE), rows.all_names)
        return
    raised = max(0.0, (LINE - pitch) / 2 - _RISE)
    for place, index in enumerate(shown(names.shape[0], pitch, LINE - 2 + raised, pointed)):
        top = area.y() + (index + 0.5) * pitch - LINE / 2
        label = rows.label(index, is_full=place == 0 or index == pointed)
        pen.beside(max(top, area.y() - _RISE), label, bright=index == pointed)


def _write_columns(pen: _Pen, names: Names) -> None:
    area, columns, count, pointed = names.area, names.columns, names.shape[1], names.cell.column
    pitch, top = area.width() / count, area.y() - LINE - 1
    if columns.is_silent:
        return
    if columns.names and count == 1:
        pen.over(top, area.x(), columns.full_name(0), bright=pointed == 0)
        return
    if not columns.is_short:
        pen.beside(top, columns.prefix)
    for index in shown(count, pitch, columns.widest(count) + BESIDE, pointed):
        left = area.x() + (index + 0.5) * pitch - width_of(columns.name(index)) / 2
        pen.over(top, left, columns.name(index), bright=index == pointed)
