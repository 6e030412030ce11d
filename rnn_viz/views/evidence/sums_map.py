"""The square of all sums: a cell is as strongly coloured as its sum has wrong bits."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.evidence.evaluation import Evaluation, sums_of
from rnn_viz.core.language import _
from rnn_viz.core.words import sums_text
from rnn_viz.views.evidence import sums_grid
from rnn_viz.views.evidence.sums_grid import Grid
from rnn_viz.views.evidence.sums_words import WORDS_APART, PointedSum, SumsWords
from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.cell_layers import CellImage, CellOutline
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words, width_of
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PICK
from rnn_viz.views.widgets.pictures.shapes import brush, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

MapCell = tuple[int, int]  # row, column

_EDGE = 3  # pixels: room for the frame of the focus
_FAR = 8  # cells that Shift with an arrow key moves
_KEYS = {*ARROWS, *PICK}


class SumsMap(Canvas):
    """A square of cells that can be pointed at and picked by mouse and keys.

    Attributes
    ----------
    at
        The cell under the mouse or the key cursor, if any.
    words
        What is written about the cells.

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
        # not by click: after one, the arrow keys still belong to the transport
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.at: MapCell | None = None
        self._is_by_keys = False  # it is the keys' cursor, not the mouse
        self._bits, self._side = 8, 128
        self._found: Evaluation | None = None
        self._shown: frozenset[int] = frozenset()
        self._marked: MapCell | None = None
        self._ground, self._frame = QGraphicsRectItem(), QGraphicsRectItem()
        self._image = CellImage(self._ground)
        self._placeholder = Words()
        self._marks = (CellOutline(self._ground, 1), CellOutline(self._ground, 2))
        for item in (self._ground, self._frame, self._placeholder):
            self.scene().addItem(item)
        self._frame.hide()
        self.words = SumsWords(self)
        self.styled(self._restyle)
        self.resized.connect(self._settle)
        self.moved.connect(self._hover)
        self.pressed.connect(self._press)

    def show_evaluation(
        self, bits: int, evaluation: Evaluation | None, shown: frozenset[int]
    ) -> None:
        """Show the wrong bits of every sum; ``None`` while they are not known.

        Sums whose number of wrong bits is not one of those ``shown`` are faded.
        """
        self._bits, self._side = bits, (evaluation.sums if evaluation else sums_of(bits)).side
        self._found, self._shown = evaluation, shown
        if self.at and max(self.at) >= self._side:
            self.point_at(None)
        self._settle()

    def mark(self, cell: MapCell | None) -> None:
        """Frame the cell of the sum on stage."""
        if cell != self._marked:
            self._marked = cell
            self._draw_marks()

    def grid(self) -> Grid:
        """Return where the cells are."""
        return self._grid_within(self.room.height())

    def sizeHint(self) -> QSize:
        """Ask for two pixels a cell of the largest map."""
        return QSize(scaled(288), scaled(280))

    def minimumSizeHint(self) -> QSize:
        """Allow one pixel a cell of the largest map."""
        return QSize(scaled(128 + 32), scaled(128 + 24))

    def point_at(self, cell: MapCell | None) -> None:
        """Move the cursor."""
        if cell != self.at:
            self.at = cell
            self._draw_marks()
            self.pointedChanged.emit(cell)

    def event(self, event: QEvent) -> bool:
        """Keep arrow keys and Enter for the map while it has the focus."""
        held = ~Qt.KeyboardModifier.ControlModifier  # with it the arrows move through the bits
        return keep_key(event, _KEYS, held) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cursor (Shift: by eight cells), pick with Enter, let go with Escape."""
        if event.key() in ARROWS:
            self._move(*ARROWS[Qt.Key(event.key())], event.modifiers())
        elif event.key() in PICK and self.at is not None:
            self.picked.emit(self.at)
        elif event.key() == Qt.Key.Key_Escape and self.at is not None:
            self.point_at(None)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the focus."""
        super().focusInEvent(event)
        self._frame.show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away, and the cursor, unless it is the mouse's."""
        super().focusOutEvent(event)
        self._frame.hide()
        if self._is_by_keys:
            self.point_at(None)

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._ground.setBrush(brush(theme.surface))
        self._ground.setPen(pen(theme.surface, scale))
        self._frame.setPen(pen(theme.accent, scale))
        self._placeholder.ink(theme.muted)
        for mark, colour in zip(self._marks, (theme.accent, theme.text), strict=True):
            mark.restyle(colour, theme.background, scale, 2)
        self._settle()

    def _settle(self) -> None:
        """Draw everything at its place."""
        grid, scale, found = self.grid(), self.scale_factor, self._found
        self._limit_height()
        self._ground.setPos(grid.left, grid.top)
        self._ground.setRect(0, 0, grid.size, grid.size)
        self._frame.setRect(grid.rect.adjusted(-2, -2, 1, 1))
        self._image.setVisible(found is not None)
        if found is not None:
            colours = palette.faded_wrong_bits(self.theme, self._shown)[found.wrong]
            self._image.show_pixels(_enlarged(colours, round(grid.size * scale)))
            self._image.set_pitch(QSize(1, 1), scale)
        self._placeholder.say("" if found is not None else _("not evaluated yet"))
        middle = grid.rect.center()
        self._placeholder.stand(middle.x(), middle.y(), Side.MIDDLE)
        self.words.write(grid, self._bits, sums_text.all_right(found) if found else "")
        self._draw_marks()

    def _draw_marks(self) -> None:
        grid = Grid(0.0, 0.0, self.grid().size, self._side)
        for mark, cell in zip(self._marks, (self._marked, self.at), strict=True):
            is_shown = cell is not None and self._found is not None
            mark.mark([grid.rect_of(*cell)] if is_shown and cell else [], grid.rect)
        self.words.name(self.grid(), self._pointed())

    def _pointed(self) -> PointedSum | None:
        """Return the cell under the cursor with its numbers."""
        if self.at is None or self._found is None:
            return None
        sums = self._found.sums
        return PointedSum(*self.at, int(sums.a[self.at]), int(sums.b[self.at]))

    def _hover(self, point: QPointF | None) -> None:
        is_known = point is not None and self._found is not None
        cell = self.grid().cell_at(point) if is_known and point is not None else None
        self._is_by_keys = False
        self.setCursor(Qt.CursorShape.PointingHandCursor if cell else Qt.CursorShape.ArrowCursor)
        self.point_at(cell)

    def _press(self, event: QMouseEvent) -> None:
        cell = self.grid().cell_at(self.point_of(event)) if self._found is not None else None
        if cell and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(cell)

    def _move(self, down: int, right: int, modifiers: Qt.KeyboardModifier) -> None:
        far = _FAR if modifiers & Qt.KeyboardModifier.ShiftModifier else 1
        row, column = self.at or self._marked or (0, 0)
        if self.at is not None:
            row, column = row + far * down, column + far * right
        last, self._is_by_keys = self._side - 1, True
        self.point_at((min(max(row, 0), last), min(max(column, 0), last)))

    def _grid_within(self, height: int) -> Grid:
        operands = sums_grid.operands_written(self._bits, self._side)
        left = round(max(width_of(operand[1]) for operand in operands)) + WORDS_APART
        top = LINE + WORDS_APART - 1
        room = min(self.room.width() - left, height - top) - _EDGE
        return sums_grid.fit(left, top, room, self._side, self.scale_factor)

    def _limit_height(self) -> None:
        """Take no more height than the square that fits this width."""
        needed = round(self._grid_within(self.room.width() + LINE).rect.bottom()) + _EDGE
        self.setMaximumHeight(max(self.minimumSizeHint().height(), scaled(needed)))


def _enlarged(colours: palette.Pixels, size: int) -> palette.Pixels:
    """Return the colours of the cells on so many device pixels.

    Cells that are not whole pixels are drawn larger first and then smoothed down: borders
    are a little soft, but every cell has the same size.
    """
    small = palette.image_of(colours)
    sharp = -(-size // len(colours)) * len(colours)
    picture = small.scaled(sharp, sharp)
    if sharp != size:
        smooth = Qt.TransformationMode.SmoothTransformation
        picture = picture.scaled(size, size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return palette.pixels_of(picture)
