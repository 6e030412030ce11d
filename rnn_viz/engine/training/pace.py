"""How many examples are due, and how many go into one call of the kernel."""

import math
from collections.abc import Callable

SLICE_SECONDS = 0.003  # short enough for Pause, long enough that GIL hand-overs cost little
DRAWN_UP_TO = 20.0  # examples a second; up to here every example is drawn before the next
LEAST_SPEED = 0.5  # examples a second
DEFAULT = 250.0
_LARGEST_SLICE = 4096


class Pace:
    """Turn a speed in examples a second into slices of work and rest.

    Parameters
    ----------
    clock
        Seconds, rising.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._slice = 16
        self._debt = 0.0  # examples due but not yet learned
        self._since = clock()
        self.speed = DEFAULT

    @property
    def is_flat_out(self) -> bool:
        """Whether there is no rest."""
        return math.isinf(self.speed)

    @property
    def draws_every_example(self) -> bool:
        """Whether each example must have been drawn before the next is learned."""
        return self.speed <= DRAWN_UP_TO

    def start(self) -> None:
        """Forget what was due; the first example is due at once."""
        self._since = self._clock()
        self._debt = 1.0

    def change(self, speed: float) -> None:
        """Go on at another speed; the part of an example that is due by now stays due."""
        if self.is_flat_out:
            self.start()
        else:
            self._note_what_is_due()
        self.speed = max(LEAST_SPEED, speed)  # in this order NaN gives the slowest

    def due(self) -> int:
        """Return how many examples to learn now; 0 when it is time to rest."""
        if self.is_flat_out:
            return self._slice
        self._note_what_is_due()
        most = 1 if self.draws_every_example else self._slice
        count = min(int(self._debt), most)
        self._debt -= count
        return count

    def _note_what_is_due(self) -> None:
        now = self._clock()
        # a long pause (a sleeping laptop) is not caught up with
        self._debt = min(self._debt + (now - self._since) * self.speed, max(1.0, self.speed / 4))
        self._since = now

    def rest(self) -> float:
        """Return the seconds until the next example is due."""
        return 0.0 if self.is_flat_out else max(0.0, (1.0 - self._debt) / self.speed)

    def slice(self) -> int:
        """Return how many examples fit into one call."""
        return self._slice

    def took(self, count: int, seconds: float) -> None:
        """Adapt the slice to what ``count`` examples took; the bits do not depend on it."""
        if count < self._slice and seconds < SLICE_SECONDS:
            return
        fitting = int(count * SLICE_SECONDS / max(seconds, 1e-9))
        self._slice = max(1, min(fitting, self._slice * 2, _LARGEST_SLICE))
