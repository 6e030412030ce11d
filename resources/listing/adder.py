"""A recurrent network learns to add: the algorithm of the 2015 script in its variable names."""

import numpy as np

binary_dim, hidden_dim, alpha = 8, 16, 0.1
skipped_draws = 0  # 516 prints what the notebook printed
random = np.random.RandomState(0)
np.set_printoptions(legacy="1.13")  # print as in 2015


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def slope(output):  # of the sigmoid
    return output * (1 - output)


def bits(number):  # least significant first
    return number >> np.arange(binary_dim) & 1


synapse_0 = 2 * random.random_sample((2, hidden_dim)) - 1
synapse_1 = 2 * random.random_sample((hidden_dim, 1)) - 1
synapse_h = 2 * random.random_sample((hidden_dim, hidden_dim)) - 1
synapse_0_update = np.zeros_like(synapse_0)
synapse_1_update = np.zeros_like(synapse_1)
synapse_h_update = np.zeros_like(synapse_h)
random.randint(2**binary_dim // 2, size=skipped_draws)

for iteration in range(10000):
    a_int, b_int = random.randint(2**binary_dim // 2, size=2)
    a, b, c = bits(a_int), bits(b_int), bits(a_int + b_int)
    d, overallError, seen = np.zeros_like(c), 0, []
    layer_1 = np.zeros((1, hidden_dim))

    for position in range(binary_dim):
        X, y = np.array([[a[position], b[position]]]), c[position]
        prev_layer_1 = layer_1
        layer_1 = sigmoid(X @ synapse_0 + prev_layer_1 @ synapse_h)
        layer_2 = sigmoid(layer_1 @ synapse_1)
        layer_2_error = y - layer_2
        layer_2_delta = layer_2_error * slope(layer_2)
        overallError += np.abs(layer_2_error[0])
        d[position] = np.round(layer_2[0, 0])
        seen.append((X, layer_1, prev_layer_1, layer_2_delta))

    future_layer_1_delta = np.zeros((1, hidden_dim))
    for X, layer_1, prev_layer_1, layer_2_delta in reversed(seen):
        from_output = layer_2_delta @ synapse_1.T
        from_future = future_layer_1_delta @ synapse_h.T
        layer_1_delta = (from_output + from_future) * slope(layer_1)
        synapse_1_update += layer_1.T @ layer_2_delta
        synapse_h_update += prev_layer_1.T @ layer_1_delta
        synapse_0_update += X.T @ layer_1_delta
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
        print(f"{a_int} + {b_int} = {out}\n------------")
