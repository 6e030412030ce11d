"""What of a widget is only for the screen: what is kept for its pixels, and hints to the mouse."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsSimpleTextItem,
    QGraphicsView,
    QLabel,
    QWidget,
)

from rnn_viz.core.language import _p
from rnn_viz.views.widgets.pictures.canvas import Canvas

# a pattern of how hints begin, in each language
_HINTS = re.compile(_p("pattern", "Point at |Drag: "))


def point_nowhere(widget: QWidget) -> None:
    """Let no picture show what the mouse points at: the page is about the moment alone."""
    for canvas in [it for it in [widget, *widget.findChildren(Canvas)] if isinstance(it, Canvas)]:
        QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))


@contextmanager
def drawn_anew(widget: QWidget) -> Iterator[None]:
    """Draw nothing from what is kept for the screen, too coarse for a page, nor any hint."""
    views = [it for it in [widget, *widget.findChildren(QWidget)] if isinstance(it, QGraphicsView)]
    items = [item for view in views for item in view.scene().items()]
    none = QGraphicsItem.CacheMode.NoCache
    kept = [(item, item.cacheMode()) for item in items if item.cacheMode() is not none]
    hints = [it for it in items if isinstance(it, QGraphicsSimpleTextItem) and is_hint(it.text())]
    try:
        for item, _mode in kept:
            item.setCacheMode(none)
        for hint in hints:
            hint.setOpacity(0.0)
        yield
    finally:
        for item, mode in kept:
            item.setCacheMode(mode)
        for hint in hints:
            hint.setOpacity(1.0)


def hints_in(widget: QWidget) -> QRegion:
    """Return where labels tell what a mouse can do: on a page there is none."""
    region = QRegion()
    for label in widget.findChildren(QLabel):
        if label.isVisibleTo(widget) and is_hint(label.text()):
            region += QRect(label.mapTo(widget, QPoint()), label.size())
    return region


def is_hint(text: str) -> bool:
    """Whether a text only tells what can be done with a mouse."""
    return bool(_HINTS.match(text))
