"""Brings what there is of a window to another scale: type, fixed sizes, margins, then layouts."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QBoxLayout,
    QGridLayout,
    QLayout,
    QWidget,
)

from rnn_viz.views.widgets.scaling.lengths import begin_change, end_change, scaled
from rnn_viz.views.widgets.scaling.scaled_type import NOMINAL, scaled_font
from rnn_viz.views.widgets.scaling.spaces import rescale_spaces

_SIZES, _SPACES, _ICON = "nominal_sizes", "nominal_spaces", "nominal_icon"
_ENDLESS = 16_777_215  # Qt's largest size of a widget: no limit


def resize_contents(window: QWidget, before: float) -> None:
    """Let everything in a window have the lengths of the scale in force.

    Parameters
    ----------
    before
        The factor that they have been made with.
    """
    begin_change()
    for widget in window.findChildren(QWidget):
        font = widget.property(NOMINAL)
        if isinstance(font, QFont):
            widget.setFont(scaled_font(font))
        _resize(widget, before)
        if isinstance(widget, QAbstractButton):
            _resize_icon(widget)
    layouts = window.findChildren(QLayout)
    spaces = [_spaces(layout) for layout in layouts]  # all, before one of them is another
    for layout, now in zip(layouts, spaces, strict=True):
        made = _at_scale(layout, _SPACES, now, before)
        if isinstance(layout, QBoxLayout):
            rescale_spaces(layout)
        if made != now:
            _space(layout, made)


def lay_out_anew(window: QWidget) -> None:
    """Let every widget fit into its room what has another size now, as if it were resized."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    end_change()  # on the way things were fitted to what was half done
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            QApplication.sendEvent(widget, QResizeEvent(widget.size(), QSize()))
        else:  # once it is shown
            widget.setAttribute(Qt.WidgetAttribute.WA_PendingResizeEvent)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def _resize(widget: QWidget, before: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    if least.isNull() and most == QSize(_ENDLESS, _ENDLESS):
        return
    now = [least.width(), least.height(), most.width(), most.height()]
    made = _at_scale(widget, _SIZES, now, before)
    if made != now:
        widget.setMinimumSize(*made[:2])
        widget.setMaximumSize(*made[2:])


def _resize_icon(button: QAbstractButton) -> None:
    """Icons are made for the design: by the style, or by an owner who knows no scale."""
    nominal = button.property(_ICON) or button.iconSize()
    button.setProperty(_ICON, nominal)
    button.setIconSize(QSize(scaled(nominal.width()), scaled(nominal.height())))


def _spaces(layout: QLayout) -> list[int]:
    """Return margins, and what is between all parts; a layout may take that from the one around."""
    edge = layout.contentsMargins()
    found = [edge.left(), edge.top(), edge.right(), edge.bottom()]
    if isinstance(layout, QGridLayout):
        columns = map(layout.columnMinimumWidth, range(layout.columnCount()))
        found += [layout.horizontalSpacing(), layout.verticalSpacing(), *columns]
    elif isinstance(layout, QBoxLayout):
        found += [layout.spacing()]
    return found


def _space(layout: QLayout, made: list[int]) -> None:
    """Set what :func:`_spaces` returns."""
    layout.setContentsMargins(*made[:4])
    if isinstance(layout, QGridLayout):
        layout.setHorizontalSpacing(made[4])
        layout.setVerticalSpacing(made[5])
        for column, wide in enumerate(made[6:]):
            layout.setColumnMinimumWidth(column, wide)
    elif isinstance(layout, QBoxLayout):
        layout.setSpacing(made[4])
    layout.invalidate()


def _at_scale(owner: QObject, name: str, now: Sequence[int], before: float) -> list[int]:
    """Return lengths at the scale in force.

    What they were designed as is remembered as long as nobody else sets others: to and fro
    between scales they do not drift.
    """
    kept = owner.property(name)
    size = len(now)
    is_ours = kept is not None and list(kept[:size]) == list(now)
    nominal = list(kept[size:]) if is_ours else [_nominal(length, before) for length in now]
    made = [length if length in (_ENDLESS, -1) else scaled(length) for length in nominal]
    owner.setProperty(name, [*made, *nominal])
    return made


def _nominal(length: int, before: float) -> int:
    return length if length in (_ENDLESS, -1) else round(length / before)
