"""Runs that are laid over the error curve of the run shown, each trained aside as a whole."""

from collections.abc import Callable

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.trials.beside import STUDY, RunsBeside
from rnn_viz.core.evidence.trials.whole_run import WholeRun, WholeRunWork
from rnn_viz.core.run.interventions import Identity
from rnn_viz.engine.studies.coarse_to_fine import evaluated_at
from rnn_viz.engine.studies.study import Question, Study

_POINTS = 16  # of the share over a run: what is told of it is how it ends
_REPORT_SECONDS = 0.1  # between two pictures of what takes long


class BesideStudy(Study):
    """Train the runs in turn: all curves first, then how each ends, then since when."""

    key = STUDY
    is_aside = True

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._work: dict[Identity, WholeRunWork] = {}  # under way
        self._known: dict[Identity, WholeRun] = {}
        self._told: dict[int, WholeRun] = {}
        self._told_at = 0.0

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Tell again what is known: the runs are the same whatever run is shown."""
        del same_before
        self._drop_all_but(set(_wanted(question).values()))
        return self._tell(question) if _wanted(question) else None

    def wants(self, question: Question) -> bool:
        """Whether a run is not known whole, or other runs are told of than are wanted."""
        wanted = _wanted(question)
        is_told = self._told.keys() == wanted.keys()
        return not is_told or any(not _is_over(self._known.get(run)) for run in wanted.values())

    def work(self, question: Question) -> Finding | None:
        """Do one slice of what is most urgent."""
        wanted = _wanted(question)
        self._drop_all_but(set(wanted.values()))
        run = self._next(list(wanted.values()))
        if run is None:
            return self._tell(question)
        if run not in self._work:
            self._work[run] = WholeRunWork(run, evaluated_at(run.config.iterations, _POINTS))
        work = self._work[run]
        is_training = not work.known.is_trained
        is_news = work.work()
        if not is_news and self._clock() < self._told_at + _REPORT_SECONDS:
            return None
        if is_training:
            work.take_in(0.0)
        self._known[run] = work.known
        if _is_over(work.known):  # its weights are needed no longer
            del self._work[run]
        return self._tell(question)

    def _next(self, wanted: list[Identity]) -> Identity | None:
        for is_done in (_is_trained, _is_charted, _is_over):
            for run in wanted:
                if not is_done(self._known.get(run)):
                    return run
        return None

    def _drop_all_but(self, wanted: set[Identity]) -> None:
        for known in (self._work, self._known):
            for run in known.keys() - wanted:
                del known[run]

    def _tell(self, question: Question) -> Finding:
        known = {number: self._known.get(run) for number, run in _wanted(question).items()}
        self._told = {number: run for number, run in known.items() if run is not None}
        self._told_at = self._clock()
        return Finding(self.key, question.now.identity, 0, RunsBeside(self._told))


def _wanted(question: Question) -> dict[int, Identity]:
    """Return the runs that are laid beside and are in the list, by number."""
    return {
        kept.number: Identity(kept.run.config, kept.run.shown.entries, kept.run.start)
        for kept in question.now.earlier
        if kept.number in question.beside
    }


def _is_trained(known: WholeRun | None) -> bool:
    return known is not None and known.is_trained


def _is_charted(known: WholeRun | None) -> bool:
    return known is not None and known.is_charted


def _is_over(known: WholeRun | None) -> bool:
    return known is not None and known.is_searched
