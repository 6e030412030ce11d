"""The school addition as a widget: fixed row names, columns that scroll when there are many."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from rnn_viz.core.sentences import named
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.parts import fonts
from rnn_viz.views.parts.columns_layout import (
    LABELS,
    MIN_COLUMN,
    SMALLEST,
    ColumnsLayout,
    Part,
)
from rnn_viz.views.parts.columns_paint import ColumnsPainter
from rnn_viz.views.parts.theme import Theme

_NAMES = {
    "place": "place", "a": "a", "b": "b", "carry": "true carry", "layer_1": "layer_1",
    "p": "p(bit = 1)", "guess": "guess", "truth": "truth", "error": "error",
}  # fmt: skip


class Columns(QAbstractScrollArea):
    """Draw the sum on stage; ``partHovered`` carries the :class:`Part` under the mouse."""

    partHovered = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage.columns")
        self.setAccessibleName("The sum, one column for each position")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setMouseTracking(True)
        self.setMinimumSize(LABELS + 8 * MIN_COLUMN, SMALLEST)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self._theme = theme
        self._stage: Stage | None = None
        self._layout: ColumnsLayout | None = None
        self._key: tuple[int, ...] = ()  # what the layout depends on
        self.hovered: Part | None = None

    def show_stage(self, stage: Stage) -> None:
        """Draw this sum from now on, and keep the position being computed in sight."""
        moved = self._stage is None or self._stage.computed != stage.computed
        self._stage = stage
        self._arrange()
        if moved and stage.position is not None:
            self._reveal(stage.position)
        self.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        self._theme = theme
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
        key = (size.width(), size.height(), sum_.columns, sum_.layer_1.shape[1], sum_.bits)
        old = self._layout
        if old is not None and self._key == key:
            return
        self._key = key
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
        self._names(painter)
        ColumnsPainter(painter, self._layout, self._stage, self._theme, self.scrolled).paint(
            self.hovered
        )
        painter.end()

    def _names(self, painter: QPainter) -> None:
        assert self._layout is not None
        assert self._stage is not None
        sum_, whole = self._stage.sum, self._stage.shown >= self._stage.sum.columns
        values = {"a": sum_.a, "b": sum_.b, "truth": sum_.a + sum_.b}
        if whole:
            values["guess"] = sum_.answer
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for name, (top, tall) in self._layout.rows.items():
            box = QRectF(0, top, LABELS - 12, tall)
            text = _NAMES[name]
            if name in values:
                text = f"{text} = {named(values[name])}"
            painter.setFont(fonts.text(12))
            painter.setPen(QColor(self._theme.muted))
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, LABELS - 12)
            painter.drawText(box, align, text)

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the mouse."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            self._hover(event.position())
        elif event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def _hover(self, point: QPointF | None) -> None:
        layout = self._layout
        part = None if point is None or layout is None else layout.part_at(point, self.scrolled)
        if part != self.hovered:
            self.hovered = part
            self.partHovered.emit(part)
            self.viewport().update()
