"""Interventions: what the user does to a run at an iteration.

An intervention acts on arrival at its iteration: the weights at iteration ``i`` and the example
that is learned from them already know of it.
"""

import math
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.net.weights import SYNAPSES, shape_of
from rnn_viz.core.run.config import FIELDS, ConfigError, RunConfig, quoted

_LONGEST = next(field for field in FIELDS if field.name == "iterations").high
_ITERATIONS = int(_LONGEST) + 1  # a run has its first and its last moment
IN_THE_PAST = _("Iteration {iteration:,} is in the past, where only a branch can differ.")
_NAMES = {  # of fields, in sentences
    "weight": _("weight"), "value": _("value"), "iteration": _("iteration"), "row": _("row"),
    "column": _("column"), "unit": _("unit"), "a": "a", "b": "b",
}  # fmt: skip


class InterventionError(ValueError):
    """One clear sentence about an intervention that cannot be made; ``field`` names why."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True, slots=True)
class SetAlpha:
    """Change the learning rate; what :class:`RunConfig` allows is allowed."""

    alpha: float

    def __post_init__(self) -> None:
        try:
            allowed = RunConfig(alpha=self.alpha)
        except ConfigError as error:
            raise InterventionError(error.field, str(error)) from None
        object.__setattr__(self, "alpha", allowed.alpha)


@dataclass(frozen=True, slots=True)
class SetWeight:
    """Set one weight by hand; if it is frozen, it stays frozen at the new value."""

    name: str
    row: int
    column: int
    value: float

    def __post_init__(self) -> None:
        _check_name(self.name)
        object.__setattr__(self, "value", _finite("weight", self.value))


@dataclass(frozen=True, slots=True)
class Freeze:
    """Keep weights from learning, or let them learn again.

    ``row`` and ``column`` choose one weight; ``None`` stands for all rows or columns.
    """

    name: str
    row: int | None
    column: int | None
    frozen: bool

    def __post_init__(self) -> None:
        _check_name(self.name)


@dataclass(frozen=True, slots=True)
class ClampUnit:
    """Hold a hidden unit at a value at every position; ``None`` makes it live again.

    ``is_mean`` says that the value was the unit's mean when it was done.
    """

    unit: int
    value: float | None
    is_mean: bool = False

    def __post_init__(self) -> None:
        if self.value is not None:
            object.__setattr__(self, "value", _finite("value", self.value))


@dataclass(frozen=True, slots=True)
class ChooseOperands:
    """Choose the numbers of one example; they replace a draw, the random stream goes on."""

    a: int
    b: int


Intervention = SetAlpha | SetWeight | Freeze | ClampUnit | ChooseOperands


@dataclass(frozen=True, slots=True)
class Entry:
    """An intervention as it is recorded in a run: what was done on arrival at an iteration."""

    iteration: int
    what: Intervention

    def __post_init__(self) -> None:
        _check_range("iteration", self.iteration, _ITERATIONS)


def begins_branch(iteration: int, frontier: int, end: int) -> bool:
    """Whether something done at an iteration begins a branch of the run.

    In the past it does, and at the end of a run that is trained to it: that stays as it is. At
    the frontier before the end the run itself goes on with it.
    """
    return iteration < frontier or frontier >= end


def check(what: Intervention, config: RunConfig) -> None:
    """Say whether an intervention fits the network of a run.

    Raises
    ------
    InterventionError
        It names a weight, a unit or an operand that there is not.
    """
    match what:
        case SetWeight(name, row, column) | Freeze(name, row, column):
            for field, index, count in zip(
                ("row", "column"), (row, column), shape_of(name, config.hidden), strict=True
            ):
                if index is not None or isinstance(what, SetWeight):
                    _check_range(field, index, count)
        case ClampUnit(unit):
            _check_range("unit", unit, config.hidden)
        case ChooseOperands(a, b):
            _check_range("a", a, config.operand_limit)
            _check_range("b", b, config.operand_limit)


def _check_name(name: object) -> None:
    if name not in SYNAPSES:
        sentence = _("synapse is {shown}, but must be {first}, {second} or {third}.")
        first, second, third = SYNAPSES
        raise InterventionError(
            "name", sentence.format(shown=quoted(name), first=first, second=second, third=third)
        )


def _check_range(field: str, value: object, count: int) -> None:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < count:
        sentence = _("{name} is {shown}, but must be 0.")
        if count > 1:
            sentence = _("{name} is {shown}, but must be a whole number from 0 to {high:,}.")
        sentence = sentence.format(name=_NAMES[field], shown=quoted(value), high=count - 1)
        raise InterventionError(field, sentence)


def _finite(field: str, value: object) -> float:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not (is_number and abs(value) <= sys.float_info.max):  # type: ignore[arg-type]
        sentence = _("{name} is {shown}, but must be a finite number.")
        raise InterventionError(field, sentence.format(name=_NAMES[field], shown=quoted(value)))
    return float(value)  # type: ignore[arg-type]


class Identity(NamedTuple):
    """All that determines a run: equal ones have the same moments, bit for bit.

    ``start`` are own weights at iteration 0; ``None`` for those that the seed draws.
    """

    config: RunConfig
    entries: tuple[Entry, ...]
    start: OwnWeights | None = None

    @property
    def endless(self) -> "Identity":
        """The same whatever the end of the run, which changes no moment before it."""
        return self._replace(config=replace(self.config, iterations=1))


def same_until(one: Identity, other: Identity) -> float:
    """Return the iteration before which two runs are the same; infinite if they are all along.

    Their ends do not count.
    """
    config = replace(one.config, iterations=other.config.iterations)
    if (config, one.start) != (other.config, other.start):
        return 0
    return same_entries_until(one.entries, other.entries)


def same_entries_until(one: Iterable[Entry], other: Iterable[Entry]) -> float:
    """Return the iteration before which the same is done; infinite if it is all along."""
    pairs = zip_longest(one, other)
    differing = next(((a, b) for a, b in pairs if a != b), ())
    return min((entry.iteration for entry in differing if entry is not None), default=math.inf)
