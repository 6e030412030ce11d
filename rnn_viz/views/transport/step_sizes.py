"""What one step is: a row of words, or a menu of them where there is little room."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from rnn_viz.core.script.operations import StepSize
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.segmented import Segmented

STEP_SIZES: dict[StepSize | int, str] = {
    StepSize.OP: "op", StepSize.BIT: "bit", StepSize.PASS: "pass",
    1: "example", 10: "×10", 100: "×100", 1000: "×1000",
}  # fmt: skip
_MEANS = {
    StepSize.OP: "One step is an operation: one line of the script for one position",
    StepSize.BIT: "One step is a bit: all lines for one position, forwards or backwards",
    StepSize.PASS: "One step is a pass: all positions forwards, all backwards, or the update",
    1: "One step is an example: two numbers added, compared and learned",
}


class StepSizes(QWidget):
    """Choose the size of a step; ``chosen`` carries it."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sizes = list(STEP_SIZES)
        self.row = Segmented(list(STEP_SIZES.values()), "transport.by", self)
        for button, size in zip(self.row.buttons(), sizes, strict=True):
            button.setToolTip(_means(size))
        self.row.chosen.connect(lambda index: self.chosen.emit(sizes[index]))
        self.menu = self._menu_button()
        self._layout = filled(QHBoxLayout(self), self.row, self.menu)
        self.fold(False)

    def show_size(self, size: StepSize | int) -> None:
        """Show what one step is."""
        if size in STEP_SIZES:
            self.row.choose(list(STEP_SIZES).index(size))
            self.menu.setText(f"step: {STEP_SIZES[size]}")

    def fold(self, is_folded: bool) -> None:
        """Show a menu instead of the row, or the row again."""
        self.row.setVisible(not is_folded)
        self.menu.setVisible(is_folded)
        self._layout.invalidate()
        self.updateGeometry()  # at once: whoever folds it asks next for the room that it takes

    def _menu_button(self) -> QToolButton:
        button = styled(
            QToolButton(self), "transport.by.menu", "menu", fonts.text(12),
            label="Size of a step", tip="What one press of Step or Back does",
        )  # fmt: skip
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        for size, word in STEP_SIZES.items():
            text = f"{word}    {_means(size)}"
            menu.addAction(text, lambda size=size: self.chosen.emit(size))
        button.setMenu(menu)
        return button


def _means(size: StepSize | int) -> str:
    is_many = isinstance(size, int) and size > 1
    return f"One step is {size} examples" if is_many else _MEANS[size]
