"""When each place was learned, in words."""

from collections.abc import Mapping

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.language import _, begun
from rnn_viz.core.lenses.learned import MOSTLY, Learned, learned
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.order import OrderMatters
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.lenses.sum_over_run import SumOverRun
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable
from rnn_viz.core.words.numbers import percent
from rnn_viz.core.words.sums_text import place_name

KEY, ORDER, ORDER_NOW = "learned", "learned.order", "learned.order.now"
_HOW = _(
    "All sums are asked at up to 500 moments spread over the run, and at the playhead. A place is "
    "learned at the first of them from which on it is right in 99 % of the sums every time, at "
    "least five times, up to the last; in between it may have failed unseen. The lines are means "
    "of the checks around a moment, because single ones jump. Order: the share of all pairs a, b "
    "of which a + b and b + a get different answers. The strip asks the sum on stage at up to 200 "
    "moments."
)
_NO_ORDER = _("No two answers can be compared")
_LIMITS = _(
    "It shows when a place became right, not how the network does it, nor what came before."
)


def _verdict(evidence: Evidence) -> Verdict:
    checks = evidence.value("shares", Checks)
    found = learned(checks) if isinstance(checks, Checks) else None
    if found is None or not isinstance(checks, Checks):
        return NOT_YET
    figure = _("{number} of {count}").format(
        number=found.count_at(evidence.iteration), count=len(found.since)
    )
    return Verdict(figure, about_learned(found, checks), _sign(found))


def _sign(found: Learned) -> Sign:
    return Sign.PLAIN if None in found.since else Sign.RIGHT


def about_learned(found: Learned, checks: Checks) -> str:
    """Say which place was learned first, which last, or which is still the weakest."""
    bits, newest = len(found.since), checks.bit_accuracy[-1]
    rest = [position for position, at in enumerate(found.since) if at is None]
    weakest = min(rest, key=lambda position: float(newest[position]), default=None)
    if not found.order:
        best = int(newest.argmax())
        return _(
            "No place is right in 99 % of the sums for good yet. At {at:,} {place} comes "
            "nearest, {share}."
        ).format(at=found.upto, place=place_name(best, bits), share=percent(float(newest[best])))
    first, last = found.order[0], found.order[-1]
    begins = _("{place} came first: 99 % from {at:,} on").format(
        place=begun(place_name(first, bits)), at=found.since[first]
    )
    if weakest is None:
        ends = _("{place} last, from {at:,}.").format(
            place=place_name(last, bits), at=found.since[last]
        )
        return f"{begins}; {ends}"
    now = percent(float(newest[weakest]))
    ends = _("not yet for good: {place}, {share} at {at:,}.").format(
        place=place_name(weakest, bits), share=now, at=found.upto
    )
    return f"{begins}; {ends}"


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    checks, order = evidence.value("shares", Checks), evidence.value(ORDER_NOW, OrderMatters)
    found = learned(checks) if isinstance(checks, Checks) else None
    numbers: dict[str, object] = {}
    if found is not None and isinstance(checks, Checks):
        numbers |= {
            "learned from": list(found.since),
            "share that counts as learned": MOSTLY,
            "checked up to": found.upto,
            "iterations between checks, at most": found.apart,
            "right at the last check": checks.bit_accuracy[-1].tolist(),
        }
    if isinstance(order, OrderMatters):
        told = {"iteration": order.iteration, "share of pairs": order.share}
        numbers["order matters"] = told
    over_run = evidence.value(ORDER, Series)
    if isinstance(over_run, Series) and len(over_run):
        numbers["order over the run"] = {
            "iterations": over_run.iterations.tolist(),
            "share of pairs": over_run.values[:, 0].tolist(),
        }
    return numbers


LEARNED = LensText(
    KEY,
    _("When was it learned?"),
    frozenset({"shares", ORDER, ORDER_NOW}),
    _verdict,
    _numbers,
    _HOW,
    _LIMITS,
)


def about_order(order: OrderMatters | Unable | None) -> str:
    """Say how often the order of the numbers matters."""
    if not isinstance(order, OrderMatters):
        return NOT_YET.sentence if order is None else unable(_NO_ORDER, order).sentence
    if not order.share:
        return _("At {at:,} a + b and b + a get the same answer for all pairs.").format(
            at=order.iteration
        )
    return _("At {at:,} a + b and b + a get different answers for {share} of the pairs.").format(
        at=order.iteration, share=percent(order.share)
    )


def about_sum(found: SumOverRun, asked: str) -> str:
    """Say since when one sum is right."""
    last = int(found.iterations[-1])
    if found.right_since is None:
        wrong = int(found.wrong[-1].sum())
        return _("{sum} has {wrong} of {bits} bits wrong at {at:,}.").format(
            sum=asked, wrong=wrong, bits=len(found.truth), at=last
        )
    if not found.right_since:
        return _("{sum} is right at all {count} moments asked.").format(
            sum=asked, count=len(found.iterations)
        )
    return _("{sum} is right at every moment asked from {at:,} on.").format(
        sum=asked, at=found.right_since
    )
