"""What a sentence may rest on where no network matters, made of findings."""

import numpy as np

from rnn_viz.core.analysis import Finding
from rnn_viz.core.net.inference import add
from rnn_viz.core.net.trace import trace_of
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Identity
from rnn_viz.core.words.lenses.lens_text import Evidence

_RUN = Identity(RunConfig(), ())
_NET = Weights(np.zeros((2, 2)), np.zeros((2, 2)), np.zeros((2, 1)))


def evidence_alone(iteration: int = 7000, /, **found: object) -> Evidence:
    """Return what was found out, by study; a dot in a key is written as ``__``."""
    keys = {key.replace("__", "."): value for key, value in found.items()}
    findings = {key: Finding(key, _RUN, iteration, value) for key, value in keys.items()}
    return Evidence(iteration, findings, trace_of(_NET, add(_NET, 3, 1, 8), 0.1), 0)
