"""What is written in the picture of the network: columns, units, bits, the answer."""

from math import ceil

from rnn_viz.core.language import _
from rnn_viz.core.words.sentences import probability
from rnn_viz.views.synapses.network.layout import NetworkLayout
from rnn_viz.views.synapses.network.loop import AFTER, BEFORE
from rnn_viz.views.synapses.network.step_shown import StepShown
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side
from rnn_viz.views.widgets.theme import Theme

_BESIDE = 6.0  # pixels between a node and its name
_NUMBER = 11.0  # pixels that the figures of a number need
_READS = _("reads {bit}")
_STEPS = (1, 2, 4, 5, 8, 10, 16, 20, 32, 64)


def captions(shown: StepShown, at: NetworkLayout, theme: Theme) -> list[Label]:
    """Return all that is written."""
    return [*_columns(at, theme), *_numbers(at, theme), *_bits(shown, at, theme),
            *_answer(shown, at, theme), *_split(shown, at, theme)]  # fmt: skip


def _columns(at: NetworkLayout, theme: Theme) -> list[Label]:
    """Name the columns; what comes from outside is named over its values, beside its nodes."""
    y, left = at.inputs - LINE / 2, at.before - at.input_radius
    return [
        Label("X", Side.RIGHT, left - _BESIDE, y, theme.muted),
        Label(BEFORE, Side.LEFT, left, y, theme.muted),
        Label(AFTER, Side.MIDDLE, at.after, y, theme.muted),
        Label("layer_2", Side.MIDDLE, at.output, y, theme.muted),
    ]


def _numbers(at: NetworkLayout, theme: Theme) -> list[Label]:
    step = max(1, ceil(_NUMBER / at.pitch))
    step = next((nice for nice in _STEPS if nice >= step), at.hidden)
    x = at.before - at.radius - _BESIDE
    return [
        Label(str(unit), Side.RIGHT, x, at.unit(unit, is_after=False).y(), theme.muted)
        for unit in range(0, at.hidden, step)
    ]


def _bits(shown: StepShown, at: NetworkLayout, theme: Theme) -> list[Label]:
    x = at.before - at.input_radius - _BESIDE
    return [
        Label(f"{name} = {int(bit)}", Side.RIGHT, x, at.input(row).y(), theme.text)
        for row, (name, bit) in enumerate(zip("ab", shown.step.bits, strict=True))
    ]


def _answer(shown: StepShown, at: NetworkLayout, theme: Theme) -> list[Label]:
    if not shown.has_p:
        return []
    x, y = at.output + at.output_radius + _BESIDE, at.output_middle.y()
    p = shown.step.p
    reads = int(p > 0.5)
    is_right = reads == shown.truth
    verdict = f"{_READS.format(bit=reads)} {'✓' if is_right else '✕'}"
    colour = theme.text if is_right else theme.wrong
    return [
        Label(f"p = {probability(p)}", Side.LEFT, x, y - LINE / 2, theme.text),
        Label(verdict, Side.LEFT, x, y + LINE / 2, colour),
    ]


def _split(shown: StepShown, at: NetworkLayout, theme: Theme) -> list[Label]:
    """Say which bar is which, over the bars of the blame."""
    if not shown.has_blame:
        return []
    x, y = at.after + at.radius + _BESIDE, at.inputs + LINE / 2
    return [
        Label(_("■ from the output"), Side.LEFT, x, y, theme.update_positive),
        Label(_("□ from the future"), Side.LEFT, x, y + LINE, theme.update_positive),
    ]
