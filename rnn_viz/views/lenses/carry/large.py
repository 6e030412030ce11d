"""Where is the carry, large: the curve over the run, and the table of the units."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.intents import ChooseInLens, Pin, PointAt, Unpin
from rnn_viz.core.language import _, begun
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.carry_use import CarryUse
from rnn_viz.core.lenses.unit_rows import UnitColumn, unit_rows
from rnn_viz.core.net.subjects import Unit
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.parts import NOTHING, Part, Pointed
from rnn_viz.core.words.lenses.carry import CARRY, about_unit, about_use
from rnn_viz.views.lenses.carry.carry_curve import CarryCurve
from rnn_viz.views.lenses.carry.small import carry_in, series_in
from rnn_viz.views.lenses.carry.unit_table import HeadPlace, RowPlace, UnitTable
from rnn_viz.views.lenses.choice import choice_named
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.side_text import side_text
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.scale import step_above
from rnn_viz.views.widgets.scrolling import ScrollingColumn

_LEGEND = _(
    "cut: what a unit adds to the reading of the carry, in σ.\n"
    "carry, bit, a, b: correlation of the unit with these.\n"
    "alone: how well the best threshold on this unit reads the carry where a ≠ b.\n"
    "use: sums that go wrong when only the next position gets the mean of the unit."
)
_UNTOLD = _("Point at a row; Enter or a click gives the unit a card, and marks it in Watch.")


class CarryLarge(LensPicture):
    """A click on a unit pins it: it is marked on stage and in the network."""

    studies = CARRY.studies | {"carry.use"}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.carry.large", parent)
        self.curve = styled(CarryCurve(self), "lens.carry.curve")
        self.table = styled(UnitTable(), "lens.carry.table")
        rows = QWidget()
        filled(QVBoxLayout(rows), self.table)
        self.area = ScrollingColumn(rows, self)
        self.used, self.told = (side_text(f"lens.carry.{name}") for name in ("used", "told"))
        self.side = QWidget()
        legend = side_text("lens.carry.legend")
        legend.setText(_LEGEND)
        filled(
            QVBoxLayout(self.side), Heading(_("Readable and used")), self.used, 4,
            Heading(_("Unit")), self.told, 4, Heading(_("Columns")), legend, spacing=6,
        )  # fmt: skip
        filled(QVBoxLayout(self), (self.curve, 1), self.area, spacing=10)
        self._found: Carry | None = None
        self._use: CarryUse | None = None
        self._drawn = Drawn()
        self.table.pointed.connect(self._point)
        self.table.picked.connect(self._pick)

    def draw(self, scene: Scene) -> None:
        """Show what is known."""
        self.scene = scene
        self._found = found = carry_in(scene)
        use = scene.evidence.value("carry.use", CarryUse)
        self._use = use = use if isinstance(use, CarryUse) and _fits(use, found) else None
        now = scene.now
        self.curve.show_run(series_in(scene), found, now.config.iterations, now.iteration)
        by = choice_named(UnitColumn, scene.view.lens_choice(CARRY.key, "sorted by", ""))
        pinned = frozenset(it.unit for it in scene.view.pinned if isinstance(it, Unit))
        if self._drawn.is_new("table", found, use, by, pinned):
            rows = [] if found is None else unit_rows(found, use, by)
            most = 1.0 if found is None else step_above(float(abs(found.swing).max()))
            self.table.show_rows(rows, by, most, pinned)
            self.used.setText("" if found is None else about_use(found, use) or _("Being tried …"))
            self._tell(self.table.at)

    def _point(self, place: HeadPlace | RowPlace | None) -> None:
        """Light the unit up wherever it is drawn, and tell about it."""
        self._tell(place)
        pointed = NOTHING
        if isinstance(place, RowPlace) and self.scene is not None:
            part = Part("layer_1", self.scene.network_position, place.unit)
            pointed = Pointed("layer_1", part=part)
            self.area.ensureVisible(0, self.table.rect_of(place).center().y(), 0, 40)
        self.wished.emit(PointAt(pointed))

    def _tell(self, place: HeadPlace | RowPlace | None) -> None:
        is_unit = isinstance(place, RowPlace) and self._found is not None
        if isinstance(place, RowPlace) and self._found is not None and is_unit:
            self.told.setText(begun(about_unit(self._found, self._use, place.unit)))
        else:
            self.told.setText(_UNTOLD)
        self.table.setAccessibleDescription(self.told.text())

    def _pick(self, place: HeadPlace | RowPlace) -> None:
        if isinstance(place, HeadPlace):
            self.wished.emit(ChooseInLens(CARRY.key, "sorted by", place.column.value))
        elif self.scene is not None:
            pinned = [it for it in self.scene.view.pinned if isinstance(it, Unit)]
            mine = [it for it in pinned if it.unit == place.unit]
            for it in mine:
                self.wished.emit(Unpin(it))
            if not mine:
                self.wished.emit(Pin(Unit(self.scene.network_position, place.unit)))


def _fits(use: CarryUse, found: Carry | None) -> bool:
    return found is not None and len(use.alone) == len(found.swing)
