"""What steps back is still legible."""

import pytest
from PySide6.QtGui import QColor

from rnn_viz.views.widgets.theme import THEMES
from tests.views.contrast import contrast


def under(colour: QColor, veil: QColor, strength: float) -> QColor:
    parts = zip(colour.getRgb()[:3], veil.getRgb()[:3], strict=True)
    return QColor(*(round(a + (b - a) * strength) for a, b in parts))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("role", ["text", "muted", "accent", "backward", "wrong"])
def test_text_under_a_veil_has_a_contrast_of_two_and_a_half(name: str, role: str) -> None:
    theme = THEMES[name]
    ground = QColor(theme.background)
    text = under(QColor(getattr(theme, role)), ground, theme.veil)
    assert contrast(text, ground) >= 2.5
