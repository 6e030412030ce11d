"""Beside the large plane: what is told by colour, which plane, what is drawn, what is read."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.language import _
from rnn_viz.core.lenses.directions.colouring import Colouring
from rnn_viz.core.lenses.space import Projection, Space
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.words.lenses.space import SPACE, about_inputs, about_reading
from rnn_viz.core.words.numbers import percent_in_short
from rnn_viz.views.lenses.space.plane.cloud_item import inks_of
from rnn_viz.views.lenses.space.plane.steady_span import SteadySpan
from rnn_viz.views.lenses.space.thumbs import Thumb, ThumbPlace, Thumbs
from rnn_viz.views.lenses.space.unit_strip import UnitStrip
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.segmented import Segmented

_COLOURINGS, _PROJECTIONS = list(Colouring), list(Projection)
_THUMB = 54  # pixels
SHOWN = {
    "path": _("path of the sum on stage"),
    "wrong": _("a sum that it gets wrong  ×"),
    "rest": _("resting points of the latch  ◆"),
}


class SpaceSide(QWidget):
    """The choices of the lens, and what is read from the state of the chosen position.

    Signals
    -------
    wished
        As of a view.
    sought
        The state nearest to one half is to be pointed at.
    """

    wished = Signal(object)
    sought = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colours = Segmented([it.word for it in Colouring], "lens.space.colour", self)
        self.projections = styled(Thumbs(_("Projection"), _THUMB, self), "lens.space.projection")
        self.boxes = {
            key: styled(QCheckBox(text, self), f"lens.space.{key}", font=fonts.text(12))
            for key, text in SHOWN.items()
        }
        self.position = Heading(_("Position {position}").format(position=0), self)
        self.strip = UnitStrip(self)
        self.reading, self.inputs = (
            styled(QLabel(self), font=fonts.text(12)) for _label in range(2)
        )
        closest = QPushButton(_("Show the state nearest to one half"), self)
        self.closest = styled(closest, "lens.space.closest", "small", fonts.text(12))
        self._spans = {it: (SteadySpan(), SteadySpan()) for it in Projection}
        self._thumbs: list[Thumb] = []
        self._drawn = Drawn()
        self._lay_out()
        self._connect()

    def show_choices(
        self, space: Space | None, colouring: Colouring, projection: Projection, shown: set[str]
    ) -> None:
        """Show what is chosen, and the planes to choose from."""
        self.colours.choose(_COLOURINGS.index(colouring))
        for key, box in self.boxes.items():
            box.setChecked(key in shown)
        if self._drawn.is_new("planes", space, colouring):
            planes = [] if space is None else list(Projection)
            self._thumbs = [self._thumb(space, it, colouring) for it in planes if space]
            self.inputs.setText("" if space is None else about_inputs(space))
            self.closest.setEnabled(space is not None)
        if self._drawn.is_new("projections", space, colouring, projection):
            inks, chosen = inks_of(colouring), _PROJECTIONS.index(projection)
            self.projections.show_thumbs(self._thumbs, inks, chosen, len(_PROJECTIONS))

    def read(self, space: Space | None, position: int, sum_: Addition | None) -> None:
        """Say what is read from the state of a position of a sum."""
        if not self._drawn.is_new("reading", space, position, sum_):
            return
        self.position.setText(_("Position {position}").format(position=position))
        is_there = sum_ is not None and position < sum_.columns
        self.strip.setVisible(is_there)
        self.reading.setText("")
        if space is not None and sum_ is not None and is_there:
            self.strip.show_state(sum_.layer_1[position])
            self.reading.setText(about_reading(space, sum_.layer_1[position]))

    def _thumb(self, space: Space, projection: Projection, colouring: Colouring) -> Thumb:
        points = space.all_points(projection)
        across, up = self._spans[projection]
        ranges = across.of(points[:, 0]), up.of(points[:, 1])
        of = projection.components
        shown = 0.0 if of is None else float(space.components.variance[list(of)].sum())
        number = "" if of is None else f"{percent_in_short(shown)} %"
        kinds = colouring.kinds(space.states)
        return Thumb(points, kinds, ranges, projection.word, number)

    def _lay_out(self) -> None:
        for label in (self.reading, self.inputs):
            label.setWordWrap(True)
        filled(
            QVBoxLayout(self), Heading(_("Colour")), self.colours, 2, Heading(_("Projection")),
            self.projections, 2, Heading(_("Show")), *self.boxes.values(), 2, self.position,
            self.strip, self.reading, self.inputs, self.closest, spacing=6,
        )  # fmt: skip

    def _connect(self) -> None:
        self.colours.chosen.connect(lambda at: self._wish("colour", _COLOURINGS[at].value))
        self.projections.picked.connect(self._choose_projection)
        self.closest.clicked.connect(self.sought)
        for box in self.boxes.values():
            box.clicked.connect(self._choose_shown)

    def _choose_projection(self, place: ThumbPlace) -> None:
        self._wish("projection", _PROJECTIONS[place.number].value)

    def _choose_shown(self) -> None:
        self._wish("show", " ".join(key for key, box in self.boxes.items() if box.isChecked()))

    def _wish(self, what: str, value: str) -> None:
        self.wished.emit(ChooseInLens(SPACE.key, what, value))
