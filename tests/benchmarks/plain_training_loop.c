/* The script's training loop as one would write it in C: no tricks, the compiler does the rest. */
#include <math.h>
#include <string.h>

#define MOST_HIDDEN 128
#define MOST_BITS 32

static double layer_1[MOST_BITS + 1][MOST_HIDDEN], layer_2_delta[MOST_BITS];
static double synapse_0_update[2 * MOST_HIDDEN], synapse_1_update[MOST_HIDDEN];
static double synapse_h_update[MOST_HIDDEN * MOST_HIDDEN];

static double sigmoid(double x) { return 1.0 / (1.0 + exp(-x)); }

static void apply(double *restrict synapse, double *restrict update, int size, double alpha)
{
    for (int i = 0; i < size; i++) {
        synapse[i] += update[i] * alpha;
        update[i] = 0.0;
    }
}

void train(double *restrict synapse_0, double *restrict synapse_h, double *restrict synapse_1,
           const long long *a, const long long *b, int count, int h, int bits, double alpha,
           double *errors)
{
    double layer_1_delta[MOST_HIDDEN], future_layer_1_delta[MOST_HIDDEN];
    for (int k = 0; k < count; k++) {
        errors[k] = 0.0;
        for (int t = 0; t < bits; t++) {
            double bit_a = (a[k] >> t) & 1, bit_b = (b[k] >> t) & 1, y = ((a[k] + b[k]) >> t) & 1;
            double *restrict state = layer_1[t + 1], sum = 0.0;
            for (int j = 0; j < h; j++)
                state[j] = bit_a * synapse_0[j] + bit_b * synapse_0[h + j];
            for (int i = 0; i < h; i++)
                for (int j = 0; j < h; j++)
                    state[j] += layer_1[t][i] * synapse_h[i * h + j];
            for (int j = 0; j < h; j++)
                state[j] = sigmoid(state[j]);
            for (int j = 0; j < h; j++)
                sum += state[j] * synapse_1[j];
            double layer_2 = sigmoid(sum), layer_2_error = y - layer_2;
            layer_2_delta[t] = layer_2_error * layer_2 * (1.0 - layer_2);
            errors[k] += fabs(layer_2_error);
        }
        memset(future_layer_1_delta, 0, sizeof future_layer_1_delta);
        for (int t = bits - 1; t >= 0; t--) {
            double bit_a = (a[k] >> t) & 1, bit_b = (b[k] >> t) & 1;
            for (int i = 0; i < h; i++) {
                double sum = layer_2_delta[t] * synapse_1[i], state = layer_1[t + 1][i];
                for (int j = 0; j < h; j++)
                    sum += future_layer_1_delta[j] * synapse_h[i * h + j];
                layer_1_delta[i] = sum * state * (1.0 - state);
            }
            for (int j = 0; j < h; j++) {
                synapse_1_update[j] += layer_1[t + 1][j] * layer_2_delta[t];
                synapse_0_update[j] += bit_a * layer_1_delta[j];
                synapse_0_update[h + j] += bit_b * layer_1_delta[j];
            }
            for (int i = 0; i < h; i++)
                for (int j = 0; j < h; j++)
                    synapse_h_update[i * h + j] += layer_1[t][i] * layer_1_delta[j];
            memcpy(future_layer_1_delta, layer_1_delta, h * sizeof *layer_1_delta);
        }
        apply(synapse_0, synapse_0_update, 2 * h, alpha);
        apply(synapse_1, synapse_1_update, h, alpha);
        apply(synapse_h, synapse_h_update, h * h, alpha);
    }
}
