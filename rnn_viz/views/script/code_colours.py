"""Colours of the listing's words: calm, apart from the colours that data have."""

from rnn_viz.views.widgets.theme import Theme

_DARK = {"keyword": "#7fc7bd", "call": "#b9c6d8", "number": "#d8a3b4", "string": "#a9bd8c"}
_LIGHT = {"keyword": "#16706a", "call": "#43536b", "number": "#98405e", "string": "#556b1f"}
_OF_THEME = {"dark": _DARK, "light": _LIGHT}


def word_colour(kind: str, theme: Theme) -> str:
    """Return the colour of a kind of word, ``#rrggbb``; variables are reading text."""
    if kind in ("comment", "operator"):
        return theme.muted
    return _OF_THEME[theme.name].get(kind, theme.text)
