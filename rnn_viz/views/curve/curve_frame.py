"""The error curve's picture: the canvas with its axes, errors left, shares right."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from rnn_viz.core.run.run_range import Range, whole
from rnn_viz.views.curve import curve_axis
from rnn_viz.views.curve.curve_canvas import CurveCanvas
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed

EDGE = 4  # pixels drawn beyond the axes' ends, so that lines there keep their width
_GAP = 4
_LINE = 16
_NARROWEST = 40  # pixels between two numbers of the lower axis that are worth trying
_BETWEEN = 16  # pixels between two numbers of the lower axis, at least
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CurveFrame(Themed, QWidget):
    """A stretch of a run: iterations along, errors from 0 to ``bits`` up.

    Attributes
    ----------
    canvas
        The lines.
    shown
        The stretch of the run that is shown.
    end
        Iterations of the run.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("error_curve.plot")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.canvas = CurveCanvas(self.theme, self)
        self.end = 1
        self.shown = whole(self.end)
        self._bits = 8
        self._sides = self._measure_sides()
        self._chance = QLabel(self)
        self._chance.setProperty("role", "muted")
        self._chance.setFont(fonts.text(fonts.SMALL))
        self._chance.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def retheme(self) -> None:
        """Use the colours of another palette."""
        super().retheme()
        self.canvas.set_theme(self.theme)

    def show_run(self, bits: int, end: int) -> None:
        """Scale the axes for a run of ``end`` iterations with sums of ``bits`` bits."""
        self._bits, self.end = bits, end
        self._sides = self._measure_sides()
        self._chance.setText(f"chance {bits / 2:.1f}")
        self._chance.adjustSize()
        self._place()

    def show_range(self, shown: Range) -> None:
        """Show a stretch of the run."""
        if shown != self.shown:
            self.shown = shown
            self._scale()

    def area(self) -> QRect:
        """Return where the axes span their ranges."""
        left, right = self._sides
        room = self.rect().adjusted(left, _LINE // 2, -right, -_LINE - EDGE - _GAP)
        return room if room.isValid() else QRect(left, _LINE // 2, 1, 1)

    def x_of(self, iteration: float) -> float:
        """Return the pixel column of an iteration."""
        area = self.area()
        return area.left() + (iteration - self.shown.start) / self.shown.width * area.width()

    def iteration_at(self, x: float) -> float:
        """Return the iteration at a pixel column; may lie outside the range."""
        area = self.area()
        return self.shown.start + (x - area.left()) / area.width() * self.shown.width

    def iteration_labels(self) -> list[tuple[int, str]]:
        """Return the iterations that are written, and how."""
        measure = QFontMetrics(fonts.text(fonts.SMALL)).horizontalAdvance
        width = self.area().width()
        labels: list[tuple[int, str]] = []
        for fitting in range(max(1, width // _NARROWEST), 0, -1):
            step, labels = curve_axis.iteration_labels(self.shown, fitting)
            room = step / self.shown.width * width
            if all(measure(text) + _BETWEEN <= room for _, text in labels):
                break
        return labels

    def error_labels(self, fitting: int) -> list[tuple[float, str]]:
        """Return the errors that are written, and how."""
        return [(tick, f"{tick:g}") for tick in curve_axis.error_ticks(self._bits, fitting)]

    def sizeHint(self) -> QSize:
        """Ask for the size of the drawing."""
        return QSize(360, 160)

    def minimumSizeHint(self) -> QSize:
        """Allow a plot of a few lines' height."""
        return QSize(200, 80)

    def event(self, event: QEvent) -> bool:
        """Make the lines as thick as before on a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self.canvas.set_theme(self.theme)
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the canvas out anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Write the numbers of the three axes."""
        painter = QPainter(self)
        painter.setFont(fonts.text(fonts.SMALL))
        area = self.area()
        floor = area.bottom() + 1 + EDGE
        painter.setPen(QColor(self.theme.rule))
        painter.drawLine(area.left(), floor, area.right(), floor)
        for iteration, text in self.iteration_labels():
            x = round(self.x_of(iteration))
            painter.setPen(QColor(self.theme.rule))
            painter.drawLine(x, floor, x, floor + _GAP)
            painter.setPen(QColor(self.theme.muted))
            width = painter.fontMetrics().horizontalAdvance(text) + 2
            left = max(0, min(x - width // 2, self.width() - width))
            painter.drawText(
                QRect(left, floor + _GAP, width, _LINE - 1), Qt.AlignmentFlag.AlignCenter, text
            )
        self._write_errors_and_shares(painter, area)
        painter.end()

    def _write_errors_and_shares(self, painter: QPainter, area: QRect) -> None:
        painter.setPen(QColor(self.theme.muted))
        fitting = area.height() // _LINE
        for error, text in self.error_labels(fitting):
            line = self._line_at(error / self._bits, area)
            painter.drawText(line.adjusted(0, 0, -line.width() + area.left() - EDGE - _GAP, 0),
                             _RIGHT, text)  # fmt: skip
        parts = 4 if fitting >= 5 else 2
        for k in range(parts + 1):
            line = self._line_at(k / parts, area)
            unit = " %" if k == parts else ""
            painter.drawText(line.adjusted(area.right() + 1 + EDGE + _GAP, 0, 0, 0), _LEFT,
                             f"{100 * k // parts}{unit}")  # fmt: skip

    def _line_at(self, share: float, area: QRect) -> QRect:
        """Return the line of text at a height, 0 … 1."""
        y = area.bottom() + 1 - round(share * area.height())
        return QRect(0, y - _LINE // 2, self.width(), _LINE)

    def _measure_sides(self) -> tuple[int, int]:
        """Return the pixels that the numbers on the left and on the right need."""
        measure = QFontMetrics(fonts.text(fonts.SMALL)).horizontalAdvance
        errors = max(measure(text) for _, text in self.error_labels(3))
        return errors + _GAP + EDGE, measure("100 %") + _GAP + EDGE

    def _place(self) -> None:
        area = self.area()
        self.canvas.widget.setGeometry(area.adjusted(-EDGE, -EDGE, EDGE, EDGE))
        middle = self._line_at(0.5, area)
        size = self._chance.size()
        self._chance.move(
            area.right() - size.width() - _GAP, middle.center().y() - size.height() - 1
        )
        self._chance.raise_()
        self._scale()

    def _scale(self) -> None:
        area = self.area()
        beyond = (
            EDGE * self.shown.width / area.width(),
            EDGE * self._bits / area.height(),
        )
        self.canvas.show_range(self.shown, self._bits, beyond)
        self.update()
