"""The names of lines at the heights at which they end."""

from collections.abc import Sequence

from rnn_viz.views.widgets.pictures.ticks import Tick

_APART = 14  # pixels between two names


def names_at_ends(
    ends: Sequence[tuple[float, str]], low: float, high: float, pixels: float
) -> list[Tick]:
    """Return the names of lines at the heights at which they end; near ones share a line of text.

    Parameters
    ----------
    ends
        Height and name of each line, in the order in which they are named.
    low, high
        The ends of the axis, which is so many ``pixels`` high.
    """
    least = _APART / max(1.0, pixels) * (high - low)
    written: list[tuple[float, list[int]]] = []
    for line, (at, _) in sorted(enumerate(ends), key=lambda end: end[1][0]):
        if written and at - written[-1][0] < least:
            written[-1][1].append(line)
        else:
            written.append((at, [line]))
    return [Tick(at, ", ".join(ends[line][1] for line in sorted(of))) for at, of in written]
