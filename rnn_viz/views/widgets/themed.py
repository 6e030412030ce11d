"""What a widget takes from the style of its window: colours, properties, how much motion."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QWidget

from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme

_MIDDLE = 128  # lightness, 0 … 255
_REDUCED = "reduced_motion"  # the property of a window


if TYPE_CHECKING:
    _Beside = QWidget
else:
    _Beside = object  # the widget's own class stands beside this one


class Themed(_Beside):
    """Beside a class of widgets: paint in the colours of the palette, and be told of another."""

    _told: Theme | None = None  # of which theme it has been told last

    @property
    def theme(self) -> Theme:
        """The colours to paint with: those of the light theme where the palette's rules are light.

        Style sheets leave the role Mid alone; others are, where they say so, transparent.
        """
        rule = self.palette().color(QPalette.ColorRole.Mid)
        return LIGHT if rule.lightness() >= _MIDDLE else DARK

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme, once: Qt tells of a palette up to four times."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.theme is not self._told:
            self._told = self.theme
            self.retheme()

    def retheme(self) -> None:
        """Give what is not painted anew its colours; called when the theme has changed."""
        self.update()


def set_property(widget: QWidget, name: str, value: object) -> None:
    """Set a property and let the style sheet see it; setting the same again costs nothing."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def reduce_motion(window: QWidget, *, is_reduced: bool) -> None:
    """Let nothing in a window slide or fade, or again as much as the style allows."""
    window.setProperty(_REDUCED, is_reduced)


def milliseconds(widget: QWidget, wanted: int) -> int:
    """Return the duration of a transition: as wanted, but 0 where nothing is to move.

    So it is unseen, where the window has been told to reduce motion, and where the style has no
    transitions; how long its own last (0.2 s) is no measure for what is to be followed. The window
    is asked, for the style, too: Qt does not look it up for what is inside a scroll area.
    """
    window = widget.window()
    if not widget.isVisible() or window.property(_REDUCED):
        return 0
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return wanted if window.style().styleHint(hint, None, window) else 0
