"""The sentence on top of Inside: what the network has learned, in one line."""

from rnn_viz.core.language import _, _n
from rnn_viz.core.lenses.long_sums.ripples import PLACES
from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.long_sums.long_numbers import short_sum
from rnn_viz.core.words.lenses.long_sums.wrong import STUDY
from rnn_viz.core.words.lenses.verdict import Sign, Verdict
from rnn_viz.core.words.numbers import percent


def headline(evidence: Evidence, states: int | None) -> Verdict:
    """Say how many sums are right, by what, and whether that is addition; 110 characters at most.

    Parameters
    ----------
    evidence
        What has been found out; the search for a wrong sum among it.
    states
        States of the machine that says on all sums what the network says; 0 if none does,
        ``None`` if that is not known.
    """
    search = evidence.value(STUDY, WrongSumSearch)
    if search is None:
        return Verdict("", _("The network is being asked."))
    if isinstance(search, Unable):
        said = _("Nothing that can be read: the weights are not numbers any more.")
        return Verdict("", said, Sign.WRONG, search.iteration)
    if search.trained.wrong:
        return Verdict("", _some(search, states), Sign.WRONG, search.iteration)
    sums = _("All {sums}").format(sums=_sums(search)) + _by(states)
    if search.found is None:
        said = _("No wrong sum found up to {places:,} places.").format(places=PLACES)
        return Verdict("", f"{sums}. {said}", Sign.RIGHT, search.iteration)
    wrong = short_sum(search.found.sum.a, search.found.sum.b)
    said = _("Not addition: {sum} comes out wrong.").format(sum=wrong)
    return Verdict("", f"{sums}. {said}", Sign.WRONG, search.iteration)


def _some(search: WrongSumSearch, states: int | None) -> str:
    tried, sums = search.trained.tried, _sums(search)
    right = tried - search.trained.wrong
    if search.iteration == 0:
        return _("Nothing yet: untrained, it gets {right:,} of {sums} right.").format(
            right=right, sums=sums
        )
    if not right:
        return _("None of the {sums}.").format(sums=sums)
    said = _("{share} of the {sums}").format(share=percent(right / tried), sums=sums)
    said = f"{said}{_by(states)}."
    if states == 0:
        said += " " + _("Not yet an algorithm: no small machine does the same.")
    return said


def _sums(search: WrongSumSearch) -> str:
    said = (
        _("{count:,} sums asked of {bits} bits")
        if search.is_sample
        else _("{count:,} sums of {bits} bits")
    )
    return said.format(count=search.trained.tried, bits=search.bits)


def _by(states: int | None) -> str:
    """Name the machine, if there is one."""
    if not states:
        return ""
    by = _n("by a machine of {count} state", "by a machine of {count} states", states)
    return ", " + by.format(count=states)
