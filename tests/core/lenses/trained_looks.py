"""Networks at moments of their training, and some that nobody has trained, for tests of lenses."""

from functools import lru_cache

import numpy as np

from rnn_viz.core.lenses.all_states import AllStates, all_states
from rnn_viz.core.lenses.look import Look, at_once
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


@lru_cache(maxsize=32)
def look_at(
    iteration: int, seed: int = 0, hidden: int = 16, bits: int = 8, alpha: float = 0.1
) -> Look:
    """Return the weights at an iteration of a run, and the example there."""
    timeline = Timeline(RunConfig(seed=seed, hidden=hidden, bits=bits, alpha=alpha))
    while timeline.iteration < iteration:
        timeline.advance(iteration - timeline.iteration)
    now = timeline.moment
    return Look(iteration, now.weights, bits, None, now.operands)


@lru_cache(maxsize=8)
def states_at(iteration: int, seed: int = 0, hidden: int = 16, bits: int = 8) -> AllStates:
    """Return all states at an iteration of a run."""
    return states_of(look_at(iteration, seed, hidden, bits))


def states_of(look: Look) -> AllStates:
    """Return all hidden states of a network that has some."""
    found = at_once(all_states(look))
    assert isinstance(found, AllStates)
    return found


def drawn_weights(hidden: int, spread: float = 1.0) -> Weights:
    """Return weights that nobody has trained, all within ``spread`` of 0."""
    random = np.random.RandomState(3)
    shapes = (2, hidden), (hidden, hidden), (hidden, 1)
    return Weights(*(random.uniform(-spread, spread, shape) for shape in shapes))


def random_weights(hidden: int, size: float = 1.0, seed: int = 5) -> Weights:
    """Return weights that nobody has trained, drawn from a bell."""
    random = np.random.RandomState(seed)
    return Weights(
        *(size * random.normal(size=s) for s in ((2, hidden), (hidden, hidden), (hidden, 1)))
    )
