"""What can be asked about the run of a lesson: it is trained apart, so nothing is given away."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import Any, TypeVar

import numpy as np

from rnn_viz.core.arrays import Clamps
from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.evidence.milestones import Milestones, search
from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.long_sums.trained_sums import trained_sums
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.lessons.values.steps import in_steps
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.steps import Steps

T = TypeVar("T")
_AT_ONCE = 1_000  # examples of 16 units: some milliseconds


class Facts:
    """Answers questions about a run, each worked out once.

    Attributes
    ----------
    config
        The run, with nothing done to it by hand.
    """

    def __init__(self, config: RunConfig) -> None:
        self.config = config
        self._timeline: Timeline | None = None
        self._known: dict[Hashable, Any] = {}

    def once(self, key: Hashable, work: Callable[[], Steps[T]]) -> Steps[T]:
        """Return what some work finds; it is done only the first time."""
        if key not in self._known:
            self._known[key] = yield from work()
        known: T = self._known[key]
        return known

    def about(self, **changes: Any) -> "Facts":
        """Return what can be asked about a run that differs in some fields of its configuration."""
        config = replace(self.config, **changes)
        return self if config == self.config else self._known.setdefault(config, Facts(config))

    def timeline(self, upto: int) -> Steps[Timeline]:
        """Return the run, trained to an iteration or further, or to where it diverged."""
        if self._timeline is None:
            self._timeline = Timeline(self.config)
        run = self._timeline
        while run.frontier < min(upto, run.end):
            run.seek(run.frontier)
            run.advance(min(_AT_ONCE, upto - run.frontier))
            yield
        return run

    def look(self, iteration: int) -> Steps[Look]:
        """Return the weights at an iteration; those where the run diverged, if it did so before."""
        run = yield from self.timeline(iteration)
        weights = run.weights_at(min(iteration, run.end))
        return Look(iteration, weights, self.config.bits)

    def evaluation(self, iteration: int, clamps: Clamps = None) -> Steps[Evaluation]:
        """Return what all sums say at an iteration, with units held at the values of ``clamps``."""
        look = yield from self.look(iteration)
        key = "evaluation", iteration, None if clamps is None else clamps.tobytes()
        return (yield from self.once(key, lambda: trained_sums(replace(look, clamps=clamps))))

    def states(self, iteration: int) -> Steps[AllStates | None]:
        """Return all hidden states at an iteration; ``None`` if the run has diverged there."""
        look = yield from self.look(iteration)
        key = "states", iteration
        return (yield from self.once(key, lambda: in_steps(all_states(look), AllStates)))

    def milestones(self) -> Steps[Milestones]:
        """Return when the network could do all sums, of the whole run."""
        return (yield from self.once("milestones", self._search))

    def until_perfect(self) -> Steps[Milestones]:
        """Return what is known up to the first perfect iteration, or the end of the run."""
        if "milestones" in self._known:
            return (yield from self.milestones())
        return (yield from self.once("until perfect", lambda: self._search(is_first=True)))

    def held(self, unit: int, value: float) -> Clamps:
        """Return the values at which units are held where one is: ``(hidden,)``."""
        clamps = np.full(self.config.hidden, np.nan)
        clamps[unit] = value
        return clamps

    def mean_of(self, unit: int, iteration: int) -> Steps[float]:
        """Return the mean of a unit over all positions of all sums."""
        states = yield from self.states(iteration)
        return float("nan") if states is None else float(states.mean[unit])

    def _search(self, *, is_first: bool = False) -> Steps[Milestones]:
        found: Milestones | None = None
        for found in search(self.config):
            if is_first and found.first is not None:
                break
            yield
        assert found is not None
        return found


def right_where(found: Evaluation, *, carries: bool) -> float:
    """Return the share of those sums that are right in which anything is carried, or nothing."""
    asked = ((found.sums.a & found.sums.b) > 0) == carries
    return float((found.wrong[asked] == 0).mean())
