package io.wavecast.core.rnn;

/** What the head's sums go through last. */
public enum HeadActivation {
    IDENTITY,
    /** For bit vectors and probabilities. */
    SIGMOID
}
