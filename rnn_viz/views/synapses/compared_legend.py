"""Beside two nets and their difference: the weight pointed at in all three, and the colours."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.words.number_text import signed
from rnn_viz.views.synapses.compared_plan import WIDE_LEGEND
from rnn_viz.views.synapses.synapse_axes import meaning
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.colour_bar import ColourBar
from rnn_viz.views.widgets.elided_label import ElidedLabel
from rnn_viz.views.widgets.palette import diverging, updates
from rnn_viz.views.widgets.themed import Themed

LETTERS = ("A", "B", "A − B")
_INVITATION = "Point at a cell", "to compare it."
_DECIMALS = 5  # as a change is read out: after a few examples branches differ by little


class ComparedLegend(Themed, QWidget):
    """Name and three values, aligned at the point; each scale under the values it is for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("synapses.compare.legend")
        self._name, self._meaning = QLabel(self), QLabel(self)
        self._meaning.setProperty("role", "muted")
        self._letters = [ElidedLabel(f"synapses.compare.letter.{it}", self) for it in LETTERS]
        self._values = [QLabel(self) for _ in LETTERS]
        self.bars = (
            ColourBar("synapses.compare.colours", self, "A and of B"),
            ColourBar("synapses.compare.difference_colours", self, "A − B"),
        )
        self._weight: Weight | None = None
        self._lay_out()
        self._name_weight()

    def show_weight(self, weight: Weight | None, values: Sequence[float]) -> None:
        """Read out a weight of A and of B, and A − B; ``None`` invites to point at one."""
        self._weight = weight
        self._name_weight()
        for label, value in zip(self._values, values, strict=True):
            label.setText("" if weight is None else signed(value, _DECIMALS))

    def show_limits(self, weights: str, difference: str) -> None:
        """Write what the ends of both scales mean."""
        self.bars[0].show_limit(weights, diverging)
        self.bars[1].show_limit(difference, updates)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write larger where there is room."""
        super().resizeEvent(event)
        size = fonts.BODY if self._is_wide else fonts.SMALL
        for label in (self._name, *self._letters, *self._values):
            label.setFont(fonts.text(size))
        self._name_weight()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= WIDE_LEGEND

    def _name_weight(self) -> None:
        weight = self._weight
        if weight is None:
            name, words = _INVITATION
        elif self._is_wide:
            name, words = f"{weight.name}[{weight.ends}]", meaning(weight)
        else:
            name, words = weight.name, f"[{weight.ends}]"
        self._name.setText(name)
        self._meaning.setText(words)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(0)
        self._meaning.setFont(fonts.text(fonts.SMALL))
        grid.addWidget(self._name, 0, 0, 1, 2)
        grid.addWidget(self._meaning, 1, 0, 1, 2)
        lines = zip((3, 4, 8), LETTERS, self._letters, self._values, strict=True)
        for row, text, letter, value in lines:
            letter.setText(text)
            letter.setProperty("role", "muted")
            value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(letter, row, 0)
            grid.addWidget(value, row, 1)
        for row, bar in zip((6, 10), self.bars, strict=True):
            grid.addWidget(bar, row, 0, 1, 2)
        for row, height in ((2, 4), (5, 3), (7, 6), (9, 3)):
            grid.setRowMinimumHeight(row, height)
        grid.setRowStretch(11, 1)
