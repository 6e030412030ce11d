"""The Help menu: what is this, the glossary, the keys, the hints, the program."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from rnn_viz.app import dialogs, resources
from rnn_viz.app.actions.do import Do
from rnn_viz.app.help.explainer import Explainer
from rnn_viz.app.help.glossary_window import GlossaryWindow
from rnn_viz.app.help.hints import Hints
from rnn_viz.app.help.shortcut_sheet import ShortcutSheet
from rnn_viz.core.glossary import Glossary


class Help(QObject):
    """Everything that explains the window.

    Parameters
    ----------
    window
        What is explained.
    dismissed
        The names of the hints that need not be shown any more.

    Attributes
    ----------
    glossary
        What the words of the window mean.
    explainer
        Shows that beside them.
    hints
        What is said at the first start.
    """

    def __init__(self, window: QWidget, dismissed: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self.glossary = Glossary(resources.spoken("glossary.txt").read_text("utf-8"))
        self.explainer = Explainer(window, self.glossary)
        self.hints = Hints(window, dismissed)

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions of the Help menu do."""
        return {
            Do.EXPLAIN: self._explain,
            Do.GLOSSARY: self._show_glossary,
            Do.SHORTCUTS: lambda: ShortcutSheet(self._window).open(),
            Do.HINTS: self.hints.begin_again,
            Do.ABOUT: lambda: dialogs.show_about(self._window),
        }

    def _explain(self) -> None:
        """Explain what is pointed at; where that is nothing with a name, show all words."""
        if not self.explainer.explain():
            self._show_glossary()

    def _show_glossary(self) -> None:
        GlossaryWindow(self._window, self.glossary).open()
