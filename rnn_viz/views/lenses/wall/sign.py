"""The sign before a sentence: right, wrong, or neither; a shape and a colour."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.words.lenses.verdict import Sign
from rnn_viz.views.widgets.icons import pixmap
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import Themed

_SIZE = 14  # pixels
_SVG = {
    Sign.RIGHT: '<circle cx="8" cy="8" r="7" fill="none" stroke="currentColor"/>'
    '<path d="M4.8 8.2l2.3 2.3 4.1-4.7" fill="none" stroke="currentColor" stroke-width="1.6"/>',
    Sign.WRONG: '<rect x="1" y="1" width="14" height="14" rx="2" fill="currentColor"/>'
    '<path d="M5 5l6 6M11 5l-6 6" stroke="{ground}" stroke-width="1.8"/>',
    Sign.PLAIN: '<circle cx="8" cy="8" r="2.2" fill="currentColor"/>',
}
_WORDS = {Sign.RIGHT: _("right"), Sign.WRONG: _("wrong"), Sign.PLAIN: ""}


class SignMark(Themed, QLabel):
    """The sign of a sentence, as a small picture with a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = Sign.PLAIN
        self.setFixedSize(scaled(_SIZE + 2), scaled(_SIZE + 4))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.retheme()

    def show_sign(self, sign: Sign) -> None:
        """Show another sign; the same again costs nothing."""
        if sign is not self._sign:
            self._sign = sign
            self.retheme()

    def retheme(self) -> None:
        """Draw it in the colours of the theme."""
        theme = self.theme
        ink = {Sign.RIGHT: theme.text, Sign.WRONG: theme.wrong, Sign.PLAIN: theme.muted}
        body = _SVG[self._sign].replace("{ground}", theme.surface)
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">{body}</svg>'
        scale = self.devicePixelRatioF()
        self.setPixmap(pixmap(svg, ink[self._sign], scaled(_SIZE), scale))
        self.setAccessibleName(_WORDS[self._sign])
