"""What sentences of lenses rest on, put together from findings."""

from rnn_viz.core.analysis import Finding
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.words.lenses.lens_text import Evidence


def evidence_of(look: Look, findings: dict[str, object], a: int = 1, b: int = 2) -> Evidence:
    """Return evidence with these findings and a + b on stage."""
    found = {
        key: Finding(key, Identity(RunConfig(), ()), look.iteration, value)
        for key, value in findings.items()
    }
    sum_ = add(look.weights, a, b, look.bits, look.clamps)
    return Evidence(look.iteration, found, trace_of(look.weights, sum_, 0.1), 0)
