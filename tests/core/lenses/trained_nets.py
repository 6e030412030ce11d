"""Networks at moments of their training, each trained once, for the facts that lenses show."""

from functools import lru_cache

import numpy as np

from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, at_once
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


@lru_cache(maxsize=16)
def _weights(iteration: int, seed: int, hidden: int, bits: int, alpha: float) -> Weights:
    timeline = Timeline(
        RunConfig(hidden=hidden, bits=bits, alpha=alpha, iterations=10_000, seed=seed)
    )
    while timeline.iteration < iteration:
        timeline.advance(iteration - timeline.iteration)
    return timeline.weights


def look_at(
    iteration: int, *, seed: int = 0, hidden: int = 16, bits: int = 8, alpha: float = 0.1
) -> Look:
    """Return the weights at a moment; those of the script if nothing else is said."""
    return Look(iteration, _weights(iteration, seed, hidden, bits, alpha), bits)


@lru_cache(maxsize=8)
def states_at(iteration: int, *, seed: int = 0, hidden: int = 16, bits: int = 8) -> AllStates:
    """Return all hidden states at a moment."""
    return states_of(look_at(iteration, seed=seed, hidden=hidden, bits=bits))


def states_of(look: Look) -> AllStates:
    """Return all hidden states of a network that has some."""
    found = at_once(all_states(look))
    assert isinstance(found, AllStates)
    return found


def random_weights(hidden: int, size: float = 1.0, seed: int = 5) -> Weights:
    """Return weights that know nothing."""
    random = np.random.RandomState(seed)
    return Weights(
        *(size * random.normal(size=s) for s in ((2, hidden), (hidden, hidden), (hidden, 1)))
    )
