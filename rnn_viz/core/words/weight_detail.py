"""Everything about one weight: its update, position by position, and where it leads."""

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import INPUTS, Weight
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.words.number_text import signed
from rnn_viz.core.words.terms import Detail, Term, products

_NOT_LEARNED = ("Your own numbers are not learned:", "no update of this weight.")
_FACTORS = {
    "synapse_0": "X × layer_1_delta",
    "synapse_h": "prev_layer_1 × layer_1_delta",
    "synapse_1": "layer_1 × layer_2_delta",
}


def about_weight(weight: Weight, weights: Weights, trace: Trace | None) -> Detail:
    """Return what a weight is, what the example does to it, and where it leads."""
    title = f"{weight.name}[{weight.ends}]"
    matrix: Floats = getattr(weights, weight.name)
    if weight.row >= matrix.shape[0] or weight.column >= matrix.shape[1]:
        return Detail(title, flows=f"{weight.name} is only {_shape(matrix)} now.", note="")
    value = float(matrix[weight.row, weight.column])
    flows = _where_a_weight_leads(weight)
    if trace is None:
        return Detail(title, signed(value), _NOT_LEARNED, flows=flows)
    terms = _terms_of_update(weight, trace)
    update = sum(term.product for term in terms)
    step = trace.alpha * update
    is_frozen = trace.is_frozen(weight.name, weight.row, weight.column)
    formula = (
        f"{weight.name}_update",
        f"= Σ {_FACTORS[weight.name]}",
        f"= {signed(update, 5)} in this example",
        "frozen: nothing is added" if is_frozen else f"× alpha {trace.alpha:g} = {signed(step, 5)}",
        f"after it: {signed(value if is_frozen else value + step)}",
    )
    of = ("at", "value", "delta")
    return Detail(title, signed(value), formula, terms, of, is_update=True, flows=flows)


def _terms_of_update(weight: Weight, trace: Trace) -> tuple[Term, ...]:
    """Return what each position says about a weight."""
    seen, back = trace.forward, trace.backward
    delta = back.layer_1_delta[:, weight.column]
    match weight.name:
        case "synapse_0":
            values = seen.X[:, weight.row]
        case "synapse_h":
            values = seen.layer_1[:-1, weight.row]
        case _:
            values, delta = seen.layer_1[1:, weight.row], seen.layer_2_delta
    labels = tuple(f"position {t}" for t in range(len(values)))
    return products(labels, values, delta)


def _where_a_weight_leads(weight: Weight) -> str:
    match weight.name:
        case "synapse_0":
            return f"Feeds bit {INPUTS[weight.row]} into unit {weight.column} at every position."
        case "synapse_h":
            return (
                f"Feeds unit {weight.row} into unit {weight.column} of the next position, "
                "at every position."
            )
    return f"Feeds unit {weight.row} into the answer at every position."


def _shape(matrix: Floats) -> str:
    return " × ".join(str(size) for size in matrix.shape)
