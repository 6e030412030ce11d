"""What would come of a run with other numbers: the newest that is tried, and the run itself."""

from collections.abc import Callable

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.trials.what_if import STUDY, WhatIf
from rnn_viz.core.evidence.trials.whole_run import WholeRun, WholeRunWork
from rnn_viz.core.run.interventions import Identity
from rnn_viz.engine.studies.coarse_to_fine import evaluated_at
from rnn_viz.engine.studies.study import Question, Study

POINTS = 64  # of the share over a run, at most
REPORT_SECONDS = 0.05  # between two pictures of what takes long
_MOST_KNOWN = 6  # runs that are kept whole, for numbers that are tried again


class WhatIfStudy(Study):
    """Train two runs aside from beginning to end; the curve that a hand is waiting for first.

    What is begun is carried on until there is a picture of it, so that something moves under a
    hand that does not stop; then it is dropped for what is newer.
    """

    key = STUDY
    is_aside = True

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._work: dict[Identity, WholeRunWork] = {}  # under way
        self._spent: dict[Identity, float] = {}  # seconds of training
        self._known: dict[Identity, WholeRun] = {}  # the newest last
        self._told = WhatIf()
        self._told_at = 0.0
        self._begun: Identity | None = None  # of which there is no picture yet

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Tell what is known already about the run, which may have been tried out before.

        What was worked out for another run is let go: nobody may look here for hours.
        """
        del same_before
        wanted = _wanted(question)
        self._drop_all_but(set(wanted))
        self._begun = self._begun if self._begun in wanted else None
        if not any(run in self._known for run in wanted):
            self._told = WhatIf()
            return None
        return self._tell(question)

    def wants(self, question: Question) -> bool:
        """Whether one of the two is not known whole, or is not told as it is."""
        wanted = _wanted(question)
        is_told = {run.run for run in self._told.runs} == set(wanted)
        return not (is_told and all(self._is_over(run) for run in wanted))

    def is_awaited(self, question: Question) -> bool:
        """Whether what is tried has no curve yet, or the run itself while nothing is tried."""
        newest = _wanted(question)[-1]
        is_told = any(told.run == newest for told in self._told.runs)
        return not (is_told and _is_trained(self._known.get(newest)))

    def work(self, question: Question) -> Finding | None:
        """Do one slice of what is most urgent."""
        wanted = _wanted(question)
        run = self._next(wanted)
        self._drop_all_but({*wanted, *({run} if run else ())})
        if run is None:
            return self._tell(question)
        started, work = self._clock(), self._work_on(run)
        is_training = not work.known.is_trained
        is_news = work.work()
        if is_training:
            self._spent[run] += self._clock() - started
            work.take_in(self._spent[run])
        if not is_news and self._clock() < self._told_at + REPORT_SECONDS:
            return None
        self._begun = None
        self._keep(run, work.known)
        return self._tell(question, None if run == wanted[0] else work.known)

    def _next(self, wanted: tuple[Identity, ...]) -> Identity | None:
        """Return the run to work on: curves first, then ends, shares over the run, the search."""
        newest_first = wanted[::-1]
        if self._begun is not None:
            return self._begun
        for is_done in (_is_trained, _has_end, _is_charted, _is_over):
            for run in newest_first:
                if not is_done(self._known.get(run)):
                    return run
        return None

    def _work_on(self, run: Identity) -> WholeRunWork:
        if run not in self._work:
            self._begun, self._told_at = run, self._clock()
            self._spent[run] = 0.0
            self._work[run] = WholeRunWork(run, evaluated_at(run.config.iterations, POINTS))
        return self._work[run]

    def _drop_all_but(self, wanted: set[Identity]) -> None:
        """Forget work that nobody waits for any more, and what it has found."""
        for run in [run for run in self._work if run not in wanted]:
            del self._work[run], self._spent[run]
            if not self._is_over(run):
                self._known.pop(run, None)

    def _is_over(self, run: Identity) -> bool:
        return _is_over(self._known.get(run))

    def _keep(self, run: Identity, known: WholeRun) -> None:
        self._known.pop(run, None)
        self._known[run] = known
        if _is_over(known):  # its weights are needed no longer
            self._work.pop(run, None)
        if len(self._known) > _MOST_KNOWN:
            del self._known[next(iter(self._known))]

    def _tell(self, question: Question, newest: WholeRun | None = None) -> Finding:
        """Tell what is known; of what is tried the newest picture stays until there is another."""
        today, *others = _wanted(question)
        tried = self._known.get(others[0], newest or self._told.tried) if others else None
        if today in self._known:
            self._known[today] = self._known.pop(today)  # others are forgotten before it
        self._told, self._told_at = WhatIf(self._known.get(today), tried), self._clock()
        return Finding(self.key, question.now.identity, 0, self._told)


def _wanted(question: Question) -> tuple[Identity, ...]:
    """Return the run that is shown, and the one that is tried out if there is one.

    A run that begins with own weights has no other: they are those of no seed.
    """
    now, trial = question.now, question.tried
    if trial is None or now.start is not None:
        return (now.identity,)
    return now.identity, Identity(trial.of(now.config), ())


def _is_trained(known: WholeRun | None) -> bool:
    return known is not None and known.is_trained


def _has_end(known: WholeRun | None) -> bool:
    return known is not None and (known.is_charted or known.end_share is not None)


def _is_charted(known: WholeRun | None) -> bool:
    return known is not None and known.is_charted


def _is_over(known: WholeRun | None) -> bool:
    return known is not None and known.is_searched
