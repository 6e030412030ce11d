"""The colours of updates: a pair of its own, for every eye and both themes."""

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtGui import QColor

from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import THEMES, Theme

both = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)

# Machado, Oliveira and Fernandes (2009), severity 1, for linear RGB
EYES = {
    "usual": np.eye(3),
    "protanopia": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "deuteranopia": [[0.367, 0.861, -0.228], [0.280, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "tritanopia": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)


def linear(name: str) -> np.ndarray:
    parts = np.array(QColor(name).getRgbF()[:3])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(name: str, eye: str) -> np.ndarray:
    seen = np.clip(np.array(EYES[eye]) @ linear(name), 0, 1)
    x, y, z = np.cbrt(TO_XYZ @ seen / WHITE)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, eye: str) -> float:
    return float(np.linalg.norm(lab(one, eye) - lab(other, eye)))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(float(TO_XYZ[1] @ linear(name)) for name in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


@both
@pytest.mark.parametrize("eye", EYES)
def test_signs_and_none_are_told_apart_by_every_eye(theme: Theme, eye: str) -> None:
    three = theme.update_negative, theme.neutral, theme.update_positive
    assert all(distance(one, other, eye) > 30 for one, other in combinations(three, 2))


@both
def test_they_are_not_the_colours_of_weights(theme: Theme) -> None:
    pairs = [
        (mine, other)
        for mine in (theme.update_negative, theme.update_positive)
        for other in (theme.negative, theme.positive)
    ]
    assert all(distance(mine, other, "usual") > 30 for mine, other in pairs)
    assert theme.update_positive == theme.backward, "the family of the backward pass"


@both
def test_they_stand_out_from_none_and_from_the_window(theme: Theme) -> None:
    for end in (theme.update_negative, theme.update_positive):
        assert contrast(end, theme.neutral) >= 3
        assert contrast(end, theme.background) >= 3
        assert contrast(end, theme.surface) >= 3


@both
def test_the_scale_goes_from_end_to_end(theme: Theme) -> None:
    values = np.array([-9.0, 0.0, 9.0])
    below, zero, above = signed_scale(2.0, palette.updates).pixels(values, theme)
    assert QColor.fromRgb(int(below)) == QColor(theme.update_negative)
    assert QColor.fromRgb(int(above)) == QColor(theme.update_positive)
    middle, neutral = QColor.fromRgb(int(zero)), QColor(theme.neutral)
    assert np.abs(np.subtract(middle.getRgb(), neutral.getRgb())).max() <= 2
