"""Over a net of a comparison: its letter, its branch, its iteration."""

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from rnn_viz.core.language import _
from rnn_viz.views.synapses.shown import Title
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import Words, width_of
from rnn_viz.views.widgets.theme import LIGHT, Theme

_SPACE = 5  # pixels between the words


class NetTitle(pg.ItemGroup):
    """One line; where there is little room the name is shortened, never the number.

    Attributes
    ----------
    whole
        All of it in words.
    """

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._bold = fonts.text(fonts.SMALL, bold=True)
        self._letter, self._name, self._when = Words(self, self._bold), Words(self), Words(self)
        self._letter.say(letter)
        self._title, self._room, self._theme = Title(""), QRectF(), LIGHT
        self.whole = ""

    def restyle(self, theme: Theme, _scale: float) -> None:
        """Use these colours."""
        self._theme = theme
        self._letter.ink(theme.text)
        self._name.ink(theme.text)
        self._ink_when()

    def show_title(self, title: Title) -> None:
        """Show which net it is."""
        if title != self._title:
            self._title = title
            words = " ".join((title.name, self._ways()[0])).strip()
            self.whole = f"{self._letter.text()}: {words}"
            for item in (self._letter, self._name, self._when):
                item.setToolTip(self.whole)
            self._ink_when()

    def place(self, room: QRectF) -> None:
        """Stand in a line of this room."""
        self._room = room

    @property
    def has_room(self) -> bool:
        """Whether all of it can be said at length."""
        name = self._title.name
        return not name or self._left_for(self._ways()[0]) >= width_of(name)

    def say(self, *, at_length: bool) -> None:
        """Say it at length, or as shortly as must be: neighbours do the same."""
        long, *shorter = self._ways()
        name = self._title.name
        fitting = (way for way in shorter if self._left_for(way) >= width_of(name))
        when = long if at_length else next(fitting, shorter[-1] if shorter else long)
        left = max(0.0, self._left_for(when))
        if width_of(name) > left:
            name = name.partition(":")[0]  # "branch 1: …", "none: …"
        elided = QFontMetricsF(fonts.text(fonts.SMALL)).elidedText(
            name, Qt.TextElideMode.ElideRight, left
        )
        self._name.say(elided)
        self._when.say(when)
        x, y = self._room.x(), self._room.center().y()
        for item, font in ((self._letter, self._bold), (self._name, None), (self._when, None)):
            item.stand(x, y)
            x += width_of(item.text(), font) + _SPACE if item.text() else 0.0

    def _ink_when(self) -> None:
        self._when.ink(self._theme.accent if self._title.is_end else self._theme.muted)

    def _ways(self) -> tuple[str, ...]:
        """Return the ways of saying where the weights are from, from long to short."""
        name, iteration, is_end = self._title
        when = "" if iteration is None else f"{iteration:,}"
        if is_end:
            ways = _("trained to iteration {when}"), _("trained to {when}"), _("to {when}")
        elif name and when:
            ways = _("at iteration {when}"), _("at {when}"), "{when}"
        else:
            return (_("iteration {when}").format(when=when) if when else "",)
        return tuple(way.format(when=when) for way in ways)

    def _left_for(self, when: str) -> float:
        """Return the pixels that are left for the name."""
        letter = width_of(self._letter.text(), self._bold) + _SPACE
        return self._room.width() - letter - (_SPACE + width_of(when) if when else 0.0)
