"""The rules of the challenges: each run is trained again, so nothing is taken on trust."""

from dataclasses import dataclass

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.lenses.long_sums.trained_sums import trained_sums
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ChooseOperands, Identity, SetAlpha, SetWeight
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.steps import Steps
from rnn_viz.core.words.numbers import percent

WRONG_AT = 9_000
BITS, SIX, SIXTEEN = 8, 6, 16
BUDGET = 3  # changes on the way
LOOKS, APART = 5, 100
HALF, HIGHEST_ALPHA = 0.5, 1.0
_AT_ONCE = 5_000  # examples


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody has made: a moment of a run, and the numbers on stage.

    Attributes
    ----------
    run
        All that determines the run.
    iteration
        The moment.
    numbers
        The learner's own numbers on stage, if they are there.
    """

    run: Identity
    iteration: int
    numbers: tuple[int, int] | None = None

    @property
    def config(self) -> RunConfig:
        """The configuration of the run."""
        return self.run.config


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether an attempt does it.

    Attributes
    ----------
    said
        One sentence: what was done, or what is missing.
    result
        The number that counts, less is better; ``None`` if it does not do it.
    """

    said: str
    result: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it does it."""
        return self.result is not None


def attempt_of(now: Snapshot) -> Attempt:
    """Return what is there to be checked."""
    return Attempt(now.identity, now.iteration, now.stage.own_numbers)


def finds_wrong_sum(attempt: Attempt) -> Steps[Outcome]:
    """Whether the numbers on stage are added wrongly by the run of 2015 at 9,000."""
    is_run = attempt.run.endless == Identity(RunConfig(), ()).endless
    if not is_run or attempt.iteration != WRONG_AT:
        return Outcome(f"Go to iteration {WRONG_AT:,} of the run of seed 0, unchanged.")
    if attempt.numbers is None:
        return Outcome("Put numbers of your own on stage.")
    run = yield from _trained(attempt)
    sum_ = add(run.weights, *attempt.numbers, BITS)
    if sum_.is_right:
        return Outcome("This sum is right.")
    a, b = attempt.numbers
    size = (a + b).bit_length()
    return Outcome(f"{_short(a)} + {_short(b)} is wrong, a sum of {size} bits.", size)


def breaks_with_one_weight(attempt: Attempt) -> Steps[Outcome]:
    """Whether the last change is of one weight, and all sums were right before it."""
    *before, last = attempt.run.entries or (None,)
    if last is None or not isinstance(last.what, SetWeight):
        return Outcome("Change one weight of a network in which all sums are right.")
    if last.iteration != attempt.iteration:
        return Outcome("Look at the moment of the change: training on does not count.")
    if any(it.iteration == last.iteration for it in before if it is not None):
        return Outcome("Another change was made at this moment: one weight only.")
    whole = Attempt(attempt.run._replace(entries=attempt.run.entries[:-1]), attempt.iteration)
    run = yield from _trained(whole)
    known = yield from _asked(run)
    if known.wrong.any():
        return Outcome(f"Before the change {percent(known.exact_share)} of the sums were right.")
    what = last.what
    size = abs(what.value - float(getattr(run.weights, what.name)[what.row, what.column]))
    broken = yield from _asked((yield from _trained(attempt)))
    if not broken.wrong.any():
        return Outcome("All sums are still right.")
    count = int((broken.wrong > 0).sum())
    return Outcome(f"A change of {size:.3g} breaks {count:,} sums.", size)


def learns_with_six(attempt: Attempt) -> Steps[Outcome]:
    """Whether a network of at most six units has all sums right."""
    if attempt.config.hidden > SIX or attempt.config.bits != BITS:
        return Outcome(f"It takes a network of {SIX} hidden units for sums of {BITS} bits.")
    return (yield from _perfect(attempt))


def learns_fast(attempt: Attempt) -> Steps[Outcome]:
    """Whether a network of 16 units has all sums right, within the budget."""
    if (attempt.config.hidden, attempt.config.bits) != (SIXTEEN, BITS):
        return Outcome(f"It takes a network of {SIXTEEN} hidden units for sums of {BITS} bits.")
    entries = [it for it in attempt.run.entries if it.iteration <= attempt.iteration]
    if attempt.run.start is not None or any(isinstance(it.what, SetWeight) for it in entries):
        return Outcome("Weights set by hand do not count.")
    if len(entries) > BUDGET:
        return Outcome(f"There are {len(entries)} changes; the budget is {BUDGET}.")
    return (yield from _perfect(attempt))


def forgets(attempt: Attempt) -> Steps[Outcome]:
    """Whether fewer than half of the sums are right that all were right at the first change."""
    entries = [it for it in attempt.run.entries if it.iteration <= attempt.iteration]
    if not entries:
        return Outcome("Change alpha or the next numbers where all sums are right.")
    if not all(isinstance(it.what, SetAlpha | ChooseOperands) for it in entries):
        return Outcome("Only alpha and the next numbers may be changed.")
    if any(isinstance(it.what, SetAlpha) and it.what.alpha > HIGHEST_ALPHA for it in entries):
        return Outcome(f"Alpha may be at most {HIGHEST_ALPHA:g}.")
    start = Attempt(attempt.run, entries[0].iteration)
    known = yield from _asked((yield from _trained(start)))
    if known.wrong.any():
        return Outcome(f"At the first change {percent(known.exact_share)} of the sums were right.")
    left = yield from _asked((yield from _trained(attempt)))
    share = left.exact_share
    if share >= HALF:
        return Outcome(f"{percent(share)} of the sums are still right.")
    examples = attempt.iteration - start.iteration
    return Outcome(f"After {examples:,} examples {percent(share)} of the sums are left.", examples)


def stays_perfect(attempt: Attempt) -> Steps[Outcome]:
    """Whether all sums are right now and at the four looks before, 100 iterations apart."""
    if attempt.config.bits != BITS:
        return Outcome(f"It takes sums of {BITS} bits.")
    looks = [attempt.iteration - k * APART for k in range(LOOKS)]
    if looks[-1] < 0:
        return Outcome("Train on: five looks do not fit before this moment.")
    for look in looks:
        known = yield from _asked((yield from _trained(Attempt(attempt.run, look))))
        if known.wrong.any():
            share = percent(known.exact_share)
            return Outcome(f"At iteration {look:,} {share} of the sums are right.")
    hidden = attempt.config.hidden
    return Outcome(f"{hidden} hidden units, and it stays perfect.", hidden)


def _perfect(attempt: Attempt) -> Steps[Outcome]:
    known = yield from _asked((yield from _trained(attempt)))
    if known.wrong.any():
        return Outcome(f"{percent(known.exact_share)} of the sums are right.")
    at = attempt.iteration
    return Outcome(f"All sums are right at iteration {at:,}.", at)


def _trained(attempt: Attempt) -> Steps[Timeline]:
    """Train the run anew, up to the moment."""
    run = Timeline(attempt.config, attempt.run.start, attempt.run.entries)
    while run.iteration < min(attempt.iteration, run.end):
        run.advance(min(_AT_ONCE, attempt.iteration - run.iteration))
        yield
    return run


def _asked(run: Timeline) -> Steps[Evaluation]:
    look = Look(run.iteration, run.weights, run.config.bits, run.conditions.clamps)
    return (yield from trained_sums(look))


def _short(number: int) -> str:
    return f"{number:,}" if number.bit_length() <= 64 else f"a number of {number.bit_length()} bits"
