"""The latch: where one pair of bits, read again and again, leads with a carry and without one."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from rnn_viz.core.arrays import Bits, Floats
from rnn_viz.core.lenses.look import Look, Parts, Trouble, Unable

RIPPLES = ((0, 1), (1, 0))  # the pairs that pass a carry on
PLACES = 4_000  # how far a ripple is followed where it does not come to rest before
_SOON = 512  # most ripples rest by then
AT_REST = 1e-9  # no unit changes by more from one place to the next
_APART = 1e-3  # resting points further apart in a unit are two


@dataclass(frozen=True, slots=True, eq=False)
class Orbit:
    """What becomes of a hidden state when one pair is read again and again.

    Attributes
    ----------
    pair
        The bits of a and b.
    carry
        0: it starts after 0 + 0, with no carry; 1: after 1 + 1, with one.
    layer_1
        The hidden states, ``(places, hidden)``; row 0 is the start, row k what follows k pairs.
    logit
        The logit of the bit in each state, ``(places,)``.
    rests_at
        The first place from which on nothing moves any more; ``None``: none was found.
    pull
        The largest size of an eigenvalue of the Jacobian in the last state: by so much a small
        push is multiplied from place to place. Below 1 the state is stable.
    wrong_at
        The first place whose bit is read wrongly; ``None``: none.
    """

    pair: tuple[int, int]
    carry: int
    layer_1: Floats
    logit: Floats
    rests_at: int | None
    pull: float
    wrong_at: int | None

    def __post_init__(self) -> None:
        self.layer_1.flags.writeable = self.logit.flags.writeable = False

    @property
    def end(self) -> Floats:
        """The last state, ``(hidden,)``."""
        return np.asarray(self.layer_1[-1])

    @property
    def end_logit(self) -> float:
        """The logit of the bit in the last state."""
        return float(self.logit[-1])

    @property
    def true_bit(self) -> int:
        """The bit of the sum at all its places: 0 with a carry, 1 without."""
        return 1 - self.carry

    @property
    def is_stable(self) -> bool:
        """Whether it rests, and comes back after a small push."""
        return self.rests_at is not None and self.pull < 1.0

    @property
    def ends_right(self) -> bool:
        """Whether the bit is read rightly in the last state."""
        return (self.end_logit > 0.0) == bool(self.true_bit)

    @property
    def is_right(self) -> bool:
        """Whether the bit is right at every place, for ever: it rests, and was never wrong."""
        return self.is_stable and self.wrong_at is None


@dataclass(frozen=True, slots=True, eq=False)
class Latch:
    """Whether ripples of any length keep a carry, and keep none, at one moment.

    Attributes
    ----------
    iteration
        The moment it speaks of.
    orbits
        For the pairs 0 + 1 and 1 + 0: without a carry, and with one.
    axis
        The state after 1 + 1 minus the one after 0 + 0, ``(hidden,)``.
    """

    iteration: int
    orbits: tuple[tuple[Orbit, Orbit], ...]
    axis: Floats

    def holds(self, ripple: int) -> bool:
        """Whether the two starts of a ripple come to a stable rest, apart from each other."""
        none, one = self.orbits[ripple]
        is_apart = bool(np.abs(none.end - one.end).max() > _APART)
        return none.is_stable and one.is_stable and is_apart

    def wrong_at(self, ripple: int) -> int | None:
        """Return the first place at which a ripple is read wrongly; ``None`` if there is none."""
        return min((it.wrong_at for it in self.orbits[ripple] if it.wrong_at), default=None)

    def along(self, orbit: Orbit) -> Floats:
        """Return how far each state is on the way from 0 + 0 to 1 + 1, ``(places,)``: 0 to 1."""
        start = orbit.layer_1[0] if orbit.carry == 0 else orbit.layer_1[0] - self.axis
        return np.asarray((orbit.layer_1 - start) @ self.axis / (self.axis @ self.axis))


def latch(look: Look) -> Parts[Latch]:
    """Follow the ripples 0 + 1 and 1 + 0 from the states that sums really visit."""
    if not look.is_finite:
        yield Unable(look.iteration, Trouble.DIVERGED)
        return
    orbits = []
    for pair in RIPPLES:
        followed = []
        for carry in (0, 1):
            layer_1, rests_at = _to_rest(look, pair, carry)
            yield None
            logit = _logit(look, layer_1)
            if not np.isfinite(logit).all():  # finite weights can be too large to be added up
                yield Unable(look.iteration, Trouble.DIVERGED)
                return
            pull = _pull(look, layer_1[-1])
            wrong_at = _first_wrong(logit, carry)
            followed.append(Orbit(pair, carry, layer_1, logit, rests_at, pull, wrong_at))
            yield None
        orbits.append((followed[0], followed[1]))
    axis = orbits[0][1].layer_1[0] - orbits[0][0].layer_1[0]
    if not axis.any():
        yield Unable(look.iteration, Trouble.EQUAL_STATES)
        return
    axis.flags.writeable = False
    yield Latch(look.iteration, tuple(orbits), axis)


def ripple_lengths(look: Look) -> Iterator[Floats | None]:
    """Return the first wrong places of 0 + 1 and of 1 + 0, ``(2,)``; 4,000 where there is none."""
    lengths = np.full(len(RIPPLES), np.nan)
    for ripple, pair in enumerate(RIPPLES):
        for carry in (0, 1) if look.is_finite else ():
            logit = _logit(look, _to_rest(look, pair, carry)[0])
            wrong_at = _first_wrong(logit, carry) or PLACES
            lengths[ripple] = np.fmin(lengths[ripple], wrong_at)
            yield None
    yield lengths


def _to_rest(look: Look, pair: tuple[int, int], carry: int) -> tuple[Floats, int | None]:
    """Return the states of one start until it rests, or for all places, and where it rests."""
    layer_1 = _followed(look, pair, carry, _SOON)
    rests_at = _rest_of(layer_1)
    if rests_at is None:
        layer_1 = _followed(look, pair, carry, PLACES)
        rests_at = _rest_of(layer_1)
    # that nothing moves any more is seen one place later
    return (layer_1 if rests_at is None else layer_1[: rests_at + 2].copy()), rests_at


def _rest_of(layer_1: Floats) -> int | None:
    is_still = np.abs(np.diff(layer_1, axis=0)).max(axis=1) < AT_REST
    return int(is_still.argmax()) if is_still.any() else None


def _logit(look: Look, layer_1: Floats) -> Floats:
    with np.errstate(over="ignore", invalid="ignore"):
        return np.asarray(layer_1 @ look.weights.synapse_1[:, 0])


def _first_wrong(logit: Floats, carry: int) -> int | None:
    """Return the first place whose bit is read wrongly: without a carry it is 1, with one 0."""
    is_wrong = (logit[1:] > 0.0) == bool(carry)
    return 1 + int(is_wrong.argmax()) if is_wrong.any() else None


def _followed(look: Look, pair: tuple[int, int], carry: int, places: int) -> Floats:
    """Return the states after 0 + 0 or 1 + 1 and then the pair again and again."""
    from rnn_viz.core.kernels.forward import forward  # numba: not before the first paint

    a_bits, b_bits = (_repeated(carry, bit, places) for bit in pair)
    layer_1 = np.empty((places + 2, look.weights.hidden))
    forward(*look.weights, a_bits, b_bits, layer_1, np.empty(places + 1), look.clamps)
    return layer_1[1:]  # without the 0 before the first pair


def _repeated(first: int, bit: int, places: int) -> Bits:
    bits = np.full(places + 1, bit, np.int8)
    bits[0] = first
    return bits


def _pull(look: Look, layer_1: Floats) -> float:
    slope = layer_1 * (1.0 - layer_1)
    if look.clamps is not None:
        slope = np.where(np.isnan(look.clamps), slope, 0.0)  # a held unit does not answer a push
    return float(np.abs(np.linalg.eigvals(look.weights.synapse_h * slope)).max())
