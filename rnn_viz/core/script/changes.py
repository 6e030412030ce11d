"""What was done to a run by hand, as lines of the script."""

from collections.abc import Iterable
from itertools import groupby

from rnn_viz.core.net.weights import SYNAPSES, Weights
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    Intervention,
    SetAlpha,
    SetWeight,
)

_BEFORE_DRAWS = "random.randint(  # these draws are left out"
_LAST_WEIGHTS = "synapse_h = weights(hidden_dim, hidden_dim)\n"
_DRAWN = "        largest_number // 2, size=2)\n"
_STATE = "            X @ synapse_0 + prev_layer_1 @ synapse_h)\n"
_DELTA = "            from_output + from_future)\n"
_HOLD = "        {0} = np.where(np.isnan(held), {0}, {1})\n"


def changes_in(entries: Iterable[Entry]) -> dict[str, str]:
    """Return what to replace in the listing, and by what, so that the same is done in the script.

    What freezes weights or holds units is only put in where that is done.
    """
    done = sorted(entries, key=lambda entry: entry.iteration)
    if not done:
        return {}
    kinds = {type(entry.what) for entry in done}
    prepared, changes = "", {}
    if Freeze in kinds:
        for name in SYNAPSES:
            prepared += f"{_learns(name)} = np.ones({name}.shape, bool)\n"
            old = f"    {name} += alpha * {name}_update\n"
            changes[old] = (
                f"    {name} += np.where(\n        {_learns(name)}, alpha * {name}_update, 0)\n"
            )
    if ClampUnit in kinds:
        prepared += "held = np.full(hidden_dim, np.nan)  # NaN: the unit is live\n"
        changes[_STATE] = _STATE + _HOLD.format("layer_1", "held")
        changes[_DELTA] = _DELTA + _HOLD.format("layer_1_delta", "0")
    if prepared:
        changes[_BEFORE_DRAWS] = prepared + _BEFORE_DRAWS
    changes[_DRAWN] = _DRAWN + "".join(_blocks(done))
    return changes


def own_weights_in(start: Weights) -> dict[str, str]:
    """Return what to replace so that the script begins with these weights; it draws as ever."""
    added = _LAST_WEIGHTS
    for name, matrix in start._asdict().items():
        rows = ",\n    ".join(repr(row) for row in matrix.tolist())
        added += f"{name} = np.array([\n    {rows}])\n"
    return {_LAST_WEIGHTS: added}


def _blocks(done: list[Entry]) -> Iterable[str]:
    """Yield, for each iteration at which something was done, the lines that do it."""
    for iteration, together in groupby(done, key=lambda entry: entry.iteration):
        yield f"    if iteration == {iteration}:  # done by hand\n"
        for entry in together:
            yield f"        {_line(entry.what)}\n"


def _line(what: Intervention) -> str:
    match what:
        case SetAlpha(alpha):
            return f"alpha = {alpha!r}"
        case SetWeight(name, row, column, value):
            return f"{name}[{row}, {column}] = {value!r}"
        case Freeze(name, row, column, frozen):
            return f"{_learns(name)}[{_index(row)}, {_index(column)}] = {not frozen}"
        case ClampUnit(unit, value):
            return f"held[{unit}] = {'np.nan' if value is None else repr(value)}"
        case ChooseOperands(a, b):
            return f"a_int, b_int = {a}, {b}"


def _learns(name: str) -> str:
    return name.replace("synapse", "learns")


def _index(number: int | None) -> str:
    return ":" if number is None else str(number)
