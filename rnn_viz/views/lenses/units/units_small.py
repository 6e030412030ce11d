"""Which units matter, on the wall: what holding each unit at its mean costs."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.units import HeldAt, KnockOuts
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.units import UNITS, about_trial
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.units.unit_bars import UnitBars
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import LINE, Side, Words

_NOTHING = np.empty((0, 0))


class UnitsSmall(LensPicture):
    """A bar a unit, as long as the share of the right sums that is lost."""

    studies = UNITS.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.units.small", parent)
        self.canvas = Canvas(self, ground=attrgetter("surface"))
        self.bars = UnitBars(attrgetter("wrong"))
        self._heading = Words()
        self.canvas.add(self.bars)
        self.canvas.scene().addItem(self._heading)
        self.canvas.styled(lambda theme, _scale: self._heading.ink(theme.muted))
        self.canvas.resized.connect(self._arrange)
        self.canvas.moved.connect(self._point)
        filled(QVBoxLayout(self), (self.canvas, 1))
        self._found: KnockOuts | None = None

    def draw(self, scene: Scene) -> None:
        """Show what the newest knock-outs cost."""
        self.scene = scene
        found = scene.evidence.value(UNITS.key, KnockOuts)
        known = found if isinstance(found, KnockOuts) else None
        if known is self._found:
            return
        self._found = known
        self._heading.say(_("% of the sums lost") if known else "")
        self.bars.show_shares(known.lost(HeldAt.MEAN)[None] if known else _NOTHING)

    def _arrange(self) -> None:
        room = QRectF(QPointF(), self.canvas.room.toSizeF())
        self._heading.stand(room.right(), LINE / 2, Side.RIGHT)
        self.bars.place(room.adjusted(0, LINE, 0, 0))

    def _point(self, point: QPointF | None) -> None:
        """Tell what holding the unit under the mouse costs."""
        unit = None if point is None else self.bars.columns.unit_at(point.x())
        if self._found is None or unit is None:
            self.canvas.tell("")
        else:
            self.canvas.tell(about_trial(self._found, unit, HeldAt.MEAN))
