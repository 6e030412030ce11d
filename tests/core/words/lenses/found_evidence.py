"""Evidence that holds one finding, for sentences that rest on one."""

from rnn_viz.core.analysis import Finding
from rnn_viz.core.lenses.look import Look
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.words.lenses.lens_text import Evidence


def evidence_with(look: Look, key: str, found: object) -> Evidence:
    """Return evidence with what a study has found; ``None``: nothing yet."""
    run = Identity(RunConfig(), ())
    findings = {} if found is None else {key: Finding(key, run, look.iteration, found)}
    trace = trace_of(look.weights, add(look.weights, 116, 44, look.bits), 0.1)
    return Evidence(look.iteration, findings, trace, 4)
