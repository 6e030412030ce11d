"""What is drawn on and around single cells: outlines, corners, hatching, dots."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem

from rnn_viz.views.widgets.pictures.canvas import SmoothPath, pen

_SMALLEST = 10.0  # pixels of an outline that is still found
_SMALL = 6.0  # pixels; cells below it need a halo, or their outline is lost in the picture
_CORNER = 0.34  # of a cell
_DOT = 0.3  # of a cell
_ROUND = 2.0

Draw = Callable[[QPainterPath, QRectF], None]  # adds the mark of one cell to a path


class CellOutline(SmoothPath):
    """A line around cells, with the window's colour on both sides where cells are tiny."""

    def __init__(self, parent: QGraphicsItem, height: float) -> None:
        super().__init__(parent)
        self._halo = SmoothPath(self)
        self._halo.setFlag(QGraphicsItem.GraphicsItemFlag.ItemStacksBehindParent)
        self._width = 1.0
        self.setZValue(height)
        self.hide()  # without cells

    def restyle(self, colour: str, ground: str, scale: float, width: float) -> None:
        """Use these colours, and a line of ``width`` pixels."""
        self._width = width
        self.setPen(pen(colour, scale, width))
        self._halo.setPen(pen(ground, scale, width + 2))

    def mark(self, cells: Iterable[QRectF], room: QRectF) -> None:
        """Outline these rectangles; in ``room``, which they may reach beyond only by the line."""
        path, is_small = QPainterPath(), False
        out = self._width / 2
        for cell in cells:
            is_small = is_small or min(cell.width(), cell.height()) < _SMALL
            frame = _enlarged(cell, room) if is_small else cell
            path.addRoundedRect(frame.adjusted(-out, -out, out, out), _ROUND, _ROUND)
        self.setPath(path)
        self.setVisible(not path.isEmpty())  # an empty path would still be asked to paint
        self._halo.setPath(path)
        self._halo.setVisible(is_small)


class CellMarks(SmoothPath):
    """The same small mark on each of some cells, drawn as one path."""

    def __init__(self, parent: QGraphicsItem, draw: Draw, height: float) -> None:
        super().__init__(parent)
        self._draw = draw
        self.setZValue(height)
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.hide()  # without cells

    def restyle(self, brush: QBrush, line: QPen | None = None) -> None:
        """Use these colours."""
        self.setBrush(brush)
        self.setPen(line or QPen(Qt.PenStyle.NoPen))

    def mark(self, cells: Iterable[QRectF], _room: QRectF) -> None:
        """Mark these rectangles, no others."""
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)
        for cell in cells:
            self._draw(path, cell)
        self.setPath(path)
        self.setVisible(not path.isEmpty())


def corner(path: QPainterPath, cell: QRectF) -> None:
    """Add a triangle in the upper right corner: the value is beyond the colours."""
    leg = max(3.0, round(_CORNER * min(cell.width(), cell.height())))
    at = cell.topRight()
    path.addPolygon(QPolygonF([at - QPointF(leg, 0), at, at + QPointF(0, leg)]))
    path.closeSubpath()


def dot(path: QPainterPath, cell: QRectF) -> None:
    """Add a dot in the middle: the value is held."""
    radius = max(2.0, _DOT * min(cell.width(), cell.height())) / 2 + 0.5
    path.addEllipse(cell.center(), radius, radius)


def whole(path: QPainterPath, cell: QRectF) -> None:
    """Add all of the cell."""
    path.addRect(cell)


def hatching(colour: str) -> QBrush:
    """Return lines across, for what is no number."""
    return QBrush(QColor(colour), Qt.BrushStyle.BDiagPattern)


def _enlarged(cell: QRectF, room: QRectF) -> QRectF:
    """Return a rectangle around a tiny cell that is large enough to be seen, inside ``room``."""
    frame = QRectF(0, 0, max(cell.width(), _SMALLEST), max(cell.height(), _SMALLEST))
    frame.moveCenter(cell.center())
    frame.moveLeft(min(max(frame.left(), room.left()), room.right() - frame.width()))
    frame.moveTop(min(max(frame.top(), room.top()), room.bottom() - frame.height()))
    return QRectF(frame.toAlignedRect())
