"""Colours: fixed limits, a neutral zero, and differences that everyone can see."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from rnn_viz.views.widgets import palette
from rnn_viz.views.widgets.scale import signed_scale
from rnn_viz.views.widgets.theme import DARK, LIGHT, THEMES, Theme

both = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


def colour(pixel: np.uint32) -> QColor:
    return QColor.fromRgb(int(pixel))


def luminance(name: str) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(name).getRgbF()[:3]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: QColor, other: QColor) -> float:
    return float(np.abs(np.subtract(one.getRgb(), other.getRgb())).max())


@both
def test_the_ends_and_the_middle_of_the_signed_scale(theme: Theme) -> None:
    below, zero, above = signed_scale(2.0).pixels(np.array([-2.0, 0.0, 2.0]), theme)
    assert colour(below) == QColor(theme.negative)
    assert colour(above) == QColor(theme.positive)
    assert distance(colour(zero), QColor(theme.neutral)) <= 2


@both
@given(value=st.floats(-10, 10), limit=st.floats(0.1, 10))
def test_limits_are_fixed_and_beyond_them_nothing_changes(
    theme: Theme, value: float, limit: float
) -> None:
    alone = signed_scale(limit).pixels(np.array([value]), theme)[0]
    together = signed_scale(limit).pixels(np.array([value, 1e300, -1e300]), theme)
    assert together[0] == alone
    assert colour(together[1]) == QColor(theme.positive)
    assert colour(together[2]) == QColor(theme.negative)


@both
def test_what_is_no_number_has_no_sign_and_no_activation(theme: Theme) -> None:
    with np.errstate(all="raise"):
        none = signed_scale(1.0).pixels(np.array([np.nan]), theme)[0]
        quiet = palette.activation(theme)[palette.grades(np.array([np.nan]))[0]]
    assert distance(colour(none), QColor(theme.neutral)) <= 2
    assert colour(quiet) == QColor(theme.quiet)


@pytest.mark.parametrize("limit", [5e-324, 1e-310, 1e-12, 1e308, np.finfo(np.float64).max])
def test_any_limit_has_its_colours(limit: float) -> None:
    with np.errstate(all="raise"):
        found = signed_scale(limit).pixels(np.array([-limit, 0.0, limit, np.nan, np.inf]), DARK)
    low, middle, high = palette.diverging(DARK)[[0, 128, -1]]
    assert list(found) == [low, middle, high, middle, high]


@pytest.mark.parametrize("limit", [0.0, np.inf])
def test_a_limit_that_is_none_divides_nothing(limit: float) -> None:
    with np.errstate(all="raise"):
        found = signed_scale(limit).pixels(np.array([-np.inf, 0.0, np.inf]), DARK)
    assert list(found) == list(palette.diverging(DARK)[[0, 128, -1]])


LARGEST = float(np.finfo(np.float64).max)
_EDGES = (0.0, 5e-324, 1e-310, 1e-300, 1.0, 1e300, LARGEST, np.inf, np.nan)
_ANY = st.floats() | st.sampled_from(_EDGES) | st.sampled_from(_EDGES).map(lambda edge: -edge)


@given(st.lists(_ANY, min_size=1, max_size=8), _ANY, _ANY)
def test_whatever_the_values_and_limits_are_every_value_has_a_place_in_order(
    values: list[float], low: float, high: float
) -> None:
    given_values = np.array(values)
    with np.errstate(all="raise", under="ignore"):  # what is too small is nothing
        found = palette.places(given_values, low, high)
        signs = palette.places(given_values, -high, high)
    for place in (found, signs):
        assert place.min() >= 0
        assert place.max() <= 255
        known = ~np.isnan(given_values)
        in_order = np.argsort(given_values[known])
        assert (np.diff(place[known][in_order]) >= 0).all()
    assert (signs[given_values > 0] >= 128).all()
    assert (signs[given_values < 0] <= 128).all()
    if max(low, -LARGEST) < min(high, LARGEST):
        assert (found[given_values <= low] == 0).all()
        assert (found[given_values >= high] == 255).all()


@both
def test_activations_go_from_quiet_to_active_without_turning_back(theme: Theme) -> None:
    scale = palette.activation(theme)[palette.grades(np.linspace(0.0, 1.0, 256))]
    light = [luminance(colour(pixel).name()) for pixel in scale]
    assert (colour(scale[0]), colour(scale[-1])) == (QColor(theme.quiet), QColor(theme.active))
    assert sorted(light) in (light, light[::-1])


@both
def test_more_wrong_bits_stand_out_more(theme: Theme) -> None:
    steps = [colour(pixel).name() for pixel in palette.wrong_bit_colours(theme)[:7]]
    assert steps[5] == steps[6], "five and more are one step"
    away = [abs(luminance(step) - luminance(theme.background)) for step in steps[:6]]
    assert away == sorted(away)
    assert all(contrast(one, other) > 1.2 for one, other in pairwise(steps[:6]))


@both
def test_an_image_has_its_values_where_they_are(theme: Theme) -> None:
    wrong = np.array([[0, 1, 2], [3, 4, 200]], np.uint8)
    image = palette.image_of(palette.wrong_bit_colours(theme)[wrong])
    assert (image.width(), image.height()) == (3, 2)
    for (row, column), count in np.ndenumerate(wrong):
        expected = QColor(theme.wrong_steps[min(int(count), 5)])
        assert image.pixelColor(column, row) == expected


@both
def test_text_can_be_read(theme: Theme) -> None:
    for ground in (theme.background, theme.surface):
        assert contrast(theme.text, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.accent, theme.background) >= 3


@both
def test_signs_differ_in_more_than_hue_for_the_colour_blind(theme: Theme) -> None:
    negative, positive = QColor(theme.negative), QColor(theme.positive)
    # red-green blindness merges those two channels; blue must still tell the signs apart
    assert abs(negative.blue() - positive.blue()) > 100


def test_the_themes_are_two_designs() -> None:
    assert luminance(DARK.background) < 0.05
    assert luminance(LIGHT.background) > 0.8
