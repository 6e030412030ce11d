"""One line of the error curve in words: its colour, its name, its value; a press hides it."""

from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed


class Line(Enum):
    """The lines that the legend can hide; the value is the theme's colour."""

    BAND = "band"
    MEAN = "curve"
    SHARE = "share"


_HELP = {
    Line.BAND: "Smallest and largest error of the examples at each place.",
    Line.MEAN: "Mean error of the last examples before each place.",
    Line.SHARE: "Share of all sums in which every bit is right; its axis is on the right.",
}
_SWATCH, _GAP, _LINE = 12, 6, 16


class LegendSwitch(Themed, QAbstractButton):
    """A checkable swatch with a name over a value.

    Parameters
    ----------
    line
        What it stands for.
    theme
        The colours to draw with.
    """

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"error_curve.{line.name.lower()}")
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{_HELP[line]} Press to hide or show it.")
        self.line = line
        self.value = ""
        self._widest = ""

    def say(self, name: str, value: str) -> None:
        """Write the name of the line and its value at the place of interest."""
        if name != self.text():
            self.setText(name)
            self.updateGeometry()
        if value != self.value:
            self.value = value
            self.setAccessibleDescription(value)
            self.update()

    def reserve(self, widest: str) -> None:
        """Keep room for a value, so that nothing moves when it comes."""
        if widest != self._widest:
            self._widest = widest
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for swatch, name and the widest value."""
        return QSize(self.width_for(self.text()), 2 * _LINE + 4)

    def width_for(self, name: str) -> int:
        """Return the width that the line needs under another name."""
        written = QFontMetrics(fonts.text(fonts.SMALL)).horizontalAdvance(name)
        value = QFontMetrics(fonts.text()).horizontalAdvance(self._widest)
        return _SWATCH + _GAP + max(written, value) + 1

    def minimumSizeHint(self) -> QSize:
        """Shrink no further than the text."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw swatch, name, value, and a line under it all for the focus."""
        painter = QPainter(self)
        self._paint_swatch(painter)
        left, width = _SWATCH + _GAP, self.width() - _SWATCH - _GAP
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        name = QFont(fonts.text(fonts.SMALL))
        name.setStrikeOut(not self.isChecked())
        painter.setFont(name)
        painter.setPen(QColor(self.theme.text if self.underMouse() else self.theme.muted))
        painter.drawText(QRect(left, 0, width, _LINE), flags, self.text())
        painter.setFont(fonts.text())
        painter.setPen(QColor(self.theme.text if self.isChecked() else self.theme.faint))
        painter.drawText(QRect(left, _LINE, width, _LINE + 2), flags, self.value)
        if self.hasFocus():
            painter.fillRect(0, self.height() - 2, self.width(), 2, QColor(self.theme.accent))
        painter.end()

    def _paint_swatch(self, painter: QPainter) -> None:
        """Draw a piece of the line, or an empty place for one that is hidden."""
        thick = 8 if self.line is Line.BAND else 2
        swatch = QRect(0, (_LINE - thick) // 2, _SWATCH, thick)
        if self.isChecked():
            painter.fillRect(swatch, QColor(getattr(self.theme, self.line.value)))
        else:
            painter.setPen(QColor(self.theme.faint))
            painter.drawRect(swatch.adjusted(0, 0, -1, -1))
