"""How far a sweep has come: a bar on a terminal, a plain line now and then elsewhere."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self, TextIO

from rnn_viz.cli.progress import Progress
from rnn_viz.core.experiment.costs import seconds_left
from rnn_viz.core.language import _
from rnn_viz.core.words.experiment.values import duration

_CELLS = 24
_LINE_SECONDS = 10.0  # between two plain lines


class SweepProgress:
    """Tells on stderr how many runs are done and about how long the others take.

    Use it as a context.

    Parameters
    ----------
    runs
        How many there are.
    work
        How many seconds all of them are estimated to take.
    """

    def __init__(
        self,
        runs: int,
        work: float,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._line = Progress(self._stream, clock)
        self._runs, self._work, self._clock = runs, work, clock
        self._done, self._work_done = 0, 0.0
        self._begun = clock()
        self._due = self._begun + _LINE_SECONDS

    def __enter__(self) -> Self:
        self._line.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.__exit__(kind, error, trace)

    def found(self, work: float) -> None:
        """Take note of a run that need not be trained any more."""
        self._done += 1
        self._work -= work

    def finished(self, work: float) -> None:
        """Take note of one more run, and of how many seconds it was estimated to take."""
        self._done += 1
        self._work_done += work
        if self._line.is_shown:
            self._line.show_text(f"{self._bar()} {self._text()}")
        elif self._clock() >= self._due:
            self._due = self._clock() + _LINE_SECONDS
            self._stream.write(f"{self._text()}\n")
            self._stream.flush()

    def clear(self) -> None:
        """Take the bar back, so that something else can be printed."""
        self._line.clear()

    def _bar(self) -> str:
        full = self._done * _CELLS // self._runs
        return "█" * full + "░" * (_CELLS - full)

    def _text(self) -> str:
        left = seconds_left(self._clock() - self._begun, self._work_done, self._work)
        said = _("{done:,} of {count:,} runs")
        if self._done < self._runs:
            said = _("{done:,} of {count:,} runs, about {time} left")
        time_left = duration(max(1, round(left)))
        return said.format(done=self._done, count=self._runs, time=time_left)
