"""First and stable perfect: two markers, because a net that was perfect once may fail again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rnn_viz.core.evidence.check_grid import CheckGrid, grid_for
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.perfect_search import Found, PerfectSearch
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry

SURE = 5  # checks in a row before something is said to be so for good


@dataclass(frozen=True, slots=True)
class Milestones:
    """When the network could do all sums.

    The first moment is exact: every iteration is checked up to it. From there on all sums are
    asked at the iterations of a grid, and nothing is claimed about the moments between.

    Attributes
    ----------
    resolution
        The largest distance of two checks up to ``upto``.
    upto
        The last iteration that this speaks of.
    first
        The first iteration at which all sums are right, if there is one.
    stable
        The check from which on every check was perfect, at least 5 of them, up to ``upto``;
        ``None`` if there is none. ``first`` counts as a check.
    in_a_row
        How many checks were perfect up to ``upto``; counted up to 5.
    right_from
        From where on position 0, and positions 0 and 1, are right in all sums at every
        iteration, up to ``first`` or, without it, to ``upto``; beyond that: not right there.
    failed
        The first and the last check after ``first`` at which not all sums were right, for each
        stretch between two interventions that has such checks.
    grid
        The iterations of the checks.
    """

    resolution: int
    upto: int
    first: int | None
    stable: int | None
    in_a_row: int = 0
    right_from: tuple[int, int] = (0, 0)
    failed: tuple[tuple[int, int], ...] = ()
    grid: CheckGrid = field(default_factory=CheckGrid)

    def confirmed(self, checks: Checks) -> "Milestones":
        """Return what is left of it beside other checks: one that failed is never contradicted."""
        if self.first is None:
            return self
        failed = checks.between(self.first + 1, self.upto + 1).failed
        own = max((last for _, last in self.failed), default=-1)
        if not failed.size or failed[-1] <= own:
            return self
        start = self.grid.after(int(failed[-1]))
        in_a_row = checks_in_a_row(self.grid, start, self.upto + 1)
        return replace(self, stable=start if in_a_row >= SURE else None, in_a_row=in_a_row)


def checks_in_a_row(grid: CheckGrid, start: int, stop: int) -> int:
    """Return how many checks there are from one at ``start`` up to ``stop - 1``, at most 5.

    The first one counts, even where it is not on the grid, as the first perfect moment may be.
    """
    return 1 + grid.count(start + 1, stop, SURE - 1) if start < stop else 0


def milestones_of(found: Found, grid: CheckGrid) -> Milestones:
    """Return the milestones as far as a search has come."""
    upto, since = found.upto, found.perfect_from
    in_a_row = 0 if since is None else checks_in_a_row(grid, since, upto + 1)
    return Milestones(
        resolution=grid.distance(max(upto - 1, 0)),
        upto=upto,
        first=found.first,
        stable=since if in_a_row >= SURE else None,
        in_a_row=in_a_row,
        right_from=found.right_from,
        failed=found.failed,
        grid=grid,
    )


def search(
    config: RunConfig,
    every: int | None = None,
    entries: Iterable[Entry] = (),
    start: OwnWeights | None = None,
    upto: int | None = None,
) -> Iterator[Milestones]:
    """Train a run of its own and yield what is known, every few milliseconds.

    Parameters
    ----------
    config, entries, start
        The run, the interventions made on it, and own weights with which it begins, if it does.
    every
        Iterations between two checks that the net stays perfect; those of :func:`grid_for` if
        not given.
    upto
        The last iteration of interest; the run's end if not given.

    Yields
    ------
    Milestones
        Those up to an iteration; the last ones are those up to the last.
    """
    grid = grid_for(config.bits, config.hidden) if every is None else CheckGrid(every, False)
    seeker = PerfectSearch(config, entries, grid, start=start)
    last = config.iterations if upto is None else upto
    while not seeker.work(last):
        yield milestones_of(seeker.found, grid)
    yield milestones_of(seeker.found, grid)
