"""The lines of the error curve in words: colours, names, values; a press hides a line."""

from enum import Enum

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QWidget

from rnn_viz.core.intents import ShowLine
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.curve_readout import Readout, has_stretches, widest_error, widest_share
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import changes, scaled
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font, wear
from rnn_viz.views.widgets.themed import set_property


class CurveLine(Enum):
    """The lines that the legend can hide."""

    BAND = "band"
    MEAN = "mean"
    SHARE = "share"


_HELP = {
    CurveLine.BAND: _("Error of an example; the area spans the least and the most at each place."),
    CurveLine.MEAN: _("Mean error of the last examples before each place."),
    CurveLine.SHARE: _("Share of all sums in which every bit is right; its axis is on the right."),
}
_PRESS = _("Press to hide or show it.")
_INDENT, _LINE = 18, 16  # pixels; the first is swatch and spacing of the style sheet
_GAP = 8


class LegendSwitch(QCheckBox):
    """A checkable swatch with a name over a value.

    Parameters
    ----------
    line
        What it stands for.
    """

    def __init__(self, line: CurveLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"error_curve.{line.value}")
        self.setProperty("role", "legend")
        wear(self, fonts.text(fonts.SMALL))
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{_HELP[line]} {_PRESS}")
        self._indent = scaled(_INDENT)
        self._value = QLabel(self)
        wear(self._value, fonts.text())
        self._value.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._strike)

    @property
    def value(self) -> str:
        """What is written under the name."""
        return self._value.text()

    def say(self, name: str, value: str) -> None:
        """Write the name of the line and its value at the place of interest."""
        if name != self.text():
            self.setText(name)
        if value != self.value:
            self._value.setText(value)
            self.setAccessibleDescription(value)

    def fix(self, width: int, *, is_tight: bool) -> None:
        """Take a width; where there is little room the value is small, and under the swatch."""
        self._indent = 0 if is_tight else scaled(_INDENT)
        wear(self._value, _value_font(is_tight=is_tight))
        self.setFixedWidth(width)
        self._place()

    def sizeHint(self) -> QSize:
        """Ask for two lines; the width is fixed."""
        return QSize(self.width(), scaled(2 * _LINE + 4))

    def minimumSizeHint(self) -> QSize:
        """Shrink no further."""
        return self.sizeHint()

    def hitButton(self, point: QPoint) -> bool:
        """Take a press anywhere, also on the value."""
        return self.rect().contains(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the value under the name."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self._value.setGeometry(
            self._indent, scaled(_LINE), self.width() - self._indent, scaled(_LINE + 2)
        )

    def _strike(self, shown: bool) -> None:
        """Show whether the line is hidden."""
        font = QFont(fonts.text(fonts.SMALL))
        font.setStrikeOut(not shown)
        wear(self, font)
        set_property(self._value, "role", "" if shown else "faint")


class CurveLegend(QWidget):
    """A switch for each line; widths hold whatever may be written, so that nothing moves.

    Signals
    -------
    wished
        A :class:`ShowLine`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # whatever width there is has to do: names and type are chosen by it
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.switches = {line: LegendSwitch(line, self) for line in CurveLine}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(_GAP))
        layout.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        for line, switch in self.switches.items():
            layout.addWidget(switch)
            switch.clicked.connect(lambda on, line=line: self.wished.emit(ShowLine(line.value, on)))
        layout.addStretch(1)
        self._fitted: tuple[object, ...] = ()
        self._said: tuple[Readout, RunConfig, int] | None = None
        self._names: dict[CurveLine, tuple[str, ...]] = {}

    def show_hidden(self, hidden: frozenset[str]) -> None:
        """Show which lines are hidden."""
        for line, switch in self.switches.items():
            switch.setChecked(line.value not in hidden)

    def say(self, said: Readout, config: RunConfig, window: int) -> None:
        """Write the values at the place of interest; the means are of ``window`` examples."""
        self._said = said, config, window
        self._fit(config, window)
        values = {
            CurveLine.BAND: said.error,
            CurveLine.MEAN: said.mean,
            CurveLine.SHARE: said.share,
        }
        for line, switch in self.switches.items():
            switch.say(self._names[line][-1 if said.is_range else 0], values[line])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose names and type for which there is room."""
        super().resizeEvent(event)
        if self._said is not None:
            self.say(*self._said)

    def _fit(self, config: RunConfig, window: int) -> None:
        """Take the longest names and the largest type for which there is room."""
        state = config.bits, config.iterations, window, self.width(), changes()
        if state == self._fitted:
            return
        self._fitted = state
        widest = {
            CurveLine.BAND: widest_error(config.bits, config.iterations),
            CurveLine.MEAN: widest_error(config.bits, end=1), CurveLine.SHARE: widest_share(),
        }  # fmt: skip
        for is_short, is_tight in ((False, False), (True, False), (True, True)):
            self._names = names = _names(config.iterations, window, is_short=is_short)
            widths = [_width_for(names[k], widest[k], is_tight=is_tight) for k in CurveLine]
            if sum(widths) + 2 * scaled(_GAP) <= self.width():
                break
        for switch, width in zip(self.switches.values(), widths, strict=True):
            switch.fix(width, is_tight=is_tight)


def _names(end: int, window: int, *, is_short: bool) -> dict[CurveLine, tuple[str, ...]]:
    """Return what the lines are called; the last name where the values are extremes."""
    error, extremes = _("error"), _("min–max") if is_short else _("error, min–max")
    mean = _("mean of {count:,}") if is_short else _("mean of {count:,} examples")
    return {
        CurveLine.BAND: (error, extremes) if has_stretches(end) else (error,),
        CurveLine.MEAN: (mean.format(count=window),),
        CurveLine.SHARE: (_("sums right"),),
    }


def _width_for(names: tuple[str, ...], value: str, *, is_tight: bool) -> int:
    """Return the width of a switch that has room for all these names and the value."""
    named = max(map(QFontMetrics(scaled_font(fonts.text(fonts.SMALL))).horizontalAdvance, names))
    valued = QFontMetrics(scaled_font(_value_font(is_tight=is_tight))).horizontalAdvance(value)
    return 1 + max(scaled(_INDENT) + named, valued + (0 if is_tight else scaled(_INDENT)))


def _value_font(*, is_tight: bool) -> QFont:
    return fonts.text(fonts.SMALL if is_tight else fonts.BODY)
