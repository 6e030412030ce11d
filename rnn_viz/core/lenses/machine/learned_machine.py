"""A machine read off groups of hidden states: arrows and bits go with the majority."""

from collections.abc import Generator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from rnn_viz.core.arrays import Integers
from rnn_viz.core.lenses.all_states import AllStates
from rnn_viz.core.lenses.machine.automaton import (
    ADDER,
    PAIRS,
    SAYS_NOTHING,
    Automaton,
    merged_by_arrows,
    minimised,
    same_states,
)
from rnn_viz.core.lenses.machine.state_groups import Alike, StateGroups, after_pair, says_one

ENOUGH = 0.99  # share of the sums in which a machine must say what the network says


@dataclass(frozen=True, slots=True, eq=False)
class Machine:
    """The machine found in a network at one moment.

    Attributes
    ----------
    iteration
        The moment it speaks of.
    alike
        What makes hidden states one state of it.
    automaton
        Its states, the smallest number; state 0 is the one before the first pair.
    mealy
        The state that each state becomes where bits are written on the arrows, ``(states,)``.
    totals
        The column total that each state stands for, ``(states,)``, -1 for the start, if it is the
        adder's machine; else ``None``.
    carry
        The true carry in most of the visits of each state, ``(states,)``.
    visits
        How many of the hidden states of all sums each state stands for, ``(states,)``.
    seen, agreeing
        How often each arrow could be taken, and was taken, by the network, ``(states, 4)``.
    sums, right
        How many sums were asked, and in how many the machine says what the network says.
    bits
        Their length.
    is_sample
        Whether these are some of all the sums of so many bits.
    """

    iteration: int
    alike: Alike
    automaton: Automaton
    mealy: Integers
    totals: Integers | None
    carry: Integers
    visits: Integers
    seen: Integers
    agreeing: Integers
    sums: int
    right: int
    bits: int
    is_sample: bool

    def __post_init__(self) -> None:
        for values in (self.mealy, self.carry, self.visits, self.seen, self.agreeing):
            values.flags.writeable = False

    @property
    def states(self) -> int:
        """The number of states, without the start."""
        return len(self.automaton) - 1

    @property
    def mealy_states(self) -> int:
        """The number of states where bits are written on the arrows; one is the start's."""
        return int(self.mealy.max()) + 1

    @property
    def share(self) -> float:
        """Share of the sums in which it says what the network says."""
        return self.right / self.sums

    @property
    def is_adder(self) -> bool:
        """Whether its arrows are those of an adder."""
        return self.totals is not None

    @property
    def explains(self) -> bool:
        """Whether it says why the network answers as it does.

        It must say the same in as good as all sums, or be an adder: a network may stray from one.
        """
        return self.share >= ENOUGH or self.is_adder


def machine_of(states: AllStates, groups: StateGroups) -> Generator[None, None, Machine]:
    """Let each group be a state, merge those that nothing tells apart, and ask it all sums."""
    pair = 2 * (states.a_bit & 1) + (states.b_bit & 1)
    says = (says_one(states.look, states.layer_1) > 0.5).astype(np.int64)
    yield None
    group = 1 + groups.label  # 0 is the start
    before = np.where(states.before < 0, 0, group[states.before])
    votes = _counted((before, pair, group), (len(groups) + 1, 4, len(groups) + 1), states.count)
    yield None
    after = yield from _by_majority(states, groups, votes)
    bits = _counted((group, says), (len(groups) + 1, 2), states.count).argmax(axis=1)
    bits[0] = SAYS_NOTHING
    automaton, became = minimised(Automaton(after, bits))
    yield None
    seen, agreeing = _arrows(automaton, (became[before], pair, became[group]), states.count)
    yield None
    right = _sums_in_agreement(states, automaton, pair, says)
    yield None
    carries = _carries(states, became[group], len(automaton))
    twins = same_states(automaton, ADDER)
    totals, mealy = None if twins is None else twins - 1, merged_by_arrows(automaton)
    return Machine(
        states.iteration, groups.alike, automaton, mealy, totals, carries.argmax(axis=1),
        carries.sum(axis=1), seen, agreeing, states.sums, right, states.look.bits, states.is_sample,
    )  # fmt: skip


def _counted(indices: tuple[Integers, ...], shape: tuple[int, ...], count: Integers) -> Integers:
    """Return a table of how often each combination of indices comes up."""
    flat = np.ravel_multi_index(indices, shape)
    table = np.bincount(flat, count, np.prod(shape))
    counts: Integers = table.astype(np.int64).reshape(shape)
    return counts


def _by_majority(
    states: AllStates, groups: StateGroups, votes: Integers
) -> Generator[None, None, Integers]:
    """Return where each group goes by each pair, ``(groups + 1, 4)``.

    Where no sum reads a pair it goes where the network leads the mean of its states.
    """
    after: Integers = votes.argmax(axis=2)
    for k, pair in np.argwhere(~votes.any(axis=2)).tolist():
        own = states.layer_1[groups.label == k - 1]
        mean = own.mean(axis=0, keepdims=True) if len(own) else np.zeros_like(states.layer_1[:1])
        after[k, pair] = 1 + groups.nearest(after_pair(states.look, mean, PAIRS[pair]))[0]
        yield None
    return after


def _arrows(
    automaton: Automaton, moves: tuple[Integers, Integers, Integers], count: Integers
) -> tuple[Integers, Integers]:
    """Return how often the network left each state by each pair, and how often along the arrow.

    ``moves`` are the states left, the pairs read and the states come to, ``(n,)`` each, -1 for
    states that the machine never reaches.
    """
    kept = moves[0] >= 0
    left, pair, reached = (it[kept] for it in moves)
    goes_along = automaton.after[left, pair] == reached
    shape, often = automaton.after.shape, count[kept]
    return _counted((left, pair), shape, often), _counted((left, pair), shape, often * goes_along)


def _carries(states: AllStates, state: Integers, many: int) -> Integers:
    """Return how many visits of each state leave no true carry, and how many leave one."""
    kept = state >= 0
    return _counted((state[kept], states.carry_out[kept]), (many, 2), states.count[kept])


def _sums_in_agreement(
    states: AllStates, automaton: Automaton, pair: Integers, says: Integers
) -> int:
    """Return in how many sums the machine writes the network's bit in every position."""
    at = np.zeros(len(states) + 1, np.int64)  # the last one is the start, which row -1 is
    is_same = np.ones(len(states) + 1, np.bool_)
    bounds = np.searchsorted(states.position, np.arange(states.look.bits + 1))
    for first, last in pairwise(bounds):
        before = states.before[first:last]
        at[first:last] = automaton.after[at[before], pair[first:last]]
        is_same[first:last] = is_same[before] & (automaton.bit[at[first:last]] == says[first:last])
    return int(np.count_nonzero(is_same[bounds[-2] : bounds[-1]]))
