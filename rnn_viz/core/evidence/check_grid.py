"""At which iterations all sums are asked to find out whether a net stays perfect.

The one rule for the window, pictures and the command line. It depends on the network and on how
far the run has come, never on where the run ends: so another end tells nothing else.
"""

from dataclasses import dataclass

from rnn_viz.core.evidence.evaluation import effort

_EVERY = 5  # iterations between two checks, where a check costs little
_DOUBLES_AT = 10_000  # and at twice that, and so on: a long run has not many more checks


@dataclass(frozen=True, slots=True)
class CheckGrid:
    """The iterations of the checks.

    Attributes
    ----------
    every
        Iterations from one check to the next at the beginning of a run.
    doubles
        Whether the distance doubles at 10,000 iterations, at 20,000, at 40,000 and so on.
    """

    every: int = _EVERY
    doubles: bool = True

    def distance(self, iteration: int) -> int:
        """Return the iterations from one check to the next there."""
        octave = (iteration // _DOUBLES_AT).bit_length() if self.doubles else 0
        return self.every << octave

    def after(self, iteration: int) -> int:
        """Return the first check after an iteration.

        >>> CheckGrid().after(6604), CheckGrid().after(6605), CheckGrid().after(10_000)
        (6605, 6610, 10010)
        """
        earliest = iteration + 1
        while True:
            distance = self.distance(earliest)
            found = -(-earliest // distance) * distance
            if self.distance(found) == distance:
                return found
            earliest = found  # the first octave after this one has its own distance

    def count(self, start: int, stop: int, most: int) -> int:
        """Return how many checks there are at ``start … stop - 1``, counting up to ``most``."""
        found, at = 0, self.after(start - 1)
        while at < stop and found < most:
            found, at = found + 1, self.after(at)
        return found


def grid_for(bits: int, hidden: int) -> CheckGrid:
    """Return the checks of a network: every 5 iterations, less often where a check costs more.

    >>> grid_for(8, 16).every, grid_for(8, 128).every, grid_for(32, 16).every
    (5, 80, 70)
    """
    return CheckGrid(_EVERY * effort(bits, hidden))
