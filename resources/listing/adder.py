"""A recurrent network that learns to add."""

import numpy as np

binary_dim, hidden_dim, alpha = 8, 16, 0.1
largest_number = 2**binary_dim
skipped_draws = 0  # 516 prints as the notebook
random = np.random.RandomState(0)
np.set_printoptions(legacy="1.13")  # as in 2015


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def slope(output):  # of the sigmoid
    return output * (1 - output)


def bits(number):  # least significant first
    return number >> np.arange(binary_dim) & 1


def weights(*shape):  # from -1 to 1
    return 2 * random.random_sample(shape) - 1


synapse_0 = weights(2, hidden_dim)
synapse_1 = weights(hidden_dim, 1)
synapse_h = weights(hidden_dim, hidden_dim)
synapse_0_update = np.zeros_like(synapse_0)
synapse_1_update = np.zeros_like(synapse_1)
synapse_h_update = np.zeros_like(synapse_h)
random.randint(  # these draws are left out
    largest_number // 2, size=skipped_draws)

for iteration in range(10000):
    a_int, b_int = random.randint(
        largest_number // 2, size=2)
    a, b = bits(a_int), bits(b_int)
    c = bits(a_int + b_int)
    d, overallError = np.zeros_like(c), 0
    layer_1 = np.zeros((1, hidden_dim))
    layer_1_values, layer_2_deltas = [layer_1], []

    for position in range(binary_dim):
        y = c[position]
        X = np.array(
            [[a[position], b[position]]])
        prev_layer_1 = layer_1
        layer_1 = sigmoid(
            X @ synapse_0 + prev_layer_1 @ synapse_h)
        layer_2 = sigmoid(layer_1 @ synapse_1)
        layer_2_error = y - layer_2
        layer_2_delta = (
            layer_2_error * slope(layer_2))
        overallError += np.abs(
            layer_2_error[0])
        d[position] = np.round(layer_2[0, 0])
        layer_1_values.append(layer_1)
        layer_2_deltas.append(layer_2_delta)

    future_layer_1_delta = np.zeros_like(layer_1)
    for position in reversed(range(binary_dim)):
        layer_2_delta = layer_2_deltas.pop()
        layer_1 = layer_1_values.pop()
        prev_layer_1 = layer_1_values[-1]
        X = np.array(
            [[a[position], b[position]]])
        from_output = (
            layer_2_delta @ synapse_1.T)
        from_future = (
            future_layer_1_delta @ synapse_h.T)
        layer_1_delta = slope(layer_1) * (
            from_output + from_future)
        synapse_1_update += (
            layer_1.T @ layer_2_delta)
        synapse_h_update += (
            prev_layer_1.T @ layer_1_delta)
        synapse_0_update += (
            X.T @ layer_1_delta)
        future_layer_1_delta = layer_1_delta

    synapse_0 += alpha * synapse_0_update
    synapse_1 += alpha * synapse_1_update
    synapse_h += alpha * synapse_h_update
    synapse_0_update *= 0
    synapse_1_update *= 0
    synapse_h_update *= 0

    if iteration % 1000 == 0:
        print(f"Error:{overallError}")
        print(f"Pred:{d[::-1]}")
        print(f"True:{c[::-1]}")
        out = d @ 2 ** np.arange(binary_dim)
        print(f"{a_int} + {b_int} = {out}")
        print("------------")
