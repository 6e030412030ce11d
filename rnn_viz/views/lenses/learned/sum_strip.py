"""The bits that the network predicts for one sum, at many moments of the run."""

import numpy as np
from PySide6.QtGui import QColor, QTransform

from rnn_viz.core.lenses.sum_over_run import SumOverRun
from rnn_viz.views.widgets.palette import Pixels, between
from rnn_viz.views.widgets.pictures.cell_layers import CellImage
from rnn_viz.views.widgets.theme import LIGHT, Theme

_PALE = 0.45  # of the colour of what is wrong, where it is a 0


class SumStrip(CellImage):
    """A column a moment, a row a bit, the highest on top; what is wrong has its own colour."""

    def __init__(self) -> None:
        super().__init__(None)
        self._theme = LIGHT
        self.found: SumOverRun | None = None
        self.hide()

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self._theme = theme
        self._colour()

    def show_found(self, found: SumOverRun | None, low: float, high: float) -> None:
        """Show the answers between two heights of a plot over iterations."""
        if found is self.found:
            return
        self.found = found
        self.setVisible(found is not None and len(found.iterations) > 1)
        if found is None or len(found.iterations) < 2:
            return
        step = float(found.iterations[1] - found.iterations[0])
        tall = (high - low) / len(found.truth)
        start = float(found.iterations[0]) - step / 2
        self._colour()
        self.setTransform(QTransform(step, 0, 0, tall, start, low))

    def _colour(self) -> None:
        if self.found is not None:
            self.show_pixels(bit_colours(self.found, self._theme))


def bit_colours(found: SumOverRun, theme: Theme) -> Pixels:
    """Return the colour of each predicted bit, ``(columns, points)``, position 0 first."""
    pale = between(theme.surface, theme.wrong, _PALE)
    inks = theme.active, theme.quiet, theme.wrong, pale
    one, zero, wrong_one, wrong_zero = (np.uint32(QColor(ink).rgb()) for ink in inks)
    is_one, is_wrong = (found.layer_2 > 0.5).T, found.wrong.T
    right, wrong = np.where(is_one, one, zero), np.where(is_one, wrong_one, wrong_zero)
    return np.where(is_wrong, wrong, right)
