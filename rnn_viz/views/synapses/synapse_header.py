"""Over the heat maps: what they show of the weights, and how it is coloured."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from rnn_viz.core.commands import CountChangesSince
from rnn_viz.core.intents import (
    ChooseColourRange,
    ChooseSynapseMode,
    ChooseWireValue,
    ColourRange,
    ShowSynapsesAs,
    SynapseMode,
    SynapseView,
    WireValue,
)  # fmt: skip
from rnn_viz.core.language import _, _p
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.synapses.choice import Choice, switch
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.scaling.lengths import factor, scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

_MODES = {
    SynapseMode.WEIGHTS: _("The weights themselves, as cells of three matrices"),
    SynapseMode.UPDATE: _(
        "What the example at the playhead adds to each weight: alpha × its update"
    ),
    SynapseMode.CHANGE: _("How far each weight has come since an iteration"),
    SynapseMode.COMPARE: _(
        "These weights, those of another branch or iteration, and the difference"
    ),
}
_RANGES = {
    ColourRange.THIS_MATRIX: _("Each matrix has its own limit: its largest weight"),
    ColourRange.ALL: _("One limit: the largest weight of all"),
    ColourRange.FIXED: _("Always from −5 to +5, so that growing weights are seen to grow"),
}
_NETWORK = {SynapseView.NETWORK: _("One time step: every unit a disc, every weight a wire")}
_WIRES = {
    WireValue.WEIGHT: _("The wires show the weights: the same at every position"),
    WireValue.CONTRIBUTION: _("The wires show what each brings now: weight × activity"),
}
_SHORT_WIRES = [_("weight"), _("× activity")]
_COLOURED = {SynapseMode.WEIGHTS, SynapseMode.COMPARE}  # as the range says
_COUNTED = {SynapseMode.CHANGE, SynapseMode.COMPARE}  # from a moment on
# what "here" and "start" do
_COUNTS = _("Count changes from this moment on"), _("Count changes from the start of the run")
_COMPARES = (
    _("Compare with this moment from now on: B"),
    _("Compare with the start of the run from now on: B"),
)
_ITERATION, _MINUS = _("iteration "), _("minus ")  # left out where there is little room
_ROOMY = 800  # pixels from which on the area and the range have their names
_NAMED = 640  # pixels from which on the switch of the wires has its name
_WIDE = 560  # pixels from which on all ranges stand side by side
_SPACE = 7  # pixels


class SynapseHeader(QWidget):
    """The network, or what of the matrices, and how it is coloured; else a sentence.

    Signals
    -------
    wished
        A command or an intent.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wires = Choice(_WIRES, "synapses.wires", _("What the wires show"), self)
        self._mode = switch(_NETWORK | _MODES, "synapses.mode", self)
        self._mode.setAccessibleName(_("What is shown of the weights"))
        # its words move together before anything is cut
        self._mode.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._range = Choice(_RANGES, "synapses.range", _("Range of the colours"), self)
        self._heading = Heading(_("Synapses"), self)
        self._about = QLabel(_("colour range"), self)
        self._about.setBuddy(self._range.row)
        self._sentence = ElidedLabel("synapses.sentence", self)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        for label in (self._about, self._sentence):
            label.setProperty("role", "muted")
            wear(label, fonts.text(12))
        self._scene: Scene | None = None
        # view, mode, its sentence; whether with a reference
        self._shown = SynapseView.NETWORK, SynapseMode.WEIGHTS, "", False
        self._note = ""
        self._here = self._button("here", _p("count from", "here"))
        self._start = self._button("start", _p("count from", "start"))
        self._lay_out()
        self._mode.chosen.connect(self._choose_mode)
        self._wires.chosen.connect(
            lambda index: self.wished.emit(ChooseWireValue(list(_WIRES)[index]))
        )
        self._range.chosen.connect(self._choose_range)
        self._here.clicked.connect(lambda: self._count_since(is_here=True))
        self._start.clicked.connect(lambda: self._count_since(is_here=False))

    def show_scene(self, scene: Scene, mode: SynapseMode, sentence: str) -> None:
        """Show what the heat maps show, and say it where it is not the weights."""
        self._scene, view = scene, scene.view
        self._wires.choose(list(_WIRES).index(view.wire_value))
        self._range.choose(list(_RANGES).index(view.colour_range))
        is_network = view.synapse_view is SynapseView.NETWORK
        self._mode.choose(0 if is_network else 1 + list(_MODES).index(mode))
        shown = view.synapse_view, mode, sentence, scene.now.run_state.reference is not None
        if shown != self._shown:
            self._shown = shown
            self._fit()

    def say(self, note: str) -> None:
        """Say something in the place of the sentence; an empty note ends it."""
        if note != self._note:
            self._note = note
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Name things where there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        view, mode, _sentence, has_reference = self._shown
        width = self.width() / factor()
        is_roomy, is_matrices = width >= _ROOMY, view is SynapseView.MATRICES
        self._wires.setVisible(not is_matrices)
        # what is compared with comes before a moment chosen here: then two buttons are idle
        is_idle = has_reference and (mode is SynapseMode.COMPARE or not is_roomy)
        counts_since = is_matrices and mode in _COUNTED and not is_idle
        meanings = _COMPARES if mode is SynapseMode.COMPARE else _COUNTS
        for button, meaning in zip((self._here, self._start), meanings, strict=True):
            button.setVisible(counts_since)
            button.setToolTip(meaning)
            button.setAccessibleName(f"{button.text()}: {meaning}")
        # without room for both, the range is chosen where the weights are
        is_coloured = is_matrices and mode in _COLOURED and (is_roomy or not counts_since)
        self._range.setVisible(is_coloured)
        self._range.fold(is_folded=width < _WIDE)
        is_plain = is_matrices and is_roomy and mode is SynapseMode.WEIGHTS
        self._about.setText(_("colour range") if is_matrices else _("wires show"))
        self._about.setVisible(is_plain)
        self._heading.setVisible(is_roomy)
        self._name_wires(is_named=not is_matrices and width >= _NAMED)
        self._say()

    def _name_wires(self, *, is_named: bool) -> None:
        """Name what the wires show in full where that leaves all of the modes their words.

        With less room it has no name before it, then shorter words, in the end only the one that
        is chosen.
        """
        others = [it for it in (self._heading, self._mode) if not it.isHidden()]
        taken = sum(it.sizeHint().width() + scaled(_SPACE) for it in others)
        row, about = self._wires.row, self._about.sizeHint().width() + scaled(_SPACE)
        room = self.width() - taken - scaled(_SPACE)
        words = [name_of(choice) for choice in _WIRES]
        if is_named:
            self._about.setVisible(row.width_for(words) + about <= room)
        row.rename(words if row.width_for(words) <= room else _SHORT_WIRES)
        self._wires.fold(is_folded=row.width_for(_SHORT_WIRES) > room)

    def _say(self) -> None:
        """Say what is shown, with fewer words where there is no room for all."""
        others = self._heading, self._mode, self._here, self._start
        widths = [it.sizeHint().width() + scaled(_SPACE) for it in others if not it.isHidden()]
        room = self.width() - sum(widths)
        view, _mode, sentence, _has_reference = self._shown
        said = self._note or (sentence if view is SynapseView.MATRICES else "")
        self._sentence.setToolTip(said)
        shorter = said.replace(_ITERATION, "")
        ways, width_of = (said, shorter), self._sentence.fontMetrics().horizontalAdvance
        fitting = (way for way in ways if width_of(way) <= room)
        self._sentence.setText(next(fitting, shorter.replace(_MINUS, "− ")))
        self._sentence.setVisible(bool(said))

    def _choose_range(self, index: int) -> None:
        self.wished.emit(ChooseColourRange(list(_RANGES)[index]))

    def _choose_mode(self, index: int) -> None:
        """Choose the network or a mode; while an update is collected, in its place."""
        if index == 0:
            self.wished.emit(ShowSynapsesAs(SynapseView.NETWORK))
            return
        scene = self._scene
        is_collected = scene is not None and scene.collected is not None
        at = scene.now.iteration if scene is not None and is_collected else None
        self.wished.emit(ChooseSynapseMode(list(_MODES)[index - 1], at))

    def _count_since(self, *, is_here: bool) -> None:
        here = 0 if self._scene is None else self._scene.now.iteration
        self.wished.emit(CountChangesSince(here if is_here else 0))

    def _button(self, name: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName(f"synapses.since.{name}")
        button.setProperty("role", "word")
        wear(button, fonts.text(12))
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(_SPACE))
        self._heading.setContentsMargins(0, 0, scaled(_SPACE), 0)
        row.addWidget(self._heading)
        row.addWidget(self._mode)
        row.addStretch()
        for widget in (
            self._about,
            self._range,
            self._wires,
            self._sentence,
            self._here,
            self._start,
        ):
            row.addWidget(widget)
