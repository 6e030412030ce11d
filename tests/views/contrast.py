"""How well one colour can be told from another, by the rule of WCAG 2."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def best_in(image: QImage, box: QRect, ground: QColor) -> float:
    """Return the contrast to the ground of what stands out most in a part of a picture."""
    seen = {
        image.pixel(x, y)
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    }
    return max(contrast(QColor.fromRgb(pixel), ground) for pixel in seen)


def _luminance(colour: QColor) -> float:
    parts = colour.redF(), colour.greenF(), colour.blueF()
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
