"""How many sums are right over the run: checks at evenly spaced places, coarse to fine."""

from collections.abc import Callable, Iterator

import numpy as np

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, Sums, evaluation_in_parts, sums_of
from rnn_viz.core.net.weights import unflatten
from rnn_viz.core.run.schedule import Schedule
from rnn_viz.engine.studies.coarse_to_fine import evaluated_at
from rnn_viz.engine.studies.study import Question, Study

_MOST_OTHERS = 500  # checks at the playhead that are kept besides those that are spread


class SharesStudy(Study):
    """Check keyframes all over the run, and keep what was checked at the playhead too."""

    key = "shares"

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._checks = Checks()
        self._others: list[int] = []  # where the playhead was, the newest last
        self._sums: Sums = sums_of(2)
        self._places: tuple[int, ...] = ()
        self._asking: Iterator[Evaluation | None] | None = None

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Keep the checks of a shared past, as far as they are still asked for."""
        config = question.now.config
        self._asking, self._sums = None, sums_of(config.bits)
        self._places = evaluated_at(config.iterations)
        kept = self._checks.between(0, min(same_before, question.now.frontier + 1))
        wanted = {*self._places, *self._others}
        self._checks = kept.without(i for i in kept.iterations.tolist() if i not in wanted)
        self._others = [at for at in self._others if self._checks.has(at)]
        return self._finding(question) if len(self._checks) else None

    def wants(self, question: Question) -> bool:
        """Whether there is a place that has been trained and not been checked."""
        return self._asking is not None or self._next(question) is not None

    def work(self, question: Question) -> Finding | None:
        """Ask some of the sums at the next place."""
        if self._asking is None:
            iteration = self._next(question)
            assert iteration is not None
            spacing, rows = question.frames
            weights = unflatten(np.asarray(rows[iteration // spacing]))
            clamps = Schedule(question.now.config, question.now.run_state.entries).at(iteration)
            self._asking = evaluation_in_parts(weights, self._sums, iteration, clamps.clamps)
        found = next(self._asking)
        if found is None:
            return None
        self._asking = None
        self._checks = self._checks.including(found)
        return self._finding(question)

    def hear(self, question: Question, finding: Finding) -> Finding | None:
        """Keep a check at the playhead."""
        found = finding.value
        if not isinstance(found, Evaluation) or self._checks.has(found.iteration):
            return None
        self._checks = self._checks.including(found)
        if found.iteration not in self._places:
            self._others.append(found.iteration)
        if len(self._others) > _MOST_OTHERS:
            self._checks = self._checks.without([self._others.pop(0)])
        return self._finding(question)

    def _next(self, question: Question) -> int | None:
        """Return the next place of which there are weights."""
        spacing, rows = question.frames
        last = min((len(rows) - 1) * spacing, question.now.frontier)
        known = set(self._checks.iterations.tolist())
        for iteration in self._places:
            if iteration <= last and iteration % spacing == 0 and iteration not in known:
                return iteration
        return None

    def _finding(self, question: Question) -> Finding:
        last = int(self._checks.iterations[-1])
        return Finding(self.key, question.now.identity, last, self._checks)
