"""A row of words of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

_FRAME, _FRAME_AT_BEST = 16, 24  # pixels of a segment around its word
_EDGE = 2  # pixels around all segments


class Segmented(QFrame):
    """One of several words is chosen, or none fits (style sheet role "segmented").

    ``chosen`` carries the index that the user chose; :meth:`choose` does not emit it.
    """

    chosen = Signal(int)

    def __init__(self, words: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("role", "segmented")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(*map(scaled, (1, 1, 1, 1)))
        layout.setSpacing(0)
        for index, word in enumerate(words):
            button = QToolButton(self)
            button.setAccessibleName(word)
            wear(button, fonts.text(12))
            button.setCheckable(True)
            button.setProperty("role", "segment")
            button.setObjectName(f"{name}.{word}")
            self._group.addButton(button, index)
            layout.addWidget(button)
        self.rename(words)
        self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self.chosen)
        self._group.idToggled.connect(self._settle_focus)
        self._settle_focus()

    def minimumSizeHint(self) -> QSize:
        """Return the size of all words in full, with less around them."""
        width = sum(button.minimumWidth() for button in self.buttons()) + scaled(2 * _EDGE)
        return QSize(width, self.sizeHint().height())

    @property
    def index(self) -> int:
        """The word that is chosen, counted from 0; -1 where none is."""
        return self._group.checkedId()

    def choose(self, index: int | None) -> None:
        """Show another word as chosen, or none."""
        self._group.setExclusive(index is not None)
        for at, button in enumerate(self.buttons()):
            button.setChecked(at == index)
        self._settle_focus()

    def rename(self, words: Sequence[str]) -> None:
        """Write other words, such as shorter ones; a screen reader reads the first ones."""
        for button, word in zip(self.buttons(), words, strict=True):
            button.setText(word)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have room for the words, whatever type they are in by now."""
        super().resizeEvent(event)
        self._fit()

    def width_for(self, words: Sequence[str]) -> int:
        """Return the pixels that it takes with other words."""
        pairs = zip(self.buttons(), words, strict=True)
        widths = (button.fontMetrics().horizontalAdvance(word) for button, word in pairs)
        return sum(width + scaled(_FRAME_AT_BEST) for width in widths) + scaled(2 * _EDGE)

    def buttons(self) -> list[QToolButton]:
        """Return the words as buttons, in order."""
        return [b for b in self._group.buttons() if isinstance(b, QToolButton)]

    def _settle_focus(self) -> None:
        """Let Tab come to the word that is chosen, from which arrows lead to the others."""
        for at, button in enumerate(self.buttons()):
            is_stop = at == max(self.index, 0)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)

    def _fit(self) -> None:
        for button in self.buttons():
            needed = button.fontMetrics().horizontalAdvance(button.text()) + scaled(_FRAME)
            if button.minimumWidth() != needed:
                button.setMinimumWidth(needed)
