"""The rules of the challenges: each run is trained again, so nothing is taken on trust."""

from dataclasses import dataclass

from rnn_viz.core.evidence.evaluation import Evaluation
from rnn_viz.core.language import _, _n
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
_NETWORK = _("It takes a network of {hidden} hidden units for sums of {bits} bits.")


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
        said = _("Go to iteration {iteration:,} of the run of seed 0, unchanged.")
        return Outcome(said.format(iteration=WRONG_AT))
    if attempt.numbers is None:
        return Outcome(_("Put numbers of your own on stage."))
    run = yield from _trained(attempt)
    sum_ = add(run.weights, *attempt.numbers, BITS)
    if sum_.is_right:
        return Outcome(_("This sum is right."))
    a, b = attempt.numbers
    size = (a + b).bit_length()
    said = _("{a} + {b} is wrong, a sum of {size} bits.")
    return Outcome(said.format(a=_short(a), b=_short(b), size=size), size)


def breaks_with_one_weight(attempt: Attempt) -> Steps[Outcome]:
    """Whether the last change is of one weight, and all sums were right before it."""
    *before, last = attempt.run.entries or (None,)
    if last is None or not isinstance(last.what, SetWeight):
        return Outcome(_("Change one weight of a network in which all sums are right."))
    if last.iteration != attempt.iteration:
        return Outcome(_("Look at the moment of the change: training on does not count."))
    if any(it.iteration == last.iteration for it in before if it is not None):
        return Outcome(_("Another change was made at this moment: one weight only."))
    whole = Attempt(attempt.run._replace(entries=attempt.run.entries[:-1]), attempt.iteration)
    run = yield from _trained(whole)
    known = yield from _asked(run)
    if known.wrong.any():
        said = _("Before the change {share} of the sums were right.")
        return Outcome(said.format(share=percent(known.exact_share)))
    what = last.what
    size = abs(what.value - float(getattr(run.weights, what.name)[what.row, what.column]))
    broken = yield from _asked((yield from _trained(attempt)))
    if not broken.wrong.any():
        return Outcome(_("All sums are still right."))
    count = int((broken.wrong > 0).sum())
    said = _n(
        "A change of {size:.3g} breaks {count:,} sum.",
        "A change of {size:.3g} breaks {count:,} sums.", count,
    )  # fmt: skip
    return Outcome(said.format(size=size, count=count), size)


def learns_with_six(attempt: Attempt) -> Steps[Outcome]:
    """Whether a network of at most six units has all sums right."""
    if attempt.config.hidden > SIX or attempt.config.bits != BITS:
        return Outcome(_NETWORK.format(hidden=SIX, bits=BITS))
    return (yield from _perfect(attempt))


def learns_fast(attempt: Attempt) -> Steps[Outcome]:
    """Whether a network of 16 units has all sums right, within the budget."""
    if (attempt.config.hidden, attempt.config.bits) != (SIXTEEN, BITS):
        return Outcome(_NETWORK.format(hidden=SIXTEEN, bits=BITS))
    entries = [it for it in attempt.run.entries if it.iteration <= attempt.iteration]
    if attempt.run.start is not None or any(isinstance(it.what, SetWeight) for it in entries):
        return Outcome(_("Weights set by hand do not count."))
    if len(entries) > BUDGET:
        said = _("There are {count} changes; the budget is {budget}.")
        return Outcome(said.format(count=len(entries), budget=BUDGET))
    return (yield from _perfect(attempt))


def forgets(attempt: Attempt) -> Steps[Outcome]:
    """Whether fewer than half of the sums are right that all were right at the first change."""
    entries = [it for it in attempt.run.entries if it.iteration <= attempt.iteration]
    if not entries:
        return Outcome(_("Change alpha or the next numbers where all sums are right."))
    if not all(isinstance(it.what, SetAlpha | ChooseOperands) for it in entries):
        return Outcome(_("Only alpha and the next numbers may be changed."))
    if any(isinstance(it.what, SetAlpha) and it.what.alpha > HIGHEST_ALPHA for it in entries):
        return Outcome(_("Alpha may be at most {most:g}.").format(most=HIGHEST_ALPHA))
    start = Attempt(attempt.run, entries[0].iteration)
    known = yield from _asked((yield from _trained(start)))
    if known.wrong.any():
        said = _("At the first change {share} of the sums were right.")
        return Outcome(said.format(share=percent(known.exact_share)))
    left = yield from _asked((yield from _trained(attempt)))
    share = left.exact_share
    if share >= HALF:
        said = _("{share} of the sums are still right.")
        return Outcome(said.format(share=percent(share)))
    examples = attempt.iteration - start.iteration
    said = _n(
        "After {count:,} example {share} of the sums are left.",
        "After {count:,} examples {share} of the sums are left.", examples,
    )  # fmt: skip
    return Outcome(said.format(count=examples, share=percent(share)), examples)


def stays_perfect(attempt: Attempt) -> Steps[Outcome]:
    """Whether all sums are right now and at the four looks before, 100 iterations apart."""
    if attempt.config.bits != BITS:
        return Outcome(_("It takes sums of {bits} bits.").format(bits=BITS))
    looks = [attempt.iteration - k * APART for k in range(LOOKS)]
    if looks[-1] < 0:
        return Outcome(_("Train on: five looks do not fit before this moment."))
    for look in looks:
        known = yield from _asked((yield from _trained(Attempt(attempt.run, look))))
        if known.wrong.any():
            said = _("At iteration {iteration:,} {share} of the sums are right.")
            return Outcome(said.format(iteration=look, share=percent(known.exact_share)))
    hidden = attempt.config.hidden
    said = _("{hidden} hidden units, and it stays perfect.")
    return Outcome(said.format(hidden=hidden), hidden)


def _perfect(attempt: Attempt) -> Steps[Outcome]:
    known = yield from _asked((yield from _trained(attempt)))
    if known.wrong.any():
        said = _("{share} of the sums are right.")
        return Outcome(said.format(share=percent(known.exact_share)))
    at = attempt.iteration
    return Outcome(_("All sums are right at iteration {iteration:,}.").format(iteration=at), at)


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
    size = number.bit_length()
    return f"{number:,}" if size <= 64 else _("a number of {count} bits").format(count=size)
