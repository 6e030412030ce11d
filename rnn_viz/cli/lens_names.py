"""The lenses by the names that are typed."""

from rnn_viz.cli.failures import InputError, not_one_of
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.table import LENSES


def lens_from(name: str) -> LensText:
    """Return the lens of a name; raises InputError."""
    found = next((lens for lens in LENSES if lens.key == name), None)
    if found is None:
        raise InputError(not_one_of("--lens", name, (lens.key for lens in LENSES)))
    return found


def lenses_from(names: list[str] | None) -> tuple[LensText, ...]:
    """Return the lenses of some names, each once; all of them without names."""
    return LENSES if names is None else tuple(dict.fromkeys(map(lens_from, names)))
