"""Why this bit, large: the waterfall to the logit, or back through the units, with values."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.language import _
from rnn_viz.core.lenses.one_sum.why import Waterfall, waterfall
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.why import about_terms, flips
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.side_text import caption_text
from rnn_viz.views.lenses.waterfall_canvas import WaterfallBar, WaterfallCanvas
from rnn_viz.views.lenses.why.path import Path
from rnn_viz.views.lenses.why.side import WhySide
from rnn_viz.views.lenses.why.steps import steps_of, total_of, value_text
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Drawn

_LENS, _PATH, _ORDER = "why", "path", "order"
_BY_SIZE = "size"
_BACK = {Qt.Key.Key_Escape, Qt.Key.Key_Backspace}


class WhyLarge(LensPicture):
    """The terms of one sum; a click on a unit takes the unit apart, Escape or Backspace leads back.

    Attributes
    ----------
    canvas
        The bars.
    side
        What is taken apart, the order, what would flip it, and the values pointed at.
    """

    side: WhySide

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.why.large", parent)
        self._formula = caption_text("lens.why.formula", self)
        self.canvas = WaterfallCanvas(_("Terms of the sum"), value_text, self, has_values=True)
        self.canvas.setObjectName("lens.why.terms")
        self.canvas.keeps_clicks = False
        self.side = WhySide()
        filled(QVBoxLayout(self), self._formula, (self.canvas, 1), spacing=6)
        self._path = Path(())
        self._terms: Waterfall | None = None
        self._order: list[int] = []
        self._drawn = Drawn()
        self.canvas.picked.connect(self._follow)
        self.canvas.pointed.connect(lambda _at: self._point())
        self.side.back.clicked.connect(self._go_back)
        self.side.order.chosen.connect(self._choose_order)

    def draw(self, scene: Scene) -> None:
        """Draw the terms of what is chosen."""
        self.scene = scene
        trace, position = scene.evidence.trace, scene.evidence.position
        chosen = scene.view.lens_choice(_LENS, _PATH, "")
        path = Path.of(chosen).within(trace.weights.hidden, position)
        by_size = scene.view.lens_choice(_LENS, _ORDER, "") == _BY_SIZE
        if not self._drawn.is_new("terms", trace, position, path, by_size):
            return
        self._path = path
        self._terms = terms = waterfall(trace, path.end(position))
        self._order = terms.order(by_size=by_size).tolist()
        self.canvas.show_steps(steps_of(terms, by_size=by_size), total_of(terms))
        self._formula.say(*about_terms(terms))
        self.side.show_path(path, position)
        self.side.show_flips(flips(terms))
        self.side.order.choose(int(by_size))
        self._point()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead back to what the unit is a term of."""
        if event.key() in _BACK and self._path.units:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def _follow(self, at: WaterfallBar) -> None:
        """Take the unit apart whose term was clicked."""
        further = self._further(at)
        if further is not None:
            self.wished.emit(ChooseInLens(_LENS, _PATH, further.text))

    def _further(self, at: WaterfallBar | None) -> Path | None:
        """Return where a bar leads; an input, the total, and what is before position 0 do not."""
        terms, scene = self._terms, self.scene
        if terms is None or scene is None or at is None or at.number >= len(self._order):
            return None
        source = terms.sources[self._order[at.number]]
        further = Path((*self._path.units, source.row))
        known = further.within(scene.now.weights.hidden, scene.evidence.position)
        return further if source.name != "synapse_0" and known == further else None

    def _go_back(self) -> None:
        self.wished.emit(ChooseInLens(_LENS, _PATH, Path(self._path.units[:-1]).text))

    def _choose_order(self, index: int) -> None:
        self.wished.emit(ChooseInLens(_LENS, _ORDER, _BY_SIZE if index else ""))

    def _point(self) -> None:
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.canvas.viewport().setCursor(hand if self._further(self.canvas.at) else arrow)
        self.side.show_value(self.canvas.tip)
