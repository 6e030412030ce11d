"""How far blame reaches, large: numbers in the triangle, the run, and one delta taken apart."""

from operator import attrgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rnn_viz.core.intents import ShowPosition
from rnn_viz.core.language import _
from rnn_viz.core.lenses.blame import Blame
from rnn_viz.core.lenses.one_sum.delta_parts import delta_parts
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.blame import about_cell, about_delta, small_share
from rnn_viz.views.lenses.blame.delta_steps import delta_steps, delta_total
from rnn_viz.views.lenses.blame.reach_plot import ReachPlot
from rnn_viz.views.lenses.blame.small import draw_blame
from rnn_viz.views.lenses.blame.triangle import Triangle
from rnn_viz.views.lenses.blame.triangle_layout import BlameCell
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.side_text import caption_text, side_text
from rnn_viz.views.lenses.waterfall_canvas import WaterfallCanvas
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn

_INKS = attrgetter("update_negative"), attrgetter("update_positive")
_POINT = _(
    "Point at a cell or a bar, or use the arrow keys. A click or Enter on a row chooses its "
    "position."
)


class BlameLarge(LensPicture):
    """Triangle and curves over the parts of the delta at the position that lenses speak of."""

    side: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.blame.large", parent)
        self.triangle, self.plot = Triangle(self, has_numbers=True), ReachPlot(self)
        self.triangle.setObjectName("lens.blame.triangle")
        self.plot.setObjectName("lens.blame.run")
        self.triangle.keeps_clicks = False
        self.parts = WaterfallCanvas(
            _("The delta taken apart by errors"), small_share, self, tick=small_share, inks=_INKS,
            has_values=True,
        )  # fmt: skip
        self.parts.setObjectName("lens.blame.parts")
        self._of = caption_text("lens.blame.of", self)
        self._value, self._delta = side_text("lens.blame.value"), side_text("lens.blame.delta")
        self.side = self._beside()
        self._lay_out()
        self._drawn = Drawn()
        self.triangle.picked.connect(self._choose)
        for canvas in (self.triangle, self.parts):
            canvas.pointed.connect(lambda _at: self._point())

    def draw(self, scene: Scene) -> None:
        """Draw what is known."""
        self.scene = scene
        draw_blame(scene, self.triangle, self.plot)
        trace, position = scene.evidence.trace, scene.evidence.position
        if self._drawn.is_new("parts", trace, position):
            found = delta_parts(trace, position)
            self.parts.show_steps(delta_steps(trace, found), delta_total(found))
            self._of.say(
                _("layer_1_delta at position {position}, by the position of the error").format(
                    position=position
                ),
                _("layer_1_delta at position {position}, by error").format(position=position),
            )
            self._delta.setText(about_delta(trace, found))
        self._point()

    def _beside(self) -> QWidget:
        side = QWidget()
        filled(
            QVBoxLayout(side), Heading(_("Values")), self._value, 4, Heading(_("This delta")),
            self._delta, spacing=6,
        )  # fmt: skip
        return side

    def _lay_out(self) -> None:
        cells = caption_text(
            "lens.blame.cells", self, _("Mean gradient, % of the newest state’s"), _("Gradient, %")
        )
        left = filled(QVBoxLayout(), cells, (self.triangle, 1), spacing=4)
        run = caption_text(
            "lens.blame.lines",
            self,
            _("The same from the last bit, over the run"),
            _("Over the run"),
        )
        right = filled(QVBoxLayout(), run, (self.plot, 1), spacing=4)
        top = QHBoxLayout()
        filled(top, left, right, spacing=16)
        top.setStretch(0, 11)
        top.setStretch(1, 9)
        below = filled(QVBoxLayout(), self._of, (self.parts, 1), spacing=4)
        whole = filled(QVBoxLayout(self), top, below, spacing=10)
        whole.setStretch(0, 5)
        whole.setStretch(1, 3)

    def _choose(self, cell: BlameCell) -> None:
        self.wished.emit(ShowPosition(cell.position))

    def _point(self) -> None:
        """Tell the cell or the bar pointed at."""
        scene, cell = self.scene, self.triangle.at
        found = None if scene is None else scene.evidence.value("blame", Blame)
        said = self.parts.tip
        if isinstance(found, Blame) and cell is not None and cell.position < found.bits:
            said = about_cell(found, *cell)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.triangle.viewport().setCursor(arrow if cell is None else hand)
        self._value.setText(said or _POINT)
