"""Over the heatmaps: what they show of the weights, and how it is coloured."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from rnn_viz.views.parts import fonts
from rnn_viz.views.parts.heading import Heading
from rnn_viz.views.parts.segmented import Segmented
from rnn_viz.views.parts.synapse_modes import CHANGE, MODES, WEIGHTS

THIS_MATRIX, ALL, FIXED = range(3)
_RANGES = {
    "this matrix": "Each matrix has its own limit: its largest weight",
    "all": "One limit: the largest weight of all",
    "fixed": "Always from −5 to +5, so that growing weights are seen to grow",
}
_ROOMY = 640  # pixels from which on the range has its name beside it


class SynapseHeader(QWidget):
    """Two switches, of which the second is there for weights only; else a sentence.

    ``modeChosen`` and ``rangeChosen`` carry the index chosen; ``referenceChosen`` is sent with
    ``True`` to count changes from the playhead, ``False`` from the start of the run.
    """

    modeChosen = Signal(int)
    rangeChosen = Signal(int)
    referenceChosen = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mode = _switch(MODES, "synapses.mode", self)
        self.mode.setAccessibleName("What is shown of the weights")
        self.range = _switch(_RANGES, "synapses.range", self)
        self.range.setAccessibleName("Range of the colours")
        self.range.choose(FIXED)
        self._heading = Heading("Synapses", self)
        self._about = _muted("colour range", self)
        self._about.setBuddy(self.range)
        self._sentence = _muted("", self)
        self._sentence.setObjectName("synapses.sentence")
        self._here = self._reference("here", "Count changes from this moment on", True)
        self._start = self._reference("start", "Count changes from the start of the run", False)
        self._lay_out()
        self.mode.chosen.connect(self.modeChosen)
        self.range.chosen.connect(self.rangeChosen)
        self.show_mode(WEIGHTS, "")

    def show_mode(self, mode: int, sentence: str) -> None:
        """Show what the heatmaps show, and say it where it is not the weights."""
        self.mode.choose(mode)
        self._sentence.setText(sentence)
        self._sentence.setVisible(mode != WEIGHTS)
        self.range.setVisible(mode == WEIGHTS)
        for button in (self._here, self._start):
            button.setVisible(mode == CHANGE)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name things where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_roomy = self.width() >= _ROOMY
        self._about.setVisible(is_roomy and not self.range.isHidden())
        self._heading.setVisible(is_roomy or self._here.isHidden())

    def _reference(self, text: str, meaning: str, is_here: bool) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName(f"synapses.since.{text}")
        button.setFont(fonts.text(12))
        button.setToolTip(meaning)
        button.clicked.connect(lambda: self.referenceChosen.emit(is_here))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._heading)
        row.addSpacing(8)
        row.addWidget(self.mode)
        row.addStretch()
        for widget in (self._about, self.range, self._sentence, self._here, self._start):
            row.addWidget(widget)


def _switch(words: dict[str, str], name: str, parent: QWidget) -> Segmented:
    switch = Segmented(list(words), name, parent)
    for button, meaning in zip(switch.buttons(), words.values(), strict=True):
        button.setToolTip(meaning)
    return switch


def _muted(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setProperty("role", "muted")
    label.setFont(fonts.text(12))
    return label
