"""The sentence on top of Inside: what the network has learned, in one line."""

from rnn_viz.core.lenses.long_sums.ripples import PLACES
from rnn_viz.core.lenses.long_sums.wrong_sum import WrongSumSearch
from rnn_viz.core.lenses.look import Unable
from rnn_viz.core.words.lenses.lens_text import Evidence
from rnn_viz.core.words.lenses.long_sums.long_numbers import short_sum
from rnn_viz.core.words.lenses.long_sums.wrong import STUDY
from rnn_viz.core.words.lenses.verdict import Sign, Verdict
from rnn_viz.core.words.numbers import counted, percent


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
        return Verdict("", "The network is being asked.")
    if isinstance(search, Unable):
        said = "Nothing that can be read: the weights are not numbers any more."
        return Verdict("", said, Sign.WRONG, search.iteration)
    if search.trained.wrong:
        return Verdict("", _some(search, states), Sign.WRONG, search.iteration)
    sums = f"All {search.trained.tried:,} sums {_of_bits(search)}{_by(states)}."
    if search.found is None:
        said = f"{sums} No wrong sum found up to {PLACES:,} places."
        return Verdict("", said, Sign.RIGHT, search.iteration)
    wrong = short_sum(search.found.sum.a, search.found.sum.b)
    said = f"{sums} Not addition: {wrong} comes out wrong."
    return Verdict("", said, Sign.WRONG, search.iteration)


def _some(search: WrongSumSearch, states: int | None) -> str:
    tried = search.trained.tried
    right = tried - search.trained.wrong
    if search.iteration == 0:
        return (
            f"Nothing yet: untrained, it gets {right:,} of {tried:,} sums {_of_bits(search)} right."
        )
    if not right:
        return f"None of the {tried:,} sums {_of_bits(search)}."
    share = percent(right / tried)
    is_algorithm = "Not yet an algorithm: no small machine does the same." if states == 0 else ""
    return f"{share} of the {tried:,} sums {_of_bits(search)}{_by(states)}. {is_algorithm}".rstrip()


def _of_bits(search: WrongSumSearch) -> str:
    return f"{'asked ' if search.is_sample else ''}of {search.bits} bits"


def _by(states: int | None) -> str:
    """Name the machine, if there is one."""
    return f", by a machine of {counted(states, 'state')}" if states else ""
