"""The medians of a comparison, joined, and from where on they differ no more."""

import itertools
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QGraphicsPathItem

from rnn_viz.core.arrays import Floats
from rnn_viz.core.experiment.choices import Milestone
from rnn_viz.core.experiment.tally import median
from rnn_viz.core.experiment.verdict import Verdict
from rnn_viz.core.language import _
from rnn_viz.views.experiment.many_runs.places import Columns
from rnn_viz.views.widgets.pictures.lettering import width_of
from rnn_viz.views.widgets.pictures.shapes import SmoothPath, lines, pen
from rnn_viz.views.widgets.theme import Theme

_SHARE, _WIDEST = 0.32, 36.0  # of half a column, and pixels
_INSET, _ARM, _OVER = 10.0, 5.0, 16.0  # pixels of the bracket
YOf = Callable[[float], Floats]


class Medians:
    """A bar at each median, a thin line from one to the next, and a bracket.

    Attributes
    ----------
    items
        What is drawn, from the lowest up.
    """

    def __init__(self) -> None:
        self._trend, self._bars, self._bracket = SmoothPath(), QGraphicsPathItem(), SmoothPath()
        self.items = self._trend, self._bars, self._bracket

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours."""
        for item, colour, width in (
            (self._trend, theme.muted, 1), (self._bars, theme.text, 3),
            (self._bracket, theme.muted, 1),
        ):  # fmt: skip
            item.setPen(pen(colour, scale, width))

    def draw(self, found: Verdict | None, by: Milestone, columns: Columns, y_of: YOf) -> None:
        """Draw the medians of the columns that have one."""
        half = min(columns.each * _SHARE, _WIDEST)
        known = [
            (columns.middle(at), float(y_of(when)))
            for at, when in _medians(found, by)
            if np.isfinite(when)
        ]
        self._bars.setPath(lines((QPointF(x - half, y), QPointF(x + half, y)) for x, y in known))
        self._trend.setPath(lines(
            (QPointF(x + half, y), QPointF(other_x - half, other_y))
            for (x, y), (other_x, other_y) in itertools.pairwise(known)
        ))  # fmt: skip

    def bracket(
        self, found: Verdict | None, by: Milestone, columns: Columns, y_of: YOf, top: float
    ) -> tuple[float, str]:
        """Span the values from which on no difference is found; return what is to be written.

        That is a height and a text, which is empty where there is nothing to span or no room.
        """
        self._bracket.setPath(lines(()))
        if found is None or found.plan.varied != ("hidden",) or by is not Milestone.STABLE:
            return 0.0, ""
        at = -1 if found.knee is None else found.plan.settings.index(found.knee.setting)
        if not 0 <= at < columns.count - 1 or found.knee is None:
            return 0.0, ""
        later = found.groups[found.groups.index(found.knee) :]
        when = np.concatenate([group.results.stable for group in later])
        y = float(y_of(float(when[np.isfinite(when)].max(initial=0.0)))) - _OVER
        text = _("from {size} on no measurable difference").format(size=found.knee.setting.hidden)
        left, right = columns.start(at) + _INSET, columns.left + columns.wide - _INSET
        if y < top or right - left < width_of(text):
            return 0.0, ""
        ends = (left, y + _ARM), (left, y), (right, y), (right, y + _ARM)
        points = [QPointF(*it) for it in ends]
        self._bracket.setPath(lines(itertools.pairwise(points)))
        return y - 9, text


def _medians(found: Verdict | None, by: Milestone) -> list[tuple[int, float]]:
    """Return the columns that have runs, and their medians."""
    if found is None:
        return []
    places = {setting: at for at, setting in enumerate(found.plan.settings)}
    return [(places[it.setting], median(by.of(it.results))) for it in found.groups]
