"""Everything about one value: its formula with the numbers in it, every term, where it flows."""

import numpy as np

from rnn_viz.core.language import _, _p
from rnn_viz.core.net.inference import Addition
from rnn_viz.core.net.network import sigmoid
from rnn_viz.core.net.subjects import INPUTS, Probability, Subject, Unit, Weight
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.snapshot import Stage
from rnn_viz.core.words.numbers import brief, signed
from rnn_viz.core.words.terms import Detail, Term, products

_SET_BY_HAND = _("This unit is set by hand: what comes in does not count.")
_UNIT = _("unit {unit}")
_LONG = 14  # position from which on a place has too many digits
_BY_HAND = 1e-6  # a value that far from its own formula was not computed by it


def detail(subject: Subject, stage: Stage, weights: Weights, trace: Trace | None) -> Detail:
    """Return all about one value at this moment.

    Parameters
    ----------
    subject
        What is asked about; what is not there (any more) is said to be missing.
    stage
        The sum on stage.
    weights
        The weights that answered it.
    trace
        What the example teaches; ``None`` where nothing is learned.
    """
    match subject:
        case Weight():
            return about_weight(subject, weights, trace)
        case Unit():
            return _about_unit(subject, stage, weights, trace)
        case Probability():
            return _about_probability(subject, stage, weights)


def _about_unit(unit: Unit, stage: Stage, weights: Weights, trace: Trace | None) -> Detail:
    sum_, at, to = stage.sum, unit.position, unit.unit
    short = _("layer_1 · unit {unit}, position {position}").format(unit=to, position=at)
    title = _with_place(short, at)
    missing = _missing("layer_1", at, stage) or _no_such_unit(to, weights)
    if missing:
        return Detail(title, flows=missing, short_title=short)
    bits = np.array([sum_.a_bits[at], sum_.b_bits[at]], np.float64)
    memory = sum_.layer_1[at - 1] if at else np.zeros(weights.hidden)
    fed = [Weight("synapse_0", row, to) for row in range(len(INPUTS))]
    inputs = products((_("input a"), _("input b")), bits, weights.synapse_0[:, to], fed)
    units = tuple(_UNIT.format(unit=source) for source in range(weights.hidden))
    sources = [Weight("synapse_h", source, to) for source in range(weights.hidden)]
    remembered = products(units, memory, weights.synapse_h[:, to], sources)
    parts = [sum(t.product for t in terms) for terms in (inputs, remembered)]
    value = float(sum_.layer_1[at, to])
    memory_is = _("layer_1 at {position} · synapse_h") if at else _("no memory yet")
    formula = (
        "sigmoid(X · synapse_0",
        f"+ {memory_is.format(position=at - 1)})",
        f"= sigmoid({signed(parts[0])} {_added(parts[1])})",
        f"= sigmoid({signed(sum(parts))}) {_result(value, sum(parts))}",
    )
    terms = inputs + remembered
    note = _SET_BY_HAND if _is_by_hand(value, sum(parts)) else ""
    return Detail(title, f"{value:.3f}", formula, terms, flows=_where_a_unit_leads(unit, sum_),
                  note=note, blame=_blame_of(unit, stage, trace), short_title=short)  # fmt: skip


def _blame_of(unit: Unit, stage: Stage, trace: Trace | None) -> tuple[str, ...]:
    """Say what a unit of an example is to blame for; nothing before the backward pass is there."""
    at, to = unit.position, unit.unit
    if trace is None or at < stage.sum.columns - stage.blamed:
        return ()
    if trace.clamps is not None and np.isfinite(trace.clamps[to]):
        return (_("layer_1_delta = 0: a held unit is not to blame."),)
    back, state = trace.backward, float(trace.forward.layer_1[at + 1, to])
    own, later = float(back.from_output[at, to]), float(back.from_future[at, to])
    return (
        _("layer_1_delta = slope × (from the output + from the future)"),
        f"= {state * (1.0 - state):.4f} × ({signed(own, 4)} {_added(later, 4)}) "
        f"= {signed(float(back.layer_1_delta[at, to]), 5)}",
    )


def _where_a_unit_leads(unit: Unit, sum_: Addition) -> str:
    if unit.position + 1 == sum_.columns:
        said = _(
            "Flows into p (synapse_1, row {unit}). This is the last position: nothing remembers it."
        )
    else:
        said = _(
            "Flows into p (synapse_1, row {unit}) and into every unit at position {next} "
            "(synapse_h, row {unit})."
        )
    return said.format(unit=unit.unit, next=unit.position + 1)


def _about_probability(asked: Probability, stage: Stage, weights: Weights) -> Detail:
    sum_, at = stage.sum, asked.position
    short = _("p(bit = 1) · position {position}").format(position=at)
    title = _with_place(short, at)
    missing = _missing("p", at, stage)
    if missing:
        return Detail(title, flows=missing, short_title=short)
    units = tuple(_UNIT.format(unit=source) for source in range(weights.hidden))
    votes = [Weight("synapse_1", source, 0) for source in range(weights.hidden)]
    terms = products(units, sum_.layer_1[at], weights.synapse_1[:, 0], votes)
    p, total = float(sum_.layer_2[at]), sum(term.product for term in terms)
    formula = (
        "layer_2 = sigmoid(layer_1 · synapse_1)",
        f"= sigmoid({signed(total)}) = {p:.3f}",
    )
    flows = _(
        "{p:.3f} reads as {guess} (1 above 0.5). layer_2_error = truth {truth} − {p:.3f} = {error}."
    ).format(p=p, guess=sum_.guess[at], truth=sum_.truth[at], error=signed(float(sum_.error[at])))
    return Detail(title, f"{p:.3f}", formula, terms, flows=flows, short_title=short)


def _with_place(name: str, position: int) -> str:
    """Return a name that ends with a position, with its place unless that is too long to read."""
    if position >= _LONG:
        return name
    return _("{name}, place {place:,}").format(name=name, place=1 << position)


def _missing(row: str, position: int, stage: Stage) -> str:
    """Say why there is nothing in a row of a position; empty if there is something."""
    if position >= stage.sum.columns:
        only = _("The sum on stage has only {count} positions now.")
        return only.format(count=stage.sum.columns)
    return "" if row in stage.known_rows(position) else _("This position is not computed yet.")


def _no_such_unit(unit: int, weights: Weights) -> str:
    if unit < weights.hidden:
        return ""
    return _("The net has only {count} hidden units now.").format(count=weights.hidden)


def _result(value: float, total: float) -> str:
    """Say what the sigmoid gives, and what counts instead if the unit is held."""
    if not _is_by_hand(value, total):
        return f"= {value:.3f}"
    said = _("would be {computed:.3f}, held at {value:.3f}")
    return said.format(computed=_sigmoid_of(total), value=value)


def _is_by_hand(value: float, total: float) -> bool:
    return abs(_sigmoid_of(total) - value) > _BY_HAND


def _sigmoid_of(total: float) -> float:
    return float(sigmoid(np.array(total)))


def _added(value: float, decimals: int = 3) -> str:
    """Return a number as it is written after another: with blanks around its sign."""
    text = signed(value, decimals)
    return f"{text[0]} {text[1:]}" if text[0] in "+−" else f"+ {text}"


_NOT_LEARNED = (_("Own numbers are never learned."),)
_OF_UPDATE = (_p("column", "at"), _("value"), "delta")
_FACTORS = {
    "synapse_0": "X × layer_1_delta",
    "synapse_h": "prev_layer_1 × layer_1_delta",
    "synapse_1": "layer_1 × layer_2_delta",
}


def about_weight(weight: Weight, weights: Weights, trace: Trace | None) -> Detail:
    """Return what a weight is, what the example does to it, and where it leads."""
    title = f"{weight.name}[{weight.ends}]"
    value = weight.value_in(weights)
    if value is None:
        shape = " × ".join(map(str, getattr(weights, weight.name).shape))
        return Detail(title, flows=_("{name} is only {shape} now.").format(
            name=weight.name, shape=shape
        ))  # fmt: skip
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
        _("= {value} in this example").format(value=signed(update, 5)),
        _("frozen: nothing is added")
        if is_frozen
        else f"× alpha {brief(trace.alpha)} = {signed(step, 5)}",
        _("after it: {value}").format(value=signed(value if is_frozen else value + step)),
    )
    return Detail(title, signed(value), formula, terms, _OF_UPDATE, is_update=True, flows=flows)


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
    position = _("position {position}")
    labels = tuple(position.format(position=t) for t in range(len(values)))
    places = range(len(values))
    blamed: list[Subject] = (
        [Probability(t) for t in places]
        if weight.name == "synapse_1"
        else [Unit(t, weight.column) for t in places]
    )
    return products(labels, values, delta, blamed)


def _where_a_weight_leads(weight: Weight) -> str:
    match weight.name:
        case "synapse_0":
            said = _("Feeds bit {input} into unit {to} at every position.")
            return said.format(input=INPUTS[weight.row], to=weight.column)
        case "synapse_h":
            said = _("Feeds unit {of} into unit {to} of the next position, at every position.")
        case _:
            said = _("Feeds unit {of} into every answer.")
    return said.format(of=weight.row, to=weight.column)
