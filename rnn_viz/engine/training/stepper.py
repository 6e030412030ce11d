"""The way through the operations of the sum on stage: over examples' borders, to breakpoints."""

from rnn_viz.core import commands as do
from rnn_viz.core.script.operations import Program, StepSize, hits
from rnn_viz.core.snapshot import Phase
from rnn_viz.core.words import notices
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
        busy = self._playhead.phase in (Phase.RUNNING, Phase.TRAVELLING)
        steps = isinstance(command, do.StepInside | do.ShowOperation | do.PlayInside)
        if player.is_training and busy and steps:
            self._playhead.pause()  # as with Step: the first press only stops what moves
            return
        match command:
            case do.PlayInside(size):
                self._play_or_pause(size)
            case do.StepInside(size, by):
                self._step(size, by)
            case do.ShowOperation(operation):
                player.go_to(operation, self._program(), is_last=self._is_last)
                self._end_after_the_last()
            case do.SetTempo(seconds):
                player.change_tempo(seconds, self._program())
            case do.Hold(is_held):
                player.hold(is_held, self._program())
            case do.ToggleBreakpoint(key):
                self._toggle_breakpoint(key)

    def work(self) -> None:
        """Do what is due of what plays."""
        player = self._player
        if not player.is_playing:
            return
        before = player.operation
        if player.work(self._program()) or (self._is_done and not player.is_playing):
            self._finish()
        elif self.breakpoints and player.is_playing:
            self._stop_between(before)

    def _finish(self) -> None:
        """Say that an example has been played; end what plays where no other follows."""
        player, here = self._player, self._playhead.timeline.iteration
        is_over = self._end_after_the_last() if self._is_done else not self._cross_or_end(1)
        if not is_over:
            waits = player.plays is not None
            self._playhead.say(notices.example_learned(here, waits=waits))

    def _end_after_the_last(self) -> bool:
        """End what waits for the next example if there is none; return whether it did."""
        waits = self._is_done and self._player.plays is not None
        if not waits or self._playhead.can_learn():
            return False
        self._player.end(self._program())
        return True

    def run_or_pause(self) -> bool:
        """Pause what plays of a training example, or let it go on after a pause.

        Returns whether there was anything of the kind.
        """
        player = self._player
        if not player.is_training or player.plays is None:
            return False
        self._play_or_pause(StepSize.BIT)
        return True

    def _play_or_pause(self, size: StepSize) -> None:
        """Let steps follow each other, after a whole training example in the next; or stop them."""
        if self._is_done and self._player.plays is not None and self._cross(1):
            self._player.stop_at(0)
        self._player.play_or_pause(size, self._program())

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

    @property
    def _is_done(self) -> bool:
        """Whether all operations of a training example are done, and it is still on stage."""
        return self._player.is_training and self._player.operation == len(self._program())

    @property
    def _is_last(self) -> bool:
        """Whether no example follows that on stage."""
        timeline = self._playhead.timeline
        return timeline.iteration >= timeline.end

    def _step(self, size: StepSize, by: int) -> None:
        player = self._player
        if by < 0 and player.is_training and not player.operation and self._playhead.heading == 0:
            player.pause()  # nothing is before the first example
            return
        if over := player.step(size, by, self._program()):
            self._cross_or_end(over)
        else:
            self._end_after_the_last()

    def _cross_or_end(self, over: int) -> bool:
        """Go on into a neighbouring example; if the run has none end all and return False."""
        has_crossed = self._cross(over)
        if not has_crossed:
            self._player.end(self._program())
        return has_crossed

    def _cross(self, over: int) -> bool:
        """Go on into a neighbouring example; return False if the run has none."""
        playhead = self._playhead
        if over > 0 and not playhead.can_learn():
            return False
        playhead.step(over)
        return True

    def _stop_between(self, before: int | None) -> None:
        """Stop what plays at the first breakpoint that it has just come to, if there is one."""
        now = self._player.operation
        passed = range((-1 if before is None else before) + 1, (now or 0) + 1)
        stops = [stop for stop in hits(self._program(), self.breakpoints) if stop in passed]
        if stops:
            self._stop_at(stops[0])

    def _stop_at(self, operation: int) -> None:
        self._player.stop_at(operation)
        self._playhead.say(notices.at_breakpoint(self._program()[operation].key))

    def _program(self) -> Program:
        return self._player.program(self._playhead.timeline)
