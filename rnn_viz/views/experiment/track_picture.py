"""The track of the slider over alpha: in advance, what comes of each, and where the run is."""

import math
from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPen, QTransform
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack
from rnn_viz.core.evidence.trials.trial import STEPS, Decades
from rnn_viz.core.words.numbers import brief
from rnn_viz.views.widgets.palette import COLOURS, Pixels, outcomes, outcomes_nearby, places
from rnn_viz.views.widgets.pictures.canvas import Canvas, Drawn
from rnn_viz.views.widgets.pictures.cell_layers import CellImage
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Labels, Side
from rnn_viz.views.widgets.pictures.shapes import Area, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import LIGHT, Theme

HANDLE = 18  # pixels of the slider's handle: so far in are the ends of the track
TALL, BAR = 28, 14  # pixels of the slider, and of the bar in its middle
_GAP = 2  # pixels between the slider and the numbers
_APART = 56  # pixels between two numbers
_MARK, _HALO = 2, 6  # pixels of the line at the run's own alpha, and of what parts it from the bar


class TrackPicture(Canvas):
    """A bar of one colour an alpha, the brighter the more sums are right at the end.

    What is not known yet has the colour of the nearest that is, but paler.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("what_if.track")
        self.setFixedHeight(scaled(TALL + _GAP + LINE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._root, self._frame = QGraphicsRectItem(), QGraphicsRectItem()
        self._root.setPen(QPen(Qt.PenStyle.NoPen))
        self._image = CellImage(self._root)
        self._halo, self._mark = Area(attrgetter("background")), Area(attrgetter("curve"))
        for item in (self._root, self._halo, self._mark, self._frame):
            self.scene().addItem(item)
        self._labels, self._drawn = Labels(self._root), Drawn()
        self._theme, self._decades, self._own = LIGHT, Decades(-3, 1), 0.1
        self._track: AlphaTrack | None = None
        for restyle in (self._halo.restyle, self._mark.restyle, self._restyle):
            self.styled(restyle)
        self.resized.connect(self._settle)

    def show_track(self, decades: Decades, own: float, track: AlphaTrack | None) -> None:
        """Show what is known of these powers of ten, with the run's own alpha marked."""
        self._decades, self._own, self._track = decades, own, track
        self._settle()

    def x_of(self, alpha: float) -> float:
        """Return where an alpha is, in pixels of the design; beyond the ends at the nearer one."""
        low, high = self._decades
        share = (math.log10(alpha) - low) / (high - low)
        return HANDLE / 2 + min(max(share, 0.0), 1.0) * self._wide

    def sizeHint(self) -> QSize:
        """Ask for some pixels an alpha."""
        return QSize(scaled(3 * STEPS), self.height())

    def minimumSizeHint(self) -> QSize:
        """Allow a pixel an alpha."""
        return QSize(scaled(STEPS + HANDLE), self.height())

    @property
    def _wide(self) -> int:
        return max(1, self.room.width() - HANDLE)

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._theme = theme
        self._frame.setPen(pen(theme.rule, scale))
        self._settle()

    def _settle(self) -> None:
        """Draw anew what is not as it was."""
        place = self.room.width(), self.scale_factor, self._theme, self._decades
        if self._drawn.is_new("numbers", *place):
            self._write_numbers()
        if self._drawn.is_new("bar", *place, self._track):
            self._draw_bar()
        if self._drawn.is_new("mark", *place, self._own):
            x = round(self.x_of(self._own))
            for item, wide in ((self._halo, _HALO), (self._mark, _MARK)):
                item.cover(QRectF(x - wide / 2, 0, wide, TALL))

    def _draw_bar(self) -> None:
        """Colour each pixel as the alpha nearest to it."""
        track, scale = self._track, self.scale_factor
        each = self._wide / STEPS
        left, wide, top = (HANDLE - each) / 2, self._wide + each, (TALL - BAR) / 2
        count = 1 if track is None else len(track.alphas)
        pixels = max(1, round(wide * scale))
        places_of_pixels = (np.arange(pixels) + 0.5) / pixels * wide - each / 2
        at = np.rint(places_of_pixels / self._wide * (count - 1)).astype(int).clip(0, count - 1)
        self._image.show_pixels(self._colours()[at][None, :])
        self._image.setTransform(QTransform.fromScale(1 / scale, BAR))
        self._image.setPos(left, top)
        self._frame.setRect(QRectF(left, top, wide, BAR))

    def _colours(self) -> Pixels:
        """Return a colour an alpha, ``(n,)``."""
        track, theme = self._track, self._theme
        if track is None or not track.known:
            return outcomes_nearby(theme)[np.zeros(1 if track is None else len(track.alphas), int)]
        is_known = np.isfinite(track.shares)
        known = np.flatnonzero(is_known)
        nearest = known[np.abs(np.arange(len(is_known))[:, None] - known).argmin(axis=1)]
        grades = places(track.shares[nearest], 0.0, 1.0).clip(0, COLOURS - 1)
        colours = outcomes(theme)[grades], outcomes_nearby(theme)[grades]
        return np.asarray(np.where(is_known, *colours))

    def _write_numbers(self) -> None:
        """Write powers of ten under the bar, as many as stand apart."""
        low, high = self._decades
        step = max(1, math.ceil((high - low) * _APART / self._wide))
        y = TALL + _GAP + LINE / 2
        ends = {low: Side.LEFT, high: Side.RIGHT}
        self._labels.write([
            Label(
                brief(10.0**power), ends.get(power, Side.MIDDLE),
                self._edge_of(power), y, self._theme.muted,
            )
            for power in range(low, high + 1, step)
        ])  # fmt: skip

    def _edge_of(self, power: int) -> float:
        """Return where the number of a power of ten stands; those at the ends reach the edges."""
        low, high = self._decades
        return {low: 0.0, high: float(self.room.width())}.get(power, self.x_of(10.0**power))
