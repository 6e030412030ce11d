"""What the lenses find out about the moment under the playhead."""

from collections.abc import Callable, Iterator

from rnn_viz.core.analysis import Finding
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.look import Look, Unable
from rnn_viz.core.lenses.table import STATES, OfStates, OfWeights
from rnn_viz.engine.studies.study import LOAD, MAP_SECONDS, Question, Study

Source = Look | AllStates | Unable  # what a study works on


class AtMomentStudy(Study):
    """Do the slices of a row of :mod:`rnn_viz.core.lenses.table`, anew for each moment.

    What is begun is finished while training goes on; when the playhead is moved by hand, the
    moment that it was at is given up.

    Parameters
    ----------
    row
        What is found out.
    """

    def __init__(self, clock: Callable[[], float], row: OfWeights | OfStates) -> None:
        super().__init__(clock)
        self.key = row.key
        self.needs = (STATES,) if isinstance(row, OfStates) else ()
        self._row = row
        self._newest: Finding | None = None
        self._asking: Iterator[object] | None = None
        self._asked_of = -1  # the moment of what is begun
        self._began = self._spent = 0.0

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Keep what was found of the shared past."""
        self._asking = None
        newest, self._newest = self._newest, None
        if newest is not None and newest.iteration < same_before:
            self._newest = newest._replace(run=question.now.identity)
        return self._newest

    def wants(self, question: Question) -> bool:
        """Whether there is something to work on, and it is not what was found already."""
        source = self._source(question)
        known = None if self._newest is None else self._newest.iteration
        is_other = source is not None and source.iteration != known
        return is_other or (self._asking is not None and question.now.is_moving)

    def work(self, question: Question) -> Finding | None:
        """Do one slice."""
        started, source = self._clock(), self._source(question)
        is_given_up = not question.now.is_moving and source and source.iteration != self._asked_of
        if self._asking is None or is_given_up:
            assert source is not None
            self._asking, self._asked_of = self._parts(source), source.iteration
            self._began, self._spent = started, 0.0
        found = next(self._asking)
        self._spent += self._clock() - started
        if found is None:
            return None
        self._asking = None
        # what takes long leaves as much time to the other studies
        self.not_before = self._began + max(MAP_SECONDS, 2 * self._spent / LOAD)
        iteration = getattr(found, "iteration")  # noqa: B009 -- every finding of a lens has it
        self._newest = Finding(self.key, question.now.identity, iteration, found)
        return self._newest

    def _source(self, question: Question) -> Source | None:
        if isinstance(self._row, OfWeights):
            return look_at(question)
        found = question.found.get(STATES)
        return found.value if found and isinstance(found.value, AllStates | Unable) else None

    def _parts(self, source: Source) -> Iterator[object]:
        if isinstance(self._row, OfWeights):
            assert isinstance(source, Look)
            return self._row.find(source)
        return self._row.find(source) if isinstance(source, AllStates) else iter((source,))


def look_at(question: Question) -> Look:
    """Return what the lenses look at: the moment under the playhead."""
    now = question.now
    return Look(now.iteration, now.weights, now.config.bits, now.clamps, now.operands)
