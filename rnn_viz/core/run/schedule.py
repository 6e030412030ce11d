"""What a run is subjected to and when: its interventions in order, folded into conditions."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Clamps, Floats
from rnn_viz.core.net.weights import places_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    SetAlpha,
    SetWeight,
    check,
    same_entries_until,
)

_NONE_FROZEN = np.empty(0, np.int64)
_NONE_FROZEN.flags.writeable = False


@dataclass(frozen=True, slots=True, eq=False)
class Conditions:
    """What is in force at an iteration.

    Attributes
    ----------
    alpha
        Learning rate.
    frozen
        The weights that do not learn: places in the row of all weights, ascending, ``(n,)``.
    clamps
        Values at which units are held, ``(hidden,)``, NaN for live ones; ``None``: all live.
    operands
        The numbers chosen for this iteration's example, if any.
    means
        The units that are held at what was their mean when it was done.
    """

    alpha: float
    frozen: NDArray[np.int64] = field(default_factory=lambda: _NONE_FROZEN)
    clamps: Clamps = None
    operands: tuple[int, int] | None = None
    means: frozenset[int] = frozenset()

    def is_frozen(self, name: str, row: int | None, column: int | None, hidden: int) -> bool:
        """Whether none of these weights learns; ``None`` stands for all rows or columns."""
        if not self.frozen.size:
            return False
        return bool(np.isin(places_of(name, row, column, hidden), self.frozen).all())

    def after(self, what: Intervention, hidden: int) -> "Conditions":
        """Return what is in force once this has been done; chosen operands last one example."""
        match what:
            case SetAlpha(alpha):
                return replace(self, alpha=alpha)
            case Freeze(name, row, column, frozen):
                join = np.union1d if frozen else np.setdiff1d
                places = join(self.frozen, places_of(name, row, column, hidden))
                places.flags.writeable = False
                return replace(self, frozen=places)
            case ClampUnit(unit, value, is_mean):
                is_held_so = is_mean and value is not None
                means = self.means | {unit} if is_held_so else self.means - {unit}
                clamps = _clamped(self.clamps, unit, value, hidden)
                return replace(self, clamps=clamps, means=means)
        return self


class Schedule:
    """The interventions of a run, in order of their iterations; never changed, only replaced.

    Parameters
    ----------
    config
        The run they are made on.
    entries
        In any order; those of one iteration act in the order given.

    Raises
    ------
    InterventionError
        An entry does not fit the run.
    """

    def __init__(self, config: RunConfig, entries: Iterable[Entry] = ()) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.iteration))
        self._config = config
        self._iterations = [entry.iteration for entry in self.entries]
        self._folded = [Conditions(config.alpha)]  # after so many entries
        for entry in self.entries:
            check(entry.what, config)
            self._folded.append(self._folded[-1].after(entry.what, config.hidden))

    def at(self, iteration: int) -> Conditions:
        """Return what is in force at an iteration."""
        first, last = self._span(iteration)
        conditions = self._folded[last]
        for entry in self.entries[first:last]:
            if isinstance(entry.what, ChooseOperands):
                conditions = replace(conditions, operands=(entry.what.a, entry.what.b))
        return conditions

    def alphas(self, count: int) -> Floats:
        """Return the learning rate in force at iterations 0, 1, …, ``(count,)``."""
        alphas = np.full(count, self._config.alpha)
        for entry in self.entries:
            if isinstance(entry.what, SetAlpha):
                alphas[entry.iteration :] = entry.what.alpha
        return alphas

    def edit(self, flat: Floats, iteration: int) -> None:
        """Set the weights that are edited by hand at an iteration, in the row of all weights."""
        first, last = self._span(iteration)
        for entry in self.entries[first:last]:
            if isinstance(entry.what, SetWeight):
                what = entry.what
                flat[places_of(what.name, what.row, what.column, self._config.hidden)] = what.value

    def distance_to_next(self, iteration: int) -> int | None:
        """Return how many iterations away the next later entry is, if there is one."""
        index = bisect_right(self._iterations, iteration)
        return self._iterations[index] - iteration if index < len(self._iterations) else None

    def upto(self, iteration: int) -> "Schedule":
        """Return only what happens up to an iteration, with what happens at it."""
        return Schedule(self._config, self.entries[: bisect_right(self._iterations, iteration)])

    def with_entry(self, entry: Entry) -> "Schedule":
        """Return one more; it acts after the others of its iteration."""
        return Schedule(self._config, (*self.entries, entry))

    def same_until(self, other: "Schedule") -> float:
        """Return the iteration before which the same is done; infinite if it is all along."""
        return same_entries_until(self.entries, other.entries)

    def _span(self, iteration: int) -> tuple[int, int]:
        """Return the first entry of an iteration and the first after it."""
        return bisect_left(self._iterations, iteration), bisect_right(self._iterations, iteration)


def _clamped(clamps: Clamps, unit: int, value: float | None, hidden: int) -> Clamps:
    after = np.full(hidden, np.nan) if clamps is None else clamps.copy()
    after[unit] = np.nan if value is None else value
    after.flags.writeable = False
    return None if np.isnan(after).all() else after
