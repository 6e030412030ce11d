"""What the legend says: the scales of the colours, and the weight that is pointed at."""

from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.words.numbers import listed, signed
from rnn_viz.views.synapses.axes import meaning
from rnn_viz.views.synapses.legend import Bar, LegendRow, Text
from rnn_viz.views.synapses.nets_compared import WIDE_LEGEND
from rnn_viz.views.synapses.scales import WEIGHTS, ColourKey
from rnn_viz.views.synapses.shown import Net, Shown
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.pictures.lettering import width_of

LETTERS = ("A", "B", "A − B")
_SMALL = fonts.SMALL
_DECIMALS = 5  # of what is small: an update, or what two branches differ by


def rows_about(shown: Shown, weight: Weight | None, width: float, net: int = 0) -> list[LegendRow]:
    """Return what there is to say, in rows that fit a width.

    Parameters
    ----------
    weight
        The one pointed at; ``None`` invites to point at one.
    net
        Which of the nets it is pointed at in.
    """
    if len(shown.nets) > 1:
        return _compared(shown, weight, net, is_wide=width >= WIDE_LEGEND)
    is_alone = len(shown.keys) == 1
    spaces = (8,) if is_alone else (0, 0)
    bars = [
        _bar(shown, key, None, key.name, space)
        for key, space in zip(shown.keys, spaces, strict=True)
    ]
    if shown.is_nothing:
        return [*bars, *_muted(_("Your own numbers are added, never learned."), width)]
    if weight is None:
        return [*bars, *_muted(_("Point at a cell to read its weight."), width)]
    said = value_of(shown.nets[0], weight)
    is_short = width_of(said, fonts.text()) <= width
    pixels = fonts.BODY if is_short or is_alone else _SMALL
    lines = [Text(line, pixels=pixels) for line in _wrapped(said, width, pixels)]
    return [*bars, *lines, *_muted(meaning(weight), width)]


def value_of(net: Net, weight: Weight) -> str:
    """Return a weight and its value, or what is shown of it, in figures."""
    name, value = net.keys[_index(weight)].name, _value(net, weight)
    is_plain = name == WEIGHTS
    said = signed(value) if is_plain else signed(value, _DECIMALS)
    if is_plain:
        return f"{weight.label} = {said}"
    return _("{what} of {weight} = {value}").format(what=name, weight=weight.label, value=said)


def _compared(shown: Shown, weight: Weight | None, net: int, *, is_wide: bool) -> list[LegendRow]:
    """Return name and three values, aligned at the point; each scale under what it is for."""
    pixels, space = (fonts.BODY, 6) if is_wide else (_SMALL, 4)
    if weight is None:
        name, words = _("Point at a cell"), _("to compare it.")
    elif is_wide:
        name, words = weight.label, meaning(weight)
    else:
        name, words = weight.name, f"[{weight.ends}]"
    values = ["" if weight is None else signed(_value(it, weight), _DECIMALS) for it in shown.nets]
    lines = [
        Text(letter, value, weight is not None and k == net, pixels, 3 * (k > 0))
        for k, (letter, value) in enumerate(zip(LETTERS, values, strict=True))
    ]
    if weight is None:  # without values the letters are the title of the bar below; nothing moves
        lines[:2] = lines[0]._replace(words=""), lines[1]._replace(words=listed(LETTERS[:2]))
    first, second = (_bar(shown, key, weight, "", space) for key in shown.keys)
    below = Text(words, is_bright=False, pixels=_SMALL, space=space - 3)
    return [Text(name, pixels=pixels), below, lines[0], lines[1], first, lines[2], second]


def _bar(shown: Shown, key: ColourKey, weight: Weight | None, name: str, space: int) -> Bar:
    """Return the bar of a scale; with the limit of one matrix where each has its own."""
    beyond = [
        scale.beyond(values)
        for net in shown.nets
        for values, used, scale in zip(net.values, net.keys, key.scales, strict=True)
        if used is key
    ]
    low, high = (any(ends) for ends in zip(*beyond, strict=True)) if beyond else (False, False)
    index = 0 if weight is None else _index(weight)
    limit = key.limit if weight is None else key.limit_of(index)
    return Bar(key.scales[index], limit, (low, high), name, space)


def _muted(text: str, width: float) -> list[Text]:
    return [Text(it, is_bright=False, pixels=_SMALL) for it in _wrapped(text, width, _SMALL)]


def _wrapped(text: str, width: float, pixels: int) -> list[str]:
    """Break a text into lines that fit a width; a value stays with its sign of equality."""
    lines: list[str] = []
    for word in text.replace("= ", "=\u2007").split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, fonts.text(pixels)) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line.replace("\u2007", " ") for line in lines]


def _index(weight: Weight) -> int:
    return Weights._fields.index(weight.name)


def _value(net: Net, weight: Weight) -> float:
    return float(net.values[_index(weight)][weight.row, weight.column])
