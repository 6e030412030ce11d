"""Parts of the window that a lesson hides: a simple window, for who would be lost in all of it."""

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from rnn_viz.app.panels import Panels
from rnn_viz.core.intents import Tab
from rnn_viz.core.lessons.parts import WHOLE
from rnn_viz.views.widgets.folding import FoldingChoice

_TABS = {"script": Tab.SCRIPT, "print-outs": Tab.PRINT_OUTS, "what if": Tab.WHAT_IF}

_EVIDENCE = {"error", "sums", "accuracy"}  # all that the right column has


class Hiding:
    """Hides parts of a window, and shows again what it has hidden."""

    def __init__(self, window: QWidget, panels: Panels) -> None:
        self._window, self._panels = window, panels
        self._hidden: list[QWidget] = []

    def hide(self, parts: Iterable[str]) -> None:
        """Hide these parts and no others, by the names that lessons use."""
        self.show_all()
        names = set(parts)
        self._panels.tabs_hidden = frozenset(_TABS[it] for it in names & _TABS.keys())
        self._panels.watch.is_without_evidence = names >= _EVIDENCE
        for name in sorted(names - _TABS.keys()):
            widget = self._window.findChild(QWidget, WHOLE[name])
            around = None if widget is None else widget.parentWidget()
            if name in _EVIDENCE or isinstance(around, FoldingChoice):
                widget = around  # the area that it fills, or what decides whether it is seen
            if widget is not None and not widget.isHidden():
                widget.hide()
                self._hidden.append(widget)

    def show_all(self) -> None:
        """Show again what was hidden."""
        for widget in self._hidden:
            widget.show()
        self._hidden.clear()
        self._panels.tabs_hidden = frozenset()
        self._panels.watch.is_without_evidence = False
