"""The sum on stage, as the network of the moment that is drawn reads it."""

from functools import lru_cache

from rnn_viz.core.lenses.look import Look
from rnn_viz.core.lenses.space import Space
from rnn_viz.core.net.inference import Addition, add
from rnn_viz.core.scene import Scene


def sum_in(space: Space, scene: Scene) -> Addition:
    """Return the sum on stage by the weights that the picture is of.

    The picture may be of a moment before: then a path by the newest weights would not fit it.
    """
    sum_, look = scene.now.stage.sum, space.states.look
    return sum_ if look.iteration == scene.now.iteration else _added(look, sum_.a, sum_.b)


@lru_cache(maxsize=4)
def _added(look: Look, a: int, b: int) -> Addition:
    return add(look.weights, a, b, look.bits, look.clamps)
