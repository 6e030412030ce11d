"""Weights as a file for NumPy or PyTorch: ``synapse_0``, ``synapse_h``, ``synapse_1``, float64."""

from io import BytesIO

import numpy as np

from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.config import RunConfig
from rnn_viz.io.safetensors_format import safetensors_bytes


def weights_npz(weights: Weights) -> bytes:
    """Return an ``.npz`` file, not compressed; the same weights always give the same bytes.

    ``synapse_0`` is ``(2, hidden)``, ``synapse_h`` ``(hidden, hidden)`` from row to column, and
    ``synapse_1`` ``(hidden, 1)``.
    """
    file = BytesIO()
    np.savez(file, allow_pickle=False, **weights._asdict())
    return file.getvalue()


def weights_safetensors(weights: Weights, config: RunConfig, iteration: int) -> bytes:
    """Return a ``.safetensors`` file with the same names as :func:`weights_npz`.

    Its metadata says of which run and iteration the weights are.
    """
    about = {name: str(value) for name, value in config.as_dict().items()}
    return safetensors_bytes(weights._asdict(), {**about, "iteration": str(iteration)})
