"""What the dialog asks for, checked; no Qt, so that a thread can do it."""

import time
from dataclasses import dataclass
from pathlib import Path

from rnn_viz.app.exporting_data.animation import FRAMES, Film, animated, film_of_training
from rnn_viz.app.exporting_data.contents import contents
from rnn_viz.app.exporting_data.kinds import EVERY, WINDOW, DataKind
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import ConfigError, Field
from rnn_viz.core.run.saved.saved_run import SavedRun
from rnn_viz.core.words.typed_numbers import parse_field
from rnn_viz.engine.background.job import Job
from rnn_viz.engine.film import untrained
from rnn_viz.io import atomic


@dataclass(frozen=True, slots=True)
class Typed:
    """The texts of the fields, as far as the kind has them.

    Attributes
    ----------
    at, first, last
        Iterations.
    every
        Iterations from one line to the next.
    frames
        Pictures of an animation.
    pictured
        What an animation shows, by a name in :data:`kinds.PICTURED`.
    """

    at: str = ""
    first: str = ""
    last: str = ""
    every: str = ""
    frames: str = ""
    pictured: str = WINDOW


@dataclass(frozen=True, slots=True)
class Asked:
    """A file that is asked for.

    Attributes
    ----------
    kind
        What it is.
    run
        The run; its branch that is shown.
    upto
        The iteration that it is of, or up to which.
    every
        Iterations from one line to the next.
    film
        What is seen, of an animation.
    """

    kind: DataKind
    run: SavedRun
    upto: int
    every: int = 0
    film: Film | None = None

    def write(self, path: Path, job: Job, studies: frozenset[str]) -> str:
        """Make the file and write it; return what is to be said of it. In the job's thread.

        Raises
        ------
        OSError
            It cannot be written; the old file is as it was.
        StoppedError
            The job is to stop; nothing has been written.
        """
        ending = path.suffix.lower()
        if self.film is not None:
            atomic.write_bytes(path, animated(self.film, studies, job.ask, ending, job.tell))
            return _("{file} is written.").format(file=path.name)
        timeline = untrained(self.run)
        now = time.time()
        data = contents(self.kind, timeline, self.upto, ending, self.every, now, job.tell)
        job.tell(_("writing: bytes"), 0, len(data))
        atomic.write_bytes(path, data)
        if timeline.diverged_at is None:
            return _("{file} is written.").format(file=path.name)
        cut = _("{file} is written, up to iteration {iteration:,}, where the run diverged.")
        return cut.format(file=path.name, iteration=timeline.diverged_at)


def asked_for(
    kind: DataKind, run: SavedRun, frontier: int, numbers: tuple[int, int] | None, typed: Typed
) -> Asked:
    """Return what is asked for.

    Parameters
    ----------
    kind
        What the file is.
    run, frontier
        The run, and how far the branch that is shown has been trained.
    numbers
        The user's own numbers on stage.
    typed
        The fields.

    Raises
    ------
    ConfigError
        A field is no number, or out of range, or the last iteration is not after the first;
        ``field`` names it.
    """
    end = run.config.iterations

    def whole(name: str, label: str, low: int, high: int) -> int:
        return int(parse_field(Field(name, label, "", low, high, ""), getattr(typed, name)))

    if kind.name == "animation":
        first = whole("first", _p("first iteration", "from"), 0, end)
        last = whole("last", _p("last iteration", "to"), 0, end)
        if first >= last:
            sentence = _("from is {first:,}, but must be less than to, which is {last:,}.")
            raise ConfigError("first", sentence.format(first=first, last=last))
        frames = whole("frames", _("pictures"), *FRAMES)
        return Asked(kind, run, last, film=film_of_training(run, (first, last), frames, numbers))
    upto = whole("at", _("iteration"), 0, end) if kind.is_moment else frontier
    if kind.is_animated:
        return Asked(kind, run, upto, film=Film(run, (upto,), True, numbers))
    every = int(parse_field(EVERY, typed.every)) if kind.every else 0
    return Asked(kind, run, upto, every)
