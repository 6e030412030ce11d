"""The legend of the map of all sums: colour, wrong bits, number of sums."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGraphicsRectItem, QSizePolicy, QWidget

from rnn_viz.core.words.sums_text import STEPS
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import Side, Words, width_of
from rnn_viz.views.widgets.pictures.shapes import brush, pen
from rnn_viz.views.widgets.theme import Theme

_LINE = 18
_SWATCH = 10
_GAP = 6
_HEADING = "wrong bits"


class SumsLegend(Canvas):
    """One line a number of wrong bits, under a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("all_sums.legend")
        self.setAccessibleName("Sums by number of wrong bits")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._counts: list[tuple[str, int]] = []
        self._heading = Words()
        self._lines = [(QGraphicsRectItem(), Words(), Words()) for _ in range(STEPS)]
        for item in (self._heading, *(item for line in self._lines for item in line)):
            self.scene().addItem(item)
        self._heading.stand(0, _LINE / 2)
        self.setFixedSize(self.sizeHint())
        for index, (swatch, name, count) in enumerate(self._lines):
            middle = (index + 1.5) * _LINE
            swatch.setRect(0.5, round(middle - _SWATCH / 2) + 0.5, _SWATCH - 1, _SWATCH - 1)
            name.stand(_SWATCH + _GAP, middle)
            count.stand(self.width(), middle, Side.RIGHT)
        self.styled(self._restyle)

    def show_counts(self, counts: list[tuple[str, int]]) -> None:
        """Show names and numbers of sums, in the order of the colours."""
        if counts == self._counts:
            return
        self._counts = counts
        said = ", ".join(f"{name} wrong: {count:,}" for name, count in counts)
        self.setAccessibleDescription(said)
        self._restyle(self.theme, self.scale_factor)

    def sizeHint(self) -> QSize:
        """Ask for the widest line there can be, so that the map does not move."""
        line = _SWATCH + _GAP + width_of("5+") + _GAP + width_of("16,384")
        return QSize(round(max(line, width_of(_HEADING))) + 1, (STEPS + 1) * _LINE)

    def _restyle(self, theme: Theme, scale: float) -> None:
        self._heading.ink(theme.muted)
        self._heading.say(_HEADING if self._counts else "")
        for index, (swatch, name, count) in enumerate(self._lines):
            is_there = index < len(self._counts)
            for item in (swatch, name, count):
                item.setVisible(is_there)
            if is_there:
                said, number = self._counts[index]
                swatch.setBrush(brush(theme.wrong_steps[index]))
                swatch.setPen(pen(theme.rule, scale))
                name.ink(theme.muted)
                name.say(said)
                count.ink(theme.text if number else theme.faint)
                count.say(f"{number:,}")
