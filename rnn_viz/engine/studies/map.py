"""The map of all sums at the playhead."""

from collections.abc import Callable, Iterator

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.evaluation import Evaluation, evaluation_in_parts, sums_of
from rnn_viz.engine.studies.study import LOAD, MAP_SECONDS, Question, Study


class MapStudy(Study):
    """Ask all sums with the weights under the playhead."""

    key = "map"

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._sums = sums_of(2)
        self._newest: Finding | None = None
        self._asking: Iterator[Evaluation | None] | None = None
        self._began = self._spent = 0.0

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Keep a map of the shared past."""
        self._asking = None
        self._sums = sums_of(question.now.config.bits)
        newest, self._newest = self._newest, None
        if newest is not None and newest.iteration < same_before:
            self._newest = newest._replace(run=question.now.identity)
        return self._newest

    def wants(self, question: Question) -> bool:
        """Whether the map is not of this moment."""
        shown = None if self._newest is None else self._newest.iteration
        return self._asking is not None or shown != question.now.iteration

    def work(self, question: Question) -> Finding | None:
        """Ask some of the sums; a map that is begun is finished."""
        now = question.now
        started = self._clock()
        if self._asking is None:
            self._asking = evaluation_in_parts(now.weights, self._sums, now.iteration, now.clamps)
            self._began, self._spent = started, 0.0
        found = next(self._asking)
        self._spent += self._clock() - started
        if found is None:
            return None
        # where a map takes long, as much time again is left to the other studies
        self.not_before = self._began + max(MAP_SECONDS, 2 * self._spent / LOAD)
        self._asking = None
        self._newest = Finding(self.key, now.identity, found.iteration, found)
        return self._newest
