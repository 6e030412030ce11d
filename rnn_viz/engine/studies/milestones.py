"""First and stable perfect, as far as the run is trained."""

from bisect import bisect_left
from collections.abc import Callable

from rnn_viz.core.analysis import Finding
from rnn_viz.core.evidence.check_grid import CheckGrid, grid_for
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.milestones import Milestones, milestones_of
from rnn_viz.core.evidence.perfect_search import NOTHING_FOUND, Found, PerfectSearch
from rnn_viz.core.run.interventions import Identity
from rnn_viz.engine.studies.study import MAP_SECONDS, Question, Study

REPORT_SECONDS = 0.05  # between two reports
_SLICE = 0.004  # seconds of work at a time, and one step more
_KEPT_EVERY = 500  # iterations between two places from which a search can go on
_MOST_KNOWN = 64  # runs of which it is kept, for undo and for switching branches


class MilestonesStudy(Study):
    """Search a run up to its frontier; what was found before about the same moments is used."""

    key = "milestones"

    def __init__(self, clock: Callable[[], float]) -> None:
        super().__init__(clock)
        self._known: dict[Identity, list[Found]] = {}  # in the order of what they reach up to
        self._kept: list[Found] = [NOTHING_FOUND]  # those of this run
        self._grid = CheckGrid()
        self._search: PerfectSearch | None = None
        self._searched_to: int | None = None
        self._reported: Milestones | None = None
        self._reported_at = 0.0

    def begin(self, question: Question, same_before: float) -> Finding | None:
        """Go on from what is known about this run, or about the past that it shares."""
        config = question.now.config
        self._search, self._reported = None, None
        self._grid = grid_for(config.bits, config.hidden)
        shared = [found for found in self._kept if found.upto < same_before]
        self._kept = self._of(question.now.identity, shared or [NOTHING_FOUND])
        found = self._furthest(question)
        self._searched_to = found.upto
        return None if found is NOTHING_FOUND else self._finding(question, found)

    def wants(self, question: Question) -> bool:
        """Whether the search has not come to the frontier."""
        return self._searched_to != question.now.frontier

    def work(self, question: Question) -> Finding | None:
        """Search on; report what is new, and now and then how far it has come."""
        frontier, furthest = question.now.frontier, self._furthest(question)
        search = self._search
        if search is None or not furthest.upto <= search.found.upto <= frontier:
            entries = question.now.run_state.entries
            search = PerfectSearch(
                question.now.config,
                entries,
                self._grid,
                furthest,
                question.frames,
                question.now.start,
            )
            self._search = search
        before, until, is_done = search.found, self._clock() + _SLICE, False
        while not is_done and self._clock() <= until:
            is_done = search.work(frontier)
            self._keep(search.found, is_done)
        self._searched_to = frontier if is_done else None
        if is_done and question.now.is_moving:
            self.not_before = self._clock() + MAP_SECONDS
        is_due = is_done or self._clock() >= self._reported_at + REPORT_SECONDS
        is_first = before.first != search.found.first
        return self._finding(question, search.found) if is_due or is_first else None

    def hear(self, question: Question, finding: Finding) -> Finding | None:
        """Take back what a check at the playhead contradicts."""
        reported, checks = self._reported, finding.value
        if reported is None or not isinstance(checks, Checks):
            return None
        confirmed = reported.confirmed(checks)
        return None if confirmed == reported else self._told(question, confirmed)

    def _of(self, run: Identity, shared: list[Found]) -> list[Found]:
        """Return what is kept about a run; its end is not part of it."""
        endless = run.endless
        kept = self._known.pop(endless, [])
        if kept and kept[-1].upto >= shared[-1].upto:
            shared = kept
        while len(self._known) >= _MOST_KNOWN:
            del self._known[next(iter(self._known))]
        self._known[endless] = shared
        return shared

    def _furthest(self, question: Question) -> Found:
        """Return what is known up to the frontier, and nothing of what comes later."""
        after = bisect_left(self._kept, question.now.frontier + 1, key=_upto)
        return self._kept[after - 1]

    def _keep(self, found: Found, is_done: bool) -> None:
        """Keep what a later search can go on from."""
        kept, new = self._kept, found.upto
        if new <= kept[-1].upto or not (is_done or new >= kept[-1].upto + _KEPT_EVERY):
            return
        if len(kept) > 1 and new < kept[-2].upto + _KEPT_EVERY:
            kept.pop()  # it was the end of what was trained then
        kept.append(found)

    def _finding(self, question: Question, found: Found) -> Finding:
        milestones = milestones_of(found, self._grid)
        checks = question.found.get("shares")
        if checks is not None and isinstance(checks.value, Checks):
            milestones = milestones.confirmed(checks.value)
        return self._told(question, milestones)

    def _told(self, question: Question, milestones: Milestones) -> Finding:
        self._reported, self._reported_at = milestones, self._clock()
        return Finding(self.key, question.now.identity, milestones.upto, milestones)


def _upto(found: Found) -> int:
    return found.upto
