"""A run from its first example to its last, whatever of it has been shown: curve and outcome."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rnn_viz.core.evidence.check_grid import grid_for
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, evaluation_in_parts, sums_of
from rnn_viz.core.evidence.milestones import Milestones, milestones_of
from rnn_viz.core.evidence.perfect_search import PerfectSearch
from rnn_viz.core.run.curve import Curve
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.run.timeline import Timeline

_AT_ONCE = 4096  # iterations of 16 units and 8 bits: some milliseconds


@dataclass(frozen=True, slots=True, eq=False)
class WholeRun:
    """What is known so far of a run from beginning to end.

    Attributes
    ----------
    run
        All that determines it.
    trained
        So many updates are done.
    curve
        Errors up to there.
    checks
        What all sums said: at its end first, then over the run, coarse to fine.
    is_charted
        Whether all of these are there.
    milestones
        First and stable perfect, as far as they have been searched for; ``None`` before that.
    is_searched
        Whether they have been to the end.
    diverged_at
        The first iteration whose weights are not finite, if there is one: it ends there.
    seconds
        How long the training took so far.
    """

    run: Identity
    trained: int
    curve: Curve
    checks: Checks = field(default_factory=Checks)
    is_charted: bool = False
    milestones: Milestones | None = None
    is_searched: bool = False
    diverged_at: int | None = None
    seconds: float = 0.0

    @property
    def is_trained(self) -> bool:
        """Whether nothing is left to be trained."""
        return self.trained >= self.run.config.iterations or self.diverged_at is not None

    @property
    def end_share(self) -> float | None:
        """Share of all sums right at the end; ``None`` as long as it is not known."""
        end = self.run.config.iterations
        return float(self.checks.exact_share[-1]) if self.checks.has(end) else None


class WholeRunWork:
    """Train a run aside, ask all sums over it, search it; a few milliseconds at a time.

    Attributes
    ----------
    known
        What is known so far; nothing that was handed out changes.

    Parameters
    ----------
    run
        All that determines it.
    places
        Iterations at which all sums are asked, keyframes all of them, the most urgent first.
    """

    def __init__(self, run: Identity, places: Sequence[int]) -> None:
        config = run.config
        self._timeline = Timeline(config, run.start, entries=run.entries)
        self._sums = sums_of(config.bits)
        self._places = list(places)
        self._asking: Iterator[Evaluation | None] | None = None
        self._search: PerfectSearch | None = None
        self._grid = grid_for(config.bits, config.hidden)
        each = max(1.0, (config.hidden / 16) ** 2) * max(1.0, config.bits / 8)
        self._at_once = max(8, int(_AT_ONCE / each))
        self.known = WholeRun(run, 0, self._timeline.curve())
        self._note_trained()

    def work(self) -> bool:
        """Do a slice of what comes next; return whether something was found out by it."""
        if not self.known.is_trained:
            self._timeline.advance(self._at_once)
            return self._note_trained()
        if not self.known.is_charted:
            return self._ask()
        return self._search_on()

    def take_in(self, seconds: float) -> None:
        """Bring what is known of the training up to date; it has taken so long."""
        self.known = replace(self.known, curve=self._timeline.curve(), seconds=seconds)

    def _note_trained(self) -> bool:
        trained, diverged_at = self._timeline.frontier, self._timeline.diverged_at
        self.known = replace(self.known, trained=trained, diverged_at=diverged_at)
        if self.known.is_trained:
            self._places = self._within_the_run()
        return self.known.is_trained

    def _within_the_run(self) -> list[int]:
        """Return where to ask: the end first, unless its weights are no numbers."""
        known, spacing = self.known, self._timeline.frames().spacing
        end = [known.trained] if known.diverged_at is None else []
        return end + [at for at in self._places if at < known.trained and at % spacing == 0]

    def _ask(self) -> bool:
        """Ask some of the sums at the next place."""
        if self._asking is None and self._places:
            at = self._places.pop(0)
            moment = self._timeline.moment_at(at)
            self._asking = evaluation_in_parts(
                moment.weights, self._sums, at, moment.conditions.clamps
            )
        found = next(self._asking) if self._asking is not None else None
        if found is not None:
            self._asking = None
            self.known = replace(self.known, checks=self.known.checks.including(found))
        is_charted = self._asking is None and not self._places
        self.known = replace(self.known, is_charted=is_charted)
        return is_charted or found is not None

    def _search_on(self) -> bool:
        """Search on for the moments at which all sums are right."""
        run, end = self.known.run, self.known.run.config.iterations
        if self._search is None:
            self._search = PerfectSearch(run.config, run.entries, self._grid, start=run.start)
        is_searched = self._search.work(end)
        found = milestones_of(self._search.found, self._grid).confirmed(self.known.checks)
        self.known = replace(self.known, milestones=found, is_searched=is_searched)
        return is_searched
