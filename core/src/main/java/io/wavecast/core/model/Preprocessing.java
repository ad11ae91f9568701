package io.wavecast.core.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Transformations of the network's inputs, undone on its outputs.
 *
 * @param scaling of all series; with scaling per series it only clips
 * @param differenced whether the network sees changes of the scaled values instead of the values
 * @param perSeries how each series' own center and scale are learned, which come before {@code scaling}; empty if all series have one
 */
public record Preprocessing(Scaling scaling, boolean differenced, Optional<SeriesScaling> perSeries) {
    /** Preprocessing with one scaling for all series. */
    public Preprocessing(Scaling scaling, boolean differenced) {
        this(scaling, differenced, Optional.empty());
    }

    /** Preprocessing with scaling per series, which clips scaled values. */
    public static Preprocessing perSeries(
            SeriesScaling perSeries, int channels, double clipLow, double clipHigh, boolean differenced) {
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return new Preprocessing(
                new Scaling(perSeries.method(), new double[channels], ones, clipLow, clipHigh),
                differenced,
                Optional.of(perSeries));
    }

    /** The same scaling of values that are not differenced. */
    public Preprocessing undifferenced() {
        return new Preprocessing(scaling, false, perSeries);
    }

    /** Preprocessing that leaves indices of tokens unchanged. */
    public static Preprocessing ofTokens(int vocabulary) {
        return new Preprocessing(
                new Scaling(Scaling.Kind.MIN_MAX, new double[1], new double[] {1}, -1, vocabulary), false);
    }
}
