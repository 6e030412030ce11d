"""Over a net of a comparison: its letter, its branch, its iteration."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from rnn_viz.views.synapses.shown import Title
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import Words, width_of
from rnn_viz.views.widgets.theme import Theme

_SPACE = 5  # pixels between the words


class NetTitle:
    """One line; where there is little room the name is shortened, never the number.

    Attributes
    ----------
    whole
        All of it in words.
    """

    def __init__(self, letter: str, canvas: Canvas) -> None:
        self._bold = fonts.text(fonts.SMALL, bold=True)
        self._letter, self._name, self._when = Words(font=self._bold), Words(), Words()
        self._letter.say(letter)
        for words in (self._letter, self._name, self._when):
            canvas.scene().addItem(words)
        self._title, self._room = Title(""), QRectF()
        self.whole = ""
        self._theme: Theme | None = None
        canvas.styled(self._restyle)

    def show_title(self, title: Title) -> None:
        """Show which net it is."""
        if title != self._title:
            self._title = title
            words = " ".join((title.name, self._ways()[0])).strip()
            self.whole = f"{self._letter.text()}: {words}"
            for item in (self._letter, self._name, self._when):
                item.setToolTip(self.whole)
            self._ink()

    def place(self, room: QRectF) -> None:
        """Stand in a line of this room."""
        self._room = room

    @property
    def has_room(self) -> bool:
        """Whether all of it can be said at length."""
        return self._title.name == "" or self._left_for(self._ways()[0]) >= width_of(
            self._title.name
        )

    def say(self, *, at_length: bool) -> None:
        """Say it at length, or as shortly as must be: neighbours do the same."""
        long, *shorter = self._ways()
        name = self._title.name
        fitting = (way for way in shorter if self._left_for(way) >= width_of(name))
        when = long if at_length else next(fitting, shorter[-1] if shorter else long)
        elided = QFontMetricsF(fonts.text(fonts.SMALL)).elidedText(
            name, Qt.TextElideMode.ElideRight, max(0.0, self._left_for(when))
        )
        x, y = self._room.x(), self._room.center().y()
        for item, text in ((self._letter, None), (self._name, elided), (self._when, when)):
            if text is not None:
                item.say(text)
            item.stand(x, y)
            wide = width_of(item.text(), self._bold if item is self._letter else None)
            x += wide + _SPACE if item.text() else 0.0

    def set_visible(self, is_visible: bool) -> None:
        """Be there, or not."""
        for item in (self._letter, self._name, self._when):
            item.setVisible(is_visible)

    def _restyle(self, theme: Theme, _scale: float) -> None:
        self._theme = theme
        self._ink()

    def _ink(self) -> None:
        assert self._theme is not None
        self._letter.ink(self._theme.text)
        self._name.ink(self._theme.text)
        self._when.ink(self._theme.accent if self._title.is_end else self._theme.muted)

    def _ways(self) -> tuple[str, ...]:
        """Return the ways of saying where the weights are from, from long to short."""
        name, iteration, is_end = self._title
        when = "" if iteration is None else f"{iteration:,}"
        if is_end:
            return f"trained to iteration {when}", f"trained to {when}", f"to {when}"
        if name and when:
            return f"at iteration {when}", f"at {when}"
        return (f"iteration {when}" if when else "",)

    def _left_for(self, when: str) -> float:
        """Return the pixels that are left for the name."""
        letter = width_of(self._letter.text(), self._bold)
        others = sum(_SPACE + width_of(word) for word in (when,) if word)
        return self._room.width() - letter - _SPACE - others
