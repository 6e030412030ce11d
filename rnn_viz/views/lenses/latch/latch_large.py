"""The latch, large: both ripples, what they read and where they are, and how it came so."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.latch import RIPPLES, Latch
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.latch import LATCH, OVER_RUN, ripple_text
from rnn_viz.views.lenses.latch.ends_table import EndsTable
from rnn_viz.views.lenses.latch.lengths_plot import LengthsPlot
from rnn_viz.views.lenses.latch.logits import bit_ticks, logit_text, places_shown
from rnn_viz.views.lenses.latch.ripple_plot import RipplePlot
from rnn_viz.views.lenses.lens import LensPicture
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.scaling.lengths import scaled

_ENDS = [Tick(0.0, "0 + 0"), Tick(1.0, "1 + 1")]
_STRETCH = {1: 4, 3: 3, 5: 3}  # of rows with pictures
_APART = 8  # pixels


class LatchLarge(LensPicture):
    """A column a ripple: its logits, and how far it is from 0 + 0 to 1 + 1; below both the run."""

    studies = frozenset({LATCH.key, OVER_RUN, "carry"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.latch.large", parent)
        names = [ripple_text(k) for k in range(len(RIPPLES))]
        self.logits = [
            RipplePlot(
                bit_ticks, _("Logit, {ripple} repeated").format(ripple=name), logit_text, self
            )
            for name in names
        ]
        self.ways = [
            RipplePlot(
                lambda *_range: _ENDS,
                _("Way to 1 + 1, {ripple} repeated").format(ripple=name),
                _way_text,
                self,
            )
            for name in names
        ]
        self.lengths = LengthsPlot(self)
        self.ends = [EndsTable(name) for name in names]
        self.side = QWidget()
        filled(QVBoxLayout(self.side), *self.ends, spacing=12)
        self._lay_out(names)
        self._drawn = Drawn()
        for plots in zip(self.logits, self.ways, strict=True):
            for one, other in (plots, plots[::-1]):
                one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                one.reached.connect(other.mark)

    def draw(self, scene: Scene) -> None:
        """Draw the newest orbits, and the lengths over the run."""
        self.scene = scene
        evidence = scene.evidence
        value, carry = evidence.value(LATCH.key, Latch), evidence.value("carry", Carry)
        found = value if isinstance(value, Latch) else None
        if self._drawn.is_new("orbits", found):
            self._draw_orbits(found)
        if self._drawn.is_new("side", found, carry):
            self._say(found, carry if isinstance(carry, Carry) else None)
        series = evidence.value(OVER_RUN, Series)
        now = scene.now
        self.lengths.show_series(
            series if isinstance(series, Series) else Series(), now.config.iterations, now.iteration
        )

    def _draw_orbits(self, found: Latch | None) -> None:
        for ripple in range(len(RIPPLES)):
            if found is None:
                self.logits[ripple].show_nothing()
                self.ways[ripple].show_nothing()
                continue
            none, one = orbits = found.orbits[ripple]
            places, title = places_shown(found), _("places of {ripple}")
            title = title.format(ripple=ripple_text(ripple))
            self.logits[ripple].show_orbits(orbits, (none.logit, one.logit), places, title)
            ways = found.along(none), found.along(one)
            self.ways[ripple].show_orbits(orbits, ways, places, title)

    def _say(self, found: Latch | None, carry: Carry | None) -> None:
        is_of_now = carry is not None and found is not None and carry.iteration == found.iteration
        probe = carry.probe if carry is not None and is_of_now else None
        for ripple, table in enumerate(self.ends):
            table.show_ends(found, ripple, probe)

    def _lay_out(self, names: list[str]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(2 * _APART))
        grid.setVerticalSpacing(scaled(_APART // 2))
        for k, name in enumerate(names):
            grid.addWidget(Heading(_("{ripple}: logit of the bit").format(ripple=name)), 0, k)
            grid.addWidget(Heading(_("From 0 + 0 to 1 + 1")), 2, k)
            grid.addWidget(self.logits[k], 1, k)
            grid.addWidget(self.ways[k], 3, k)
            grid.setColumnStretch(k, 1)
        grid.addWidget(Heading(_("First wrong place over the run")), 4, 0)
        lines = styled(
            QLabel(_("0 + 1 solid, 1 + 0 dashed")), role="muted", font=fonts.text(fonts.SMALL)
        )
        grid.addWidget(lines, 4, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.lengths, 5, 0, 1, 2)
        for row, stretch in _STRETCH.items():
            grid.setRowStretch(row, stretch)


def _way_text(along: float) -> str:
    return f"{along:.2f}".replace("-", "−")
