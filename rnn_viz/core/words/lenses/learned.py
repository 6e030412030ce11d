"""When each place was learned, in words."""

from collections.abc import Mapping

from rnn_viz.core.evidence.checks import Checks
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
_HOW = (
    "All sums are asked at up to 500 moments spread over the run, and at the playhead. A place is "
    "learned at the first of them from which on it is right in 99 % of the sums every time, at "
    "least five times, up to the last; in between it may have failed unseen. The lines are means "
    "of the checks around a moment, because single ones jump. Order: the share of all pairs a, b "
    "of which a + b and b + a get different answers. The strip asks the sum on stage at up to 200 "
    "moments."
)
_NO_ORDER = "No two answers can be compared"
_LIMITS = "It shows when a place became right, not how the network does it, nor what came before."


def _verdict(evidence: Evidence) -> Verdict:
    checks = evidence.value("shares", Checks)
    found = learned(checks) if isinstance(checks, Checks) else None
    if found is None or not isinstance(checks, Checks):
        return NOT_YET
    figure = f"{found.count_at(evidence.iteration)} of {len(found.since)}"
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
        return (
            f"No place is right in 99 % of the sums for good yet. At {found.upto:,} "
            f"{place_name(best, bits)} comes nearest, {percent(float(newest[best]))}."
        )
    first, last = found.order[0], found.order[-1]
    begins = (
        f"{place_name(first, bits).capitalize()} came first: 99 % from {found.since[first]:,} on"
    )
    if weakest is None:
        return f"{begins}; {place_name(last, bits)} last, from {found.since[last]:,}."
    now = percent(float(newest[weakest]))
    return f"{begins}; not yet for good: {place_name(weakest, bits)}, {now} at {found.upto:,}."


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
    "When was it learned?",
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
    when = f"At {order.iteration:,} a + b and b + a get"
    if not order.share:
        return f"{when} the same answer for all pairs."
    return f"{when} different answers for {percent(order.share)} of the pairs."


def about_sum(found: SumOverRun, asked: str) -> str:
    """Say since when one sum is right."""
    last = int(found.iterations[-1])
    if found.right_since is None:
        wrong = int(found.wrong[-1].sum())
        return f"{asked} has {wrong} of {len(found.truth)} bits wrong at {last:,}."
    if not found.right_since:
        return f"{asked} is right at all {len(found.iterations)} moments asked."
    return f"{asked} is right at every moment asked from {found.right_since:,} on."
