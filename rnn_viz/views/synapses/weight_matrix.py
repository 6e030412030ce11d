"""A matrix of weights as coloured cells, with its title and the names of rows and columns."""

from math import ceil
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.words.signed_number import limit_of_colours
from rnn_viz.views.synapses import matrix_names, matrix_picture
from rnn_viz.views.synapses.axis import Axis, width_of
from rnn_viz.views.synapses.matrix_names import NOWHERE, TOP, Cell, Names
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.palette import Colours, diverging
from rnn_viz.views.widgets.themed import Themed

_VEIL = 0.6  # how much of the window's colour lies over what is dimmed
_EXACT = 1e-6
_SNAP = 4.0  # pixels around the cells that still count: a row of one pixel is hard to point at


class _Look(NamedTuple):
    """What colours mean: the limit, whether the title states it, and the scale."""

    limit: float
    states_limit: bool
    colours: Colours


class WeightMatrix(Themed, QWidget):
    """Weights as cells; one of them may be outlined.

    Attributes
    ----------
    values
        What is shown, ``(rows, columns)``.
    cell
        The cell that is outlined, or ``None``.
    rows, columns
        What stands beside the rows and over the columns.
    gutter, top
        Pixels to the left of the cells and over them.

    Parameters
    ----------
    name
        The script's name of the matrix; also the name of the widget.
    rows, columns
        What stands beside the rows and over the columns.
    theme
        The colours to draw with.
    """

    def __init__(self, name: str, rows: Axis, columns: Axis, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.values: Floats = np.zeros((1, 1))
        self.cell: Cell | None = None
        self._pinned: frozenset[Cell] = frozenset()
        self._is_dimmed = False
        self.rows, self.columns = rows, columns
        self._look = _Look(1.0, False, diverging)
        self._pitch = QSize(1, 1)
        self._framed: tuple[object, QPixmap] | None = None
        self.top = TOP
        self.gutter = self._measured_gutter()

    @property
    def named(self) -> Cell:
        """The cell whose row and column have bright names."""
        return self.cell or NOWHERE

    @property
    def limit(self) -> float:
        """The size of a value at the ends of the colours."""
        return self._look.limit

    @property
    def title(self) -> str:
        """Name and shape; the limit of the colours in its place where it is this matrix' own."""
        long, short = self._titles(limit_of_colours(self._look.limit))
        return long if width_of(long) <= self.width() - self.gutter else short

    def title_widths(self) -> tuple[int, int]:
        """Return the pixels that the title needs at length and in short, whatever the limit."""
        long, short = self._titles("00.00")
        return ceil(width_of(long)), ceil(width_of(short))

    def show_values(
        self, values: Floats, limit: float, *, states_limit: bool, colours: Colours = diverging
    ) -> None:
        """Show weights, coloured from ``-limit`` to ``limit``; the title may state the limit."""
        is_new, look = values.shape != self.values.shape, _Look(limit, states_limit, colours)
        if values is not self.values or look != self._look:  # nobody changes values in place
            self.update()
        self.values, self._look = values, look
        if is_new:
            self.gutter = self._measured_gutter()

    def set_pitch(self, pitch: QSize) -> None:
        """Set the size of a cell with its gap, in device pixels."""
        self._pitch = pitch
        self.update()

    def show_dimmed(self, is_dimmed: bool) -> None:
        """Step back, or no longer: what acts is elsewhere."""
        if is_dimmed != self._is_dimmed:
            self._is_dimmed = is_dimmed
            self.update()

    def show_pinned(self, cells: frozenset[Cell]) -> None:
        """Outline thinly what has a card of its own."""
        if cells != self._pinned:
            self._pinned = cells
            self.update()

    def area(self) -> QRectF:
        """Return where the cells are."""
        scale = self.devicePixelRatioF()
        rows, columns = self.values.shape
        width, height = columns * self._pitch.width(), rows * self._pitch.height()
        return QRectF(self.gutter, self.top, width / scale, height / scale)

    def rect_of(self, cell: Cell) -> QRectF:
        """Return where one cell is, without its gap."""
        scale, area = self.devicePixelRatioF(), self.area()
        width, height = self._pitch.width() / scale, self._pitch.height() / scale
        gap = matrix_picture.gap(self._pitch, scale) / scale
        left, top = area.x() + cell.column * width, area.y() + cell.row * height
        return QRectF(left, top, width - gap, height - gap)

    def cell_at(self, point: QPointF) -> Cell | None:
        """Return the cell at a point; a few pixels around the matrix still count."""
        area = self.area()
        if not area.adjusted(-_SNAP, -_SNAP, _SNAP, _SNAP).contains(point):
            return None
        rows, columns = self.values.shape
        across, down = (point.x() - area.x()) / area.width(), (point.y() - area.y()) / area.height()
        return self.nearest(int(down * rows), int(across * columns))

    def nearest(self, row: int, column: int) -> Cell:
        """Return the cell that is nearest to a place in or beyond the matrix."""
        rows, columns = self.values.shape
        return Cell(min(max(row, 0), rows - 1), min(max(column, 0), columns - 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cells, over them what does not change with them, then the outline of one."""
        painter = QPainter(self)
        area = self.area()
        colours = palette.signed(self.values, self._look.limit, self.theme, self._look.colours)
        painter.drawImage(area, palette.image_of(colours))
        finer = self._finer(painter)
        pitch = self._pitch * finer
        broken = np.isnan(self.values)
        if broken.any():
            painter.drawImage(area, matrix_picture.hatched(broken, pitch, self.theme))
        painter.drawPixmap(QPoint(0, 0), self._frame(self.devicePixelRatioF() * finer, pitch))
        if self._is_dimmed:
            veil = QColor(self.theme.background)
            veil.setAlphaF(_VEIL)
            painter.fillRect(self.rect(), veil)
        for cell in self._pinned:
            if cell == self.nearest(*cell):  # another run may have fewer
                self._outline(painter, self.rect_of(cell), 1.5)
        if self.cell is not None:
            self._outline(painter, self.rect_of(self.cell))
        elif self.hasFocus():
            self._outline(painter, area)
        painter.end()

    def _finer(self, painter: QPainter) -> int:
        """Return how many pixels there are for one of the screen: more in a picture of it."""
        times = painter.deviceTransform().m11() / self.devicePixelRatioF()
        if abs(times - round(times)) > _EXACT:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        return max(1, ceil(times - _EXACT))

    def _titles(self, limit: str) -> tuple[str, str]:
        rows, columns = self.values.shape
        name = self.objectName()
        if self._look.states_limit:
            return f"{name} · ±{limit}", f"±{limit}"
        return f"{name} · {rows} × {columns}", name

    def _measured_gutter(self) -> int:
        return matrix_names.gutter_of(self.rows, self.columns, len(self.values))

    def _frame(self, scale: float, pitch: QSize) -> QPixmap:
        """Return words and gaps, drawn anew only when they have changed: text is slow."""
        rows, columns = self.values.shape
        names = Names(self.title, self.rows, self.columns, (rows, columns), self.area(), self.named)
        key = names, self.size(), scale, self.theme
        if self._framed is None or self._framed[0] != key:
            picture = matrix_names.written(*key)
            matrix_picture.add_gaps(picture, self.area(), pitch, self.theme)
            self._framed = key, picture
        return self._framed[1]

    def _outline(self, painter: QPainter, cell: QRectF, width: float = 2.0) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.theme.accent if self.hasFocus() else self.theme.text
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRoundedRect(cell.adjusted(-1, -1, 1, 1), 2, 2)
