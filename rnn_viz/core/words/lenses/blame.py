"""How far blame reaches, in words."""

import math

from rnn_viz.core.language import _, _n
from rnn_viz.core.lenses.blame import Blame
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.one_sum.delta_parts import DeltaParts
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText, json_number
from rnn_viz.core.words.lenses.verdict import NOT_YET, Verdict, unable

_LEAST = 1e-4  # smaller shares are told as such
_HOW = _(
    "An error at position t is passed back in proportion to the gradient ∂logit[t] / "
    "∂layer_1[t − k]: how much the network's answer there depends on the hidden state k positions "
    "before. Each cell is the mean length of that gradient over all sums, as a share of what "
    "arrives without going back (the length of synapse_1). One logarithmic scale, 0.1 … 100 %, "
    "serves all rows, runs and moments; a corner marks what lies beyond it. Units that are held "
    "are not blamed and pass nothing on. Above 8 bits, and where many units make it slow, it is "
    "the mean over an evenly spread sample of sums, whose number is told. The bars take the "
    "layer_1_delta of one position of the sum on stage apart into what arrives from the error of "
    "each position: errors go back linearly, so the parts add up to it. A share is the part "
    "along the delta; one that pulls the other way is below 0."
)
_LIMITS = _(
    "That blame arrives does not mean that it is of use: where it points, and what is learned "
    "from it, is not shown here."
)


def small_share(share: float) -> str:
    """Return a share as a percentage with two digits that count, however small it is.

    >>> small_share(0.456), small_share(0.0324), small_share(0.00547), small_share(2.5)
    ('46 %', '3.2 %', '0.55 %', '250 %')
    >>> small_share(0.0), small_share(0.00001), small_share(0.9999)
    ('0 %', '< 0.01 %', '100 %')
    """
    size = abs(share)
    if 0 < size < _LEAST:
        return "< 0.01 %"
    decimals = 2 if size < 0.00995 else 1 if size < 0.0995 else 0
    return f"{100 * share:.{decimals if size else 0}f} %".replace("-", "−")


def about_reach(evidence: Evidence) -> Verdict:
    """Say which share of the last bit's blame arrives at the first, and which did untrained."""
    found = evidence.value("blame", Blame)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable(_("No blame can be told"), found)
    at, last, share = found.iteration, found.bits - 1, float(found.relative[-1, -1])
    if not found.norms[-1, 0] > 0:
        said = _("No error reaches the hidden state: the output has no weights.")
        return Verdict("0 %", said, iteration=at)
    if not (found.has_shares and math.isfinite(share)):
        said = _("The gradients are too large to be told as numbers.")
        return Verdict("–", said, iteration=at)
    said = _n(
        "Of bit {last}’s blame, {share} arrives {count} place earlier",
        "Of bit {last}’s blame, {share} arrives {count} places earlier",
        last,
    ).format(last=last, share=small_share(share), count=last)
    if found.is_sample:
        said += " " + _("(sample of {count:,} sums)").format(count=found.sums)
    before = _untrained(evidence)
    if before is not None and at > 0:
        said += "; " + _("before training it was {share}").format(share=small_share(before))
    return Verdict(small_share(share), f"{said}.", iteration=at)


def about_cell(found: Blame, position: int, lag: int) -> str:
    """Say what the answer at a position owes to the state so many positions before."""
    norm, share = float(found.norms[position, lag]), float(found.relative[position, lag])
    back = _("{lag} back").format(lag=lag) if lag else _("its own state")
    return _(
        "Answer at position {position}, state at {at} ({back}):\n"
        "mean gradient {norm:.3g}, {share} of what the newest state gets"
    ).format(position=position, at=position - lag, back=back, norm=norm, share=small_share(share))


def about_delta(trace: Trace, found: DeltaParts) -> str:
    """Say how long a delta is, and how much of it comes from errors that are yet to come."""
    size = float((found.delta @ found.delta) ** 0.5)
    if not math.isfinite(size):
        return _("The delta is not a number.")
    if not size > 0:
        return _("Nothing is blamed on the state at position {position}: the delta is 0.").format(
            position=found.position
        )
    said = _("Its length is {size:.2g}.").format(size=size)
    if found.position == len(trace.forward.layer_2) - 1:
        return f"{said} " + _("It is the last position: all of it comes from its own error.")
    own = float(found.shares[0])
    told = _(
        "{own} of it comes from the position’s own error, {later} from errors at later "
        "positions. Together they are 100 %."
    ).format(own=small_share(own), later=small_share(1 - own))
    return f"{said} {told}".replace(" %", "\u00a0%")  # no line begins with the sign


def _untrained(evidence: Evidence) -> float | None:
    """Return the share before training; ``None`` where it is not known."""
    series = evidence.value("blame.run", Series)
    row = series.at(0) if isinstance(series, Series) else None
    if row is None or not row[0] > 0 or not row[-1] < float("inf"):
        return None
    return float(row[-1] / row[0])


def _numbers(evidence: Evidence) -> dict[str, object]:
    found = evidence.value("blame", Blame)
    if not isinstance(found, Blame):
        return {}
    rows = range(found.bits)
    return {
        "iteration": found.iteration,
        "sums": found.sums,
        "is_sample": found.is_sample,
        "mean_norms": [[json_number(it) for it in found.norms[t, : t + 1].tolist()] for t in rows],
        "relative": [[json_number(it) for it in found.relative[t, : t + 1].tolist()] for t in rows],
    }


BLAME = LensText(
    "blame", _("How far blame reaches"), frozenset({"blame", "blame.run"}),
    about_reach, _numbers, _HOW, _LIMITS,
)  # fmt: skip
