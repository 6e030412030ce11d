"""Which stretch of a run the error curve shows, and how it is zoomed, moved and followed."""

from typing import NamedTuple

NARROWEST = 16.0  # iterations; closer in there is nothing more to see
_AHEAD = 0.1  # of the width, kept free in front of a followed playhead


class Range(NamedTuple):
    """A stretch of iterations, ``start < stop``."""

    start: float
    stop: float

    @property
    def width(self) -> float:
        """Iterations shown."""
        return self.stop - self.start

    def within(self, end: int) -> "Range":
        """Return the range moved and narrowed so that it lies in ``0 … end``."""
        width = min(max(self.width, min(NARROWEST, end)), end)
        start = min(max(self.start, 0.0), end - width)
        return Range(start, start + width)

    def zoomed(self, factor: float, about: float, end: int) -> "Range":
        """Return the range widened by ``factor`` while ``about`` stays where it is."""
        width = min(max(self.width * factor, min(NARROWEST, end)), end)
        start = about - (about - self.start) * width / self.width
        return Range(start, start + width).within(end)

    def moved(self, by: float, end: int) -> "Range":
        """Return the range moved by so many iterations, as far as there are any."""
        return Range(self.start + by, self.stop + by).within(end)

    def following(self, before: int, now: int, end: int) -> "Range":
        """Return the range after the playhead went from ``before`` to ``now``.

        A playhead that was in the picture is kept in it; one that the user has scrolled away
        from is left alone.
        """
        ahead = self.width * _AHEAD
        if not self.start <= before <= self.stop:
            return self
        if now > self.stop - ahead and now > before:
            return Range(now + ahead - self.width, now + ahead).within(end)
        if now < self.start:
            return Range(now - ahead, now - ahead + self.width).within(end)
        return self


def whole_run(end: int) -> Range:
    """Return the range of a run of ``end`` iterations."""
    return Range(0.0, float(end))


def stretch_in(shown: Range, end: int) -> Range | None:
    """Return the range if it is a part of a run of ``end`` iterations, ``None`` if it is all."""
    return None if shown.start <= 0.0 and shown.stop >= end else shown
