"""Why this bit, on the wall: the waterfall to the logit."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.one_sum.why import waterfall
from rnn_viz.core.net.subjects import Probability
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.waterfall_canvas import WaterfallCanvas
from rnn_viz.views.lenses.why.steps import steps_of, total_of, value_text
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Drawn


class WhySmall(LensPicture):
    """The terms of the logit at the position that the lenses speak of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.why.small", parent)
        self.canvas = WaterfallCanvas(_("Terms of the logit"), value_text, self)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the wall's
        self.canvas.setObjectName("lens.why.small.terms")
        filled(QVBoxLayout(self), (self.canvas, 1))
        self._drawn = Drawn()

    def draw(self, scene: Scene) -> None:
        """Draw the terms of the sum on stage."""
        self.scene = scene
        trace, position = scene.evidence.trace, scene.evidence.position
        if self._drawn.is_new("terms", trace, position):
            terms = waterfall(trace, Probability(position))
            self.canvas.show_steps(steps_of(terms, by_size=False), total_of(terms))
