"""Where every wish of the user goes: commands to the engine, intents into the view state."""

import random
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from rnn_viz.app.actions.do import Do
from rnn_viz.app.bridge import Bridge
from rnn_viz.core import commands as do
from rnn_viz.core import intents as see
from rnn_viz.core.commands import Command
from rnn_viz.core.experiment.choices import PointAtRun
from rnn_viz.core.experiment.experiment import ExperimentWish
from rnn_viz.core.intents import Intent
from rnn_viz.core.scene import Scene
from rnn_viz.core.script.operations import StepSize
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.view_moved import moved
from rnn_viz.core.view_state import ViewState

_READ = 4000  # milliseconds that a sentence stays
_QUICKEST, _SLOWEST = 0.1, 10.0  # seconds for an operation


class Dispatch(QObject):
    """Take wishes, from views and from actions alike.

    Signals
    -------
    viewChanged
        The view state is another.
    acted
        The user has done something that is kept in a session: all but pointing and typing.
    experimentWished
        Something that is wished of the experiment.

    Attributes
    ----------
    view
        What the user has chosen to see.
    """

    viewChanged = Signal()
    acted = Signal()
    experimentWished = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.view = ViewState()
        self._is_batch = False  # what is seen is drawn once all of it has been followed
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.setInterval(_READ)
        self._reading.timeout.connect(lambda: self.take(see.Say("")))

    def say(self, sentence: str) -> None:
        """Say a sentence in the place of the one about the run, until it has been read."""
        self.take(see.Say(sentence))
        self._reading.start()

    def take(self, wish: Command | Intent | ExperimentWish) -> None:
        """Send a command to the engine; follow an intent; pass on what is for the experiment."""
        if isinstance(wish, ExperimentWish):
            self.experimentWished.emit(wish)
            return
        if not isinstance(wish, PointAtRun | see.PointAt | see.SayTypingProblem | see.Say):
            self.acted.emit()
        if not isinstance(wish, Intent):
            self._bridge.send(wish)
            if isinstance(wish, do.ShowNumbers | do.ShowTraining) and self.view.typing_problem:
                self.take(see.SayTypingProblem(""))  # another sum comes: that text is given up
            return
        before, self.view = self.view, self.view.after(wish)
        if self.view != before:
            self._tell_engine(before)
            self._tell_change()

    def follow(self, before: Snapshot | None, now: Snapshot) -> None:
        """Let what the user has chosen to see keep up with the moment shown."""
        if before is not None:
            seen, self.view = self.view, moved(self.view, before, now)
            self._tell_engine(seen)

    def take_all(self, wishes: Iterable[Command | Intent], view: ViewState | None = None) -> None:
        """Take wishes one after the other, all of them after seeing everything as in ``view``.

        What they change of what is seen is drawn once.
        """
        before, self._is_batch = self.view, True
        if view is not None:
            self.show_as(view)
        for wish in wishes:
            self.take(wish)
        self._is_batch = False
        if self.view != before:
            self.viewChanged.emit()

    def show_as(self, view: ViewState) -> None:
        """See everything as it was seen before, when a session was saved."""
        before, self.view = self.view, view
        self._tell_engine(before)
        self._tell_change()

    def close_lens(self) -> None:
        """Show all lenses again."""
        self.take(see.ShowLens(""))

    def leave_trial(self) -> None:
        """Have the run as it was before other numbers were tried out."""
        self.take(see.TryOut(None))

    def handlers(self) -> dict[Do, Callable[[], None]]:
        """Return what the actions that wish something do."""
        wishes: dict[Do, Command | Intent] = {
            Do.RUN: do.RunOrPause(), Do.START: do.BackToStart(), Do.END: do.GoToEnd(),
            Do.LIVE: do.GoToLive(), Do.UNDO: do.Undo(), Do.REDO: do.Redo(),
            Do.TRAINING: do.ShowTraining(), Do.PREVIOUS_BIT: do.StepInside(StepSize.BIT, -1),
            Do.PLAY_BITS: do.PlayInside(StepSize.BIT), Do.NEXT_BIT: do.StepInside(StepSize.BIT),
            Do.WHOLE_SUM: do.ShowWholeSum(),
            Do.WHOLE_RUN: see.Zoom(None), Do.WATCH: see.ShowWorkspace(see.Workspace.WATCH),
            Do.INSIDE: see.ShowWorkspace(see.Workspace.INSIDE),
            Do.EXPERIMENT: see.ShowWorkspace(see.Workspace.EXPERIMENT),
        }  # fmt: skip
        return {key: self._wishing(wish) for key, wish in wishes.items()} | {
            Do.SLOW_MOTION: self._switch_slow_motion,
            Do.STEP: lambda: self._step(1),
            Do.BACK: lambda: self._step(-1),
            Do.NEXT_WRONG: lambda: self._show_wrong(1),
            Do.PREVIOUS_WRONG: lambda: self._show_wrong(-1),
            Do.NEW_SEED: self._start_from_chance,
            Do.FOCUS: lambda: self.take(see.Focus(not self.view.is_focused)),
            Do.SLOWER: lambda: self._change_tempo(1.5),
            Do.FASTER: lambda: self._change_tempo(1 / 1.5),
        }

    def _wishing(self, wish: Command | Intent) -> Callable[[], None]:
        return lambda: self.take(wish)

    def _step(self, by: int) -> None:
        """Move by the chosen size, forwards (1) or back (-1); line by line in slow motion."""
        is_slow = self._bridge.newest.stage.is_slow_motion
        size = StepSize.OP if is_slow else self.view.step_size
        self.take(do.StepInside(size, by) if isinstance(size, StepSize) else do.Step(by * size))

    def _switch_slow_motion(self) -> None:
        """Begin slow motion, or leave it."""
        is_slow = self._bridge.newest.stage.is_slow_motion
        self.take(do.ShowWholeSum() if is_slow else do.PlayInside(StepSize.OP))

    def _show_wrong(self, by: int) -> None:
        """Put the next wrong sum (1) or the one before it (-1) on stage; none, and nothing is."""
        now = self._bridge.newest
        wrong = Scene(now, self.view).wrong_sums
        numbers = None if wrong is None else wrong.beside(now.stage.own_numbers, by)
        if numbers is not None:
            self.take(do.ShowNumbers(*numbers))

    def _start_from_chance(self) -> None:
        self.take(do.NewSeed(random.randrange(2**32)))  # the one place where chance is wanted

    def _change_tempo(self, factor: float) -> None:
        tempo = min(max(self.view.tempo * factor, _QUICKEST), _SLOWEST)
        self.take(see.ChooseTempo(tempo))

    def _tell_change(self) -> None:
        if not self._is_batch:
            self.viewChanged.emit()

    def _tell_engine(self, before: ViewState) -> None:
        """Tell what of the view state has an effect on time, and what is tried out."""
        if (self.view.tried, self.view.beside) != (before.tried, before.beside):
            self._bridge.try_out(self.view.tried, self.view.beside)
        if self.view.tempo != before.tempo:
            self._bridge.send(do.SetTempo(self.view.tempo))
        is_held = self.view.pointed.is_on_stage  # slow motion waits for who looks closely
        if is_held != before.pointed.is_on_stage:
            self._bridge.send(do.Hold(is_held))
