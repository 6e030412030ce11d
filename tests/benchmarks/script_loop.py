"""The loop of the 2015 script as it was published, one NumPy call a line."""

import copy

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.weights import Weights


def sigmoid(x: Floats) -> Floats:
    return 1 / (1 + np.exp(-x))


def sigmoid_output_to_derivative(output: Floats) -> Floats:
    return output * (1 - output)


BINARY_DIM = 8
INT2BINARY = np.unpackbits(np.arange(2**BINARY_DIM, dtype=np.uint8)[:, None], axis=1)


def train(  # noqa: PLR0915 (the script is one loop)
    weights: Weights, a_ints: NDArray[np.int64], b_ints: NDArray[np.int64], alpha: float
) -> list[float]:
    """Train in place as the script does; return its overallErrors."""
    synapse_0, synapse_h, synapse_1 = weights
    synapse_0_update = np.zeros_like(synapse_0)
    synapse_1_update = np.zeros_like(synapse_1)
    synapse_h_update = np.zeros_like(synapse_h)
    errors = []
    for a_int, b_int in zip(a_ints, b_ints, strict=True):
        a, b, c = INT2BINARY[a_int], INT2BINARY[b_int], INT2BINARY[a_int + b_int]
        d = np.zeros_like(c)
        overall_error = 0
        layer_2_deltas = []
        layer_1_values = [np.zeros(weights.hidden)]
        for position in range(BINARY_DIM):
            X = np.array([[a[BINARY_DIM - position - 1], b[BINARY_DIM - position - 1]]])
            y = np.array([[c[BINARY_DIM - position - 1]]]).T
            layer_1 = sigmoid(np.dot(X, synapse_0) + np.dot(layer_1_values[-1], synapse_h))
            layer_2 = sigmoid(np.dot(layer_1, synapse_1))
            layer_2_error = y - layer_2
            layer_2_deltas.append(layer_2_error * sigmoid_output_to_derivative(layer_2))
            overall_error += np.abs(layer_2_error[0])
            d[BINARY_DIM - position - 1] = np.round(layer_2[0][0])
            layer_1_values.append(copy.deepcopy(layer_1))
        future_layer_1_delta = np.zeros(weights.hidden)
        for position in range(BINARY_DIM):
            X = np.array([[a[position], b[position]]])
            layer_1 = layer_1_values[-position - 1]
            prev_layer_1 = layer_1_values[-position - 2]
            layer_2_delta = layer_2_deltas[-position - 1]
            layer_1_delta = (
                future_layer_1_delta.dot(synapse_h.T) + layer_2_delta.dot(synapse_1.T)
            ) * sigmoid_output_to_derivative(layer_1)
            synapse_1_update += np.atleast_2d(layer_1).T.dot(layer_2_delta)
            synapse_h_update += np.atleast_2d(prev_layer_1).T.dot(layer_1_delta)
            synapse_0_update += X.T.dot(layer_1_delta)
            future_layer_1_delta = layer_1_delta
        synapse_0 += synapse_0_update * alpha
        synapse_1 += synapse_1_update * alpha
        synapse_h += synapse_h_update * alpha
        synapse_0_update *= 0
        synapse_1_update *= 0
        synapse_h_update *= 0
        errors.append(float(overall_error[0]))
    return errors
