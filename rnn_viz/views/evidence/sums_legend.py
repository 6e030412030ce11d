"""The legend of the map of all sums: colour, wrong bits, number of sums."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed

_LINE = 18
_SWATCH = 10
_GAP = 6


class SumsLegend(Themed, QWidget):
    """One line a number of wrong bits, under a heading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("all_sums.legend")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
        self._counts: list[tuple[str, int]] = []

    def show_counts(self, counts: list[tuple[str, int]]) -> None:
        """Show names and numbers of sums, in the order of the colours."""
        if counts != self._counts:
            self._counts = counts
            self.setAccessibleName("Sums by number of wrong bits")
            self.setAccessibleDescription(
                ", ".join(f"{name} wrong: {count:,}" for name, count in counts)
            )
            self.update()

    def sizeHint(self) -> QSize:
        """Ask for the widest line there can be, so that the map does not move."""
        metrics = QFontMetrics(fonts.text(fonts.SMALL))
        line = _SWATCH + _GAP + metrics.horizontalAdvance("5+") + _GAP
        line += metrics.horizontalAdvance("16,384")
        return QSize(max(line, metrics.horizontalAdvance("wrong bits")), 7 * _LINE)

    def minimumSizeHint(self) -> QSize:
        """Shrink no further than the text."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw heading and lines."""
        painter = QPainter(self)
        painter.setFont(fonts.text(fonts.SMALL))
        painter.setPen(QColor(self.theme.muted))
        width = self.width()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if self._counts:
            painter.drawText(QRect(0, 0, width, _LINE), left, "wrong bits")
        for index, (name, count) in enumerate(self._counts):
            line = QRect(0, (index + 1) * _LINE, width, _LINE)
            swatch = QRect(0, line.top() + (_LINE - _SWATCH) // 2, _SWATCH, _SWATCH)
            painter.fillRect(swatch, QColor(self.theme.wrong_steps[index]))
            painter.setPen(QColor(self.theme.rule))
            painter.drawRect(swatch.adjusted(0, 0, -1, -1))
            painter.setPen(QColor(self.theme.muted))
            painter.drawText(line.adjusted(_SWATCH + _GAP, 0, 0, 0), left, name)
            painter.setPen(QColor(self.theme.text if count else self.theme.faint))
            painter.drawText(line, right, f"{count:,}")
        painter.end()
