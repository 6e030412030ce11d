"""Puts a theme on the whole application: palette and style sheet."""

import re
from dataclasses import asdict

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from rnn_viz.app import resources
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font
from rnn_viz.views.widgets.theme import DARK, LIGHT, THEMES, Theme


def chosen(name: str) -> Theme:
    """Return the theme called ``name``; "system" gives what the system says, else dark."""
    if name in THEMES:
        return THEMES[name]
    scheme = QGuiApplication.styleHints().colorScheme()
    return LIGHT if scheme is Qt.ColorScheme.Light else DARK


def dress(window: QWidget, theme: Theme) -> None:
    """Give a window and the application a theme.

    The style sheet is the window's: Qt resolves one of the application's four times as often.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    prepare(theme, app)
    window.setStyleSheet(style_sheet(theme))


def prepare(theme: Theme, app: QApplication) -> None:
    """Give an empty window its colours.

    A style sheet is resolved anew for a widget and all that is in it whenever it is put into
    another one; while a window is furnished that costs more than making the widgets.
    """
    app.setFont(scaled_font(fonts.text()))
    app.setPalette(palette(theme))


def palette(theme: Theme) -> QPalette:
    """Return the theme as a palette, for what the style sheet leaves alone."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.background,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.raised,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.positive,
        QPalette.ColorRole.Mid: theme.rule,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
        QPalette.ColorRole.WindowText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.faint))
    return made


def style_sheet(theme: Theme) -> str:
    """Return the style sheet with the theme's values filled in, at the scale in force."""
    sheet = resources.read_text("themes/base.qss")
    steps = {f"wrong_{step}": colour for step, colour in enumerate(theme.wrong_steps)}
    for name, value in (asdict(theme) | steps).items():
        if isinstance(value, str):
            sheet = sheet.replace(f"{{{{ {name} }}}}", value)
    sheet = sheet.replace("{{ chevron }}", resources.path("icons/chevron.svg").as_posix())
    # a radius larger than half of what it rounds leaves it square
    sheet = re.sub(
        r"(radius: )(\d+)px", lambda at: f"{at[1]}{scaled(2 * int(at[2])) // 2}PX", sheet
    )
    return re.sub(r"(-?\d+)px", lambda at: f"{scaled(int(at[1]))}px", sheet).replace("PX", "px")
