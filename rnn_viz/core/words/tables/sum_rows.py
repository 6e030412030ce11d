"""The sum on stage as a table, a column a position, in the order of the picture."""

from rnn_viz.core.language import _
from rnn_viz.core.snapshot import Stage


def sum_rows(stage: Stage) -> list[list[str]]:
    """Return the rows of the sum, the highest place first, as far as it has got.

    Probabilities and errors have all their digits; what is not answered yet is empty.
    """
    sum_, shown = stage.sum, stage.shown
    whole = range(sum_.columns)[::-1]
    given = {
        _("place"): [f"{1 << position}" for position in whole],
        "a": [f"{sum_.a_bits[position]}" for position in whole],
        "b": [f"{sum_.b_bits[position]}" for position in whole],
        _("true carry"): [f"{sum_.carry_in[position]}" for position in whole],
        _("truth"): [f"{sum_.truth[position]}" for position in whole],
    }
    said = {
        "p(bit = 1)": [repr(float(p)) for p in sum_.layer_2],
        _("guess"): [f"{bit}" for bit in sum_.guess],
        _("error"): [repr(float(error)) for error in sum_.error],
    }
    answered = {
        name: [cells[position] if position < shown else "" for position in whole]
        for name, cells in said.items()
    }
    return [[name, *cells] for name, cells in (given | answered).items()]
