"""What the marks of a comparison mean."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import Label, Labels, Side, width_of
from rnn_viz.views.widgets.pictures.shapes import brush, lines, pen
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

_NAMES = (
    _("one run"),
    _("since first perfect"),
    _("median"),
    _("never"),
    _("once, not to the end"),
)
_TALL, _MARK, _APART = 20, 16, 14  # pixels


class Legend(Canvas):
    """A mark and its name, as many as there is room for, at the right end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, "experiment.legend", label=_("Marks: {names}").format(names=", ".join(_NAMES)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(scaled(_TALL))
        self._sheet, self._tail, self._bar = (
            QGraphicsRectItem(), QGraphicsPathItem(), QGraphicsPathItem()
        )  # fmt: skip
        self._sheet.setPen(QPen(Qt.PenStyle.NoPen))
        self._dots, self._hollow, self._once = (pg.ScatterPlotItem() for at in range(3))
        for item in (self._tail, self._bar, self._dots, self._hollow, self._once, self._sheet):
            self.scene().addItem(item)
        self._words, self._muted = Labels(self._sheet), ""
        self.styled(self._restyle)
        self.resized.connect(self._settle)

    def sizeHint(self) -> QSize:
        """Ask for room for all."""
        return QSize(scaled(round(sum(map(_width, _NAMES)))), scaled(_TALL))

    def minimumSizeHint(self) -> QSize:
        """Need none."""
        return QSize(0, scaled(_TALL))

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._muted = theme.muted
        self._dots.setBrush(brush(theme.curve))
        self._dots.setPen(pen(theme.background, scale))
        self._tail.setPen(pen(theme.curve, scale))
        self._bar.setPen(pen(theme.text, scale, 3))
        for item in (self._hollow, self._once):
            item.setPen(pen(theme.wrong, scale))
        self._hollow.setBrush(None)
        self._once.setBrush(brush(theme.wrong))
        self._settle()

    def _settle(self) -> None:
        names = list(_NAMES)
        while names and sum(map(_width, names)) > self.room.width():
            names.pop(1 if len(names) > 4 else -1)
        x = self.room.width() - sum(map(_width, names))
        words, at = [], {}
        for name in names:
            at[name] = x + _APART + _MARK / 2
            words.append(Label(name, Side.LEFT, x + _APART + _MARK + 2, _TALL / 2, self._muted))
            x += _width(name)
        self._words.write(words)
        middle = _TALL / 2
        one, since, median, never, once = (at.get(name) for name in _NAMES)
        tops = [(it, middle - 4) for it in (one, since) if it is not None]
        self._dots.setData(*_columns([(x, y + 4 * (x == one)) for x, y in tops]), size=7)
        tail = [] if since is None else [(QPointF(since, middle - 4), QPointF(since, middle + 7))]
        self._tail.setPath(lines(tail))
        bar = [] if median is None else [(QPointF(median - 8, middle), QPointF(median + 7, middle))]
        self._bar.setPath(lines(bar))
        hollow = [(it, middle) for it in (never, once) if it is not None]
        self._hollow.setData(*_columns(hollow), size=6)
        self._once.setData(*_columns([] if once is None else [(once, middle)]), size=2)


def _columns(points: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
    return [point[0] for point in points], [point[1] for point in points]


def _width(name: str) -> float:
    return _APART + _MARK + 2 + width_of(name)
