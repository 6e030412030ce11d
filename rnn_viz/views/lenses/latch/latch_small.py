"""The latch, on the wall: the ripple that goes wrong first."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.latch import Latch
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.latch import LATCH, ripple_text, worst_ripple
from rnn_viz.views.lenses.latch.logits import bit_ticks, logit_text, places_shown
from rnn_viz.views.lenses.latch.ripple_plot import RipplePlot
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.canvas import Drawn


class LatchSmall(LensPicture):
    """The logit of the bit from place to place; above 0 it reads 1."""

    studies = frozenset({LATCH.key})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.latch.small", parent)
        self.plot = RipplePlot(
            bit_ticks, _("Logit from place to place of a ripple"), logit_text, self
        )
        filled(QVBoxLayout(self), (self.plot, 1))
        self._drawn = Drawn()

    def draw(self, scene: Scene) -> None:
        """Draw the newest ripple that is known."""
        self.scene = scene
        value = scene.evidence.value(LATCH.key, Latch)
        found = value if isinstance(value, Latch) else None
        if not self._drawn.is_new("orbits", found):
            return
        if found is None:
            self.plot.show_nothing()
            return
        ripple = worst_ripple(found)
        none, one = found.orbits[ripple]
        title = _("places of {ripple}").format(ripple=ripple_text(ripple))
        self.plot.show_orbits((none, one), (none.logit, one.logit), places_shown(found), title)
