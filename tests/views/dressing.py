"""Themes for the tests of views: a widget has the theme of its palette."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from rnn_viz.app.theme import palette
from rnn_viz.views.widgets.theme import Theme

W = TypeVar("W", bound=QWidget)


def dressed(widget: W, theme: Theme) -> W:
    """Give a widget, and all that is in it, the colours of a theme; return it."""
    widget.setPalette(palette(theme))
    return widget
