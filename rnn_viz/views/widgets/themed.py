"""What a widget takes from the style of its window: colours, properties, how much motion."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyle, QWidget

from rnn_viz.views.widgets.theme import DARK, LIGHT, Theme

_MIDDLE = 128  # lightness, 0 … 255


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


def milliseconds(widget: QWidget, wanted: int) -> int:
    """Return the duration of a transition: as wanted, less if the style says less, 0 unseen.

    Reduced motion is the style's property ``widget-animation-duration``, see the style sheet of
    the window. The window is asked: Qt does not look it up for what is inside a scroll area.
    """
    window = widget.window()
    allowed = window.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, window)
    return min(wanted, allowed) if widget.isVisible() else 0
