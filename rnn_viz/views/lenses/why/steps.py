"""The terms of a sum as bars: their names, and what is told about each."""

from rnn_viz.core.language import _, _p
from rnn_viz.core.lenses.one_sum.why import Waterfall
from rnn_viz.core.net.subjects import INPUTS, Probability, Weight
from rnn_viz.core.words.lenses.why import term_name
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.sentences import probability
from rnn_viz.views.lenses.waterfall_canvas import WaterfallTerm


def value_text(value: float) -> str:
    """Write a term."""
    return signed(value, 2)


def steps_of(terms: Waterfall, *, by_size: bool) -> list[WaterfallTerm]:
    """Return a bar for each term, as they are drawn from left to right."""
    products = terms.products.tolist()
    return [
        WaterfallTerm(_short(terms.sources[k]), products[k], _tip(terms, k))
        for k in terms.order(by_size=by_size).tolist()
    ]


def total_of(terms: Waterfall) -> WaterfallTerm:
    """Return the bar of the sum."""
    result = probability(terms.result)
    if terms.is_held:
        says = _("The sum is {total}: the unit is held, so it does not count")
    elif isinstance(terms.of, Probability):
        says = _("The sum is {total}: p = {result}")
    else:
        says = _("The sum is {total}: activity {result}")
    tip = says.format(total=value_text(terms.total), result=result)
    return WaterfallTerm(_p("total", "sum"), terms.total, tip)


def _short(source: Weight) -> str:
    return INPUTS[source.row] if source.name == "synapse_0" else str(source.row)


def _tip(terms: Waterfall, k: int) -> str:
    value, by = float(terms.values[k]), float(terms.by[k])
    factor = f"{value:.0f}" if value in {0.0, 1.0} else f"{value:.3f}"
    product = value_text(float(terms.products[k]))
    return f"{term_name(terms.sources[k])}: {factor} × {signed(by)} = {product}"
