"""A row a length over the run, filled up to the share of its sums that are right."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.longer import LengthShare, LongerNumbers, lengths_of
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.long_sums.long_numbers import whole_percent
from rnn_viz.core.words.lenses.long_sums.longer import about_curves
from rnn_viz.views.lenses.run_plot import RunPlot
from rnn_viz.views.widgets.pictures.plot_items import UNDER, Line
from rnn_viz.views.widgets.pictures.shapes import Area, brush
from rnn_viz.views.widgets.pictures.ticks import Tick, Ticks
from rnn_viz.views.widgets.theme import Theme

_FILLED = 0.8  # of the distance of two rows
_STRENGTH, _TRACK = 0.5, 0.6  # opacity of what is filled, and of the room for it


class FilledLine(Line):
    """A line, and a fainter area from it down to a height."""

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        super().restyle(theme, scale)
        self.setBrush(brush(theme.curve, _STRENGTH))


class LengthPlot(RunPlot):
    """The shares of all lengths over the run, the trained length on top.

    Parameters
    ----------
    bottom
        What is written under it; ``None``: nothing.
    """

    def __init__(self, bottom: Ticks | None, parent: QWidget | None = None) -> None:
        self._lengths: tuple[int, ...] = lengths_of(8)
        self._now: tuple[LengthShare, ...] = ()
        self._at = 0  # of which moment these are
        self._series = Series()
        self._rows: list[tuple[Area, FilledLine]] = []
        super().__init__(self._names, bottom, self._shares, parent, ground=attrgetter("surface"))
        self.setObjectName("lens.longer.plot")
        self.setAccessibleName(_("Share of right sums of each length over the run"))
        self.listen()

    def show_run(self, bits: int, iterations: int, playhead: int) -> None:
        """Span a run of sums of ``bits`` bits, and mark where it is looked at."""
        lengths = lengths_of(bits)
        if (lengths, iterations) != (self._lengths, self._end) or not self._rows:
            self._lengths = lengths
            rows = (0.0, float(len(lengths)))
            self.set_ranges((0.0, float(iterations)), rows, rows)
            self._place_tracks(iterations)
            self.set_ticks("left", self._names)
        self.mark_run(iterations, playhead)

    def show_shares(self, now: LongerNumbers | None, series: Series) -> None:
        """Show the shares at the playhead, and over the run as far as they are known."""
        self._now, self._series = now.lengths if now else (), series
        self._at = now.iteration if now else 0
        known = np.isfinite(series.values).all(axis=1)
        is_there = bool(known.sum() > 1) and series.values.shape[1] == len(self._lengths)
        for row, (_track, curve) in enumerate(self._rows):
            curve.setVisible(is_there and row < len(self._lengths))
            if curve.isVisible():
                low = self._base(row)
                curve.setFillLevel(low)
                curve.show(
                    *self._ends_now(series.iterations[known], series.values[known, row], row)
                )
        self.set_ticks("right", self._shares)

    def _ends_now(self, x: Floats, share: Floats, row: int) -> tuple[Floats, Floats]:
        """Return the points of a curve, with what is known of the newest moment among them."""
        if row < len(self._now):
            at = int(np.searchsorted(x, self._at))
            x, share = np.insert(x, at, self._at), np.insert(share, at, self._now[row].share)
        return x, self._base(row) + _FILLED * share

    def _base(self, row: int) -> float:
        """Return the height at which a row begins; the first one is on top."""
        return len(self._lengths) - 1.0 - row

    def _place_tracks(self, iterations: int) -> None:
        while len(self._rows) < len(self._lengths):
            track = Area(attrgetter("neutral"), _TRACK)
            curve = FilledLine(attrgetter("curve"))
            self.add_data(track, height=UNDER)
            self.add_data(curve)
            self._rows.append((track, curve))
        for row, (track, curve) in enumerate(self._rows):
            is_there = row < len(self._lengths)
            place = QRectF(0.0, self._base(row), iterations, _FILLED)
            track.cover(place if is_there else QRectF())
            curve.setVisible(False)

    def _names(self, _low: float, _high: float, _pixels: float) -> list[Tick]:
        """Name the lengths; the unit stands at the first and the last."""
        last = len(self._lengths) - 1
        return [
            Tick(
                self._base(row) + _FILLED / 2,
                _("{count:,} bits").format(count=bits) if row in {0, last} else f"{bits:,}",
            )
            for row, bits in enumerate(self._lengths)
        ]

    def _shares(self, _low: float, _high: float, _pixels: float) -> list[Tick]:
        """Write the shares at the playhead."""
        return [
            Tick(self._base(row) + _FILLED / 2, whole_percent(it.share))
            for row, it in enumerate(self._now)
        ]

    def sentence(self, iteration: float) -> str:
        """Tell the shares that are known nearest to an iteration."""
        return about_curves(self._series, self._lengths, iteration)
