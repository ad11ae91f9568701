package io.wavecast.core.rnn;

/** Function applied to the head's sums. */
public enum HeadActivation {
    IDENTITY,
    /** For probabilities and bits. */
    SIGMOID
}
