"""The parts of a delta as bars: what arrives from the error of each position."""

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
        whose = "its own error" if k == 0 else f"the error at position {at}"
        steps.append(WaterfallTerm(str(at), share, f"From {whose} ({error}): {small_share(share)}"))
    if found.later is not None:
        share = found.later_share
        tip = f"From all errors after those together: {small_share(share)}"
        steps.append(WaterfallTerm("later", share, tip))
    return steps


def delta_total(found: DeltaParts) -> WaterfallTerm:
    """Return the bar of the whole delta."""
    total = float(found.shares.sum()) + found.later_share
    return WaterfallTerm("delta", total, "All of the delta: the parts add up to it")
