"""What becomes of a run: when it can do all sums, how far it has gone, how long its sums may be."""

import numpy as np

from rnn_viz.core.evidence.doubtful_sums import DoubtfulSums
from rnn_viz.core.evidence.evaluation import sums_of
from rnn_viz.core.evidence.plateau import plateau_of
from rnn_viz.core.lenses.latch import Latch, latch
from rnn_viz.core.lenses.long_sums.longer import LengthShare
from rnn_viz.core.lenses.long_sums.random_sums import RandomSums
from rnn_viz.core.lenses.long_sums.ripples import FAMILIES, ripple_tried
from rnn_viz.core.lessons.values.facts import Facts
from rnn_viz.core.lessons.values.steps import in_steps
from rnn_viz.core.lessons.values.value import UNKNOWN, Value, counted, measured, shared
from rnn_viz.core.net.weights import flatten
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.steps import Steps

_AT_ONCE = 500  # iterations whose weights are looked at in one go
LONG_SUMS = 200  # random sums of a length


def first_perfect(facts: Facts) -> Steps[Value]:
    """Find the first iteration at which all sums are right."""
    return counted((yield from facts.until_perfect()).first)


def stable_from(facts: Facts) -> Steps[Value]:
    """Find the check from which on all sums are right at every check, to the run's end."""
    return counted((yield from facts.milestones()).stable)


def last_imperfect(facts: Facts) -> Steps[Value]:
    """Find the last check after the first perfect moment at which not all sums were right."""
    failed = (yield from facts.milestones()).failed
    return counted(failed[-1][1] if failed else None)


def right_until_perfect(facts: Facts, position: int) -> Steps[Value]:
    """Find from where on place 1, or 1 and 2, are right in all sums up to the first perfect one."""
    right_from = (yield from facts.until_perfect()).right_from
    return counted(right_from[position]) if position < len(right_from) else Value(UNKNOWN)


def place_1_first(facts: Facts) -> Steps[Value]:
    """Find the first iteration at which place 1 is right in all sums."""
    run, doubtful = Timeline(facts.config), DoubtfulSums(sums_of(facts.config.bits))
    while run.iteration < run.end:
        ahead, start = run.look_ahead(_AT_ONCE), 0
        while start < len(ahead):
            row, right = doubtful.check(ahead.rows[start:], facts.config.hidden, None)
            is_right = np.flatnonzero(right >= 1)
            if is_right.size:
                return counted(run.iteration + start + int(is_right[0]))
            start += row + 1
        run.advance(len(ahead))
        yield
    return counted(None)


def way(facts: Facts, iteration: int) -> Steps[Value]:
    """Find how long all steps of the weights up to an iteration are together."""
    run, length = Timeline(facts.config), 0.0
    while run.iteration < min(iteration, run.end):
        ahead = run.look_ahead(min(_AT_ONCE, iteration - run.iteration))
        rows = np.vstack([ahead.rows, flatten(ahead.last.weights)[None]])
        with np.errstate(over="ignore", invalid="ignore"):  # of a run that diverges
            length += float(np.linalg.norm(np.diff(rows, axis=0), axis=1).sum())
        run.advance(len(ahead))
        yield
    return measured(length, 0)


def lead(facts: Facts, iteration: int) -> Steps[Value]:
    """Find how far all weights are from where they began."""
    start, now = (yield from facts.look(0)).weights, (yield from facts.look(iteration)).weights
    with np.errstate(over="ignore", invalid="ignore"):
        return measured(float(np.linalg.norm(flatten(now) - flatten(start))), 1)


def plateau(facts: Facts) -> Steps[Value]:
    """Find up to which iteration every mean error of 256 examples is near that of a coin."""
    run = yield from facts.timeline(facts.config.iterations)
    found = plateau_of(run.curve(), facts.config.bits, run.frontier)
    return counted(found.stop if found.is_over else None)


def plateau_with_alpha(facts: Facts, alpha: float) -> Steps[Value]:
    """Find up to which iteration the error is near that of a coin with another learning rate."""
    return (yield from plateau(facts.about(alpha=alpha)))


def terms(facts: Facts) -> Steps[Value]:
    """Find how many terms the sum of a unit has: two bits, and the state before."""
    yield
    return counted(2 + facts.config.hidden)


def weights(facts: Facts) -> Steps[Value]:
    """Find how many weights the network has."""
    yield
    return counted(facts.config.hidden * (facts.config.hidden + 3))


def weights_with(facts: Facts, hidden: int) -> Steps[Value]:
    """Find how many weights a network of so many hidden units has."""
    return (yield from weights(facts.about(hidden=hidden)))


def iterations(facts: Facts) -> Steps[Value]:
    """Find how many iterations the run has."""
    yield
    return counted(facts.config.iterations)


def work_with(facts: Facts, hidden: int) -> Steps[Value]:
    """Find the weights of a network of so many units times its iterations until it is perfect."""
    other = facts.about(hidden=hidden)
    found = yield from other.until_perfect()
    return counted(None if found.first is None else found.first * hidden * (hidden + 3))


def first_perfect_with_alpha(facts: Facts, alpha: float) -> Steps[Value]:
    """Find the first perfect iteration with another learning rate."""
    return (yield from first_perfect(facts.about(alpha=alpha)))


def first_perfect_with(facts: Facts, hidden: int) -> Steps[Value]:
    """Find the first perfect iteration with another number of hidden units."""
    return (yield from first_perfect(facts.about(hidden=hidden)))


def share_with_alpha(facts: Facts, alpha: float) -> Steps[Value]:
    """Find the share of sums right at the run's end with another learning rate."""
    other = facts.about(alpha=alpha)
    return shared((yield from other.evaluation(other.config.iterations)).exact_share)


def share_with(facts: Facts, hidden: int) -> Steps[Value]:
    """Find the share of sums right at the run's end with another number of hidden units."""
    other = facts.about(hidden=hidden)
    return shared((yield from other.evaluation(other.config.iterations)).exact_share)


def share_of_long(facts: Facts, bits: int, iteration: int) -> Steps[Value]:
    """Find the share of 200 random sums of a length that are right."""
    look = yield from facts.look(iteration)
    right = yield from RandomSums(bits, LONG_SUMS).right_positions(look)
    found = LengthShare(bits, int((right == bits).sum()), LONG_SUMS, is_all=False)
    return shared(found.share)


def ripple(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the lowest position at which a ripple of a carry is wrong, of 4,000 columns."""
    look = yield from facts.look(iteration)
    lowest = []
    for family in FAMILIES[:2]:
        at = ripple_tried(look, family).wrong_at
        lowest += [] if at is None else [at]
        yield
    return counted(min(lowest, default=None))


def rest(facts: Facts, iteration: int) -> Steps[Value]:
    """Find the logit at which a carry that 0 + 1 passes on comes to rest; right below 0."""
    look = yield from facts.look(iteration)
    found = yield from in_steps(latch(look), Latch)
    if found is None or not found.orbits[0][1].is_stable:
        return Value(UNKNOWN)
    logit = found.orbits[0][1].end_logit
    return Value(f"{logit:+.3f}".replace("-", "−"), logit)
