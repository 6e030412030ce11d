"""One of several words: a row of them, or a menu where there is little room."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.segmented import Segmented


class FoldingChoice(QWidget):
    """Choose one of several values by its word.

    Signals
    -------
    chosen
        The value that the user chose; :meth:`show_value` does not emit it.

    Attributes
    ----------
    row, menu
        The two forms, of which one can be seen.

    Parameters
    ----------
    words
        The word of each value.
    means
        What each value means, for tooltips and the menu.
    name
        By which the row can be found, and the menu with ``.menu`` behind it.
    label, tip
        What a screen reader calls the menu, and its tooltip.
    before
        What the menu writes before the word.
    """

    chosen = Signal(object)

    def __init__(
        self, words: Mapping[Any, str], means: Mapping[Any, str], name: str, label: str,
        tip: str = "", before: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._words, self._before, values = words, before, list(words)
        self.row = Segmented(list(words.values()), name, self)
        for button, value in zip(self.row.buttons(), values, strict=True):
            button.setToolTip(means[value])
        self.row.chosen.connect(lambda index: self.chosen.emit(values[index]))
        self.menu = styled(
            QToolButton(self), f"{name}.menu", "menu", fonts.text(12), label=label, tip=tip
        )
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.menu)
        for value, word in words.items():
            menu.addAction(f"{word}    {means[value]}", lambda it=value: self.chosen.emit(it))
        self.menu.setMenu(menu)
        self._layout = filled(QHBoxLayout(self), self.row, self.menu)
        self.menu.hide()

    def show_value(self, value: object) -> None:
        """Show what is chosen; a value without a word leaves all as it is."""
        if value in self._words:
            self.row.choose(list(self._words).index(value))
            self.menu.setText(f"{self._before}{self._words[value]}")

    def fold(self, is_folded: bool) -> None:
        """Show a menu instead of the row, or the row again."""
        if is_folded != self.row.isHidden():
            self._turn(is_folded)

    def _turn(self, is_folded: bool) -> None:
        self.row.setVisible(not is_folded)
        self.menu.setVisible(is_folded)
        self._layout.invalidate()
        self.updateGeometry()  # at once: whoever folds it asks next for the room that it takes
