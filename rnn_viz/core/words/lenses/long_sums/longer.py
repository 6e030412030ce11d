"""Longer numbers, in words."""

from collections.abc import Mapping, Sequence

import numpy as np

from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.longer import OVER_THE_RUN, LengthShare, LongerNumbers
from rnn_viz.core.lenses.long_sums.random_sums import MOST_SUMS, SEED
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.long_sums.long_numbers import whole_percent
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable

STUDY, CURVES = "longer", "longer.run"
ABOUT_CURVES = _(
    "A row is as high as 100 %. Its curve is of {count} random sums, at keyframes; at the "
    "trained length, of all that are asked."
).format(count=OVER_THE_RUN)


def which_sums(share: LengthShare) -> str:
    """Return which sums of a length were asked.

    >>> which_sums(LengthShare(8, 9, 16_384, True)), which_sums(LengthShare(256, 9, 2000, False))
    ('all 16,384 sums of 8 bits', '2,000 random sums of 256 bits')
    """
    said = (
        _("all {count:,} sums of {bits:,} bits")
        if share.is_all
        else _("{count:,} random sums of {bits:,} bits")
    )
    return said.format(count=share.tried, bits=share.bits)


def about_interval(share: LengthShare) -> str:
    """Say how sure a share is.

    >>> about_interval(LengthShare(256, 740, 2000, False))
    '34.9 % … 39.1 % of all, with 95 % confidence'
    >>> about_interval(LengthShare(8, 16_384, 16_384, True))
    'exact: all of them were asked'
    """
    if share.is_all:
        return _("exact: all of them were asked")
    low, high = (whole_percent(end) for end in share.interval)
    return _("{low} … {high} of all, with 95 % confidence").format(low=low, high=high)


def about_curves(series: Series, lengths: Sequence[int], iteration: float) -> str:
    """Tell the shares of the curves that are known nearest to an iteration, a line a length."""
    if not len(series) or series.values.shape[1] != len(lengths):
        return ""
    at = int(np.abs(series.iterations - iteration).argmin())
    shares = series.values[at].tolist()
    said = [
        _("{bits:,} bits: {share}").format(
            bits=bits, share=whole_percent(share) if np.isfinite(share) else _("no answer")
        )
        for bits, share in zip(lengths, shares, strict=True)
    ]
    when = _("iteration {at:,}").format(at=int(series.iterations[at]))
    return "\n".join([when, *said])


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value(STUDY, LongerNumbers)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable(_("No sum can be read"), found)
    is_right = all(it.right == it.tried for it in found.lengths)
    sign = Sign.RIGHT if is_right else Sign.WRONG
    figure = whole_percent(found.lengths[-1].share)
    return Verdict(figure, _sentence(found.lengths), sign, found.iteration)


def _sentence(lengths: tuple[LengthShare, ...]) -> str:
    """Say up to which length all sums asked are right, and how many are of the longest."""
    trained, longest = lengths[0], lengths[-1]
    if not any(it.right for it in lengths):
        return _("No sum is right, of any length.")
    wrong = next((k for k, it in enumerate(lengths) if it.right < it.tried), None)
    if wrong is None:
        return _(
            "Trained on {bits} bits, right in all of {sums}. Random is not all, though."
        ).format(bits=trained.bits, sums=which_sums(longest))
    sums, share = which_sums(trained), whole_percent(longest.share)
    if wrong == 0:
        return _("Right in {right} of {sums}, and in {share} of those of {bits:,} bits.").format(
            right=whole_percent(trained.share), sums=sums, share=share, bits=longest.bits
        )
    said = (
        _("Right in {sums} and all random ones up to {upto} bits; of {bits:,} bits, in {share}.")
        if wrong > 1
        else _("Right in {sums}; of {bits:,} bits, in {share}.")
    )
    upto = lengths[wrong - 1].bits
    return said.format(sums=sums, upto=upto, bits=longest.bits, share=share)


def _numbers(evidence: Evidence) -> Mapping[str, object]:
    found = evidence.value(STUDY, LongerNumbers)
    if not isinstance(found, LongerNumbers):
        return {}
    return {
        "random seed": SEED,
        "lengths": [
            {
                "bits": it.bits, "right": it.right, "tried": it.tried, "all sums": it.is_all,
                "share": it.share, "95 % confidence": list(it.interval),
            }
            for it in found.lengths
        ],
    }  # fmt: skip


LONGER = LensText(
    key="longer",
    title=_("Longer numbers"),
    studies=frozenset({STUDY, CURVES}),
    verdict=_verdict,
    numbers=_numbers,
    how=_(
        "The weights that are trained on short sums add longer ones: the network reads two bits a "
        "position, so it has no length of its own. At the trained length all sums are asked; above "
        "8 bits, 16,384 of them. At each greater length, {most:,} random sums, always the "
        "same ones, drawn with seed {seed}; fewer above 32 hidden units. A sum is right if every "
        "bit is. The share of all sums of a length lies in the interval given, with 95 % "
        "confidence (Wilson). The curves over the run are of {few} of these sums a "
        "length, at keyframes."
    ).format(most=MOST_SUMS, seed=SEED, few=OVER_THE_RUN),
    limits=_(
        "It cannot show that addition is known: in random sums a carry rarely runs far, and what "
        "only fails after a long run of ones is not met."
    ),
)
