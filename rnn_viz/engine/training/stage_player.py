"""The sum on stage: where it comes from, and how far through its operations it has got."""

from collections.abc import Callable

from rnn_viz.core.net.inference import Addition, add, columns_for
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.operations import Program, StepSize, next_stop, previous_stop, program
from rnn_viz.core.snapshot import Source, Stage

POSITION_SECONDS = 0.8  # time to read the sentence about a position
WHOLE_SECONDS = 16.0  # a long sum plays in no more than this
OPERATION_SECONDS = 1.25  # time to read the caption of an operation
LONGEST_TEMPO = 60.0  # seconds for an operation


class StagePlayer:
    """Keep the user's numbers, the operations done and whether they follow each other.

    Parameters
    ----------
    clock
        Seconds, rising.

    Attributes
    ----------
    operation
        How many operations are done; ``None`` when the whole sum is shown.
    tempo
        Seconds for each operation while they play, 0 … 60.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._numbers: tuple[int, int] | None = None
        self._answer: tuple[tuple[object, ...], Addition] | None = None
        self._playing: StepSize | None = None
        self._paused: StepSize | None = None
        self._due = 0.0
        self._is_held = False
        self.operation: int | None = None
        self.tempo = OPERATION_SECONDS

    @property
    def is_playing(self) -> bool:
        """Whether operations are done one after the other."""
        return self._playing is not None

    @property
    def plays(self) -> StepSize | None:
        """The steps that follow each other, or would again after a pause on the way."""
        return self._playing or self._paused

    @property
    def is_training(self) -> bool:
        """Whether the current training example is on stage."""
        return self._numbers is None

    @property
    def progress(self) -> tuple[int | None, bool, bool]:
        """How far the operations are, whether they play, and whether they wait."""
        return self.operation, self._playing is not None, self._is_held

    def show(self, numbers: tuple[int, int] | None) -> None:
        """Put the user's numbers on stage, or with ``None`` the training example."""
        self._numbers = numbers
        self.show_whole()

    def show_whole(self) -> None:
        """Show the whole sum."""
        self.operation = self._playing = self._paused = None

    def step(self, size: StepSize, by: int, whole: Program) -> int:
        """Move to the next or previous stop.

        Returns 1 or -1 if that leads into the next or the previous training example, whose
        operations are then counted from its start or its end; otherwise 0. The user's own
        numbers have no neighbours.
        """
        self.pause()
        if self.operation is None:
            self.operation = 0 if by > 0 or self.is_training else len(whole)
        if by > 0:
            return self._forward(size, whole)
        if self.operation == 0 and self.is_training:
            self.operation = previous_stop(whole, len(whole), size)
            return -1
        self.operation = previous_stop(whole, self.operation, size)
        return 0

    def go_to(self, operation: int, whole: Program, *, is_last: bool = True) -> None:
        """Show the sum after so many operations.

        A training example after all of them is the next, unless it is the last of the run.
        """
        most = len(whole) - 1 if self.is_training and not is_last else len(whole)
        self.stop_at(min(max(operation, 0), most))

    def stop_at(self, operation: int) -> None:
        """Show the sum after so many operations and stop what plays."""
        self.pause()
        self.operation = operation

    def end(self, whole: Program) -> None:
        """Show that all is done and end what plays: no example follows."""
        self.show_whole()
        self.operation = len(whole)

    def _forward(self, size: StepSize, whole: Program) -> int:
        assert self.operation is not None
        was_done = self.operation == len(whole)
        self.operation = next_stop(whole, self.operation, size)
        if self.operation < len(whole) or not self.is_training:
            return 0
        is_slow_motion = self._paused is StepSize.OP
        if is_slow_motion and not was_done:
            return 0  # it waits on what it has done, before the next example takes its place
        self.operation = 0
        if not is_slow_motion:
            self._paused = None
        return 1

    def play_or_pause(self, size: StepSize, whole: Program) -> None:
        """Let steps follow each other, from the start if all have been shown; or stop them.

        Bit by bit is the plain way: it stops whatever plays, and goes on with what was stopped
        on the way. Other steps take the place of those that play.
        """
        is_plain = size is StepSize.BIT
        if self.is_playing and (is_plain or self._playing is size):
            self.pause()
            return
        if self.operation is None or self.operation >= len(whole):
            self.operation, self._paused = 0, None
        self._playing = self._paused or size if is_plain else size
        self._due = self._clock() + self._interval(whole)

    def pause(self) -> None:
        """Stop where it is."""
        self._paused, self._playing = self.plays, None

    def change_tempo(self, seconds: float, whole: Program) -> None:
        """Give each operation so many seconds; the one that is shown waits no longer than that."""
        self.tempo = min(max(0.0, seconds), LONGEST_TEMPO)  # in this order NaN gives 0
        self._due = min(self._due, self._clock() + self._interval(whole))

    def hold(self, is_held: bool, whole: Program) -> None:
        """Wait while the user looks closely, and give full time again afterwards."""
        if self._is_held and not is_held:
            self._due = self._clock() + self._interval(whole)
        self._is_held = is_held

    def work(self, whole: Program) -> int:
        """Do what is due; return 1 if that finishes a training example, else 0."""
        size = self._playing
        if size is None or self._is_held or self._clock() < self._due:
            return 0
        over = self.step(size, 1, whole)
        is_done = over or self.operation == len(whole)
        if not is_done:
            self._playing = size
            self._due += self._interval(whole)
        return over

    def rest(self) -> float | None:
        """Return the seconds until the next operation is due; ``None`` if none is."""
        if self._playing is None or self._is_held:
            return None
        return max(0.0, self._due - self._clock())

    def program(self, timeline: Timeline) -> Program:
        """Return all operations of the sum on stage."""
        if self._numbers is None:  # a training example never needs more columns
            return program(timeline.config.bits, True)
        return program(columns_for(*self._numbers, timeline.config.bits), False)

    def stage(self, timeline: Timeline, run: object) -> Stage:
        """Return the sum on stage as the weights under the playhead answer it.

        ``run`` tells moments of one run from those of others.
        """
        now, bits = timeline.moment, timeline.config.bits
        numbers = now.operands if self._numbers is None else self._numbers
        key = (run, now.iteration, numbers)
        if self._answer is None or self._answer[0] != key:
            self._answer = key, add(now.weights, *numbers, bits, now.conditions.clamps)
        return Stage(
            Source.TRAINING if self._numbers is None else Source.MINE,
            self._answer[1], self.operation, self._playing is not None, self.program(timeline),
            self.plays, self.tempo,
        )  # fmt: skip

    def _interval(self, whole: Program) -> float:
        if self._playing is StepSize.BIT:
            return min(POSITION_SECONDS, WHOLE_SECONDS * 7 / len(whole))
        return self.tempo
