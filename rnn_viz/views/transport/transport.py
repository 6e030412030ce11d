"""The transport: reset, run or pause, step, step size, speed, and where the playhead is."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from rnn_viz.core.commands import GoTo, MoveEnd, RunUntil, SetSpeed
from rnn_viz.core.intents import ChooseStepSize
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.snapshot import Phase, Snapshot, Source
from rnn_viz.core.words.typed_numbers import NumberError, read_iteration
from rnn_viz.views.transport.bubble import Bubble
from rnn_viz.views.transport.round_button import RoundButton
from rnn_viz.views.transport.speed import SpeedSlider
from rnn_viz.views.transport.step_sizes import StepSizes
from rnn_viz.views.transport.until_menu import UntilMenu
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import changes, scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property
from rnn_viz.views.widgets.typing.number_field import NumberField
from rnn_viz.views.widgets.view import View

_FRAME = 24  # pixels of a field around its text
_NARROWEST = 600  # pixels
_ASKED = _("Type an iteration of this run: {low:,} … {high:,}.")
_LEFT_OUT = (  # what goes, the less room there is; the iteration itself always stays
    "", "word", "word end", "word sizes", "word end sizes", "word end sizes speed",
    "word end sizes speed slider", "word end sizes speed slider state",
)  # fmt: skip


class Transport(View):
    """Buttons that show the state of the engine, never the last click.

    Parameters
    ----------
    actions
        The actions behind the buttons: "start", "back", "run" and "step".
    play_pause
        SVG text of the two icons.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        play_pause: tuple[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("transport", parent)
        self.setFixedHeight(scaled(58))
        self.setMinimumWidth(scaled(_NARROWEST))  # what has no room then folds or goes
        self._run = RoundButton(play_pause, self)
        self._run.clicked.connect(actions["run"].trigger)
        self._run.setToolTip(actions["run"].toolTip())
        self._sizes = StepSizes(self)
        self._sizes.chosen.connect(lambda size: self.wished.emit(ChooseStepSize(size)))
        self._speed = SpeedSlider(self)
        self._speed.speedChosen.connect(lambda speed: self.wished.emit(SetSpeed(speed)))
        self.until = UntilMenu("transport.until", self)
        self.until.untilChosen.connect(lambda condition: self.wished.emit(RunUntil(condition)))
        self._field = NumberField("transport.iteration", _("iteration, type to go there"), self)
        self._field.setToolTip(_("Type an iteration and press Enter to go there (Ctrl+G)"))
        self._field.setAlignment(Qt.AlignmentFlag.AlignRight)
        wear(self._field, fonts.text(18, bold=True))
        self._field.entered.connect(self._enter)
        self._word = styled(QLabel(_("iteration"), self), role="muted")
        self._word.setBuddy(self._field)
        self._end = styled(QLabel(self), "transport.end", "muted")
        self._state = styled(QLabel(self), "transport.state")
        self._state.setFixedWidth(scaled(76))
        self._reserved = "", -1  # the end and the lengths that the counter has room for
        self._bubble = Bubble(self._field, "transport.iteration.error")
        self._lay_out(actions)

    def draw(self, scene: Scene) -> None:
        """Show the engine's state."""
        snapshot = scene.now
        is_elsewhere = self.snapshot is None or self.snapshot.iteration != snapshot.iteration
        self.scene = scene
        self.until.draw(snapshot)
        self._run.show_running(_is_going(snapshot))
        self._speed.show_speed(snapshot.speed)
        self._sizes.show_value(scene.view.step_size)
        self._field.show_live(f"{snapshot.iteration:,}")
        if is_elsewhere and self._field.hasFocus() and not snapshot.is_moving:
            self._field.drop()  # a step or a jump: the counter shows where it led
            self._bubble.say("")
        self._show_end(f"{snapshot.config.iterations:,}")
        word, role = _state(snapshot)
        self._state.setText(word)
        set_property(self._state, "role", role)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Do without words, fold the sizes of steps, then leave out the speed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for: the end of the run is on the timeline, too."""
        layout = self.layout()
        assert layout is not None
        for out in map(str.split, _LEFT_OUT):
            self._word.setVisible("word" not in out)
            self._end.setVisible("end" not in out)
            self._sizes.fold("sizes" in out)
            self._speed.leave_out(words="speed" in out, slider="slider" in out)
            self._state.setVisible("state" not in out)
            layout.invalidate()
            if layout.minimumSize().width() <= self.width():
                break

    def focus_iteration(self) -> None:
        """Put the cursor into the iteration field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self, actions: Mapping[str, QAction]) -> None:
        start, back, step = (self._button(actions[name]) for name in ("start", "back", "step"))
        filled(
            QHBoxLayout(self), start, back, self._run, step, 4, self._sizes, self.until, 8,
            self._speed, None, self._word, self._field, self._end, 8, self._state,
            spacing=8, margins=(12, 1, 12, 1),
        )  # fmt: skip

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        return styled(button, f"transport.{action.objectName()}", "transport")

    def _show_end(self, end: str) -> None:
        """Show where the run ends, and give the counter room for as many digits."""
        if (end, changes()) != self._reserved:
            self._reserved = end, changes()
            self._end.setText(_("of {end}").format(end=end))
            needed = self._field.fontMetrics().horizontalAdvance(end)
            self._field.setFixedWidth(needed + scaled(_FRAME))
            self._fit()

    def take_keyboard(self, wish: object) -> None:
        """Put the keyboard on the round button once a run has been extended."""
        if isinstance(wish, MoveEnd):
            self._run.setFocus()

    def _enter(self, text: str) -> None:
        """Ask for the iteration typed, or say why it is none."""
        if self.snapshot is None:
            return
        try:
            iteration = read_iteration(text, 0, self.snapshot.config.iterations, _ASKED)
        except NumberError as error:
            self._bubble.say(str(error))
            return
        self._bubble.say("")
        self._field.clearFocus()
        self.wished.emit(GoTo(iteration))


def _is_going(now: Snapshot) -> bool:
    """Whether the round button pauses: training, or the training example that plays."""
    plays = now.stage.is_playing and now.stage.source is Source.TRAINING
    return now.is_moving or plays or now.phase is Phase.PREPARING


def _state(snapshot: Snapshot) -> tuple[str, str]:
    """Return one word for where the playhead is, and its style sheet role."""
    if snapshot.phase is Phase.PREPARING:
        return _("preparing"), "muted"
    if snapshot.diverged_at is not None and snapshot.iteration >= snapshot.diverged_at:
        return _("diverged"), "error"
    if snapshot.is_saturated and snapshot.is_live:
        return _("saturated"), "error"
    if not snapshot.is_live:
        return _("past"), "past"
    return (_("at the end"), "live") if snapshot.is_at_end else (_("live"), "live")
