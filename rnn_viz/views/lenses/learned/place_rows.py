"""Accuracy over the run, a row a place: how far each is from what a coin would say."""

from operator import attrgetter

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.language import _
from rnn_viz.core.lenses.learned import Learned, learned
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sums_text import place_name
from rnn_viz.views.widgets.pictures.plot_frame import PlotFrame
from rnn_viz.views.widgets.pictures.plot_items import Band, Dots, Line
from rnn_viz.views.widgets.pictures.ticks import Tick

SMOOTHED_OVER = 15  # checks in a mean: single ones jump by a tenth from one to the next
_COIN = 0.5  # where a row begins
_POINTS = 128  # of a row: more take milliseconds to paint, and are no more to be seen
LEGIBLE = 10  # pixels from one row of figures to the next, at least
_FILLED = 0.86  # of the distance of two rows


class PlaceRows:
    """Rows between two heights of a plot, the highest place on top.

    Parameters
    ----------
    plot
        Where they are drawn.
    low, high
        The heights between which they are.
    has_lines
        Whether there is a line on top of what is filled; low rows are clearer without.
    """

    def __init__(self, plot: PlotFrame, low: float, high: float, *, has_lines: bool = True) -> None:
        self._plot, self._low, self._high, self._has_lines = plot, low, high, has_lines
        self._lines: list[Line] = []
        self._bands: list[Band] = []
        self._dots = Dots(attrgetter("text"), 5)
        plot.add_data(self._dots, height=1)
        self.checks, self._bits = Checks(), 8
        self._learned: Learned | None = None
        self.iterations: Floats = np.empty(0)
        self.means: Floats = np.empty((0, 8))

    def show(self, checks: Checks, bits: int) -> None:
        """Show what all sums said so far, as means of checks in a row."""
        self.checks, self._bits, self._learned = checks, bits, learned(checks)
        if len(checks) >= SMOOTHED_OVER:
            self.iterations, self.means = smoothed(checks.iterations, checks.bit_accuracy)
        else:
            self.iterations, self.means = np.empty(0), np.empty((0, bits))
        while len(self._lines) < bits:
            self._lines.append(Line(attrgetter("curve"), 1.5))
            self._bands.append(Band(attrgetter("band" if self._has_lines else "curve")))
            self._plot.add_data(self._bands[-1])
            self._plot.add_data(self._lines[-1])
        for position, (line, band) in enumerate(zip(self._lines, self._bands, strict=True)):
            is_there = position < bits and self.iterations.size > 1
            line.setVisible(is_there and self._has_lines)
            band.setVisible(is_there)
            if is_there:
                self._draw_row(position, line, band)
        self._mark_learned()

    def base_of(self, position: int) -> float:
        """Return the height at which the row of a place begins."""
        return self._low + position * self._apart

    def names(self) -> list[Tick]:
        """Return what the rows are called, as far as there is room."""
        return [
            Tick(self._middle(position), place_name(position, self._bits).split()[1])
            for position in self._written()
        ]

    def outcomes(self) -> list[Tick]:
        """Return since when each place is learned, or how often it is right at the last check."""
        found = self._learned
        if found is None:
            return []
        newest = self.checks.bit_accuracy[-1].tolist()
        said = [
            percent(newest[position]) if since is None else f"{since:,}"
            for position, since in enumerate(found.since)
        ]
        return [Tick(self._middle(position), said[position]) for position in self._written()]

    def at(self, iteration: float) -> int | None:
        """Return the nearest iteration of which there are means."""
        if not self.iterations.size:
            return None
        return int(self.iterations[np.abs(self.iterations - iteration).argmin()])

    def told(self, iteration: int) -> list[str]:
        """Tell the means that are drawn at an iteration, the highest place first."""
        means = self.means[int(np.searchsorted(self.iterations, iteration))].tolist()
        said = [f"{place_name(k, self._bits)}: {percent(mean)}" for k, mean in enumerate(means)]
        when = _("iteration {at:,}, means of {count} checks")
        return [when.format(at=iteration, count=SMOOTHED_OVER), *reversed(said)]

    @property
    def _apart(self) -> float:
        return (self._high - self._low) / self._bits

    def _middle(self, position: int) -> float:
        return self.base_of(position) + _FILLED / 2 * self._apart

    def _written(self) -> list[int]:
        """Return the places whose rows have room for text, place 1 among them."""
        tall = self._apart / self._plot.pixel()[1]
        return list(range(0, self._bits, max(1, -(-LEGIBLE // max(1, int(tall))))))

    def _draw_row(self, position: int, line: Line, band: Band) -> None:
        points = np.arange(0, self.iterations.size, -(-self.iterations.size // _POINTS))
        points = np.union1d(points, [self.iterations.size - 1])
        base, x = self.base_of(position), self.iterations[points]
        share = np.clip((self.means[points, position] - _COIN) / (1 - _COIN), 0.0, 1.0)
        top = base + share * _FILLED * self._apart
        line.show(x, top)
        low = np.full(x.size, base)
        wide = float(np.diff(x).max())
        band.show(x, low, top, wide=wide, pixel=(self._plot.pixel()[0], 0.0))

    def _mark_learned(self) -> None:
        since = self._learned.since if self._learned else ()
        known = [(at, position) for position, at in enumerate(since) if at is not None]
        x = np.array([float(at) for at, _position in known])
        y = np.array([self.base_of(position) + _FILLED * self._apart for _at, position in known])
        self._dots.show(x, y)


def smoothed(iterations: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return means of so many checks in a row, each at the middle of its iterations.

    ``values`` are ``(points, columns)``.
    """
    whole = np.concatenate([np.zeros((1, values.shape[1])), np.cumsum(values, axis=0)])
    means = (whole[SMOOTHED_OVER:] - whole[:-SMOOTHED_OVER]) / SMOOTHED_OVER
    middle = SMOOTHED_OVER // 2
    return iterations[middle : middle + len(means)], means
