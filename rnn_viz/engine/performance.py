"""The sum on stage: where it comes from and how far through its positions it has got."""

from collections.abc import Callable

from rnn_viz.core.inference import Addition, add, columns_for
from rnn_viz.core.snapshot import Source, Stage
from rnn_viz.core.timeline import Timeline

POSITION_SECONDS = 0.8  # time to read the sentence about a position
WHOLE_SECONDS = 16.0  # a long sum plays in no more than this


class Performance:
    """Keep the user's numbers, the position reached and whether it plays by itself.

    Parameters
    ----------
    clock
        Seconds, rising.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._numbers: tuple[int, int] | None = None
        self._computed: int | None = None
        self._due: float | None = None
        self._answer: tuple[tuple[object, ...], Addition] | None = None

    @property
    def is_playing(self) -> bool:
        """Whether positions are being computed one after the other."""
        return self._due is not None

    @property
    def is_training(self) -> bool:
        """Whether the current training example is on stage."""
        return self._numbers is None

    @property
    def progress(self) -> tuple[int | None, bool]:
        """How far the positions are, and whether they play."""
        return self._computed, self.is_playing

    def show(self, numbers: tuple[int, int] | None) -> None:
        """Put the user's numbers on stage, or with ``None`` the training example."""
        self._numbers = numbers
        self.show_whole()

    def show_whole(self) -> None:
        """Show every position."""
        self._computed = self._due = None

    def enter(self, computed: int) -> None:
        """Show the first ``computed`` positions."""
        self._computed = computed

    def step(self, by: int, columns: int) -> bool:
        """Move by positions; return False if that would lead beyond the sum."""
        self._due = None
        here = (columns if by < 0 else 0) if self._computed is None else self._computed
        if here + by > columns:
            return False
        self._computed = max(0, here + by)
        return True

    def play_or_pause(self, columns: int) -> None:
        """Let the positions follow each other, from the start if all have been shown."""
        if self.is_playing:
            self.pause()
            return
        if self._computed is None or self._computed >= columns:
            self._computed = 0
        self._due = self._clock() + self._interval(columns)

    def pause(self) -> None:
        """Stop where it is."""
        self._due = None

    def work(self, columns: int) -> bool:
        """Show the next position if it is due; return whether anything changed."""
        if self._due is None or self._clock() < self._due:
            return False
        self._computed = (self._computed or 0) + 1
        done = self._computed >= columns
        self._due = None if done else self._due + self._interval(columns)
        return True

    def rest(self) -> float | None:
        """Return the seconds until the next position is due; ``None`` if none is."""
        return None if self._due is None else max(0.0, self._due - self._clock())

    def columns(self, timeline: Timeline) -> int:
        """Return how many positions the sum on stage has."""
        return columns_for(*self._operands(timeline), timeline.config.bits)

    def stage(self, timeline: Timeline, run_id: int) -> Stage:
        """Return the sum on stage as the weights under the playhead answer it."""
        a, b = self._operands(timeline)
        key = (run_id, timeline.iteration, a, b)
        if self._answer is None or self._answer[0] != key:
            self._answer = (key, add(timeline.weights, a, b, timeline.config.bits))
        source = Source.TRAINING if self._numbers is None else Source.MINE
        return Stage(source, self._answer[1], self._computed, self.is_playing)

    def _operands(self, timeline: Timeline) -> tuple[int, int]:
        return timeline.operands if self._numbers is None else self._numbers

    @staticmethod
    def _interval(columns: int) -> float:
        return min(POSITION_SECONDS, WHOLE_SECONDS / columns)
