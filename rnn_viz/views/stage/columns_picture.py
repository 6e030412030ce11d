"""What the columns of the sum are made of, in a window in which they move."""

from collections.abc import Iterable, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _, _p
from rnn_viz.core.script.backward_shown import BackwardShown
from rnn_viz.core.script.operations import COMPARING
from rnn_viz.core.script.parts import Part
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.stage.attention import StageMotion
from rnn_viz.views.stage.columns_layout import BACKWARD, UNITS, ColumnsLayout
from rnn_viz.views.stage.columns_text import ColumnsText
from rnn_viz.views.stage.compared import Compared
from rnn_viz.views.stage.pointed_parts import came_from, same_unit
from rnn_viz.views.stage.unit_numbers import UnitNumbers
from rnn_viz.views.stage.units import Units
from rnn_viz.views.widgets.palette import Pixels, activation, grades, updates
from rnn_viz.views.widgets.pictures.bars import Bars, slots_in_boxes
from rnn_viz.views.widgets.pictures.cell_layers import CellOutline
from rnn_viz.views.widgets.pictures.lettering import Side, Words, width_of
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, brush, pen
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import LIGHT, Theme

_FILL = 0.12  # opacity within a frame
# the first that such columns have room for
_UNMET = _("longer than trained on"), _("untrained"), _p("column", "new")
_ASIDE, _OVER, _THICK = 8, 2, 20  # pixels beside and over a bar of p, and of it at most


class ColumnsPicture(QGraphicsRectItem):
    """The columns in sight: units, bars of p, digits, the frame, the veil and the outlines."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(QPen(Qt.PenStyle.NoPen))
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsChildrenToShape)
        self._sheet = pg.ItemGroup(self)
        self._theme = LIGHT
        # each lies over those before it
        self._chosen = SmoothPath(self._sheet)
        self._frame, self._newest = SmoothPath(self._sheet), SmoothPath(self._sheet)
        self._edge = QGraphicsLineItem(self._sheet)
        self._units = {row: Units(row, self._sheet) for row in UNITS}
        self._bars = Bars(radius=2, strength=0.5)
        self._bars.setParentItem(self._sheet)
        self._bars.show_reference(0.5)
        self.compared = Compared(self._bars)  # under the numbers, which are made later
        self._numbers = {row: UnitNumbers(row, self._sheet) for row in UNITS}
        self._chosen_at: int | None = None  # position that the network shows
        self._acts: int | None = None  # position being computed
        self._named: int | None = None  # position pointed at
        self._text = ColumnsText(self._sheet)
        self._same, self._pinned, self._sources, self._pointed = (
            CellOutline(self._sheet, 0) for at in range(4)
        )
        self._note = Words(self)

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        for frame, colour in ((self._frame, theme.accent), (self._newest, theme.backward)):
            frame.setPen(pen(colour, scale, 1.25))
            frame.setBrush(brush(colour, _FILL))
        self._chosen.setPen(pen(theme.faint, scale))
        self._bars.restyle(theme, scale)
        self.compared.restyle(theme, scale)
        self._text.restyle(theme)
        self._edge.setPen(pen(theme.faint, scale, 1, Qt.PenStyle.DashLine))
        self._note.ink(theme.muted)
        self._pinned.restyle(theme.text, theme.background, scale, 1)
        self._sources.restyle(theme.accent, theme.background, scale, 1)
        self._pointed.restyle(theme.accent, theme.background, scale, 2)
        self._same.restyle(theme.muted, theme.background, scale, 1)

    def arrange(self, layout: ColumnsLayout) -> None:
        """Take the room beside the names."""
        self._layout = layout
        room, edge = layout.room, layout.x(layout.room.trained - 1)
        self._edge.setVisible(room.columns > room.trained)
        self._edge.setLine(edge, layout.top, edge, layout.bottom)
        self.setRect(QRectF(layout.left, 0, room.width - layout.left, room.height))
        for frame in (self._frame, self._chosen):
            frame.setPath(_rounded(layout, *layout.rows))
        self.show_chosen(self._chosen_at)
        if room.has_backward:
            self._newest.setPath(_rounded(layout, *BACKWARD))

    def move_columns(self, pixels: float) -> None:
        """Move all columns to the right, to show later positions."""
        layout, room = self._layout, self._layout.room
        self._sheet.setX(pixels)
        # the note stands over what is in sight of the columns left of the edge, and over no other
        right = min(layout.x(room.trained - 1, pixels), room.width)
        seen = right - max(layout.left, layout.x(room.columns - 1, pixels))
        self._note.setVisible(seen >= 1)
        self._note.say(next((it for it in _UNMET if width_of(it) <= seen), _UNMET[-1]))
        self._note.stand(right - seen / 2, layout.top / 2, Side.MIDDLE)

    def show_stage(
        self, stage: Stage, back: BackwardShown | None, positions: range, limit: float
    ) -> None:
        """Show these positions; ``limit`` is the size of a delta at the ends of the colours."""
        known = [stage.known_rows(at) for at in positions]
        seen = slice(positions.start, positions.stop)
        places = grades(stage.sum.layer_1[seen])
        places[["layer_1" not in rows for rows in known]] = 0  # as at rest
        colours = activation(self._theme)[places]
        self._show_units("layer_1", colours, positions)
        self._show_backward(back, positions, limit)
        self._acts = stage.position
        self._number_units()
        at = [at for at, rows in zip(positions, known, strict=True) if "p" in rows]
        self._show_p(at, stage.sum.layer_2[at])
        self._compare(stage, at)
        self._text.show_stage(stage, back, self._layout, positions, known)

    def show_chosen(self, position: int | None) -> None:
        """Outline the column whose step the network shows."""
        self._chosen_at = position
        self._chosen.setVisible(position is not None)
        if position is not None:
            self._chosen.setX(self._layout.x(position))

    def _show_units(self, row: str, colours: Pixels, positions: range) -> None:
        self._units[row].show_units(colours, self._layout, positions)
        self._numbers[row].know(colours, self._layout, positions)

    def _number_units(self) -> None:
        """Write which unit is which at the position that is pointed at, else that acts."""
        at = self._acts if self._named is None else self._named
        for numbers in self._numbers.values():
            numbers.show_at(at)

    def _show_backward(self, back: BackwardShown | None, positions: range, limit: float) -> None:
        newest = None if back is None else back.newest
        for it in (self._units["layer_1_delta"], self._numbers["layer_1_delta"]):
            it.setVisible(back is not None)
        self._newest.setVisible(newest is not None)
        if newest is not None:
            self._newest.setX(self._layout.x(newest))
        if back is not None:
            deltas = back.layer_1_delta[positions.start : positions.stop]
            colours = signed_scale(limit, updates).pixels(deltas, self._theme)
            colours[[not back.is_done(at) for at in positions]] = 0
            self._show_units("layer_1_delta", colours, positions)

    def _show_p(self, positions: Sequence[int], p: Floats) -> None:
        self._bars.arrange(slots_in_boxes([self._bar(at) for at in positions]))
        self._bars.show_values(p, [f"{each:.2f}" for each in p.tolist()])

    def _bar(self, position: int) -> QRectF:
        """Return where the bar of a probability is; its ends are 0 and 1."""
        row = self._layout.boxes["p"]
        over = max(_OVER, (row.height() - _THICK) // 2)
        bar = row.adjusted(_ASIDE, over, -_ASIDE, -over)
        return bar.translated(self._layout.x(position), 0)

    def _compare(self, stage: Stage, positions: Sequence[int]) -> None:
        """Show the gap to the truth where the slow motion is comparing."""
        op, at = stage.last, stage.position
        is_comparing = op is not None and stage.is_slow_motion and op.key in COMPARING
        if is_comparing and at is not None and at in positions:
            p, truth = float(stage.sum.layer_2[at]), int(stage.sum.truth[at])
            self.compared.show_gap(self._bar(at), p, truth)
        else:
            self.compared.hide_gap()

    def fade(self, motion: StageMotion) -> None:
        """Frame and veil as far as the motion has come."""
        frame = motion.frame
        self._frame.setVisible(frame is not None)
        if frame is not None:
            self._frame.setX(self._layout.x(frame.position))
            self._frame.setOpacity(frame.strength)
        self._text.fade(motion)

    def outline_pinned(self, parts: Iterable[Part]) -> None:
        """Outline thinly what has a card of its own."""
        self._mark(self._pinned, parts)

    def outline_pointed(self, part: Part | None, elsewhere: Part | None) -> None:
        """Outline what is pointed at; thinly what it came from, quietly its unit elsewhere.

        ``elsewhere`` is what is pointed at in another picture.
        """
        columns, there = self._layout.room.columns, part or elsewhere
        self._mark(self._pointed, [there] if there else [])
        self._mark(self._sources, came_from(part, columns))
        self._mark(self._same, [it for it in same_unit(there, columns) if it != there])
        self._named = None if there is None else there.position
        self._number_units()

    def _mark(self, outline: CellOutline, parts: Iterable[Part]) -> None:
        layout = self._layout
        boxes = [(part.unit, layout.box(part)) for part in parts]
        inside = [box if unit >= 0 else box.adjusted(5, 2, -5, -2) for unit, box in boxes if box]
        room = QRectF(layout.x(layout.room.columns - 1), 0, layout.content, layout.room.height)
        outline.mark(inside, room)


def _rounded(layout: ColumnsLayout, *rows: str) -> QPainterPath:
    """Return a rounded frame around some rows of a column whose left edge is at 0."""
    path, first, last = QPainterPath(), layout.boxes[rows[0]], layout.boxes[rows[-1]]
    path.addRoundedRect((first | last).adjusted(1, 1, -1, -1), 6, 6)
    return path
