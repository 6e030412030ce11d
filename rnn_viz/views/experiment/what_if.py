"""Live what-if: the whole run trained again under the hand that changes its numbers."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.commands import Configure
from rnn_viz.core.evidence.trials.trial import Trial, untried
from rnn_viz.core.evidence.trials.what_if import STUDY, TRACK
from rnn_viz.core.intents import TryOut
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.experiment import what_if as words
from rnn_viz.views.experiment.plots import TrialPlots
from rnn_viz.views.experiment.trial_controls import TrialControls
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, GrowingLabel, Heading
from rnn_viz.views.widgets.pictures.pointing import PICK
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.view import View

_TWO_LINES = 38  # pixels
_SWATCH = 16, 2  # pixels of a piece of line in the legend


class LiveWhatIf(View):
    """Curves of what is tried over those of the run, what comes of both, and the controls.

    Letting the slider go begins what is tried as a run; Escape takes it back.

    Attributes
    ----------
    said
        The sentence.
    plots, controls
        Its parts.
    picture
        The plots, with what their lines are.
    """

    studies = frozenset({STUDY, TRACK})
    frames_apart: ClassVar[int] = 1  # a hand is waiting

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("what_if.live", parent)
        self._wished: Trial | None = None  # what was asked for last
        self.said = styled(QLabel(self), "what_if.said", font=fonts.text(15))
        self.said.setWordWrap(True)
        self.said.setMinimumHeight(scaled(_TWO_LINES))  # what is below stays under the hand
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._how = styled(
            QPushButton(_("How is this computed?"), self), "what_if.how", "link", fonts.text(12)
        )
        self._how.setCheckable(True)
        self._how.toggled.connect(self._explain)
        self.explained = GrowingLabel("what_if.explained", "muted", self)
        self._hint = ElidedLabel("what_if.movement", self)
        styled(self._hint, role="muted", font=fonts.text(12))
        self._legend = [_LegendLine(name, self) for name in ("tried", "ours")]
        self.plots, self.controls = TrialPlots(self), TrialControls(self)
        self._about_track = ElidedLabel("what_if.about_track", self)
        styled(self._about_track, role="muted", font=fonts.text(12))
        self.controls.tried.connect(self._try)
        self.controls.taken.connect(self._take)
        self.controls.dropped.connect(lambda: self._try(None))
        self._lay_out()

    def draw(self, scene: Scene) -> None:
        """Show what is known of what is tried, and of the run."""
        self.scene, now = scene, scene.now
        trial = scene.view.tried if now.start is None else None
        if trial is None and self._wished is not None:
            self.controls.slider.let_go()
        self._wished = trial
        track = words.track_of(now)
        self.said.setText(words.verdict(now, trial))
        if self._how.isChecked():
            self.explained.say(words.how_computed(now))
        self._hint.say(words.hint(now, trial) if now.start is None else "")
        for line, name in zip(self._legend, words.lines(now, trial), strict=True):
            line.say(name)
        self.plots.draw(scene)
        self.controls.setEnabled(now.start is None)
        self.controls.show_trial(now.config, trial, track)
        self._about_track.say(words.about_track(track) if now.start is None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin what is tried as a run on Enter; the window knows of Escape."""
        is_trying = self.scene is not None and self.scene.view.tried is not None
        if event.key() in PICK and is_trying:
            self._take()
        else:
            super().keyPressEvent(event)

    def _try(self, trial: Trial | None) -> None:
        """Wish for what is to be tried; the run's own numbers are none."""
        if self.scene is not None and trial == untried(self.scene.now.config):
            trial = None
        self._wished = trial
        self.wished.emit(TryOut(trial))

    def _take(self) -> None:
        """Begin what is tried as the run."""
        scene = self.scene
        if scene is not None and scene.view.tried is not None:
            self.wished.emit(Configure(scene.view.tried.of(scene.now.config)))

    def _explain(self, is_wanted: bool) -> None:
        now = self.snapshot
        self.explained.say(words.how_computed(now) if is_wanted and now is not None else "")

    def _lay_out(self) -> None:
        caption = styled(QFrame(self), role="caption")
        said = filled(QHBoxLayout(), (self.said, 1), self._how, spacing=8)
        filled(QVBoxLayout(caption), said, self.explained, margins=(12, 8, 8, 8), spacing=4)
        head = filled(
            QHBoxLayout(), Heading(_("Live what-if"), self), 4, (self._hint, 1), spacing=8
        )
        for line in self._legend:
            head.addWidget(line)
        self.picture = QWidget(self)
        filled(QVBoxLayout(self.picture), head, (self.plots, 1), spacing=10)
        below = self.controls, self._about_track
        filled(QVBoxLayout(self), caption, (self.picture, 1), *below, spacing=10)


class _LegendLine(QWidget):
    """A piece of a line, and what it is; without a name it is not there."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        swatch = styled(QFrame(self), f"what_if.swatch.{name}", "swatch")
        swatch.setFixedSize(*map(scaled, _SWATCH))
        self._text = styled(QLabel(self), f"what_if.legend.{name}", font=fonts.text(12))
        filled(QHBoxLayout(self), swatch, self._text, spacing=6)

    def say(self, name: str) -> None:
        """Name the line."""
        self.setVisible(bool(name))
        self._text.setText(name)
