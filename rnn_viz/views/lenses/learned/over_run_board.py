"""Accuracy per place, order sensitivity and one sum, below each other over the same run."""

from collections.abc import Sequence
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QLineF, Qt
from PySide6.QtWidgets import QWidget

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.language import _
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.sum_over_run import SumOverRun
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sums_text import place_name
from rnn_viz.views.lenses.learned.place_rows import LEGIBLE, PlaceRows
from rnn_viz.views.lenses.learned.sum_strip import SumStrip
from rnn_viz.views.lenses.run_plot import RunPlot
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.lettering import Words
from rnn_viz.views.widgets.pictures.plot_items import Line
from rnn_viz.views.widgets.pictures.shapes import Rule
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.theme import Theme

_STRIP, _ORDER, _PLACES, _TOP = (0.0, 5.0), (6.4, 8.6), (10.0, 18.0), 19.0
_HEADINGS = (_PLACES[1] + 0.5, _ORDER[1] + 0.7, _STRIP[1] + 0.7)  # their heights


class OverRunBoard(RunPlot):
    """Three pictures on one axis of iterations, with one pointer for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._is_ready = False
        super().__init__(
            self._left, ticks.iterations, self._right, parent, ground=attrgetter("surface")
        )
        self.setObjectName("lens.learned.board")
        self.setAccessibleName(_("Accuracy per place, order and one sum over the run"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.places = PlaceRows(self, *_PLACES)
        self.order, self._floor = Line(attrgetter("text"), 1.5), Rule(attrgetter("rule"))
        self.strip = SumStrip()
        for item in (self.order, self._floor, self.strip):
            self.add_data(item)
        self._headings = [Words() for _heading in _HEADINGS]
        for words in self._headings:
            self.scene().addItem(words)
        self.styled(self._ink)
        self._series = Series()
        self._is_ready = True
        self.resized.connect(self._stand)
        self.listen()

    def show_run(self, iterations: int, playhead: int) -> None:
        """Span a run, and mark where it is looked at."""
        self.set_ranges((0.0, float(iterations)), (_STRIP[0], _TOP), (_STRIP[0], _TOP))
        self._floor.setLine(QLineF(0.0, _ORDER[0], iterations, _ORDER[0]))
        self.mark_run(iterations, playhead)

    def show_found(
        self, checks: Checks, bits: int, order: Series, found: SumOverRun | None,
        headings: Sequence[str],
    ) -> None:  # fmt: skip
        """Show what is known of the run so far, each picture under its heading."""
        self.places.show(checks, bits)
        self._series = order
        is_known = np.isfinite(order.values[:, 0]) if len(order) else np.zeros(0, bool)
        self.order.setVisible(bool(is_known.sum() > 1))
        if is_known.sum() > 1:
            heights = _ORDER[0] + order.values[is_known, 0] * (_ORDER[1] - _ORDER[0])
            self.order.show(order.iterations[is_known], heights)
        self.strip.show_found(found, *_STRIP)
        for words, text in zip(self._headings, headings, strict=True):
            words.say(text)
        self.set_ticks("left", self._left)
        self.set_ticks("right", self._right)
        self._stand()

    def sentence(self, iteration: float) -> str:
        """Tell what is drawn at an iteration, nearest to it."""
        there = self.places.at(iteration)
        lines = [] if there is None else self.places.told(there)
        if len(self._series):
            at = int(np.abs(self._series.iterations - iteration).argmin())
            share = float(self._series.values[at, 0])
            if np.isfinite(share):
                when = int(self._series.iterations[at])
                said = _("order matters at {at:,}: {share} of the pairs")
                lines.append(said.format(at=when, share=percent(share)))
        found = self.strip.found
        if found is not None:
            at = int(np.abs(found.iterations - iteration).argmin())
            bits = "".join("1" if p > 0.5 else "0" for p in found.layer_2[at, ::-1].tolist())
            wrong = int(found.wrong[at].sum())
            said = _("the sum at {at:,}: {bits}, {wrong} wrong")
            lines.append(said.format(at=int(found.iterations[at]), bits=bits, wrong=wrong))
        return "\n".join(lines)

    def _left(self, _low: float, _high: float, _pixels: float) -> list[Tick]:
        """Name the rows of places and of bits, and the ends of the share of pairs."""
        if not self._is_ready or not len(self.places.checks):
            return []
        shares = [Tick(_ORDER[0], "0"), Tick(_ORDER[1], "100 %")] if len(self._series) > 1 else []
        return [*self.places.names(), *shares, *self._bits()]

    def _right(self, _low: float, _high: float, _pixels: float) -> list[Tick]:
        """Write since when each place is learned."""
        rows = self.places.outcomes() if self._is_ready else []
        is_all = all(not tick.text.endswith("%") for tick in rows)
        name = _("99 % from") if is_all else _("99 % from, or now")
        return [*rows, Tick(_HEADINGS[0], name)] if rows else []

    def _bits(self) -> list[Tick]:
        found = self.strip.found
        if found is None or not self.strip.isVisible():
            return []
        count = len(found.truth)
        tall = (_STRIP[1] - _STRIP[0]) / count
        every = max(1, -(-LEGIBLE // max(1, int(tall / self.pixel()[1]))))
        return [
            Tick(_STRIP[0] + (k + 0.5) * tall, place_name(k, count).split()[1])
            for k in range(0, count, every)
        ]

    def _stand(self) -> None:
        """Put the headings over their pictures."""
        left = self.area().left()
        for words, height in zip(self._headings, _HEADINGS, strict=True):
            words.stand(left, self.y_of(height))

    def _ink(self, theme: Theme, _scale: float) -> None:
        for words in self._headings:
            words.ink(theme.text)
