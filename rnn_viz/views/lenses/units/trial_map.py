"""The map of all sums while one unit is held: which of them break."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTransform
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.language import _, _n
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.pictures.cell_layers import CellImage, CellOutline
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

_EDGE = 1  # pixels for the outline of a cell
_WORTH = 0.9  # whole-pixel cells are crisper; not if that leaves more than a tenth empty
_SIDE = 256 + 2 * _EDGE  # pixels: two of them a sum


class TrialMap(PointingCanvas):
    """A cell a sum, as in the map of all sums; those that are wrong anyway step back."""

    keeps_clicks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=attrgetter("surface"))
        self.setObjectName("lens.units.map")
        self.setAccessibleName(_("The sums while the unit is held"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(_SIDE))
        self._live: Evaluation | None = None
        self._held: Evaluation | None = None
        self._corner = QGraphicsRectItem()  # its corner is that of the cells
        self._corner.setPos(_EDGE, _EDGE)
        self._image, self._outline = CellImage(self._corner), CellOutline(self._corner, 1)
        self.scene().addItem(self._corner)
        self.styled(self._restyle)
        self.resized.connect(self._settle)

    def show_trial(self, live: Evaluation | None, held: Evaluation | None) -> None:
        """Show what the sums say with a unit held, next to what they say without."""
        if (live, held) != (self._live, self._held):
            self._live, self._held = live, held
            self._settle()

    def sentence(self, cell: Cell) -> str:
        """Say what becomes of a sum."""
        live, held = self._live, self._held
        if live is None or held is None:
            return ""
        a, b = self.operands(cell)
        return _("{a:,} + {b:,}: {live}, held {held}").format(
            a=a, b=b, live=_bits(live.wrong[cell]), held=_bits(held.wrong[cell])
        )

    def colour(self, cell: Cell) -> int:
        """Return the colour of a sum, ``0xffRRGGBB``."""
        return int(self._image.image[cell])

    def operands(self, cell: Cell) -> tuple[int, int]:
        """Return the numbers of a sum."""
        assert self._live is not None
        return int(self._live.sums.a[cell]), int(self._live.sums.b[cell])

    def place_at(self, point: QPointF) -> Cell | None:
        """Return the cell at a point."""
        if self._live is None:
            return None
        size, area = self._cell, self._area()
        if not area.contains(point):
            return None
        return self._within(int((point.y() - area.y()) / size), int((point.x() - area.x()) / size))

    def place_after(self, key: Qt.Key) -> Cell | None:
        """Go to the next cell."""
        if key not in ARROWS or self._live is None:
            return None
        down, right = ARROWS[key]
        return (
            Cell(0, 0)
            if self.at is None
            else self._within(self.at.row + down, self.at.column + right)
        )

    def first_place(self, *, is_back: bool) -> Cell | None:
        """Begin at 0 + 0."""
        del is_back
        return None if self._live is None else Cell(0, 0)

    def show_place(self, before: Cell | None) -> None:
        """Outline the cell pointed at, and say what it means."""
        del before
        at: Cell | None = self.at
        self.setCursor(Qt.CursorShape.PointingHandCursor if at else Qt.CursorShape.ArrowCursor)
        size = self._cell
        cells = [QRectF(at.column * size, at.row * size, size, size)] if at else []
        self._outline.mark(cells, QRectF(0, 0, size * self._side, size * self._side))
        told = _("{said}; a click puts it on stage")
        self.tell(told.format(said=self.sentence(at)) if at else "")
        self.setAccessibleDescription(self.sentence(at) if at else "")

    @property
    def _side(self) -> int:
        return 128 if self._live is None else self._live.sums.side

    @property
    def _cell(self) -> float:
        """Pixels of a cell."""
        room = max(1.0, min(self.room.width(), self.room.height()) - 2 * _EDGE)
        device = int(room * self.scale_factor)
        whole = device // self._side * self._side
        return (whole if whole >= _WORTH * device else device) / self.scale_factor / self._side

    def _area(self) -> QRectF:
        return QRectF(_EDGE, _EDGE, self._cell * self._side, self._cell * self._side)

    def _within(self, row: int, column: int) -> Cell:
        last = self._side - 1
        return Cell(min(max(row, 0), last), min(max(column, 0), last))

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._outline.restyle(theme.text, theme.surface, scale, 2)
        self._settle()

    def _settle(self) -> None:
        """Draw the colours of all sums."""
        live, held = self._live, self._held
        self._image.setVisible(live is not None)
        if live is None or held is None:
            return
        colours = palette.wrong_bit_colours(self.theme)[held.wrong]
        faded = palette.faded_wrong_bits(self.theme, frozenset())[live.wrong]
        self._image.show_pixels(np.where(live.wrong > 0, faded, colours))
        self._image.setTransform(QTransform.fromScale(self._cell, self._cell))


def _bits(wrong: int) -> str:
    if not wrong:
        return _("right")
    return _n("{count} bit wrong", "{count} bits wrong", wrong).format(count=wrong)
