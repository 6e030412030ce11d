"""Which units matter, large: bars and places of all units, and one unit to be tried."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.commands import HoldAtMean, Intervene, ShowNumbers
from rnn_viz.core.intents import ChooseInLens
from rnn_viz.core.language import _
from rnn_viz.core.lenses.units import HeldAt, KnockOuts
from rnn_viz.core.run.interventions import ClampUnit
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.units import UNITS, about_shift, about_sums, about_trial
from rnn_viz.core.words.status import acts_at
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.lenses.side_text import side_text
from rnn_viz.views.lenses.units.trial_map import TrialMap
from rnn_viz.views.lenses.units.units_board import UnitPlace, UnitsBoard
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.matrix_names import Cell
from rnn_viz.views.widgets.segmented import Segmented

_WAYS = list(HeldAt)


class UnitsLarge(LensPicture):
    """All units to choose from; beside them the sums that break while the chosen one is held."""

    studies = UNITS.studies

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.units.large", parent)
        self.board = UnitsBoard(self)
        self.ways = Segmented([_("its mean"), _("zero")], "lens.units.way")
        self.map = TrialMap()
        self._heading = Heading(_("Try a unit"))
        self._trial, self._shift, self._asked = (
            side_text(f"lens.units.{name}") for name in ("trial", "shift", "asked")
        )
        self.hold = styled(QPushButton(), "lens.units.hold", font=fonts.text(12))
        self.side = QWidget()
        filled(
            QVBoxLayout(self.side), Heading(_("Hold it at")), self.ways, 4, self._heading, self.map,
            self._trial, self._shift, self.hold, self._asked, spacing=6,
        )  # fmt: skip
        filled(QVBoxLayout(self), (self.board, 1))
        self._unit, self._at = 0, HeldAt.MEAN
        self._drawn = Drawn()
        self.board.picked.connect(self._choose)
        self.map.picked.connect(self._ask)
        self.ways.chosen.connect(
            lambda way: self.wished.emit(ChooseInLens(UNITS.key, "held at", _WAYS[way].value))
        )
        self.hold.clicked.connect(self._hold)

    def draw(self, scene: Scene) -> None:
        """Show the newest knock-outs, and the chosen one of them."""
        self.scene = scene
        value = scene.evidence.value(UNITS.key, KnockOuts)
        found = value if isinstance(value, KnockOuts) else None
        choice = scene.view.lens_choice
        self._at = HeldAt(choice(UNITS.key, "held at", HeldAt.MEAN.value))
        self._unit = _unit_of(choice(UNITS.key, "unit", ""), found)
        self.ways.choose(_WAYS.index(self._at))
        self.board.show_found(found, self._at, self._unit)
        if self._drawn.is_new("side", found, self._unit, self._at):
            self._show_trial(found)
        where = acts_at(scene.now) if scene.now.begins_branch else _("from this iteration on")
        tip = _("Hold it in the run itself, at every position: {where}").format(where=where)
        self.hold.setToolTip(tip)

    def _show_trial(self, found: KnockOuts | None) -> None:
        held = _("Unit {unit} held").format(unit=self._unit)
        self._heading.setText(held if found else _("Try a unit"))
        self.map.show_trial(
            *((found.live, found.held[self._at][self._unit]) if found else (None, None))
        )
        self._trial.setText(about_trial(found, self._unit, self._at) if found else "")
        self._shift.setText(about_shift(found, self._unit) if found else "")
        asked = _("Asked: {sums}.").format(sums=about_sums(found.live.sums)) if found else ""
        self._asked.setText(asked)
        hold = (
            _("Hold unit {unit} at its mean in the run")
            if self._at is HeldAt.MEAN
            else _("Hold unit {unit} at zero in the run")
        )
        self.hold.setText(hold.format(unit=self._unit))
        self.hold.setEnabled(found is not None)

    def _choose(self, place: UnitPlace) -> None:
        self.wished.emit(ChooseInLens(UNITS.key, "unit", f"{place.unit}"))

    def _ask(self, cell: Cell) -> None:
        self.wished.emit(ShowNumbers(*self.map.operands(cell)))

    def _hold(self) -> None:
        is_mean = self._at is HeldAt.MEAN
        clamp = Intervene(ClampUnit(self._unit, 0.0))
        self.wished.emit(HoldAtMean(self._unit) if is_mean else clamp)


def _unit_of(chosen: str, found: KnockOuts | None) -> int:
    """Return the unit that is chosen; without a choice, or in another net, what costs most."""
    if found is None:
        return 0
    if chosen.isdigit() and int(chosen) < found.hidden:
        return int(chosen)
    return int(found.lost(HeldAt.MEAN).argmax())
