"""The speed slider: from one example every two seconds to flat out."""

import math

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled

STOPS = (
    0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 250, 500, 1_000, 2_500, 5_000,
    10_000, 25_000, 50_000, 100_000, math.inf,
)  # fmt: skip


class SpeedSlider(QWidget):
    """A slider over round speeds; ``speedChosen`` carries examples a second."""

    speedChosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._slider = styled(
            QSlider(Qt.Orientation.Horizontal, self), "transport.speed",
            label=_("Speed in examples a second"),
            tip=_("Examples a second; up to 20, each one is drawn"),
        )  # fmt: skip
        self._slider.setRange(0, len(STOPS) - 1)
        self._slider.setPageStep(3)
        self._slider.setMinimumWidth(scaled(56))
        self._slider.setMaximumWidth(scaled(200))
        self._words = styled(QLabel(self), "transport.speed.words", font=fonts.text(12))
        self._words.setFixedWidth(scaled(76))
        self._layout = filled(QHBoxLayout(self), self._slider, self._words, spacing=8)
        self._slider.valueChanged.connect(lambda stop: self.speedChosen.emit(STOPS[stop]))

    def leave_out(self, *, words: bool, slider: bool) -> None:
        """Do without the speed in words, or the slider too, where there is no room."""
        self._words.setVisible(not words)
        self._slider.setVisible(not slider)
        self.setVisible(not slider or not words)
        self._layout.invalidate()
        self.updateGeometry()  # at once: whoever leaves it out asks next for the room it takes

    def show_speed(self, speed: float) -> None:
        """Show the engine's speed, unless the user is dragging."""
        self._words.setText(words(speed))
        stop = min(range(len(STOPS)), key=lambda k: _distance(STOPS[k], speed))
        if not self._slider.isSliderDown() and stop != self._slider.value():
            with QSignalBlocker(self._slider):
                self._slider.setValue(stop)


def words(speed: float) -> str:
    """Return a speed as people say it."""
    if math.isinf(speed):
        return _("flat out")
    if speed == STOPS[0]:
        return _("1 every 2 s")
    return _("{speed:,.0f} / s").format(speed=speed)


def _distance(stop: float, speed: float) -> float:
    if math.isinf(stop) or math.isinf(speed):
        return 0.0 if stop == speed else math.inf
    return abs(math.log(stop / speed))
