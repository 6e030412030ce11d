"""The track of the timeline: what the mouse and the keys do on it."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from rnn_viz.core.run.marks import Kind, Mark
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.views.timeline import timeline_paint
from rnn_viz.views.timeline.timeline_error import ErrorPicture
from rnn_viz.views.timeline.timeline_paint import STRIP, TOP, TRACK
from rnn_viz.views.timeline.timeline_scale import Scale
from rnn_viz.views.widgets import marks as timeline_marks
from rnn_viz.views.widgets.marks import Placed
from rnn_viz.views.widgets.themed import Themed

_MARGIN = 16  # pixels left and right, so that a playhead at an end is whole
_PAGE = 20  # parts of the run
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


def _is_editable(mark: Mark) -> bool:
    return mark.kind is Kind.BOOKMARK and mark.branch is None


class TimelineTrack(Themed, QWidget):
    """The whole run from left to right.

    ``picked`` carries an iteration to go to, ``pointedChanged`` the one under the mouse or
    ``None``; ``markPicked`` and ``markOpened`` a :class:`Mark` that was clicked, once or twice.
    PageUp and PageDown go a twentieth of the run, with Ctrl to the next mark; the arrows are
    the transport's.

    Attributes
    ----------
    pointed
        The iteration under the mouse.
    phases, marks
        What is named.
    """

    picked = Signal(object)
    markPicked = Signal(object)
    markOpened = Signal(object)
    pointedChanged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline.track")
        self.setAccessibleName("Timeline")
        self.setFixedHeight(TOP + TRACK + STRIP)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.pointed: int | None = None
        self.phases: Sequence[PhaseClaim] = ()
        self.marks: Sequence[Mark] = ()
        self._now: Snapshot | None = None
        self._dragged: int | None = None  # the iteration picked last, while the button is down
        self._error: tuple[object, ErrorPicture] | None = None

    @property
    def scale(self) -> Scale:
        """Where iterations are."""
        end = 1 if self._now is None else self._now.config.iterations
        return Scale(end, _MARGIN, max(1, self.width() - 2 * _MARGIN))

    def show_moment(self, now: Snapshot) -> None:
        """Show a run and where its playhead is."""
        self._now = now
        self.update()

    def show_named(self, phases: Sequence[PhaseClaim], marks: Sequence[Mark]) -> None:
        """Show phases and marks; of the marks those that lie in the run."""
        self.phases, self.marks = phases, marks
        self.update()

    def phase_at(self, iteration: int) -> PhaseClaim | None:
        """Return the phase that an iteration is in; at the frontier the newest one known."""
        if self.phases and self._now is not None and iteration == self._now.frontier:
            return self.phases[-1]
        return next((p for p in self.phases if p.start <= iteration < p.stop), None)

    def tip_at(self, point: QPoint) -> str:
        """Return what is to be said about a place, as rich text; empty for nothing."""
        mark = self._mark_at(point)
        if mark is not None:
            where = f"{mark.kind.value}, iteration {mark.iteration:,}"
            more = "<br>Double click to rename or remove" if _is_editable(mark) else ""
            return f"<b>{html.escape(mark.label)}</b><br>{where}{more}"
        phase = self.phase_at(self.scale.iteration_at(point.x()))
        if phase is None:
            return ""
        claim, rule = html.escape(phase.claim), html.escape(phase.rule)
        return f"<b>{html.escape(phase.name)}</b><p>{claim}</p><p><i>Rule:</i> {rule}</p>"

    def sizeHint(self) -> QSize:
        """Ask for the width of a window."""
        return QSize(800, self.height())

    def event(self, event: QEvent) -> bool:
        """Show tooltips by place, and keep the keys of the track for it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip_at(event.pos()), self)
            return True
        is_offered = event.type() == QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and event.key() in _PAGES:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a page, or with Ctrl to the next mark."""
        if event.key() not in _PAGES or self._now is None:
            super().keyPressEvent(event)
            return
        direction = _PAGES[Qt.Key(event.key())]
        to_mark = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        there = self._next_mark(direction) if to_mark else self._next_page(direction)
        if there != self._now.iteration:
            self.picked.emit(there)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the mark that is clicked, or begin to drag the playhead."""
        if event.button() != Qt.MouseButton.LeftButton or self._now is None:
            return
        mark = self._mark_at(event.position().toPoint())
        if mark is not None:
            self.markPicked.emit(mark)
            return
        self._drag_to(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the mark that is clicked twice."""
        mark = self._mark_at(event.position().toPoint())
        if mark is not None and event.button() == Qt.MouseButton.LeftButton:
            self.markOpened.emit(mark)
        else:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at an iteration; with the button down go there."""
        point = event.position().toPoint()
        if self._dragged is not None:
            self._drag_to(point.x())
        is_mark = self._dragged is None and self._mark_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_mark else Qt.CursorShape.ArrowCursor)
        self._point_at(self.scale.iteration_at(point.x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the playhead go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._point_at(None)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the run."""
        if self._now is None:
            return
        now = self._now
        picture = timeline_paint.Picture(
            self.scale, now.iteration, now.frontier, self.pointed, self.phases,
            self.phase_at(now.iteration), self._placed_marks(), self._error_picture(now),
            self.hasFocus(),
        )  # fmt: skip
        painter = QPainter(self)
        timeline_paint.paint(painter, picture, self.theme)
        painter.end()

    def _error_picture(self, now: Snapshot) -> QImage:
        """Return the picture of the error, with the newest examples in it."""
        # along, one column a pixel is enough, and half the work where pixels are small
        size = round(self.scale.width), round(TRACK * self.devicePixelRatioF())
        run = now.run_id, now.config, size, self.theme.name
        if self._error is None or self._error[0] != run:
            end, bits = now.config.iterations, now.config.bits
            self._error = run, ErrorPicture(end, bits, size, self.theme)
        return self._error[1].image(now.curve)

    def _placed_marks(self) -> list[Placed]:
        scale = self.scale
        in_run = ((scale.x_of(m.iteration), m) for m in self.marks if m.iteration <= scale.end)
        return timeline_marks.place(in_run)

    def _mark_at(self, point: QPoint) -> Mark | None:
        is_below = point.y() >= TOP + TRACK
        return timeline_marks.hit(self._placed_marks(), point.x()) if is_below else None

    def _drag_to(self, x: float) -> None:
        there = self.scale.iteration_at(x)
        if there != self._dragged:
            self._dragged = there
            self.picked.emit(there)

    def _point_at(self, iteration: int | None) -> None:
        if iteration != self.pointed:
            self.pointed = iteration
            self.pointedChanged.emit(iteration)
            self.update()

    def _next_page(self, direction: int) -> int:
        assert self._now is not None
        end = self._now.config.iterations
        there = self._now.iteration + direction * max(1, end // _PAGE)
        return min(max(there, 0), end)

    def _next_mark(self, direction: int) -> int:
        """Return the nearest mark in a direction; where there is none, the end of the run."""
        assert self._now is not None
        here, end = self._now.iteration, self._now.config.iterations
        places = [0, *(mark.iteration for mark in self.marks if mark.iteration <= end), end]
        if direction > 0:
            return min((p for p in places if p > here), default=end)
        return max((p for p in places if p < here), default=0)
