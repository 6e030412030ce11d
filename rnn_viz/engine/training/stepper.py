"""The way through the operations of the sum on stage: over examples' borders, to breakpoints."""

from rnn_viz.core import commands as do
from rnn_viz.core.script.operations import Program, StepSize, hits
from rnn_viz.core.snapshot import Phase
from rnn_viz.engine.training.playhead import Playhead
from rnn_viz.engine.training.stage_player import StagePlayer


class Stepper:
    """Steps, plays and runs inside examples, and from one into the next.

    Attributes
    ----------
    breakpoints
        Keys of the operations before which Run stops.
    """

    def __init__(self, playhead: Playhead, player: StagePlayer) -> None:
        self._playhead = playhead
        self._player = player
        self.breakpoints: frozenset[str] = frozenset()

    def move(self, command: do.Command) -> None:
        """Obey a command about the operations of the sum on stage."""
        player = self._player
        busy = self._playhead.phase in {Phase.RUNNING, Phase.TRAVELLING}
        steps = isinstance(command, do.StepInside | do.ShowOperation | do.PlayInside)
        if player.is_training and busy and steps:
            self._playhead.pause()  # as with Step: the first press only stops what moves
            return
        match command:
            case do.PlayInside(size):
                player.play_or_pause(size, self._program())
            case do.StepInside(size, by):
                self._step(size, by)
            case do.ShowOperation(operation):
                player.go_to(operation, self._program())
            case do.SetTempo(seconds):
                player.change_tempo(seconds, self._program())
            case do.Hold(is_held):
                player.hold(is_held, self._program())
            case do.ToggleBreakpoint(key):
                self._toggle_breakpoint(key)

    def work(self) -> None:
        """Do what is due of what plays."""
        before, here = self._player.operation, self._playhead.timeline.iteration
        over = self._player.work(self._program())
        if not self._cross(over):
            self._player.operation = before  # the last example stays as far as it got
        elif over:
            waits = self._player.plays is not None
            what = "Space plays the next one" if waits else "the next one is on stage"
            self._playhead.notice = f"Example {here:,} is learned; {what}."
        elif self.breakpoints and self._player.is_playing:
            self._stop_between(before)

    def run_or_pause(self) -> bool:
        """Pause what plays of a training example, or let it go on after a pause.

        Returns whether there was anything of the kind.
        """
        player = self._player
        if not player.is_training or player.plays is None:
            return False
        player.play_or_pause(StepSize.BIT, self._program())
        return True

    def run(self, here: int | None) -> None:
        """Train on; with breakpoints go to the next one, in this example or the next.

        ``here`` is how many operations of this example are done, ``None`` if it is shown whole.
        """
        if not (self.breakpoints and self._player.is_training):
            self._playhead.run()
            return
        stops = hits(self._program(), self.breakpoints)
        later = [stop for stop in stops if stop > (-1 if here is None else here)]
        if later:
            self._stop_at(later[0])
        elif stops and self._cross(1):
            self._stop_at(stops[0])

    def _toggle_breakpoint(self, key: str) -> None:
        """Set or clear a breakpoint; one that is set while the run goes on stops it there."""
        self.breakpoints ^= {key}
        is_running = self._playhead.phase is Phase.RUNNING
        if key in self.breakpoints and is_running and self._player.is_training:
            self._playhead.pause()
            self.run(None)

    def _step(self, size: StepSize, by: int) -> None:
        before = self._player.operation
        if not self._cross(self._player.step(size, by, self._program())):
            self._player.operation = before  # there is no such example

    def _cross(self, over: int) -> bool:
        """Go on into a neighbouring example; return False if the run has none."""
        playhead = self._playhead
        if over > 0:
            if not playhead.can_learn():
                return False
            playhead.step(1)
        elif over < 0:
            if playhead.heading == 0:
                return False
            playhead.step(-1)
        return True

    def _stop_between(self, before: int | None) -> None:
        """Stop what plays at the first breakpoint that it has just come to, if there is one."""
        now = self._player.operation
        passed = range((-1 if before is None else before) + 1, (now or 0) + 1)
        stops = [stop for stop in hits(self._program(), self.breakpoints) if stop in passed]
        if stops:
            self._player.pause()
            self._stop_at(stops[0])

    def _stop_at(self, operation: int) -> None:
        self._player.operation = operation
        key = self._program()[operation].key
        self._playhead.notice = f"Stopped at the breakpoint before {key}. Run goes on to the next."

    def _program(self) -> Program:
        return self._player.program(self._playhead.timeline)
