"""What steps back is still legible."""

import pytest
from PySide6.QtGui import QColor

from rnn_viz.views.widgets.theme import THEMES


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = colour.redF(), colour.greenF(), colour.blueF()
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def under(colour: QColor, veil: QColor, strength: float) -> QColor:
    parts = zip(colour.getRgb()[:3], veil.getRgb()[:3], strict=True)
    return QColor(*(round(a + (b - a) * strength) for a, b in parts))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", ["text", "muted", "accent", "backward", "wrong"])
def test_text_under_a_veil_has_a_contrast_of_two_and_a_half(name: str, role: str) -> None:
    theme = THEMES[name]
    ground = QColor(theme.background)
    text = under(QColor(getattr(theme, role)), ground, theme.veil)
    low, high = sorted((luminance(text), luminance(ground)))
    assert (high + 0.05) / (low + 0.05) >= 2.5
