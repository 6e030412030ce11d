"""The colours of the listing's words, and blanks that give its rows their height."""

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from rnn_viz.core.script.listing import Listing
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font
from rnn_viz.views.widgets.theme import Theme

_DARK = {"keyword": "#7fc7bd", "call": "#b9c6d8", "number": "#d8a3b4", "string": "#a9bd8c"}
_LIGHT = {"keyword": "#16706a", "call": "#43536b", "number": "#98405e", "string": "#556b1f"}
_OF_THEME = {"dark": _DARK, "light": _LIGHT}
_KINDS = ("keyword", "call", "name", "number", "string", "comment", "operator")
_TALL = 14  # pixels of the blanks


class CodeHighlighter(QSyntaxHighlighter):
    """Gives each word of a listing its colour.

    A plain text knows no height of its rows but that of its font. So the blanks are of a larger
    font, set closer, and the words of the small one: rows are airy, columns stay columns.
    Indentation is drawn half as wide as it is, so that more fits into a narrow pane; what is
    copied is whole.
    """

    def __init__(self, document: QTextDocument, listing: Listing, theme: Theme) -> None:
        super().__init__(document)
        self._listing = listing
        self._blank, self._indent = QTextCharFormat(), QTextCharFormat()
        self._words: dict[str, QTextCharFormat] = {}
        self.use(theme)

    def use(self, theme: Theme) -> None:
        """Use the colours of a theme, and type of the scale in force."""
        self._blank.setFont(blanks())
        self._indent.setFont(blanks(0.5))
        for kind in _KINDS:
            made = self._words[kind] = QTextCharFormat()
            made.setFont(scaled_font(fonts.code(fonts.SMALL)))
            made.setForeground(QColor(word_colour(kind, theme)))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        line = self._listing.lines[self.currentBlock().blockNumber()]
        for word in line.words:
            self.setFormat(word.start, word.stop - word.start, self._words[word.kind])
        for at, character in enumerate(text):
            if character == " ":
                self.setFormat(at, 1, self._indent if at < line.indent else self._blank)


def word_colour(kind: str, theme: Theme) -> str:
    """Return the colour of a kind of word, ``#rrggbb``, apart from the colours that data have."""
    if kind in ("comment", "operator"):
        return theme.muted
    return _OF_THEME[theme.name].get(kind, theme.text)


def blanks(share: float = 1.0) -> QFont:
    """Return the font of the blanks, each of a share of a character's width."""
    font = QFont(scaled_font(fonts.code(_TALL)))
    apart = share * character_width() - QFontMetricsF(font).horizontalAdvance(" ")
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, apart)
    return font


def character_width() -> float:
    """Return the pixels of a character."""
    return QFontMetricsF(scaled_font(fonts.code(fonts.SMALL))).horizontalAdvance("0")
