"""What is tried: alpha by a slider, hidden and seed by steps, all of them typed, too."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack
from rnn_viz.core.evidence.trials.trial import Trial, untried
from rnn_viz.core.language import _
from rnn_viz.core.run.config import FIELDS, ConfigError, RunConfig
from rnn_viz.core.words.numbers import typed
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.views.experiment.alpha_slider import AlphaSlider
from rnn_viz.views.experiment.stepper import Stepper
from rnn_viz.views.experiment.track_picture import TALL
from rnn_viz.views.experiment.trial_field import TrialField
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import GrowingLabel
from rnn_viz.views.widgets.scaling.lengths import scaled

_FIELDS = {field.name: field for field in FIELDS}
_ALPHA, _HIDDEN, _SEED = 72, 48, 104  # pixels of the fields


class TrialControls(QWidget):
    """Slider, steppers, fields, and two buttons.

    Signals
    -------
    tried
        A :class:`Trial`; that of the run itself where nothing differs.
    taken
        What is tried is to take the place of the run.
    dropped
        All is to be as it was.

    Attributes
    ----------
    alpha, slider, hidden, seed
        The controls.
    use, back
        The buttons.
    """

    tried = Signal(object)
    taken = Signal()
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._config, self._trial = RunConfig(), untried(RunConfig())
        self.alpha = TrialField(_FIELDS["alpha"], "what_if.alpha_field", _ALPHA, self)
        self.slider = AlphaSlider(self)
        self.hidden = Stepper(_FIELDS["hidden"], _HIDDEN, self)
        self.seed = Stepper(_FIELDS["seed"], _SEED, self)
        self.use = styled(
            QPushButton(_("Use this run"), self), "what_if.use", "primary",
            tip=_("Begin what is tried as your run (Enter); the run before stays in the list of "
            "runs, and Undo brings it back"),
        )  # fmt: skip
        self.back = styled(
            QPushButton(_("As it was"), self), "what_if.back",
            tip=_("Take back what is tried (Esc)"),
        )  # fmt: skip
        for part in (self.use, self.back, self.hidden, self.seed):
            part.setFixedHeight(scaled(TALL))
        self._error = GrowingLabel("what_if.problem", "error", self)
        self.slider.moved.connect(lambda alpha: self._try(alpha=alpha))
        self.slider.released.connect(self.taken)
        self.alpha.entered.connect(lambda text: self._read("alpha", text, self.alpha))
        for stepper, name in ((self.hidden, "hidden"), (self.seed, "seed")):
            stepper.stepped.connect(lambda value, name=name: self._try(**{name: value}))
            stepper.entered.connect(
                lambda text, name=name, field=stepper.field: self._read(name, text, field)
            )
        for field in (self.alpha, self.hidden.field, self.seed.field):
            field.textEdited.connect(lambda: self._say(""))
            field.left.connect(self._forget_typing)
        self.use.clicked.connect(self.taken)
        self.back.clicked.connect(self.dropped)
        self._lay_out()

    @property
    def problem(self) -> str:
        """What is wrong with what was typed; empty if nothing is."""
        return self._error.said

    def show_trial(self, config: RunConfig, trial: Trial | None, track: AlphaTrack | None) -> None:
        """Show what is tried, else the run's own numbers."""
        self._config = config
        self._trial = shown = untried(config) if trial is None else trial
        self.alpha.show_value(typed(shown.alpha))
        self.slider.show_alphas(config.alpha, shown.alpha, track)
        self.hidden.show_value(shown.hidden)
        self.seed.show_value(shown.seed)
        for button in (self.use, self.back):
            button.setEnabled(trial is not None)

    def _try(self, **numbers: Any) -> None:
        self._say("")
        self.tried.emit(replace(self._trial, **numbers))

    def _read(self, name: str, text: str, field: TrialField) -> None:
        """Try what was typed; say what is wrong with it."""
        try:
            value = parse_field(_FIELDS[name], text)
        except ConfigError as error:
            self._say(str(error), field)
            return
        field.keep()
        self._try(**{name: value})

    def _say(self, sentence: str, wrong: TrialField | None = None) -> None:
        self._error.say(sentence)
        for field in (self.alpha, self.hidden.field, self.seed.field):
            field.mark(wrong=field is wrong)
            field.setAccessibleDescription(sentence if field is wrong else "")

    def _forget_typing(self) -> None:
        """Show what is tried again, unless the sentence is about what was typed."""
        if not self.problem:
            self.show_values_again()

    def show_values_again(self) -> None:
        """Give up what is being typed."""
        for field in (self.alpha, self.hidden.field, self.seed.field):
            field.drop()

    def _lay_out(self) -> None:
        name = styled(QLabel(_FIELDS["alpha"].label, self), role="muted")
        name.setBuddy(self.alpha)
        first = filled(QHBoxLayout(), spacing=8)
        for part in (name, self.alpha):  # beside the bar, not beside the numbers under it
            part.setFixedHeight(scaled(TALL))
            first.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.slider, 1)
        second = filled(
            QHBoxLayout(), self.hidden, 12, self.seed, None, self.back, self.use, spacing=8
        )
        filled(QVBoxLayout(self), first, second, self._error, spacing=8)
