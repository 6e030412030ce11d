"""The parts of a delta as bars: what arrives from the error of each position."""

from rnn_viz.core.language import _, _p
from rnn_viz.core.lenses.one_sum.delta_parts import DeltaParts
from rnn_viz.core.net.trace import Trace
from rnn_viz.core.words.lenses.blame import small_share
from rnn_viz.core.words.numbers import signed
from rnn_viz.views.lenses.waterfall_canvas import WaterfallTerm


def delta_steps(trace: Trace, found: DeltaParts) -> list[WaterfallTerm]:
    """Return a bar for each error, that of the position itself first."""
    steps = []
    for k, share in enumerate(found.shares.tolist()):
        at = found.position + k
        error = signed(float(trace.forward.layer_2_error[at]))
        said = (
            _("From its own error ({error}): {share}")
            if k == 0
            else _("From the error at position {at} ({error}): {share}")
        )
        tip = said.format(at=at, error=error, share=small_share(share))
        steps.append(WaterfallTerm(str(at), share, tip))
    if found.later is not None:
        share = found.later_share
        tip = _("From all errors after those together: {share}").format(share=small_share(share))
        steps.append(WaterfallTerm(_p("errors", "later"), share, tip))
    return steps


def delta_total(found: DeltaParts) -> WaterfallTerm:
    """Return the bar of the whole delta."""
    total = float(found.shares.sum()) + found.later_share
    return WaterfallTerm(_("delta"), total, _("All of the delta: the parts add up to it"))
