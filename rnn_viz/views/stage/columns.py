"""The school addition as a widget: fixed row names, columns that scroll when there are many."""

from PySide6.QtCore import QCoreApplication, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.glossary import LOOP
from rnn_viz.core.language import _
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.parts import Bright, Part
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.stage.attention import Attention, StageMotion
from rnn_viz.views.stage.columns_bar import AHEAD, ColumnsBar
from rnn_viz.views.stage.columns_layout import LABELS, MIN_COLUMN, ColumnsLayout, Room, smallest
from rnn_viz.views.stage.columns_picture import ColumnsPicture
from rnn_viz.views.stage.pointed_parts import neighbour
from rnn_viz.views.stage.row_names import RowNames, name_of, width_for
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PointingCanvas
from rnn_viz.views.widgets.scale import SteadyLimit
from rnn_viz.views.widgets.scaling.lengths import scaled

_WITHIN = 0.95  # of the deltas; the rest have the colour of the limit
_BAR = 10  # pixels of the scroll bar, with two over it


class Columns(PointingCanvas):
    """Draw the sum on stage, and its backward pass where there is one; points at a :class:`Part`.

    A click points at nothing for longer: slow motion would wait.

    Attributes
    ----------
    bar
        It scrolls the columns where there are many.
    laid_out
        Where everything is, once there is a sum.
    limit
        The size of a delta at the ends of the colours.
    motion
        How far attention has got from one place to the next.
    """

    at: Part | None
    keeps_clicks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stage.columns")
        self.setAccessibleName(_("The sum, one column for each position"))
        self.setMinimumWidth(scaled(LABELS + 8 * MIN_COLUMN + 1))  # of which scales round one off
        self.bar = ColumnsBar(self)
        self.laid_out: ColumnsLayout | None = None
        self._stage: Stage | None = None
        self._back: BackwardShown | None = None
        self._pinned: frozenset[Part] = frozenset()
        self._elsewhere: Part | None = None
        self._positions = range(0)  # in sight
        self._followed: int | None = None  # what is kept in sight
        self._faded: object = None  # as what it was drawn last
        self.limit = SteadyLimit(_WITHIN)
        self.motion = StageMotion(self)
        self._names, self._picture = RowNames(), ColumnsPicture()
        self.add(self._names)
        self.add(self._picture)
        self.styled(lambda _theme, _scale: self._fill())
        self.motion.valueChanged.connect(self._fade)
        self.bar.valueChanged.connect(self._scroll)
        self.resized.connect(self._resize)
        self.moved.connect(self._tell_name)
        self.turned.connect(self._turn)

    def show_stage(
        self, stage: Stage, back: BackwardShown | None, bright: Bright | None,
        pinned: frozenset[Part], elsewhere: Part | None = None, chosen: int | None = None,
    ) -> None:  # fmt: skip
        """Draw this sum from now on, and keep the position in sight that the network shows.

        Parameters
        ----------
        back
            The backward pass of this sum; one of another sum is not drawn.
        bright
            What acts, while the rest is dimmed; ``None`` dims nothing, nor does what has no row.
        pinned
            What has a card of its own.
        elsewhere
            What is pointed at in another picture.
        chosen
            The position whose step the network shows, in a sum that is shown whole.
        """
        moved = self._stage is None or self._stage.operation != stage.operation
        fits = back is not None and back.layer_1_delta.shape == stage.sum.layer_1.shape
        self._stage, self._back = stage, back if fits else None
        layout = self._arrange(stage)
        if pinned != self._pinned:
            self._pinned = pinned
            self._picture.outline_pinned(pinned)
        if bright is not None and bright.all_rows and not bright.all_rows & layout.rows.keys():
            bright = None
        if elsewhere != self._elsewhere:
            self._elsewhere = elsewhere
            self._outline()
        self.motion.go(Attention(stage.position, bright), at_once=not moved)
        if moved and stage.position is not None:
            self.bar.reveal(stage.position, AHEAD)
        self._picture.show_chosen(chosen if stage.operation is None else None)
        self._followed = chosen if stage.position is None else stage.position
        self.bar.keep_in_sight(self._followed)
        self._fill()

    def rect_of(self, part: Part) -> QRect | None:
        """Return where a part is in this widget; ``None`` where it is not in sight."""
        layout = self.laid_out
        box = None if layout is None else layout.box(part, self.scrolled)
        if layout is None or box is None:
            return None
        seen = box.toRect() & QRect(layout.left, 0, layout.room.width, layout.room.height)
        return None if seen.isEmpty() else seen

    @property
    def scrolled(self) -> float:
        """Pixels that the columns are moved to the right to show later positions."""
        return self.bar.scrolled

    def _resize(self) -> None:
        if self._stage is not None:
            self._arrange(self._stage)
            self.bar.keep_in_sight(self._followed)

    def _arrange(self, stage: Stage) -> ColumnsLayout:
        """Lay out for a sum and the size there is."""
        columns, hidden = stage.sum.layer_1.shape
        has_note = columns > stage.sum.bits
        labels = width_for(columns, self.room.width())
        bar = _BAR if labels + columns * MIN_COLUMN > self.room.width() else 0
        forward, both = (smallest(has_backward=it, has_note=has_note) + bar for it in (False, True))
        is_inside = self._back is not None and stage.operation is not None
        # may resize at once, and lay out with it
        self.setMinimumHeight(scaled(both if is_inside else forward))
        # without room the backward pass steps aside, until it is gone through line by line
        has_backward = self._back is not None and (is_inside or self.room.height() >= both)
        old, wide, tall = self.laid_out, self.room.width(), self.room.height() - bar
        room = Room(
            wide, tall, columns, hidden, stage.sum.bits, has_backward, labels,
            self.scale_factor,
        )  # fmt: skip
        if old is not None and old.room == room:
            return old
        layout = self.laid_out = ColumnsLayout(room)
        self._names.arrange(layout)
        self._picture.arrange(layout)
        self._picture.outline_pinned(self._pinned)
        self._outline()
        self._set_bar(layout, is_new=old is None or old.room.columns != columns)
        self._fill()
        if old is not None and (old.room.columns, old.room.hidden) != (columns, hidden):
            self.point_at(None)  # it is gone; who is told may draw here, so all is in place first
        return layout

    def _set_bar(self, layout: ColumnsLayout, *, is_new: bool) -> None:
        seen = layout.room.width - layout.left
        place = QRect(layout.left, self.room.height() - _BAR + 2, seen, _BAR - 2)
        self.bar.arrange(layout, self.scaled_rect(place), is_new=is_new)
        self._picture.move_columns(self.scrolled)

    def _scroll(self) -> None:
        layout = self.laid_out
        if layout is not None:
            self._picture.move_columns(self.scrolled)
            if layout.visible(self.scrolled) != self._positions:
                self._fill()

    def _fill(self) -> None:
        """Show what there is of the columns in sight."""
        layout, stage = self.laid_out, self._stage
        if layout is None or stage is None:
            return
        back = self._back if layout.room.has_backward else None
        self._positions = layout.visible(self.scrolled)
        limit = self.limit.of(back.layer_1_delta) if back is not None else 0.0
        self._names.show_stage(stage, limit, is_more=back is not None and back.has_beyond(limit))
        self._picture.show_stage(stage, back, self._positions, limit)
        self._fade()

    def _fade(self) -> None:
        layout, motion = self.laid_out, self.motion
        faded = motion.before, motion.there, motion.progress, layout, self._positions
        if layout is not None and faded != self._faded:
            self._faded = faded
            self._picture.fade(motion)
            self._names.fade(motion)

    def place_at(self, point: QPointF) -> Part | None:
        """Return what is at a point."""
        return None if self.laid_out is None else self.laid_out.part_at(point, self.scrolled)

    def place_after(self, key: Qt.Key) -> Part | None:
        """Return the cell that an arrow leads to."""
        layout, move = self.laid_out, ARROWS.get(key)
        return neighbour(layout, self.at, move) if layout and move and self.at else None

    def first_place(self, *, is_back: bool) -> Part | None:
        """Return the position being computed, else the first or the last in sight."""
        if self._stage is None or not self._positions:
            return None
        seen = self._positions[-1 if is_back else 0]
        return Part("a", seen if self._stage.position is None else self._stage.position)

    def show_place(self, before: Part | None) -> None:
        """Outline what is pointed at and what it came from; keep it in sight."""
        part, layout = self.at, self.laid_out
        if layout is None or part == before:
            return
        if part is not None and self.has_keys:
            self.bar.reveal(part.position, AHEAD)
        self._outline()
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(arrow if part is None else hand)

    def term_at(self, point: QPointF | None) -> str:
        """Return the name of the row at a point, or of the one that the keys are in."""
        if point is None or self.laid_out is None:
            return name_of(self.at.row) if self.at else ""
        part = self.place_at(point)
        if part is None and self.laid_out.is_on_arrow(point, self.scrolled):
            return LOOP
        return name_of(part.row if part else self.laid_out.name_at(point))

    def _tell_name(self, point: QPointF | None) -> None:
        """Say in full the number that a row spells, where its name is too short for it."""
        layout = self.laid_out
        named = layout.name_at(point) if layout and point is not None else ""
        self.tell(self._names.tip(named))

    def _outline(self) -> None:
        if self.laid_out is not None:
            self._picture.outline_pointed(self.at, self._elsewhere)

    def _turn(self, event: QWheelEvent) -> None:
        if self.bar.isVisible():
            QCoreApplication.sendEvent(self.bar, event)
