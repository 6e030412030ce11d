"""The machine that a network has learned: the one that says most often what the network says."""

from collections.abc import Generator

import numpy as np

from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.look import Parts, Trouble, Unable
from rnn_viz.core.lenses.machine.learned_machine import Machine, machine_of
from rnn_viz.core.lenses.machine.state_groups import Alike, says_one, state_groups

SEEDS = (2, 3, 4)  # of the starts of k-means


def machine(states: AllStates) -> Parts[Machine]:
    """Look for a machine among states that lie together, then among such that answer alike.

    With many hidden units states lie together that go on differently. So where no machine says
    what the network says, groups are made by the answers; but such a machine is taken only if it
    explains the network: it has more to choose from.
    """
    if bool(np.isnan(says_one(states.look, states.layer_1)).any()):
        yield Unable(states.iteration, Trouble.DIVERGED)  # finite weights can be too large, too
        return
    if bool((states.layer_1 == states.layer_1[0]).all()):
        yield Unable(states.iteration, Trouble.EQUAL_STATES)
        return
    best = yield from _best(states, Alike.PLACE)
    if not best.explains:
        other = yield from _best(states, Alike.ANSWERS)
        best = other if other.explains else best
    yield best


def _best(states: AllStates, alike: Alike) -> Generator[None, None, Machine]:
    """Return the machine of all starts that agrees in most sums, with the fewest states."""
    found: list[Machine] = []
    for seed in SEEDS:
        groups = yield from state_groups(states, alike, seed)
        found.append((yield from machine_of(states, groups)))
        yield None
        if found[-1].right == found[-1].sums:
            break
    return max(found, key=lambda it: (it.right, -it.states))
