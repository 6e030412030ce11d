"""Longer numbers, in words."""

from collections.abc import Mapping, Sequence

import numpy as np

from rnn_viz.core.lenses.long_sums.longer import OVER_THE_RUN, LengthShare, LongerNumbers
from rnn_viz.core.lenses.long_sums.random_sums import MOST_SUMS, SEED
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.lenses.series import Series
from rnn_viz.core.words.lenses.lens_text import Evidence, LensText
from rnn_viz.core.words.lenses.long_sums.long_numbers import whole_percent
from rnn_viz.core.words.lenses.verdict import NOT_YET, Sign, Verdict, unable

STUDY, CURVES = "longer", "longer.run"
ABOUT_CURVES = (
    f"A row is as high as 100 %. Its curve is of {OVER_THE_RUN} random sums, at keyframes; at the "
    "trained length, of all that are asked."
)


def which_sums(share: LengthShare) -> str:
    """Return which sums of a length were asked.

    >>> which_sums(LengthShare(8, 9, 16_384, True)), which_sums(LengthShare(256, 9, 2000, False))
    ('all 16,384 sums of 8 bits', '2,000 random sums of 256 bits')
    """
    kind = "all {:,}" if share.is_all else "{:,} random"
    return f"{kind.format(share.tried)} sums of {share.bits:,} bits"


def about_interval(share: LengthShare) -> str:
    """Say how sure a share is.

    >>> about_interval(LengthShare(256, 740, 2000, False))
    '34.9 % … 39.1 % of all, with 95 % confidence'
    >>> about_interval(LengthShare(8, 16_384, 16_384, True))
    'exact: all of them were asked'
    """
    if share.is_all:
        return "exact: all of them were asked"
    low, high = (whole_percent(end) for end in share.interval)
    return f"{low} … {high} of all, with 95 % confidence"


def about_curves(series: Series, lengths: Sequence[int], iteration: float) -> str:
    """Tell the shares of the curves that are known nearest to an iteration, a line a length."""
    if not len(series) or series.values.shape[1] != len(lengths):
        return ""
    at = int(np.abs(series.iterations - iteration).argmin())
    shares = series.values[at].tolist()
    said = [
        f"{bits:,} bits: {whole_percent(share) if np.isfinite(share) else 'no answer'}"
        for bits, share in zip(lengths, shares, strict=True)
    ]
    return "\n".join([f"iteration {int(series.iterations[at]):,}", *said])


def _verdict(evidence: Evidence) -> Verdict:
    found = evidence.value(STUDY, LongerNumbers)
    if found is None:
        return NOT_YET
    if isinstance(found, Unable):
        return unable("No sum can be read", found)
    is_right = all(it.right == it.tried for it in found.lengths)
    sign = Sign.RIGHT if is_right else Sign.WRONG
    figure = whole_percent(found.lengths[-1].share)
    return Verdict(figure, _sentence(found.lengths), sign, found.iteration)


def _sentence(lengths: tuple[LengthShare, ...]) -> str:
    """Say up to which length all sums asked are right, and how many are of the longest."""
    trained, longest = lengths[0], lengths[-1]
    if not any(it.right for it in lengths):
        return "No sum is right, of any length."
    wrong = next((k for k, it in enumerate(lengths) if it.right < it.tried), None)
    if wrong is None:
        return (
            f"Trained on {trained.bits} bits, right in all of {which_sums(longest)}. "
            "Random is not all, though."
        )
    share = whole_percent(longest.share)
    if wrong == 0:
        first = f"Right in {whole_percent(trained.share)} of {which_sums(trained)}"
        return f"{first}, and in {share} of those of {longest.bits:,} bits."
    upto = f"and all random ones up to {lengths[wrong - 1].bits} bits" if wrong > 1 else ""
    first = f"Right in {which_sums(trained)} {upto}".rstrip()
    return f"{first}; of {longest.bits:,} bits, in {share}."


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
    title="Longer numbers",
    studies=frozenset({STUDY, CURVES}),
    verdict=_verdict,
    numbers=_numbers,
    how=(
        "The weights that are trained on short sums add longer ones: the network reads two bits a "
        "position, so it has no length of its own. At the trained length all sums are asked; above "
        f"8 bits, 16,384 of them. At each greater length, {MOST_SUMS:,} random sums, always the "
        f"same ones, drawn with seed {SEED}; fewer above 32 hidden units. A sum is right if every "
        "bit is. The share of all sums of a length lies in the interval given, with 95 % "
        f"confidence (Wilson). The curves over the run are of {OVER_THE_RUN} of these sums a "
        "length, at keyframes."
    ),
    limits=(
        "It cannot show that addition is known: in random sums a carry rarely runs far, and what "
        "only fails after a long run of ones is not met."
    ),
)
