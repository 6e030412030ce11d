"""The look of the window: theme, scale, motion, language; what the View menu chooses."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from rnn_viz.app import resources
from rnn_viz.app import theme as themes
from rnn_viz.app.actions import states
from rnn_viz.app.actions.do import Do
from rnn_viz.core import language
from rnn_viz.core.language import _
from rnn_viz.io.settings import Settings
from rnn_viz.io.starting import languages
from rnn_viz.views.widgets.scaling import lengths, rescaling
from rnn_viz.views.widgets.themed import reduce_motion

_ACTIONS = {"system": Do.THEME_SYSTEM, "light": Do.THEME_LIGHT, "dark": Do.THEME_DARK}
_LANGUAGES = {
    "system": Do.LANGUAGE_SYSTEM, "en": Do.LANGUAGE_ENGLISH, "de": Do.LANGUAGE_GERMAN,
}  # fmt: skip


class Appearance(QObject):
    """Puts theme, scale and motion on the whole application.

    Signals
    -------
    changed
        The user has chosen something.
    scaled
        All that is drawn has another scale.
    said
        A sentence about that.

    Attributes
    ----------
    name
        "system", "light" or "dark".
    theme
        The theme that this means now.
    is_reduced
        Whether nothing slides or fades.
    language
        "system", "en" or "de": from the next start on.
    """

    changed = Signal()
    scaled = Signal()
    said = Signal(str)

    def __init__(self, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.name, self.is_reduced = settings.theme, settings.reduced_motion
        self.language = settings.language
        self.theme = themes.chosen(self.name)

    @property
    def scale(self) -> int:
        """How large text and pictures are, in percent."""
        return lengths.chosen_percent()

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions of the View menu do."""
        return {
            Do.THEME_SYSTEM: lambda: self.use_theme("system"),
            Do.THEME_LIGHT: lambda: self.use_theme("light"),
            Do.THEME_DARK: lambda: self.use_theme("dark"),
            Do.REDUCED_MOTION: self._switch_motion,
            Do.LARGER: lambda: self.use_scale(lengths.next_step(1)),
            Do.SMALLER: lambda: self.use_scale(lengths.next_step(-1)),
            Do.NORMAL_SIZE: lambda: self.use_scale(lengths.NORMAL),
            **{do: partial(self._choose_language, name) for name, do in _LANGUAGES.items()},
        }

    def remembered(self, settings: Settings) -> Settings:
        """Return settings with what is chosen here."""
        return replace(
            settings, theme=self.name, reduced_motion=self.is_reduced, scale=self.scale,
            language=self.language,
        )  # fmt: skip

    def furnish(self, actions: Mapping[Do, QAction]) -> None:
        """Take charge of the look of what is in the window now."""
        self._actions = dict(actions)
        self._actions[_ACTIONS[self.name]].setChecked(True)
        self._actions[Do.REDUCED_MOTION].setChecked(self.is_reduced)
        self._actions[_LANGUAGES[self.language]].setChecked(True)
        states.colour(self._actions, self.theme)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def use_theme(self, name: str) -> None:
        """Use the theme "system", "light" or "dark" from now on."""
        self.name, self.theme = name, themes.chosen(name)
        self._actions[_ACTIONS[name]].setChecked(True)
        self.dress()
        states.colour(self._actions, self.theme)
        self.changed.emit()

    def use_scale(self, percent: int) -> None:
        """Let text and pictures be so large from now on, and say so."""
        before = lengths.factor()
        if lengths.choose(percent) / lengths.NORMAL != before:
            self._window.setUpdatesEnabled(False)
            rescaling.resize_contents(self._window, before)
            self.dress()
            rescaling.lay_out_anew(self._window)
            self._window.setUpdatesEnabled(True)
            self.scaled.emit()
            self.changed.emit()
        self.said.emit(_("Size {percent} %.").format(percent=self.scale))

    def dress(self) -> None:
        """Put theme and motion on the window."""
        themes.dress(self._window, self.theme)
        reduce_motion(self._window, is_reduced=self.is_reduced)

    def _choose_language(self, name: str) -> None:
        """Speak it from the next start on: what is written already stays."""
        self.language = name
        self.changed.emit()
        with language.using(languages.catalogue(resources.root() / "locale", name)):
            self.said.emit(_("The program speaks English from the next start on."))

    def _switch_motion(self) -> None:
        self.is_reduced = self._actions[Do.REDUCED_MOTION].isChecked()
        reduce_motion(self._window, is_reduced=self.is_reduced)
        self.changed.emit()

    def _follow_system(self) -> None:
        if self.name == "system":
            self.use_theme("system")
