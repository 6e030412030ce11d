"""Both themes: every value filled in, every text readable."""

from typing import Any

import pytest
from PySide6.QtGui import QColor

from rnn_viz.app.actions.do import Do
from rnn_viz.app.theme import chosen, style_sheet
from rnn_viz.io.settings import Settings
from rnn_viz.views.widgets.theme import DARK, LIGHT, THEMES, Theme
from rnn_viz.views.widgets.themed import milliseconds


def _luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("ink", ["text", "muted", "accent", "wrong", "positive"])
@pytest.mark.parametrize("paper", ["background", "surface"])
def test_text_can_be_read(theme: Theme, ink: str, paper: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, paper)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_on_the_accent_can_be_read(theme: Theme) -> None:
    assert contrast(theme.on_accent, theme.accent) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_sums_without_a_wrong_bit_can_be_seen_alone(theme: Theme) -> None:
    assert contrast(theme.wrong_steps[0], theme.background) >= 1.35


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_style_sheet_has_no_gaps(theme: Theme) -> None:
    sheet = style_sheet(theme)
    assert "{{" not in sheet
    assert theme.accent in sheet


def test_a_chosen_theme_wins_over_the_system(qapp: object) -> None:
    assert chosen("light") is LIGHT
    assert chosen("dark") is DARK
    assert chosen("system") in (LIGHT, DARK)


def test_reduced_motion_is_a_choice_that_is_remembered(make_window: Any) -> None:
    window, _ = make_window()
    switch = window.actions_by_key[Do.REDUCED_MOTION]
    assert not switch.isChecked()
    assert milliseconds(window.panels, 200) == 200
    switch.trigger()
    assert milliseconds(window.panels, 200) == 0
    assert window.settings.reduced_motion
    window.actions_by_key[Do.THEME_LIGHT].trigger()
    assert milliseconds(window.panels, 200) == 0, "another theme keeps it"
    switch.trigger()
    assert milliseconds(window.panels, 200) == 200


def test_reduced_motion_holds_from_the_start(make_window: Any) -> None:
    window, _ = make_window(settings=Settings(theme="dark", reduced_motion=True))
    window.look.dress()
    assert window.actions_by_key[Do.REDUCED_MOTION].isChecked()
    assert milliseconds(window.panels, 200) == 0


def test_what_is_not_seen_does_not_move(make_window: Any) -> None:
    window, _ = make_window()
    window.hide()
    assert milliseconds(window.panels, 200) == 0


def test_motion_is_switched_without_dressing_anew(make_window: Any) -> None:
    window, _ = make_window()
    sheet = window.styleSheet()
    window.setStyleSheet("")  # resolving one costs a quarter of a second
    window.actions_by_key[Do.REDUCED_MOTION].trigger()
    assert not window.styleSheet()
    assert sheet


def test_a_language_is_chosen_for_the_next_start_and_said_in_it(make_window: Any) -> None:
    window, _ = make_window()
    actions, said = window.actions_by_key, []
    window.look.said.connect(said.append)
    assert actions[Do.LANGUAGE_SYSTEM].isChecked()
    actions[Do.LANGUAGE_GERMAN].trigger()
    assert (window.settings.language, actions[Do.LANGUAGE_SYSTEM].isChecked()) == ("de", False)
    actions[Do.LANGUAGE_ENGLISH].trigger()
    assert said == [
        "Das Programm spricht ab dem nächsten Start Deutsch.",
        "The program speaks English from the next start on.",
    ]
    assert window.settings.language == "en"
    assert actions[Do.OPEN].text() == "Open …", "what is written stays as it is"
