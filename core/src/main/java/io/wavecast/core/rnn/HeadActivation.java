package io.wavecast.core.rnn;

/** Function applied to the head's sums. */
public enum HeadActivation {
    IDENTITY,
    /** {@code 1 / (1 + exp(−x))}, for probabilities and bits. */
    SIGMOID
}
