"""The analyst: lets studies find out what the newest weights can do; no thread of its own."""

import math
import time
from collections.abc import Callable, Iterable
from dataclasses import replace

from rnn_viz.core.analysis import Analysis, Finding, Findings
from rnn_viz.core.evidence.trials.trial import Trial
from rnn_viz.core.run.interventions import Identity, same_until
from rnn_viz.engine.studies.study import CALM_LOAD, LOAD, Question, Study
from rnn_viz.engine.studies.table import STUDIES

_KEPT = ("shares", "milestones")  # of a branch that is left: what it is compared by
_MOST_ELSEWHERE = 64  # branches of which it is kept
_AFTER_FAULT = 5.0  # seconds until a study that has failed is tried again while training
_BURST = 0.01  # seconds of work after which a rest is due while training
_Moment = tuple[int, int, int, Trial | None]  # run, playhead, frontier, what is tried
FIRST = frozenset({"map", "shares", "milestones", "phases"})  # before anybody says what is seen


class Analyst:
    """Answer the newest question: first the map, then the other studies in turn.

    Only studies are asked whose findings somebody looks at. While training is under way they
    take a quarter of a core, more where the trainer rests between its examples.

    Parameters
    ----------
    clock
        Seconds, rising.

    Attributes
    ----------
    faults
        What studies have failed with since somebody looked. Such a study begins anew with the
        next moment, and not at once; the others go on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        made = [(study(clock), study) for study in STUDIES]
        self._makers = {study.key: maker for study, maker in made}
        self._first, *others = (study for study, _ in made)
        self._others = [study for study in others if not study.is_quick]  # the next one in front
        self._quick = [study for study in others if study.is_quick]
        self._wanted = FIRST
        self._question: Question | None = None
        self._tried: Trial | None = None
        self._beside: tuple[int, ...] = ()
        self._analysis = Analysis(0)
        self._elsewhere: dict[Identity, Findings] = {}
        self._is_news = False
        self._spent = 0.0  # seconds since the last rest
        self._free_at = 0.0
        self._failed_at: dict[str, _Moment] = {}  # the studies that have failed, and where
        self.faults: list[BaseException] = []

    def look_for(self, keys: Iterable[str]) -> None:
        """Ask only these studies from now on, and those that they need."""
        wanted = set(keys)
        for study in self._studies():
            if study.key in wanted:
                wanted.update(study.needs)
        self._is_news = self._is_news or not wanted <= self._wanted
        self._wanted = frozenset(wanted)

    def try_out(self, trial: Trial | None, beside: tuple[int, ...] = ()) -> None:
        """Take other numbers, or none, with which the run is to be trained; and runs beside it."""
        self._tried, self._beside = trial, beside

    def ask(self, question: Question) -> None:
        """Take a newer question; of another run only what was found about a shared past is kept."""
        old, self._question = self._question, question
        if old is None:
            self._begin(question, 0)
        elif (old.now.run_id, old.now.config) != (question.now.run_id, question.now.config):
            same_before = same_until(old.now.identity, question.now.identity)
            self._leave(old.now.identity, question.now.identity)
            self._begin(question, same_before)

    def work(self) -> Analysis | None:
        """Do one slice of a study; return all findings if there is something new to show."""
        question = self._asked()
        if question is None:
            return None
        study = self._next(question)
        if study is not None:
            self._do(study, question)
        if not self._is_news:
            return None
        self._is_news = False
        self._conclude()
        about_run = (study for study in self._visible(self._others) if not study.is_aside)
        is_complete = not any(study.wants(question) for study in about_run)
        self._analysis = replace(self._analysis, is_complete=is_complete)
        return self._analysis

    def rest(self) -> float | None:
        """Return the seconds until there may be more to do; ``None`` for until a question."""
        question = self._asked()
        if question is None:
            return None
        wanting = [study for study in self._in_order() if study.wants(question)]
        is_awaited = any(study.is_awaited(question) for study in wanting)
        if self._is_news or is_awaited or (wanting and not question.now.is_moving):
            return 0.0
        due = min((study.not_before for study in wanting), default=math.inf)
        return None if due == math.inf else max(0.0, max(self._free_at, due) - self._clock())

    def _asked(self) -> Question | None:
        """Return the question, with all that has been found out."""
        question = self._question
        if question is None:
            return None
        found, tried = self._analysis.findings, self._tried
        return replace(question, found=found, tried=tried, beside=self._beside)

    def _studies(self) -> list[Study]:
        return [self._first, *self._others, *self._quick]

    def _in_order(self) -> list[Study]:
        """Return the studies that somebody looks at, the most urgent first."""
        return self._visible(self._studies())

    def _visible(self, studies: Iterable[Study]) -> list[Study]:
        return [it for it in studies if it.key in self._wanted and not self._has_failed_here(it)]

    def _has_failed_here(self, study: Study) -> bool:
        """Whether a study has failed with the moment that is asked about."""
        question, failed_at = self._asked(), self._failed_at.get(study.key)
        return failed_at is not None and question is not None and failed_at == _moment_of(question)

    def _next(self, question: Question) -> Study | None:
        """Return the study that is to work now, if any."""
        now, is_moving = self._clock(), question.now.is_moving
        in_order = self._in_order()
        for study in in_order:
            if study.is_awaited(question):
                return study
        if is_moving and now < self._free_at:
            return None
        for study in in_order:
            if study.wants(question) and not (is_moving and now < study.not_before):
                return study
        return None

    def _do(self, study: Study, question: Question) -> None:
        """Let a study do a slice; the time that slices take is soon followed by a rest."""
        started = self._clock()
        is_awaited = study.is_awaited(question)
        finding = self._let(study, study.work, question)
        self._spent += 0.0 if is_awaited else self._clock() - started
        if finding is not None or self._spent >= _BURST:
            load = LOAD if question.now.is_fast else CALM_LOAD
            self._free_at = self._clock() + self._spent * (1 / load - 1)
            self._spent = 0.0
        if finding is not None:
            self._note(finding)
        # what is begun is finished first; what has failed is not among them any more
        if finding is not None and study in self._others:
            self._others.remove(study)
            self._others.append(study)

    def _let(
        self, study: Study, do: Callable[..., Finding | None], question: Question, *more: object
    ) -> Finding | None:
        """Let a study do something; what it fails with is kept, and another takes its place."""
        try:
            return do(question, *more)
        except BaseException as fault:  # noqa: BLE001 -- told; the other studies go on
            self.faults.append(fault)
            again = self._makers[study.key](self._clock)
            self._failed_at[study.key] = _moment_of(question)
            self._put_in_place_of(study, again, question)
            return None

    def _put_in_place_of(self, study: Study, again: Study, question: Question) -> None:
        """Let another of the same kind begin; while training is under way, after a while."""
        again.not_before = self._clock() + _AFTER_FAULT
        if study is self._first:
            self._first = again
        for studies in (self._others, self._quick):
            if study in studies:
                studies[studies.index(study)] = again
        try:
            again.begin(question, 0)
        except BaseException as fault:  # noqa: BLE001 -- told; the other studies go on
            self.faults.append(fault)

    def _note(self, finding: Finding) -> None:
        """Add a finding, and what follows from it."""
        self._is_news = True
        findings = {**self._analysis.findings, finding.key: finding}
        self._analysis = replace(self._analysis, findings=findings)
        question = self._asked()
        assert question is not None
        for study in self._studies():
            is_own = study.key == finding.key
            follows = None if is_own else self._let(study, study.hear, question, finding)
            if follows is not None:
                self._note(follows)

    def _conclude(self) -> None:
        """Let the studies that follow from others work at once, while training not too often."""
        for study in self._visible(self._quick):
            question = self._asked()
            assert question is not None
            is_early = question.now.is_moving and self._clock() < study.not_before
            if not is_early and study.wants(question):
                finding = self._let(study, study.work, question)
                if finding is not None:
                    self._note(finding)
        self._is_news = False

    def _leave(self, old: Identity, new: Identity) -> None:
        """Keep what was found out about a branch that is left; nothing of another run."""
        if old.endless._replace(entries=()) != new.endless._replace(entries=()):
            self._elsewhere.clear()
            return
        kept = {key: it for key, it in self._analysis.findings.items() if key in _KEPT}
        self._elsewhere.pop(old.endless, None)
        while len(self._elsewhere) >= _MOST_ELSEWHERE:
            del self._elsewhere[next(iter(self._elsewhere))]
        self._elsewhere[old.endless] = kept

    def _begin(self, question: Question, same_before: float) -> None:
        """Begin with a run of which the moments before an iteration are known."""
        self._analysis = Analysis(question.now.run_id, elsewhere=dict(self._elsewhere))
        known_before = min(same_before, question.now.frontier + 1)
        self._spent = 0.0
        for study in self._studies():
            asked = self._asked()
            assert asked is not None
            kept = self._let(study, study.begin, asked, known_before)
            if kept is not None:
                self._note(kept)
        self._is_news = bool(self._analysis.findings)


def _moment_of(question: Question) -> _Moment:
    now = question.now
    return now.run_id, now.iteration, now.frontier, question.tried
