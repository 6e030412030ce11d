"""The track of the timeline: the whole run with its error, and what mouse and keys do on it."""

import html

from PySide6.QtCore import QEvent, QMargins, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.core.commands import GoTo, SwitchBranch
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.landmarks import Mark, MarkKind
from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.views.timeline.timeline_items import HANDLE, TrackItems
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.scaling.lengths import scaled

_RENAME = _("Double click to rename or remove")
_WHY, _RULE = _("Why:"), _("Rule:")
TRACK = 32  # pixels
_STRIP = 18  # pixels under the track, for numbers and marks
_MARGIN = 16  # pixels left and right of the track, for the handle of a playhead at an end
_EDGE = 2  # pixels that a playhead at an end needs itself
_PAGE = 20  # parts of the run
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class TimelineTrack(PlotFrame):
    """The whole run from left to right.

    PageUp and PageDown go a twentieth of the run, with Ctrl to the next mark; the arrows are
    the transport's.

    Signals
    -------
    wished
        As of a view.
    pointedChanged
        Another iteration, or none, is pointed at.
    opened
        A bookmark of this branch was clicked twice: its iteration.

    Attributes
    ----------
    iteration
        The iteration under the mouse, if any; on a mark it is that of the mark.
    mark
        The mark of this branch under the mouse, if any.
    drawn
        What is drawn on it.
    """

    wished = Signal(object)
    pointedChanged = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        side = _MARGIN - _EDGE
        margins = QMargins(side, HANDLE - _EDGE, side, 0)
        super().__init__(
            bottom=ticks.none, parent=parent, edge=_EDGE, margins=margins, is_framed=True
        )
        self.setObjectName("timeline.track")
        self.setAccessibleName(_("Timeline"))
        self.setFixedHeight(scaled(HANDLE + TRACK + _EDGE + _STRIP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.iteration: int | None = None
        self.mark: Mark | None = None
        self.drawn = TrackItems(self)
        self._scene: Scene | None = None
        self._dragged: int | None = None  # the iteration picked last, while the button is down
        self.pressed.connect(self._press)
        self.released.connect(self._release)
        self.doubleClicked.connect(self._press_again)
        self.moved.connect(self._hover)

    def draw(self, scene: Scene) -> None:
        """Draw a moment."""
        self._scene, config = scene, scene.now.config
        self.set_ranges((0.0, float(config.iterations)), (0.0, float(config.bits)))
        self.drawn.draw(scene, self.phase_at(scene.now.iteration))

    def phase_at(self, iteration: int) -> PhaseClaim | None:
        """Return the phase that an iteration is in; at the frontier the newest one known."""
        if self._scene is None:
            return None
        phases = self._scene.phases
        if phases and iteration == self._scene.now.frontier:
            return phases[-1]
        return next((p for p in phases if p.start <= iteration < p.stop), None)

    def place_of(self, part: int | Mark) -> QRect | None:
        """Return the column of an iteration in the track, or where a mark is; in pixels."""
        if isinstance(part, Mark):
            return self.drawn.marks.rect_of(part)
        if not 0 <= part <= self.x_range[1]:
            return None
        return QRect(round(self.x_of(part)), self.area().top(), 1, TRACK)

    def sizeHint(self) -> QSize:
        """Ask for the width of a window."""
        return QSize(scaled(800), self.height())

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Draw anew what stands at pixels."""
        super().resizeEvent(event)
        if event is not None and self._scene is not None:
            self.draw(self._scene)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the track for it."""
        return keep_key(event, _PAGES, ~Qt.KeyboardModifier.NoModifier) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a page, or with Ctrl to the next mark."""
        if event.key() not in _PAGES or self._scene is None:
            super().keyPressEvent(event)
            return
        direction = _PAGES[Qt.Key(event.key())]
        to_mark = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        here, end = self._scene.now.iteration, self._scene.now.config.iterations
        page = here + direction * max(1, end // _PAGE)
        there = self._next_mark(direction, here) if to_mark else min(max(page, 0), end)
        if there != here:
            self.wished.emit(GoTo(there))

    def tip_at(self, point: QPointF) -> str:
        """Return what is to be said about a place, as rich text; empty for nothing."""
        mark = self.drawn.marks.at(point)
        if mark is not None:
            where = _("{kind}, iteration {iteration:,}")
            where = where.format(kind=mark.kind.value, iteration=mark.iteration)
            more = f"<br>{_RENAME}" if _is_editable(mark) else ""
            return f"<b>{html.escape(mark.label)}</b><br>{where}{more}"
        phase = self.phase_at(self._iteration_at(point.x()))
        if phase is None:
            return ""
        claim, why, rule = map(html.escape, (phase.claim, phase.why, phase.rule))
        because = f"<p><i>{_WHY}</i> {why}</p>" if why else ""
        head = f"<b>{html.escape(phase.name)}</b><p>{claim}</p>"
        return f"{head}{because}<p><i>{_RULE}</i> {rule}</p>"

    def _press(self, event: QMouseEvent) -> None:
        """Go to the mark that is clicked, or begin to drag the playhead."""
        if event.button() != Qt.MouseButton.LeftButton or self._scene is None:
            return
        mark = self.drawn.marks.at(self.point_of(event))
        if mark is None:
            self._drag_to(self.point_of(event).x())
        elif mark.branch is None:
            self.wished.emit(GoTo(mark.iteration))
        else:
            self.wished.emit(SwitchBranch(mark.branch, mark.iteration))

    def _press_again(self, event: QMouseEvent) -> None:
        """Open the bookmark that is clicked twice."""
        mark = self.drawn.marks.at(self.point_of(event))
        if mark is None:
            self._press(event)
        elif event.button() == Qt.MouseButton.LeftButton and _is_editable(mark):
            self.opened.emit(mark.iteration)

    def _release(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._dragged = None

    def _hover(self, at: QPointF | None) -> None:
        """Point at an iteration; with the button down go there."""
        if at is not None and self._dragged is not None:
            self._drag_to(at.x())
        mark = None if at is None or self._dragged is not None else self.drawn.marks.at(at)
        shape = Qt.CursorShape.ArrowCursor if mark is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self.tell("" if at is None else self.tip_at(at))
        here = mark if mark is not None and mark.branch is None else None
        iteration = None if at is None else self._iteration_at(at.x())
        iteration = iteration if here is None else here.iteration
        if (iteration, here) != (self.iteration, self.mark):
            self.iteration, self.mark = iteration, here
            self.marks.show_pointer(iteration)
            self.pointedChanged.emit()

    def _drag_to(self, x: float) -> None:
        there = self._iteration_at(x)
        if there != self._dragged:
            self._dragged = there
            self.wished.emit(GoTo(there))

    def _iteration_at(self, x: float) -> int:
        return round(self.value_at(x))

    def _next_mark(self, direction: int, here: int) -> int:
        """Return the nearest mark in a direction; where there is none, the end of the run."""
        end = round(self.x_range[1])
        places = [0, *(placed.mark.iteration for placed in self.drawn.marks.placed), end]
        if direction > 0:
            return min((p for p in places if p > here), default=end)
        return max((p for p in places if p < here), default=0)


def _is_editable(mark: Mark) -> bool:
    return mark.kind is MarkKind.BOOKMARK and mark.branch is None
