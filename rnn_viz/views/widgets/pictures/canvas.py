"""A view onto pictures of data: its scene is pixels of the design, its colours the palette's."""

from collections.abc import Callable
from operator import attrgetter
from typing import Protocol

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPen,
    QResizeEvent,
    QSinglePointEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsRectItem, QGraphicsScene, QWidget

from rnn_viz.views.widgets.pictures.shapes import Ink
from rnn_viz.views.widgets.scaling.lengths import factor, is_changing
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.themed import Themed

Restyle = Callable[[Theme, float], None]  # the theme, and device pixels a pixel


class Picture(Protocol):
    """An item of Qt or pyqtgraph that takes its colours from a theme."""

    def setZValue(self, z: float, /) -> None:
        """Lie over items of smaller z."""

    def setTransform(self, matrix: QTransform, /) -> None:
        """Draw in other coordinates."""

    def restyle(self, theme: Theme, scale: float) -> None:
        """Use these colours, for a screen of so many device pixels a pixel."""


class Canvas(Themed, pg.GraphicsView):
    """Pictures placed by their owner in whole pixels; none of pyqtgraph's own mouse or menus.

    Pixels are those of the design: the view shows them as large as text is to be. So pictures,
    and the numbers in them, know nothing of the scale.

    One view for many items: a widget of its own costs ten times what an item costs at start.

    Parameters
    ----------
    ground
        The colour that lies under everything.

    Signals
    -------
    moved
        The mouse is at a ``QPointF`` of the pictures, or ``None``: it has left.
    pressed, released, doubleClicked
        A ``QMouseEvent``; :meth:`point_of` says where.
    turned
        A ``QWheelEvent``.
    resized
        The size or the device pixels a pixel have changed: place everything anew.
    """

    moved = Signal(object)
    pressed = Signal(object)
    released = Signal(object)
    doubleClicked = Signal(object)
    turned = Signal(object)
    resized = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, ground: Ink = attrgetter("background")
    ) -> None:
        self._restyles: list[Restyle] = []
        self._ground_ink, self._factor = ground, factor()
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._ground = QGraphicsRectItem()  # under everything: it has the tooltip
        self._ground.setPen(QPen(Qt.PenStyle.NoPen))
        self._ground.setZValue(-1e9)
        self.scene().addItem(self._ground)
        # nearly all moves in a frame: sorting out what does not costs more than painting it
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        # it fills itself, so that a changed picture does not repaint what is beneath
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.retheme()

    @property
    def scale_factor(self) -> float:
        """Device pixels a pixel of the pictures."""
        return float(self.devicePixelRatioF()) * factor()

    @property
    def room(self) -> QSize:
        """How many whole pixels of pictures there are."""
        return QSize(int(self.width() / factor()), int(self.height() / factor()))

    def point_of(self, event: QSinglePointEvent) -> QPointF:
        """Return where the mouse is, in pixels of the pictures."""
        return event.position() * (1 / factor())

    def scaled_rect(self, place: QRect) -> QRect:
        """Return a place of the pictures in pixels of this widget."""
        if factor() == 1.0:
            return place
        corner, size = QPointF(place.topLeft()) * factor(), QSizeF(place.size()) * factor()
        return QRectF(corner, size).toAlignedRect()

    def shown_at(self, place: QRect) -> QRect:
        """Return a place of the pictures in pixels of the widget that this one is in."""
        return self.scaled_rect(place).translated(self.pos())

    @property
    def tip(self) -> str:
        """What the tooltip says."""
        return str(self._ground.toolTip())

    def tell(self, tip: str) -> None:
        """Say this in a tooltip while the mouse rests."""
        self._ground.setToolTip(tip)

    def term_at(self, _point: QPointF | None) -> str:
        """Return what is painted at a point, as the glossary calls it; without one, at the keys.

        Only what is no text of an item has to be told.
        """
        return ""

    def add(self, picture: Picture) -> None:
        """Draw a picture in pixels of this widget."""
        self.scene().addItem(picture)
        self.styled(picture.restyle)

    def styled(self, restyle: Restyle) -> None:
        """Call this now, and again whenever theme or device pixels have changed."""
        self._restyles.append(restyle)
        restyle(self.theme, self.scale_factor)

    def retheme(self) -> None:
        """Give everything the colours of the palette."""
        theme = self.theme
        if self.backgroundBrush().color() != QColor(self._ground_ink(theme)):
            self.setBackground(self._ground_ink(theme))
        for restyle in self._restyles:
            restyle(theme, self.scale_factor)

    def event(self, event: QEvent) -> bool:
        """Measure anew on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.retheme()
            self.resized.emit()
        return bool(super().event(event))

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        """Let the owner place everything anew."""
        if is_changing():
            return  # it comes again, once everything around has its size
        whole = QRectF(0, 0, self.width() / factor(), self.height() / factor())
        pg.GraphicsView.setRange(self, whole, padding=0, disableAutoPixel=False)
        if event is not None:  # pyqtgraph calls this with nothing, too
            self._ground.setRect(self.range)
        if factor() != self._factor:
            self._factor = factor()
            self.retheme()  # lines have other widths
        self.resized.emit()

    def updateMatrix(self, propagate: bool = True) -> None:  # noqa: ARG002 - as pyqtgraph calls it
        """Show the pictures as large as text is to be; pyqtgraph knows only a pixel a pixel."""
        self.setSceneRect(self.range)
        self.setTransform(QTransform.fromScale(factor(), factor()))
        self.sigDeviceRangeChanged.emit(self, self.range)
        self.sigDeviceTransformChanged.emit(self)

    def close(self) -> bool:
        """Close as any widget: pyqtgraph would delete the items of a plot that still uses them."""
        return QWidget.close(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the widgets around: pyqtgraph would swallow them."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say where the mouse is; items are not asked, which is what costs time in a scene."""
        self.moved.emit(self.point_of(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Say that a button went down."""
        self.pressed.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that a button went up."""
        self.released.emit(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Say that there was a second click."""
        self.doubleClicked.emit(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Say that the wheel was turned; unless somebody accepts it, what is around scrolls."""
        event.ignore()
        self.turned.emit(event)

    def leaveEvent(self, _event: QEvent) -> None:
        """Say that the mouse has gone."""
        self.moved.emit(None)


class Drawn:
    """Remembers for each part of a picture in which state it was drawn last."""

    def __init__(self) -> None:
        self._states: dict[str, tuple[object, ...]] = {}

    def is_new(self, part: str, *state: object) -> bool:
        """Whether a part is not drawn in this state; from now on it is."""
        before = self._states.get(part)
        self._states[part] = state
        return state != before
