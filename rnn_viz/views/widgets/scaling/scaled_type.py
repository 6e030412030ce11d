"""Type as large as text is to be: fonts of the design, given to widgets that keep them."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from rnn_viz.views.widgets.scaling.lengths import factor, scaled

NOMINAL = "nominal_font"  # the property of a widget: its font in the design


def scaled_font(font: QFont) -> QFont:
    """Return a font as large as text is to be now."""
    if factor() == 1.0:
        return font
    made = QFont(font)
    made.setPixelSize(scaled(font.pixelSize()))
    if font.letterSpacingType() is QFont.SpacingType.AbsoluteSpacing:
        made.setLetterSpacing(font.letterSpacingType(), font.letterSpacing() * factor())
    return made


def wear(widget: QWidget, font: QFont) -> None:
    """Give a widget a font, as large as text is to be, now and whenever that changes."""
    widget.setProperty(NOMINAL, font)
    widget.setFont(scaled_font(font))
