"""What the colours of matrices and maps mean: a bar from low to high, with three numbers."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QColor, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.palette import image_of
from rnn_viz.views.widgets.pictures.lettering import LINE, width_of
from rnn_viz.views.widgets.pictures.plot_axis import GAP, PlotAxis
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, disc, polygon
from rnn_viz.views.widgets.pictures.ticks import Tick
from rnn_viz.views.widgets.scale import Scale, signed_scale
from rnn_viz.views.widgets.theme import LIGHT, Theme

_THICK = 8  # pixels of the bar
TIP = 6  # pixels at both ends, for their round or pointed tips
HEIGHT = _THICK + GAP + LINE
_APART = 3  # pixels between two numbers, at least


class ColourBar(pg.ColorBarItem):
    """The scale of one limit, or of several where the pictures state their own.

    Its axis goes from 0 to 1 and has words: no limit is too large or too small for it. Its ends are
    round; where values lie beyond the scale they are pointed.

    Attributes
    ----------
    words
        What is written at the low end, in the middle and at the high end.

    Parameters
    ----------
    canvas
        Where it will be: the menu that pyqtgraph makes for every plot ends with it.
    """

    def __init__(self, canvas: QWidget) -> None:
        self._scale, self._theme = signed_scale(1.0), LIGHT
        self.words = ("", "", "")
        self._is_beyond = (False, False)
        super().__init__(
            width=_THICK, orientation="horizontal", interactive=False, colorMapMenu=False
        )
        canvas.destroyed.connect(self.ctrlMenu.deleteLater)
        self._tips = [SmoothPath(self), SmoothPath(self)]
        for tip in self._tips:
            tip.setPen(QPen(Qt.PenStyle.NoPen))
        self._undress()

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""
        self._theme = theme
        self.axis.restyle(theme, scale)
        self._colour()

    def show_scale(
        self, scale: Scale, words: tuple[str, str, str], is_beyond: tuple[bool, bool]
    ) -> None:
        """Show what colours mean; the same again costs nothing.

        Parameters
        ----------
        words
            What stands at the ends and in the middle: numbers, or a word where each picture has
            its own.
        is_beyond
            Whether there are values below the scale, and above it.
        """
        has_other_colours = scale.colours is not self._scale.colours
        if (scale, words) != (self._scale, self.words):
            self._scale, self.words = scale, words
            self.axis.write_anew()
        if has_other_colours:
            self._colour()
        if is_beyond != self._is_beyond:
            self._is_beyond = is_beyond
            self._shape_tips()

    def place(self, room: QRectF) -> None:
        """Lie in ``room``, which is ``HEIGHT`` pixels high, in pixels of the canvas."""
        self.setGeometry(QRectF(room.topLeft(), QSizeF(room.width(), HEIGHT)))
        self.layout.activate()
        self._shape_tips()

    def _undress(self) -> None:
        """Take away the frame of axes, and write numbers as everywhere else."""
        for side in ("left", "right", "top"):
            self.hideAxis(side)
        self.axis = PlotAxis("bottom", self._ticks, overhang=TIP, has_rule=False)
        self.setAxisItems({"bottom": self.axis})
        self.axis.unlinkFromView()
        self.layout.setContentsMargins(TIP, 0, TIP, 0)

    def _colour(self) -> None:
        colours = self._scale.colours(self._theme)
        # ready colours: a ColorMap of so many takes milliseconds to make
        self.bar.setPixmap(QPixmap.fromImage(image_of(colours[None, :])))
        for tip, colour in zip(self._tips, (colours[0], colours[-1]), strict=True):
            tip.setBrush(QBrush(QColor.fromRgb(int(colour))))

    def _shape_tips(self) -> None:
        bar = self.vb.geometry()
        for tip, is_beyond, x, away in zip(
            self._tips, self._is_beyond, (bar.left(), bar.right()), (-1, 1), strict=True
        ):
            disc_half_hidden = disc(_THICK / 2, QPointF(x, _THICK / 2))
            tip.setPath(polygon(_pointed(x, away)) if is_beyond else disc_half_hidden)

    def _ticks(self, low: float, high: float, pixels: float) -> list[Tick]:
        """Return the three words, or only the last where a limit such as 1.00·10³⁰⁸ is long."""
        needed = sum(width_of(word) + _APART for word in self.words) - _APART
        if needed > pixels + 2 * TIP:
            return [Tick((low + high) / 2, self.words[-1].replace("+", "±", 1))]
        values = (low, (low + high) / 2, high)
        return [Tick(*both) for both in zip(values, self.words, strict=True)]


def words_of(limit: str) -> tuple[str, str, str]:
    """Return what stands at a scale of signed values.

    >>> words_of("5")
    ('−5', '0', '+5')
    """
    return f"−{limit}", "0", f"+{limit}"


def _pointed(x: float, away: int) -> QPolygonF:
    """Return a triangle that points away from the bar."""
    corners = ((0, 0), (away * TIP, _THICK / 2), (0, _THICK))
    return QPolygonF([QPointF(x + right, down) for right, down in corners])
