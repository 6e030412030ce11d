"""What the lenses find out about the whole run, and about some moments before the playhead."""

from collections.abc import Callable, Iterator

import numpy as np

from rnn_viz.core.analysis import Finding
from rnn_viz.core.arrays import Floats
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.table import OfPast, OverRun
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.schedule import Schedule
from rnn_viz.engine.studies.coarse_to_fine import evaluated_at
from rnn_viz.engine.studies.study import Question, Study

POINTS = 128  # of a curve, at most; those of all sums have more


class OverRunStudy(Study):
    """Work out a row of numbers at keyframes all over the run, coarse to fine."""

    def __init__(self, clock: Callable[[], float], row: OverRun) -> None:
        super().__init__(clock)
        self.key = row.key
        self._row = row.row
        self._series = Series()
        self._at = 0
        self._asking: Iterator[Floats | None] | None = None

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Keep the numbers of a shared past."""
        self._asking = None
        self._series = self._series.between(0, min(same_before, question.now.frontier + 1))
        return self._finding(question) if len(self._series) else None

    def wants(self, question: Question) -> bool:
        """Whether there is a place that has been trained and is not known."""
        return self._asking is not None or self._next(question) is not None

    def work(self, question: Question) -> Finding | None:
        """Do one slice."""
        if self._asking is None:
            at = self._next(question)
            assert at is not None
            self._at, self._asking = at, self._row(look_before(question, at))
        row = next(self._asking)
        if row is None:
            return None
        self._asking = None
        self._series = self._series.including(self._at, row)
        return self._finding(question)

    def _next(self, question: Question) -> int | None:
        spacing, last = question.frames.spacing, last_keyframe(question)
        known = set(self._series.iterations.tolist())
        for iteration in evaluated_at(question.now.config.iterations, POINTS):
            if iteration <= last and iteration % spacing == 0 and iteration not in known:
                return iteration
        return None

    def _finding(self, question: Question) -> Finding:
        last = int(self._series.iterations[-1])
        return Finding(self.key, question.now.identity, last, self._series)


class OfPastStudy(Study):
    """Look at some keyframes before the playhead; what is found at one is kept."""

    def __init__(self, clock: Callable[[], float], row: OfPast) -> None:
        super().__init__(clock)
        self.key = row.key
        self._row = row
        self._known: dict[int, object] = {}
        self._told: tuple[int, ...] | None = None  # of which moments
        self._at = 0
        self._asking: Iterator[object] | None = None

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Keep what was found of a shared past."""
        del question  # its own pictures are looked for at once
        self._asking, self._told = None, None
        self._known = {at: it for at, it in self._known.items() if at < same_before}
        return None

    def wants(self, question: Question) -> bool:
        """Whether a moment of interest is not known, or all of them are not told yet."""
        return self._asking is not None or self._told != self._moments(question)

    def work(self, question: Question) -> Finding | None:
        """Do one slice; tell what is known so far after each moment."""
        moments = self._moments(question)
        if self._asking is None:
            missing = next((at for at in moments if at not in self._known), None)
            if missing is None:
                return self._tell(question, moments)
            self._at, self._asking = missing, self._row.find(look_before(question, missing))
        found = next(self._asking)
        if found is None:
            return None
        self._asking = None
        self._known[self._at] = found
        return self._tell(question, tuple(at for at in moments if at in self._known))

    def _moments(self, question: Question) -> tuple[int, ...]:
        """Return the keyframes of interest, none twice."""
        spacing, last = question.frames.spacing, last_keyframe(question)
        wanted = self._row.moments(question.now.iteration)
        return tuple(sorted({min(at, last) // spacing * spacing for at in wanted}))

    def _tell(self, question: Question, moments: tuple[int, ...]) -> Finding | None:
        self._told = moments
        self._known = {at: self._known[at] for at in moments}
        if not moments:
            return None
        value = tuple(self._known.values())
        return Finding(self.key, question.now.identity, moments[-1], value)


def last_keyframe(question: Question) -> int:
    """Return the last iteration at which there is a keyframe."""
    spacing, rows = question.frames
    return min((len(rows) - 1) * spacing, question.now.frontier)


def look_before(question: Question, iteration: int) -> Look:
    """Return what a lens looks at, at a keyframe."""
    now, (spacing, rows) = question.now, question.frames
    weights = unflatten(np.asarray(rows[iteration // spacing]))
    clamps = Schedule(now.config, now.run_state.entries).at(iteration).clamps
    return Look(iteration, weights, now.config.bits, clamps)
