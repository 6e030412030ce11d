"""Machines of a few states that read pairs of bits and write one bit each time."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Integers

PAIRS = ((0, 0), (0, 1), (1, 0), (1, 1))  # what can be read; pair p is 2 a + b
SAYS_NOTHING = -1


@dataclass(frozen=True, slots=True, eq=False)
class Automaton:
    """A Moore machine: what it writes depends on the state it is in.

    Attributes
    ----------
    after
        The state that follows each state when it reads each pair, ``(states, 4)``; it starts in 0.
    bit
        What each state writes, ``(states,)``; -1: nothing, as the state before the first pair.
    """

    after: Integers
    bit: Integers

    def __post_init__(self) -> None:
        self.after.flags.writeable = self.bit.flags.writeable = False

    def __len__(self) -> int:
        return len(self.bit)

    @property
    def writes(self) -> Integers:
        """What it writes after reading each pair in each state, ``(states, 4)``."""
        return np.asarray(self.bit[self.after])

    def path(self, pairs: Iterable[int]) -> list[int]:
        """Return the states it is in when reading these pairs, the start first."""
        states = [0]
        for pair in pairs:
            states.append(int(self.after[states[-1], pair]))
        return states


def _adder() -> Automaton:
    """Return the machine of school addition: a state before the first column, then the totals."""
    carry = np.array([0, 0, 0, 1, 1])
    after = 1 + carry[:, None] + np.array([0, 1, 1, 2])
    return Automaton(after, np.array([SAYS_NOTHING, 0, 1, 0, 1]))


ADDER = _adder()  # state 1 + t: the total of the column was t


def minimised(machine: Automaton) -> tuple[Automaton, Integers]:
    """Merge states that nothing read can tell apart, and leave out those never reached.

    Returns
    -------
    Automaton
        The smallest machine that writes the same, its states in the order they are reached in.
    Integers
        The state that each state has become, ``(states,)``; -1: it is never reached.
    """
    group = _groups(machine.after, machine.bit)
    order = _reached(machine.after, group)
    became = np.full(group.max() + 1, -1)
    became[group[order]] = np.arange(len(order))
    own = became[group]
    return Automaton(own[machine.after[order]], machine.bit[order]), own


def merged_by_arrows(machine: Automaton) -> Integers:
    """Merge states that write the same from now on whatever is read: the Mealy form's states.

    Returns
    -------
    Integers
        The state of the Mealy form that each state becomes, ``(states,)``, the start's first.
    """
    _, label = np.unique(machine.writes, axis=0, return_inverse=True)
    group = _groups(machine.after, label.ravel())
    _, first, number = np.unique(group, return_index=True, return_inverse=True)
    return np.asarray(np.argsort(np.argsort(first))[number.ravel()])


def same_states(machine: Automaton, other: Automaton) -> Integers | None:
    """Return the state of ``other`` that does what each state does; ``None`` if there is none.

    Both are smallest machines, so they write the same if, and only if, their states can be paired
    such that all arrows agree.
    """
    if len(machine) != len(other):
        return None
    pairs = np.full(len(machine), -1)
    pairs[0], waiting = 0, [0]
    while waiting:
        state = waiting.pop()
        if machine.bit[state] != other.bit[pairs[state]]:
            return None
        for mine, its in zip(machine.after[state], other.after[pairs[state]], strict=True):
            if pairs[mine] < 0:
                pairs[mine] = its
                waiting.append(int(mine))
            elif pairs[mine] != its:
                return None
    return pairs


def _groups(after: Integers, label: Integers) -> Integers:
    """Return the coarsest groups of equal labels that stay together whatever is read (Moore)."""
    _, group = np.unique(label, return_inverse=True)
    while True:
        seen = np.column_stack([group, group[after]])
        _, finer = np.unique(seen, axis=0, return_inverse=True)
        if finer.max() == group.max():
            return np.asarray(group)
        group = finer.ravel()


def _reached(after: Integers, group: Integers) -> list[int]:
    """Return a state of each group that is reached from the start, in the order they are met in."""
    order, known = [0], {int(group[0])}
    for state in order:  # it grows meanwhile
        for follower in after[state].tolist():
            if int(group[follower]) not in known:
                known.add(int(group[follower]))
                order.append(follower)
    return order
