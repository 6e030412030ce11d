"""Is the gradient right, large: the dots, and any weight that slides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.language import _
from rnn_viz.core.lenses.one_sum.gradient import Gradient, weight_slide
from rnn_viz.core.net.subjects import weight_of
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.gradient import about_example, about_slope
from rnn_viz.views.lenses.gradient.scatter import GradientScatter
from rnn_viz.views.lenses.gradient.slide import SlidePlot
from rnn_viz.views.lenses.gradient.small import steady_weight
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.side_text import caption_text, side_text
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn

_LENS, _WEIGHT = "gradient", "weight"
_POINT = _(
    "Point at a dot or at the curve, or use the arrow keys. A click or Enter chooses a weight."
)


class GradientLarge(LensPicture):
    """Dots beside the curve of the weight that is chosen."""

    side: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.gradient.large", parent)
        self.scatter, self.slide = GradientScatter(self), SlidePlot(self)
        self.scatter.setObjectName("lens.gradient.scatter")
        self.slide.setObjectName("lens.gradient.slide")
        for plot in (self.scatter, self.slide):
            plot.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._curve_of = caption_text("lens.gradient.of", self)
        self._value, self._weight, self._example = map(
            side_text, ("lens.gradient.value", "lens.gradient.weight", "lens.gradient.example")
        )
        self._steepest = styled(
            QPushButton(_("steepest"), self), "lens.gradient.steepest", "link", fonts.text(12),
            label=_("Choose the weight with the steepest slope"),
        )  # fmt: skip
        self.side = self._beside()
        self._lay_out()
        self._drawn = Drawn()
        self._found: Gradient | None = None
        self._at: int | None = None  # where none is chosen
        self.scatter.picked.connect(self._choose)
        self._steepest.clicked.connect(lambda: self._choose(None))
        self.scatter.pointedChanged.connect(self._point)
        self.slide.slid.connect(self._point)

    def draw(self, scene: Scene) -> None:
        """Draw what was found, and the weight that is chosen: if none is, the steepest."""
        self.scene = scene
        found = scene.evidence.value("gradient", Gradient)
        self._found = known = found if isinstance(found, Gradient) else None
        chosen = self._weight_in(scene, known)
        if not self._drawn.is_new("all", known, chosen):
            return
        self.scatter.show_gradient(known, chosen)
        if known is None or chosen is None:
            self._show_nothing()
        else:
            self._show_weight(known, chosen)
        self._point()

    def _weight_in(self, scene: Scene, known: Gradient | None) -> int | None:
        """Return the place of the weight that is chosen, or of the steepest."""
        text = scene.view.lens_choice(_LENS, _WEIGHT, "")
        if known is not None and text.isdecimal() and int(text) in known.places:
            return int(text)
        self._at = steady_weight(scene, known, self._at)
        return self._at

    def _show_nothing(self) -> None:
        self.slide.show_slide(None)
        self._curve_of.say("")
        for label in (self._weight, self._example):
            label.setText("–")

    def _show_weight(self, known: Gradient, chosen: int) -> None:
        self.slide.show_slide(weight_slide(known, chosen))
        weight = weight_of(chosen, known.example.weights.hidden)
        self._curve_of.say(
            _("E while {weight} slides; its tangent by backpropagation").format(
                weight=weight.label
            ),
            _("E while {weight} slides").format(weight=weight.label),
        )
        self._weight.setText(about_slope(known, chosen))
        self._example.setText(about_example(known))

    def _choose(self, place: int | None) -> None:
        self.wished.emit(ChooseInLens(_LENS, _WEIGHT, "" if place is None else str(place)))

    def _point(self) -> None:
        """Tell the dot, or the place on the curve, that is pointed at."""
        said = self.slide.said
        if self._found is not None and self.scatter.at is not None:
            said = about_slope(self._found, self.scatter.at)
        self._value.setText(said or _POINT)

    def _beside(self) -> QWidget:
        side = QWidget()
        filled(
            QVBoxLayout(side),
            filled(QHBoxLayout(), Heading(_("Chosen weight")), None, self._steepest, spacing=4),
            self._weight, 4, Heading(_("Values")), self._value,
            4, Heading(_("Example")), self._example, spacing=6,
        )  # fmt: skip
        return side

    def _lay_out(self) -> None:
        dots = caption_text(
            "lens.gradient.dots", self, _("Slope of E: by nudging up, by backpropagation across"),
            _("Slope of E, in both ways"),
        )  # fmt: skip
        filled(
            QVBoxLayout(self), dots, (self.scatter, 1), 8, self._curve_of, (self.slide, 1),
            spacing=4,
        )  # fmt: skip
