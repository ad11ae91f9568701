package io.wavecast.core.model;

/**
 * Transformations of the network's inputs, undone on its outputs.
 *
 * @param scaling applied first
 * @param differenced whether the network sees changes of the scaled values instead of the values
 */
public record Preprocessing(Scaling scaling, boolean differenced) {
    /** Preprocessing that leaves indices of tokens unchanged. */
    public static Preprocessing ofTokens(int vocabulary) {
        return new Preprocessing(
                new Scaling(Scaling.Kind.MIN_MAX, new double[1], new double[] {1}, -1, vocabulary), false);
    }
}
