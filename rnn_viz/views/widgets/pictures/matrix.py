"""A matrix of values with its title and the names of rows and columns."""

from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize

from rnn_viz.views.widgets.pictures.cells import Cells
from rnn_viz.views.widgets.pictures.lettering import LINE, Labels, width_of
from rnn_viz.views.widgets.pictures.matrix_names import (
    NOWHERE,
    Around,
    Cell,
    MatrixAxis,
    gutter_of,
    labels_around,
    top_of,
)
from rnn_viz.views.widgets.scale import Scale, Values

_ANY_LIMIT = "00.00"  # titles do not jump with the digits of a limit


class Matrix(Cells):
    """Cells with words around them; several live in one canvas.

    Attributes
    ----------
    name
        The script's name of the matrix.
    rows, columns
        What stands beside the rows and over the columns.
    gutter, top
        Pixels to the left of the cells and over them.
    """

    def __init__(self, name: str, rows: MatrixAxis, columns: MatrixAxis) -> None:
        super().__init__()
        self.name, self.rows, self.columns = name, rows, columns
        self._has_title, self._limit, self._room = True, "", 0.0
        self._brightened = NOWHERE
        self._labels = Labels(self)
        self._written: Around | None = None
        self._measure()

    def show_values(self, values: Values, scale: Scale, limit: str = "") -> None:
        """Show values; a ``limit`` of their own stands in the title in the place of the shape."""
        is_new, self._limit = values.shape != self.values.shape, limit
        super().show_values(values, scale)
        if is_new:
            self._measure()
        self._write()

    def show_cell(self, cell: Cell | None, *, has_focus: bool = False) -> None:
        """Outline what is pointed at, and brighten its names."""
        super().show_cell(cell, has_focus=has_focus)
        self._write()

    def brighten(self, row: int, column: int) -> None:
        """Brighten the names of a row or a column for a neighbour; -1 for none."""
        self._brightened = Cell(row, column)
        self._write()

    def write(self, rows: MatrixAxis, columns: MatrixAxis, *, has_title: bool = True) -> None:
        """Write these names from now on; gutter and top may then be others.

        Parameters
        ----------
        has_title
            Whether name and shape, or its own limit, stand over it.
        """
        self.rows, self.columns, self._has_title = rows, columns, has_title
        self._measure()
        self._write()

    def place(self, corner: QPointF, pitch: QSize, room: float = 0.0) -> None:
        """Put the corner of the first cell at a point of the canvas; words are around it.

        Parameters
        ----------
        pitch
            The size of a cell with its gap, in device pixels.
        room
            Pixels of width that the title may take, where the cells are narrower.
        """
        self._room = room
        super().place(corner, pitch)
        self._write()

    def over(self, *, at_length: bool) -> int:
        """Return the pixels that the words over the cells need, whatever limit they state."""
        title = self.title_words(_ANY_LIMIT if self._limit else "")[not at_length]
        is_alone = self.columns.names and self.values.shape[1] == 1  # wider than its cells, maybe
        return ceil(max(width_of(title), width_of(self.columns.full_name(0)) if is_alone else 0))

    def title_words(self, limit: str = "") -> tuple[str, str]:
        """Return the title at length and in short."""
        if not self._has_title:
            return "", ""
        limit, (rows, columns) = limit or self._limit, self.values.shape
        if limit:
            return f"{self.name} · ±{limit}", f"±{limit}"
        return f"{self.name} · {rows} × {columns}", self.name

    def settle(self) -> None:
        """Draw everything at its place again, the words, too."""
        super().settle()
        self._write()

    def veiled(self) -> QRectF:
        """Return what steps back when dimmed: all of it, words that are wider, too."""
        area, words = self._local_area(), (self.title_words()[0], self.columns.full_name(0))
        last = self.columns.name(self.values.shape[1] - 1)  # stands half beyond its column
        more = max(width_of(last) / 2, *(width_of(text) - area.width() for text in words))
        beneath = max(0.0, (LINE - area.height() / len(self.values)) / 2)  # of the last row's name
        return area.adjusted(-self.gutter, -self.top, more, beneath)

    def _measure(self) -> None:
        self.gutter = gutter_of(self.rows, self.columns, len(self.values))
        self.top = top_of(self.columns, has_title=self._has_title)

    def _write(self) -> None:
        area, shape = self._local_area(), self.values.shape
        long, short = self.title_words()
        title = long if width_of(long) <= max(area.width(), self._room) else short
        cell, inks = self.cell or self._brightened, (self._theme.muted, self._theme.text)
        around = Around(title, self.rows, self.columns, shape, area, self.top, cell, inks)
        if around != self._written:
            self._written = around
            self._labels.write(list(labels_around(around)))
