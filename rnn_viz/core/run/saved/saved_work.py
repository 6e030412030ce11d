"""What the engine had in hand: runs, the sum on stage, breakpoints; and the wishes to have it."""

from dataclasses import dataclass

from rnn_viz.core.language import _
from rnn_viz.core.net.weights import SYNAPSES, Weights, shape_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.saved.kept_run import HIGHEST_RUN, KeptRun
from rnn_viz.core.run.saved.saved_run import SavedRun, SessionError, check_whole

MOST_EARLIER = 100  # runs


@dataclass(frozen=True, slots=True, eq=False)
class SavedWork:
    """All that the engine takes up again.

    Attributes
    ----------
    run
        The run that was shown.
    weights
        Its weights at the playhead, as a proof: what is computed again should be the same bits.
    earlier
        The other runs, the newest last; at most 100.
    numbers
        The user's own numbers on stage; ``None`` for the training example.
    operation
        How many operations of the sum on stage were done; ``None`` when all of it was shown.
    breakpoints
        Operations before which Run stops.
    number
        The number of the run that was shown; that after the newest if not given.

    Raises
    ------
    SessionError
        The parts do not fit together.
    """

    run: SavedRun
    weights: Weights
    earlier: tuple[KeptRun, ...] = ()
    numbers: tuple[int, int] | None = None
    operation: int | None = None
    breakpoints: frozenset[str] = frozenset()
    number: int = 0

    def __post_init__(self) -> None:
        for name, matrix in zip(SYNAPSES, self.weights, strict=True):
            if matrix.shape != shape_of(name, self.run.config.hidden):
                sentence = _("{name} does not have the shape that its run has.")
                raise SessionError(sentence.format(name=name))
        if len(self.earlier) > MOST_EARLIER:
            sentence = _("There are more than {count} earlier runs.")
            raise SessionError(sentence.format(count=MOST_EARLIER))
        numbers = [kept.number for kept in self.earlier]
        if not self.number:
            object.__setattr__(self, "number", max(numbers, default=0) + 1)
        check_whole(_("the number of a run"), self.number, HIGHEST_RUN)
        if self.number in numbers or numbers != sorted(set(numbers)):
            raise SessionError(_("The runs of a session have rising numbers, each its own."))


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Take up again what was saved, in the place of what is there."""

    work: SavedWork


@dataclass(frozen=True, slots=True)
class BeginRun:
    """Begin a run of this configuration, even beside one that is the same in everything."""

    config: RunConfig


@dataclass(frozen=True, slots=True)
class BackToRun:
    """Show a run again that was left, where it was left; ``number`` is its in the list."""

    number: int
