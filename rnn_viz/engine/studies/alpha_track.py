"""What every alpha would lead to, for the slider over alpha; when nothing else is to be done."""

from collections.abc import Callable, Iterator

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.trials.alpha_track import AlphaTrack, alpha_track, every, sharing
from rnn_viz.core.evidence.trials.trial import Decades, alphas_in, decades_around, untried
from rnn_viz.core.evidence.trials.what_if import STUDY, TRACK, WhatIf
from rnn_viz.core.run.config import RunConfig
from rnn_viz.engine.studies.study import Question, Study

_MOST_KNOWN = 32  # configurations of which the shares are kept, for numbers that are tried again


class AlphaTrackStudy(Study):
    """Train runs that differ in alpha only from what is tried, or from the run itself."""

    key = TRACK
    needs = (STUDY,)
    is_aside = True

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._known: dict[RunConfig, dict[float, float]] = {}
        self._of: tuple[RunConfig, Decades] | None = None  # what is worked on
        self._working: Iterator[AlphaTrack | None] | None = None
        self._told: AlphaTrack | None = None

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Tell the same track again where it still holds."""
        del same_before
        is_same = self._told is not None and _of(question) == self._of
        return self._tell(question) if is_same else None

    def wants(self, question: Question) -> bool:
        """Whether there is a track to be filled, and both runs have their curves."""
        if question.now.start is not None:
            return False
        is_other = _of(question) != self._of
        return (is_other or self._working is not None) and _has_curves(question)

    def work(self, question: Question) -> Finding | None:
        """Do one slice; another track takes the place of one that is not filled."""
        wanted = _of(question)
        if wanted != self._of:
            self._of, self._working = wanted, self._begin_track(*wanted)
        assert self._working is not None
        found = next(self._working, self._told)
        if found is None:
            return None
        if found is self._told:
            self._working = None
        self._told = found
        return self._tell(question)

    def _begin_track(self, config: RunConfig, decades: Decades) -> Iterator[AlphaTrack | None]:
        known = self._known.pop(config, {})
        if len(self._known) >= _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[config] = known
        return alpha_track(config, alphas_in(decades)[:: every(config)], known)

    def _tell(self, question: Question) -> Finding:
        return Finding(self.key, question.now.identity, 0, self._told)


def _of(question: Question) -> tuple[RunConfig, Decades]:
    """Return what the runs of the track share, and how far it has to reach."""
    config = question.now.config
    tried = question.tried or untried(config)
    return sharing(tried.of(config)), decades_around(config.alpha, tried.alpha)


def _has_curves(question: Question) -> bool:
    """Whether the run, and what is tried, are known but for the search: it can wait."""
    found = question.found.get(STUDY)
    runs = found.value.runs if found and isinstance(found.value, WhatIf) else ()
    wanted = 1 if question.tried is None else 2
    return len(runs) == wanted and all(run.is_charted for run in runs)
