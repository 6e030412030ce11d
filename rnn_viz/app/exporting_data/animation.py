"""What an animation is of, and how it comes about; no Qt, so that any thread can do it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from rnn_viz.core.language import _
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.engine.film import addition_film, evenly, training_film
from rnn_viz.engine.training.advancing import Tell
from rnn_viz.io.exports.animation_file import MOST_PIXELS, RgbPicture, animation_bytes

FRAMES = 2, 500  # fewest and most
_LEARNING, _A_BIT, _AT_END = 100, 650, 2_500  # milliseconds of a frame


class TooManyPixelsError(ValueError):
    """One sentence that says so."""


@dataclass(frozen=True, slots=True)
class Film:
    """An animation that is asked for.

    Attributes
    ----------
    run
        The run; its branch that is shown.
    moments
        The iterations that are seen; the one of an addition.
    is_addition
        Whether one sum is answered bit by bit, rather than training seen.
    numbers
        The sum on stage; the training example if ``None``.
    """

    run: SavedRun
    moments: tuple[int, ...]
    is_addition: bool
    numbers: tuple[int, int] | None

    def snapshots(self, studies: Iterable[str], tell: Tell) -> Iterator[Snapshot]:
        """Yield its moments; see :mod:`rnn_viz.engine.film`."""
        if self.is_addition:
            return addition_film(self.run, self.moments[0], self.numbers, studies, tell)
        return training_film(self.run, self.moments, self.numbers, studies, tell)


def film_of_training(
    run: SavedRun, span: tuple[int, int], frames: int, numbers: tuple[int, int] | None
) -> Film:
    """Return a film of so many iterations between two, evenly apart."""
    return Film(run, tuple(evenly(*span, frames)), False, numbers)


def animated(
    film: Film, studies: Iterable[str], draw: Callable[[Snapshot], RgbPicture], ending: str,
    tell: Tell,
) -> bytes:  # fmt: skip
    """Return the file of a film, once every moment has been drawn.

    Parameters
    ----------
    film
        What is seen.
    studies
        What the pictures need to know, by the keys of the analyst.
    draw
        Returns the picture of a moment.
    ending
        ``.webp`` or ``.gif``.
    tell
        Called with what is being done, how much of it, and of how much, 0 where nobody knows;
        what it raises ends it.

    Raises
    ------
    TooManyPixelsError
        The pictures take too much memory.
    MissingExtraError
        The package pillow is not installed.
    """
    pictures: list[RgbPicture] = []

    def tell_pictures(*_working: object) -> None:
        """Tell of pictures also while one is worked out, so that the count only rises."""
        tell(_("drawing: picture"), len(pictures), max(len(pictures), len(film.moments)))

    for now in film.snapshots(studies, tell_pictures):
        pictures.append(draw(now))
        _check_pixels(pictures[0], max(len(pictures), len(film.moments)))
        tell_pictures()
    tell(_("putting {count} pictures together").format(count=len(pictures)), 0, 0)
    each = _A_BIT if film.is_addition else _LEARNING
    times = [each] * (len(pictures) - 1) + [_AT_END]
    return animation_bytes(pictures, times, ending)


def _check_pixels(picture: RgbPicture, count: int) -> None:
    whole = picture.width * picture.height * count
    if whole > MOST_PIXELS:
        sentence = _(
            "{count:,} pictures of {width} × {height} pixels are too many to be put together: "
            "ask for {most:,} at most, or smaller ones."
        )
        most = MOST_PIXELS // (picture.width * picture.height)
        raise TooManyPixelsError(
            sentence.format(count=count, width=picture.width, height=picture.height, most=most)
        )
