"""Over the heatmaps: what they show of the weights, and how it is coloured."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from rnn_viz.views.synapses.synapse_modes import CHANGE, COMPARE, MODES, WEIGHTS
from rnn_viz.views.synapses.weight_limits import FIXED
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.elided_label import ElidedLabel
from rnn_viz.views.widgets.heading import Heading
from rnn_viz.views.widgets.segmented import Segmented

_RANGES = {
    "this matrix": "Each matrix has its own limit: its largest weight",
    "all": "One limit: the largest weight of all",
    "fixed": "Always from −5 to +5, so that growing weights are seen to grow",
}
_ROOMY = 720  # pixels from which on the area and the range have their names
_SPACE = 8  # pixels


class SynapseHeader(QWidget):
    """Two switches, of which the second is there where weights are shown; else a sentence.

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
        self._about = QLabel("colour range", self)
        self._about.setBuddy(self.range)
        self._sentence = ElidedLabel("synapses.sentence", self)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for label in (self._about, self._sentence):
            label.setProperty("role", "muted")
            label.setFont(fonts.text(12))
        self._said, self._has_reference = "", False
        self._here = self._reference("here", "Count changes from this moment on", True)
        self._start = self._reference("start", "Count changes from the start of the run", False)
        self._lay_out()
        self.mode.chosen.connect(self.modeChosen)
        self.range.chosen.connect(self.rangeChosen)
        self.show_mode(WEIGHTS, "")

    def show_mode(self, mode: int, sentence: str, *, has_reference: bool = False) -> None:
        """Show what the heatmaps show, and say it where it is not the weights.

        ``has_reference`` tells that the run is compared with a branch or an iteration.
        """
        self.mode.choose(mode)
        self._said = sentence
        self._has_reference = has_reference
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name things where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        mode, is_roomy = self.mode.index, self.width() >= _ROOMY
        # what is compared with comes before a moment chosen here: then two buttons are idle
        is_idle = self._has_reference and (mode == COMPARE or not is_roomy)
        counts_since = mode in {CHANGE, COMPARE} and not is_idle
        for button in (self._here, self._start):
            button.setVisible(counts_since)
        # without room for both, the range is chosen where the weights are
        has_room = is_roomy or not counts_since
        self.range.setVisible(mode in {WEIGHTS, COMPARE} and has_room)
        self._about.setVisible(is_roomy and mode == WEIGHTS)
        self._heading.setVisible(is_roomy)
        self._say()

    def _say(self) -> None:
        """Say what is shown, without the word iteration where it has no room."""
        others = self._heading, self.mode, self._here, self._start
        widths = [it.sizeHint().width() + _SPACE for it in others if not it.isHidden()]
        room = self.width() - sum(widths)
        needed = self._sentence.fontMetrics().horizontalAdvance(self._said)
        is_short = needed > room
        self._sentence.setText(self._said.replace("iteration ", "") if is_short else self._said)
        self._sentence.setToolTip(self._said)
        self._sentence.setVisible(bool(self._said))

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
        row.setSpacing(_SPACE)
        self._heading.setContentsMargins(0, 0, _SPACE, 0)
        row.addWidget(self._heading)
        row.addWidget(self.mode)
        row.addStretch()
        for widget in (self._about, self.range, self._sentence, self._here, self._start):
            row.addWidget(widget)


def _switch(words: dict[str, str], name: str, parent: QWidget) -> Segmented:
    switch = Segmented(list(words), name, parent)
    for button, meaning in zip(switch.buttons(), words.values(), strict=True):
        button.setToolTip(meaning)
    return switch
