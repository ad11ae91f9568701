package io.wavecast.core.model;

/**
 * What happens to a value before the network sees it, and is undone on the way out.
 *
 * @param scaling first
 * @param differenced then, whether the network sees changes of the scaled value rather than the value
 */
public record Preprocessing(Scaling scaling, boolean differenced) {
    /** Indices of tokens, which are left as they are. */
    public static Preprocessing ofTokens(int vocabulary) {
        return new Preprocessing(
                new Scaling(Scaling.Kind.MIN_MAX, new double[1], new double[] {1}, -1, vocabulary), false);
    }
}
