"""What the user does to a run, in words: interventions, branches, comparisons."""

import math
from collections.abc import Collection, Iterable

from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Weight, ends_of
from rnn_viz.core.run.bookmarks import LONGEST, clean
from rnn_viz.core.run.config import RunConfig, readable
from rnn_viz.core.run.interventions import (
    ChooseOperands,
    ClampUnit,
    Entry,
    Freeze,
    InterventionError,
    SetAlpha,
    SetWeight,
)
from rnn_viz.core.words.numbers import brief, with_power
from rnn_viz.core.words.typed_numbers import CommaError, NumberError, read_decimal


def describe(entry: Entry, alpha: float | None = None) -> str:
    """Say in a few words what was done; ``alpha`` is the learning rate before, where known.

    >>> describe(Entry(40, SetAlpha(0.5)), alpha=0.1)
    'alpha 0.1 → 0.5'
    """
    match entry.what:
        case SetAlpha(new):
            if alpha is None:
                return _("alpha {value}").format(value=brief(new))
            return _("alpha {before} → {after}").format(before=brief(alpha), after=brief(new))
        case SetWeight(name, row, column, value):
            weight = Weight(name, row, column).label
            return _("{weight} set to {value}").format(weight=weight, value=_short(value))
        case Freeze(name, None, None, frozen):
            return _froze(name, frozen)
        case Freeze(name, row, column, frozen):
            return _froze(f"{name}[{ends_of(name, row, column)}]", frozen)
        case ClampUnit(unit, value, is_mean):
            return _held(unit, value, is_mean=is_mean)
        case ChooseOperands(a, b):
            return _("operands chosen: {a:,} + {b:,}").format(a=a, b=b)


def parse_weight(text: str) -> float:
    """Read the value of a weight from typed text.

    Raises
    ------
    InterventionError
        The text is not a finite number.
    """
    rule = ""
    try:
        value = read_decimal(text)
    except NumberError as error:
        value, rule = math.nan, error.rule if isinstance(error, CommaError) else ""
    if not math.isfinite(value):
        said = (
            _("weight is '{text}', but {rule}.")
            if rule
            else _("weight is '{text}', but must be a finite number.")
        )
        raise InterventionError("weight", said.format(text=readable(text.strip()), rule=rule))
    return value


def describe_all(config: RunConfig, entries: Iterable[Entry]) -> tuple[str, ...]:
    """Say what was done by each entry of a run, with the learning rate from which it changed."""
    alpha, sentences = config.alpha, []
    for entry in entries:
        sentences.append(describe(entry, alpha))
        if isinstance(entry.what, SetAlpha):
            alpha = entry.what.alpha
    return tuple(sentences)


def branch_name(entry: Entry, taken: Collection[str]) -> str:
    """Return the name of a branch that begins with an entry: the first number that is free.

    Of one that is too long whole words stay: half a number would be another number.

    >>> branch_name(Entry(40, SetAlpha(0.5)), ["the run", "branch 1: alpha 2"])
    'branch 2: alpha 0.5'
    >>> branch_name(Entry(40, SetWeight("synapse_0", 0, 0, 1e300)), [])
    'branch 1: synapse_0[a → 0] set to …'
    """
    number, alone = 1, _("branch {number}")
    while any(name.partition(":")[0] == alone.format(number=number) for name in taken):
        number += 1
    whole = f"{alone.format(number=number)}: {describe(entry)}"
    return clean(whole) if len(whole) <= LONGEST else whole[: LONGEST - 1].rpartition(" ")[0] + " …"


def deleted(name: str) -> str:
    """Say that a branch was deleted."""
    return _("deleted {name}").format(name=name)


def reference_label(iteration: int, branch: str | None, *, is_same: bool) -> str:
    """Say with which moment weights are compared, to follow "minus".

    ``is_same`` tells that it is the very moment shown, of which nothing differs.
    """
    moment = (
        _("iteration {iteration:,}") if branch is None else _("{branch} at iteration {iteration:,}")
    )
    moment = moment.format(iteration=iteration, branch=branch)
    if not is_same:
        return moment
    return _("{moment}, the moment shown: nothing differs").format(moment=moment)


def _froze(what: str, frozen: bool) -> str:
    return (_("{weights} frozen") if frozen else _("{weights} learns again")).format(weights=what)


def _held(unit: int, value: float | None, *, is_mean: bool) -> str:
    if value is None:
        return _("unit {unit} live again").format(unit=unit)
    said = (
        _("unit {unit} held at its mean {value}") if is_mean else _("unit {unit} held at {value}")
    )
    return said.format(unit=unit, value=_short(value))


def _short(value: float) -> str:
    is_plain = value == 0 or 1e-3 <= abs(value) < 1e4  # else three decimals would hide it
    text = f"{value:.3f}" if is_plain else with_power(f"{value:.3g}")
    return text.replace("-", "−")
