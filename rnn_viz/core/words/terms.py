"""A value taken apart: what it is called, its formula, and the products that it is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _, _p
from rnn_viz.core.net.subjects import Subject

NO_BIAS = _("The net has no bias: with nothing coming in, a unit rests at sigmoid(0) = 0.5.")
_OF_A_SUM = (_p("column", "from"), _("value"), _("weight"))


class Term(NamedTuple):
    """One product of a sum of products, and what a card about it would be about."""

    label: str
    value: float
    by: float
    product: float
    about: Subject | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """What a card shows.

    Attributes
    ----------
    title
        The name of the value.
    value
        The number as text; empty where there is none, and then ``flows`` says why.
    formula
        Lines: the formula in the script's names, then with the numbers in it.
    terms
        The products whose sum the formula is about, in the order of the script.
    of
        What the columns of the terms are: source, value, factor.
    is_update
        Whether the terms are those of an update, which is small and has colours of its own.
    flows
        Where the value goes next, in words.
    note
        What else must be known.
    blame
        Lines: what a unit of an example is to blame for, where that is known.
    short_title
        The name in fewer words, if there is one.
    """

    title: str
    value: str = ""
    formula: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    of: tuple[str, str, str] = _OF_A_SUM
    is_update: bool = False
    flows: str = ""
    note: str = ""
    blame: tuple[str, ...] = ()
    short_title: str = ""

    @property
    def total(self) -> float:
        """The sum of all terms."""
        return sum(term.product for term in self.terms)

    @property
    def decimals(self) -> int:
        """Digits after the point that the terms need."""
        return 5 if self.is_update else 3


def products(
    labels: Sequence[str], values: Floats, by: Floats, about: Sequence[Subject]
) -> tuple[Term, ...]:
    """Return the terms of a dot product, in order."""
    parts = zip(labels, values.tolist(), by.tolist(), about, strict=True)
    return tuple(
        Term(label, value, factor, value * factor, subject)
        for label, value, factor, subject in parts
    )
