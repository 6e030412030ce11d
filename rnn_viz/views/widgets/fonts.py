"""The system font at fixed pixel sizes, with figures that are all of one width."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

SMALL, BODY, FIGURE, LARGE = 11, 13, 16, 20


@cache
def text(pixels: int = BODY, *, bold: bool = False) -> QFont:
    """Return the system font; ``pixels`` is its nominal height."""
    return _sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont), pixels, bold)


@cache
def code(pixels: int) -> QFont:
    """Return the system's fixed-width font."""
    return _sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), pixels)


@cache
def heading() -> QFont:
    """Return the small spaced capitals that name an area."""
    font = text(SMALL, bold=True)
    spaced = QFont(font)
    spaced.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.0)
    spaced.setCapitalization(QFont.Capitalization.AllUppercase)
    return spaced


def _sized(family: QFont, pixels: int, bold: bool = False) -> QFont:
    font = QFont(family)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    if hasattr(QFont, "Tag"):  # Qt 6.7
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
