"""Plan: which runs an experiment trains, and how often each is asked all sums."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import FIELDS, ConfigError, Field, RunConfig, quoted

MOST_RUNS = 1_000_000
MOST_VARIED = 2
SHARES = 50  # points of a run's curves, and up to so many more checks that cost little


class Setting(NamedTuple):
    """What the runs of an experiment have in common that differ only by their seed."""

    hidden: int
    alpha: float
    bits: int


VARIED = Setting._fields
_FIELDS = {field.name: field for field in FIELDS}


@dataclass(frozen=True, slots=True)
class Plan:
    """Every hidden size with every alpha and every length of sums, from every seed.

    Attributes
    ----------
    hidden, alpha, bits
        The values, ascending, no value twice. At most two of the three have more than one.
    seeds
        The seeds with which each setting is tried.
    iterations
        Training examples in each run.
    every
        Iterations between two checks whether all sums are right: the resolution of first and
        stable perfect. A last check is at the end.

    Raises
    ------
    ConfigError
        A value is out of range or missing, there are too many, or three of them vary.
    """

    hidden: tuple[int, ...] = (16,)
    alpha: tuple[float, ...] = (0.1,)
    bits: tuple[int, ...] = (8,)
    seeds: tuple[int, ...] = tuple(range(20))
    iterations: int = 20_000
    every: int = 100

    def __post_init__(self) -> None:
        for name in VARIED:
            _check(_FIELDS[name], getattr(self, name))
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        object.__setattr__(self, "alpha", tuple(map(float, self.alpha)))
        _check(_FIELDS["seed"], self.seeds)
        object.__setattr__(self, "seeds", tuple(sorted(set(self.seeds))))
        _check(_FIELDS["iterations"], (self.iterations,))
        _check(every_field(self.iterations), (self.every,))
        if len(self.varied) > MOST_VARIED:
            raise ConfigError(
                "bits",
                _("Only two of hidden, alpha and bits can vary: give one of them one value."),
            )
        if self.runs > MOST_RUNS:
            said = _("That is {runs:,} runs, but an experiment has at most {most:,}.")
            raise ConfigError("seed", said.format(runs=self.runs, most=MOST_RUNS))

    @property
    def varied(self) -> tuple[str, ...]:
        """Which of hidden, alpha and bits have more than one value."""
        return tuple(name for name in VARIED if len(getattr(self, name)) > 1)

    @property
    def named(self) -> tuple[str, ...]:
        """By which of them settings are told apart: the hidden size where nothing varies."""
        return self.varied or ("hidden",)

    @property
    def settings(self) -> tuple[Setting, ...]:
        """Every combination of the values, hidden changing last."""
        return tuple(
            Setting(hidden, alpha, bits)
            for hidden in self.hidden
            for alpha in self.alpha
            for bits in self.bits
        )

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return len(self.hidden) * len(self.alpha) * len(self.bits) * len(self.seeds)

    def holds(self, other: "Plan") -> bool:
        """Whether all runs of another plan are runs of this one, asked as often."""
        names = (*VARIED, "seeds")
        if any(not set(getattr(other, name)) <= set(getattr(self, name)) for name in names):
            return False
        return (other.iterations, other.every) == (self.iterations, self.every)

    @property
    def shares_every(self) -> int:
        """Iterations between two full counts of all sums: a multiple of ``every``."""
        return self.every * max(1, math.ceil(self.iterations / self.every / SHARES))

    def config(self, setting: Setting, seed: int) -> RunConfig:
        """Return one of the runs."""
        return RunConfig(*setting, seed=seed, iterations=self.iterations)

    def rounds(self) -> Iterator[RunConfig]:
        """Yield every run, seed by seed: when it is stopped, each setting had its share."""
        settings = self.settings
        for seed in self.seeds:
            for setting in settings:
                yield self.config(setting, seed)


def every_field(iterations: int) -> Field:
    """Return what can be said of how often all sums are asked in runs of this length."""
    label, unit = _p("field", "every"), _("iterations")
    return Field("every", label, unit, 1, iterations, _("iterations between two checks"))


def setting_of(config: RunConfig) -> Setting:
    """Return what a run has in common with those of other seeds."""
    return Setting(config.hidden, config.alpha, config.bits)


def _check(field: Field, values: tuple[float, ...]) -> None:
    if not values:
        said = _("There is no value for {name}: give at least one.")
        raise ConfigError(field.name, said.format(name=field.label))
    for value in values:
        if not field.allows(value):
            raise ConfigError(field.name, field.refusal(quoted(value)))
