"""One of several words, each with its meaning: a row of them, or a menu where there is no room."""

from collections.abc import Mapping
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.segmented import Segmented

E = TypeVar("E", bound=Enum)


class Choice(QWidget):
    """One of several words is chosen.

    ``chosen`` carries the index that the user chose; :meth:`choose` does not emit it.

    Parameters
    ----------
    words
        What can be chosen, with what it means.
    name
        The name of the row; that of the menu ends with "menu".
    label
        What is chosen here.

    Attributes
    ----------
    row
        The words side by side.
    menu
        The button that shows them below each other.
    """

    chosen = Signal(int)

    def __init__(self, words: Mapping[E, str], name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.row = styled(switch(words, name, self), label=label)
        self.menu = styled(
            QToolButton(self), f"{name}.menu", "menu", fonts.text(12), label=label, tip=label
        )
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        choices = QMenu(self.menu)
        choices.setToolTipsVisible(True)
        for index, (word, meaning) in enumerate(words.items()):
            action = choices.addAction(name_of(word), lambda index=index: self.chosen.emit(index))
            action.setToolTip(meaning)
        self.menu.setMenu(choices)
        filled(QHBoxLayout(self), self.row, self.menu, spacing=0)
        self.row.chosen.connect(self.chosen)
        self.fold(is_folded=False)

    def choose(self, index: int) -> None:
        """Show what is chosen."""
        self.row.choose(index)
        self._write()

    def fold(self, *, is_folded: bool) -> None:
        """Be a menu, or the row of words again."""
        self.row.setVisible(not is_folded)
        self.menu.setVisible(is_folded)
        self._write()

    def _write(self) -> None:
        """Call what is chosen in the menu as in the row, where it may have a shorter name."""
        self.menu.setText(self.row.buttons()[self.row.index].text())


def switch(words: Mapping[E, str], name: str, parent: QWidget) -> Segmented:
    """Return a row of words that tell on hover what they mean."""
    made = Segmented([name_of(word) for word in words], name, parent)
    for button, meaning in zip(made.buttons(), words.values(), strict=True):
        button.setToolTip(meaning)
    return made
