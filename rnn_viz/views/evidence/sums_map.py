"""The square of all sums: a cell is as strongly coloured as its sum has wrong bits."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)  # fmt: skip
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.views.evidence import sums_grid, sums_paint
from rnn_viz.views.evidence.sums_grid import Grid
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed

Cell = tuple[int, int]  # row, column

_FAR = 8  # cells that Shift with an arrow key moves
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_PICKS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_KEYS = {*_ARROWS, *_PICKS}


class SumsMap(Themed, QWidget):
    """A square of cells that can be pointed at and picked by mouse and keys.

    Attributes
    ----------
    pointed
        The cell under the mouse or the key cursor, if any.

    Signals
    -------
    pointedChanged
        Another cell, or ``None``, is pointed at.
    picked
        A cell was clicked, or Enter pressed on it.
    """

    pointedChanged = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("all_sums.map")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        # not by click: after one, the arrow keys still belong to the transport
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pointed: Cell | None = None
        self._bits, self._side = 8, 128
        self._evaluation: Evaluation | None = None
        self._marked: Cell | None = None
        self._picture: QPixmap | None = None

    def show_evaluation(self, bits: int, evaluation: Evaluation | None) -> None:
        """Show the wrong bits of every sum; ``None`` while they are not known."""
        self._bits, self._side = bits, (evaluation.sums if evaluation else sums_of(bits)).side
        self._evaluation = evaluation
        self._picture = None
        self._limit_height()
        if self.pointed and max(self.pointed) >= self._side:
            self.point_at(None)
        self.update()

    def mark(self, cell: Cell | None) -> None:
        """Frame the cell of the sum on stage."""
        if cell != self._marked:
            self._marked = cell
            self.update()

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self._picture = None

    def grid(self) -> Grid:
        """Return where the cells are."""
        return self._grid_within(self.height())

    def sizeHint(self) -> QSize:
        """Ask for two pixels a cell of the largest map."""
        return QSize(288, 280)

    def minimumSizeHint(self) -> QSize:
        """Allow one pixel a cell of the largest map."""
        return QSize(128 + 32, 128 + 24)

    def point_at(self, cell: Cell | None) -> None:
        """Move the cursor."""
        if cell != self.pointed:
            self.pointed = cell
            self.pointedChanged.emit(cell)
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the picture anew."""
        super().resizeEvent(event)
        self._picture = None
        self._limit_height()

    def event(self, event: QEvent) -> bool:
        """Keep arrow keys and Enter for the map while it has the focus."""
        is_offered = event.type() == QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and event.key() in _KEYS:
            is_ours = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            event.setAccepted(is_ours)  # with Ctrl the arrows move through the bits
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor (Shift: by eight cells), pick with Enter, let go with Escape."""
        if event.key() in _ARROWS:
            self._move(*_ARROWS[Qt.Key(event.key())], event.modifiers())
        elif event.key() in _PICKS and self.pointed is not None:
            self.picked.emit(self.pointed)
        elif event.key() == Qt.Key.Key_Escape and self.pointed is not None:
            self.point_at(None)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the cell under the mouse."""
        cell = self.grid().cell_at(event.position()) if self._evaluation else None
        self.setCursor(Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor)
        self.point_at(cell)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick the cell under the mouse."""
        cell = self.grid().cell_at(event.position()) if self._evaluation else None
        if cell and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(cell)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self.point_at(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw axes, cells, marks, and the frame of the focus."""
        painter = QPainter(self)
        grid = self.grid()
        painter.drawPixmap(0, 0, self._background(painter.deviceTransform().m11(), grid))
        if self._evaluation is not None and self._marked is not None:
            sums_paint.paint_mark(painter, grid, self._marked, self.theme.accent, self.theme)
        if self._evaluation is not None and self.pointed is not None:
            sums_paint.paint_mark(painter, grid, self.pointed, self.theme.text, self.theme)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.accent), 1))
            painter.drawRect(grid.rect.toAlignedRect().adjusted(-2, -2, 1, 1))
        painter.end()

    def _background(self, scale: float, grid: Grid) -> QPixmap:
        """Return axes and cells, drawn anew only with another evaluation, theme or size."""
        if self._picture is None or self._picture.devicePixelRatio() != scale:
            self._picture = QPixmap(self.size() * scale)
            self._picture.setDevicePixelRatio(scale)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            sums_paint.paint_axes(painter, grid, self._bits, self.theme)
            if self._evaluation is None:
                self._paint_placeholder(painter, grid)
            else:
                pixels = self.devicePixelRatioF()
                image = sums_paint.image(self._evaluation.wrong, grid, pixels, self.theme)
                painter.drawImage(grid.rect.topLeft(), image)
            painter.end()
        return self._picture

    def _paint_placeholder(self, painter: QPainter, grid: Grid) -> None:
        area: QRect = grid.rect.toAlignedRect()
        painter.fillRect(area, QColor(self.theme.surface))
        painter.setFont(fonts.text())
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "not evaluated yet")

    def _move(self, down: int, right: int, modifiers: Qt.KeyboardModifier) -> None:
        far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        row, column = self.pointed or self._marked or (0, 0)
        if self.pointed is not None:
            row, column = row + far * down, column + far * right
        last = self._side - 1
        self.point_at((min(max(row, 0), last), min(max(column, 0), last)))

    def _grid_within(self, height: int) -> Grid:
        edge = sums_paint.MARGIN
        left, top = sums_paint.before(self._bits, self._side), sums_paint.LINE + edge
        room = min(self.width() - left, height - top) - edge
        return sums_grid.fit(left, top, room, self._side, self.devicePixelRatioF())

    def _limit_height(self) -> None:
        """Take no more height than the square that fits this width."""
        square = self._grid_within(self.width() + sums_paint.LINE).rect
        needed = round(square.bottom()) + sums_paint.MARGIN
        self.setMaximumHeight(max(self.minimumSizeHint().height(), needed))
