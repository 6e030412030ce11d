"""The school addition as a widget: fixed row names, columns that scroll when there are many."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from rnn_viz.core.scene import Bright
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.stage.columns_backward import BackwardPainter
from rnn_viz.views.stage.columns_dim import dim
from rnn_viz.views.stage.columns_layout import LABELS, MIN_COLUMN, SMALLEST, ColumnsLayout
from rnn_viz.views.stage.columns_names import paint_names
from rnn_viz.views.stage.columns_outlines import outline_hovered, outline_pinned
from rnn_viz.views.stage.columns_paint import ColumnsPainter
from rnn_viz.views.stage.stage_motion import Attention, StageMotion
from rnn_viz.views.widgets.steady_limit import SteadyLimit
from rnn_viz.views.widgets.themed import Themed

_ARROW = Qt.CursorShape.ArrowCursor
_WITHIN = 0.95  # of the deltas; the rest have the colour of the limit
_PICKED = {"layer_1", "p"}  # rows of which a click picks a value


class Columns(Themed, QAbstractScrollArea):
    """Draw the sum on stage, and its backward pass where there is one.

    ``partHovered`` carries the :class:`Part` under the mouse or ``None``, ``partPicked`` the
    hidden unit or the probability that was clicked.
    """

    partHovered = Signal(object)
    partPicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage.columns")
        self.setAccessibleName("The sum, one column for each position")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(LABELS + 8 * MIN_COLUMN, SMALLEST)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._stage: Stage | None = None
        self._layout: ColumnsLayout | None = None
        self._key: tuple[int, ...] = ()  # what the layout depends on
        self._back: BackwardShown | None = None
        self._limit = SteadyLimit(_WITHIN)
        self._motion = StageMotion(self.viewport())
        self._motion.valueChanged.connect(self.viewport().update)
        self._pinned: frozenset[Part] = frozenset()
        self.hovered: Part | None = None

    def show_stage(
        self, stage: Stage, back: BackwardShown | None = None, bright: Bright | None = None
    ) -> None:
        """Draw this sum from now on, and keep the position being computed in sight.

        Parameters
        ----------
        back
            The backward pass of this sum; one of another sum is not drawn.
        bright
            What acts, while the rest is dimmed; ``None`` dims nothing.
        """
        moved = self._stage is None or self._stage.operation != stage.operation
        self._stage = stage
        rows, at = (None, None) if bright is None else bright
        self._motion.go(Attention(stage.position, rows, at), at_once=not moved)
        fits = back is not None and back.layer_1_delta.shape == stage.sum.layer_1.shape
        self._back = back if fits else None
        self._arrange()
        if moved and stage.position is not None:
            self._reveal(stage.position)
        self.viewport().update()

    def show_pinned(self, parts: frozenset[Part]) -> None:
        """Outline what has a card of its own."""
        self._pinned = parts
        self.viewport().update()

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self.viewport().update()

    def layout_now(self) -> ColumnsLayout | None:
        """Return where everything is, for tours and tests."""
        return self._layout

    @property
    def scrolled(self) -> float:
        """Pixels that the columns are moved to the right to show later positions."""
        bar = self.horizontalScrollBar()
        return float(bar.maximum() - bar.value())

    def _arrange(self) -> None:
        if self._stage is None:
            return
        size = self.viewport().size()
        sum_ = self._stage.sum
        has_backward = self._back is not None
        key = (
            size.width(), size.height(), sum_.columns, sum_.layer_1.shape[1], sum_.bits,
            has_backward,
        )  # fmt: skip
        old = self._layout
        if old is not None and self._key == key:
            return
        self._key = key
        self.hovered = None  # whatever it was, it is elsewhere now, or gone
        self._layout = ColumnsLayout(*key)
        hidden_part = max(0, round(self._layout.content - (size.width() - LABELS)))
        bar = self.horizontalScrollBar()
        at_start = bar.value() == bar.maximum() or old is None or old.columns != sum_.columns
        bar.setRange(0, hidden_part)
        bar.setSingleStep(round(self._layout.width))
        bar.setPageStep(size.width() - LABELS)
        if at_start:
            bar.setValue(hidden_part)  # position 0 is at the right

    def _reveal(self, position: int) -> None:
        layout = self._layout
        if layout is None:
            return
        x, bar = layout.x(position, self.scrolled), self.horizontalScrollBar()
        if x < LABELS:
            bar.setValue(round(bar.value() - (LABELS - x) - 2 * layout.width))
        elif x + layout.width > layout.view[0]:
            bar.setValue(round(bar.value() + x + layout.width - layout.view[0]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names, then columns."""
        if self._stage is None or self._layout is None:
            return
        painter = QPainter(self.viewport())
        layout, stage, theme, scroll = self._layout, self._stage, self.theme, self.scrolled
        back, limit = None, 0.0
        if self._back is not None:
            limit = self._limit.of(self._back.layer_1_delta)
            back = BackwardPainter(painter, layout, self._back, theme, limit)
        paint_names(painter, layout, stage, theme, limit, self._motion.name_veil)
        ColumnsPainter(painter, layout, stage, theme, scroll, back).paint(self._motion.frame)
        if self._motion.is_veiling:
            dim(painter, layout, theme, scroll, self._motion.veil)
        outline_pinned(painter, layout, theme, scroll, self._pinned)
        if self.hovered is not None:
            outline_hovered(painter, layout, theme, scroll, self.hovered)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at what is under the mouse."""
        self._hover(event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Pick what is under the mouse."""
        self._hover(event.position())
        self._pick(event.button())

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def _hover(self, point: QPointF | None) -> None:
        layout = self._layout
        part = None if point is None or layout is None else layout.part_at(point, self.scrolled)
        if part != self.hovered:
            self.hovered = part
            shape = Qt.CursorShape.PointingHandCursor if self._can_pick else _ARROW
            self.viewport().setCursor(shape)
            self.partHovered.emit(part)
            self.viewport().update()

    @property
    def _can_pick(self) -> bool:
        part, stage = self.hovered, self._stage
        if part is None or stage is None:
            return False
        return part.row in _PICKED and part.position < stage.shown

    def _pick(self, button: Qt.MouseButton) -> None:
        if button == Qt.MouseButton.LeftButton and self._can_pick:
            self.partPicked.emit(self.hovered)
