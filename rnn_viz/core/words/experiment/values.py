"""The numbers of experiments as text: values that vary, durations, iterations that never come."""

import math

from rnn_viz.core.experiment.plan import Setting
from rnn_viz.core.language import _, _n
from rnn_viz.core.run.config import FIELDS
from rnn_viz.core.words.numbers import brief

NEVER, DIVERGED = _("never"), _("diverged")  # where a number of iterations would stand
_LABELS = {field.name: field.label for field in FIELDS}


def label_of(name: str) -> str:
    """Return what the form calls hidden, alpha or bits."""
    return _LABELS[name]


def value_text(name: str, value: float) -> str:
    """Return a value of hidden, alpha or bits.

    >>> value_text("hidden", 16), value_text("alpha", 0.1), value_text("bits", 8)
    ('16', '0.1', '8')
    """
    return brief(value) if name == "alpha" else f"{value:,.0f}"


def value_with_unit(name: str, value: float) -> str:
    """Return a value as it stands in a sentence.

    >>> value_with_unit("hidden", 16), value_with_unit("alpha", 0.1), value_with_unit("bits", 8)
    ('16 hidden units', 'alpha 0.1', '8 bits')
    """
    if name == "alpha":
        return _("alpha {value}").format(value=value_text(name, value))
    count = round(value)
    if name == "bits":
        return _n("{count:,} bit", "{count:,} bits", count).format(count=count)
    return _n("{count:,} hidden unit", "{count:,} hidden units", count).format(count=count)


def setting_text(setting: Setting, varied: tuple[str, ...]) -> str:
    """Return what is special about a setting; all of it where nothing varies.

    >>> setting_text(Setting(16, 0.1, 8), ("hidden", "alpha"))
    '16 hidden units, alpha 0.1'
    """
    names = varied or Setting._fields
    return ", ".join(value_with_unit(name, getattr(setting, name)) for name in names)


def iterations_text(iterations: float) -> str:
    """Return iterations, halves as such.

    >>> iterations_text(6950.0), iterations_text(math.inf), iterations_text(math.nan)
    ('6,950', 'never', '–')
    """
    if math.isnan(iterations):
        return "–"
    if math.isinf(iterations):
        return NEVER
    return f"{iterations:,.1f}".removesuffix(".0")


def duration(seconds: float) -> str:
    """Return a duration in its one or two largest units.

    >>> [duration(it) for it in (0.0077, 0.25, 7.5, 59.6, 450.0, 9000.0, 864_000.0, 1e9)]
    ['7.7 ms', '250 ms', '7.5 s', '1 min', '7 min 30 s', '2 h 30 min', '10 days', '32 years']
    >>> duration(math.inf), duration(math.nan)
    ('never', '–')
    """
    if not math.isfinite(seconds):
        return iterations_text(seconds)
    if seconds < 0.9995:
        return f"{1000 * seconds:.2g} ms" if seconds < 0.0995 else f"{1000 * seconds:.0f} ms"
    if seconds < 59.5:
        return f"{seconds:.1f}".removesuffix(".0") + " s" if seconds < 9.95 else f"{seconds:.0f} s"
    for size, unit, part, most in ((60, "min", "s", 60), (3600, "h", "min", 24)):
        whole, rest = divmod(round(seconds * 60 / size), 60)
        if whole < most:
            return f"{whole} {unit} {rest} {part}" if rest else f"{whole} {unit}"
    days = round(seconds / 86_400)
    if days < 730:
        return _n("{count} day", "{count} days", days).format(count=days)
    return _("{count:,.0f} years").format(count=days / 365.25)
