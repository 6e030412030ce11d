"""A slider over alpha, on a logarithmic track that shows in advance what comes of each."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QToolTip, QVBoxLayout, QWidget

from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack
from rnn_viz.core.evidence.trials.trial import STEPS, alphas_in, decades_around, step_of
from rnn_viz.core.language import _
from rnn_viz.core.words.experiment.what_if import about_alpha
from rnn_viz.views.experiment.track_picture import HANDLE, TALL, TrackPicture
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_PAGE = 10  # steps: a quarter of a power of ten


class AlphaSlider(QWidget):
    """One of 161 alphas; what is shown may lie between two of them.

    Signals
    -------
    moved
        The alpha under the handle, at every movement of mouse, wheel or keys.
    released
        The mouse has let the handle go.

    Attributes
    ----------
    slider, track
        The handle, and what lies under it.
    """

    moved = Signal(float)
    released = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.track = TrackPicture(self)
        self.slider = _Handle(self._tip_at, self)
        self.slider.sliderReleased.connect(self.released)
        self._alphas = alphas_in(decades_around(0.1))
        self.slider.valueChanged.connect(lambda step: self.moved.emit(float(self._alphas[step])))
        self._known: AlphaTrack | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        filled(QVBoxLayout(self), self.track)

    def show_alphas(self, own: float, shown: float, track: AlphaTrack | None) -> None:
        """Show where the run is and where the handle is, and what is known in advance."""
        decades = decades_around(own, shown)
        self._alphas, self._known = alphas_in(decades), track
        reaches = track is None or track.alphas[[0, -1]].tolist() == self._alphas[[0, -1]].tolist()
        self.track.show_track(decades, own, track if reaches else None)
        with QSignalBlocker(self.slider):
            self.slider.setValue(step_of(shown, self._alphas))
        self.slider.setAccessibleDescription(about_alpha(track, shown))

    def let_go(self) -> None:
        """Take the handle out of the hand: what is dragged any further counts no more."""
        if self.slider.isSliderDown():
            with QSignalBlocker(self.slider):
                self.slider.setSliderDown(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the slider over its track."""
        super().resizeEvent(event)
        self.slider.setGeometry(0, 0, self.width(), scaled(TALL))
        self.slider.raise_()

    def _tip_at(self, step: int) -> str:
        return about_alpha(self._known, float(self._alphas[step]))


class _Handle(QSlider):
    """A slider without a track of its own; a press anywhere takes the handle there.

    Parameters
    ----------
    tip_at
        What a tooltip says of a step.
    """

    def __init__(self, tip_at: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        styled(self, "what_if.alpha", "track", label=_("Alpha, on a logarithmic scale"))
        self.setRange(0, STEPS)
        self.setPageStep(_PAGE)
        self._tip_at = tip_at

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the handle to the mouse, then begin to drag it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)  # so that whoever hears of the value knows of the hand
            self.setValue(self._step_at(event.position().x()))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse only while the handle is in the hand."""
        if self.isSliderDown():
            super().mouseMoveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell what comes of the alpha under the mouse."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip_at(self._step_at(event.pos().x())), self)
            return True
        return super().event(event)

    def _step_at(self, x: float) -> int:
        handle = scaled(HANDLE)
        return QStyle.sliderValueFromPosition(
            0, STEPS, round(x - handle / 2), max(1, self.width() - handle)
        )
