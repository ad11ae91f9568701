package io.wavecast.experiments.eeg;

import io.wavecast.trainer.history.History;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.statistics.AugmentedDickeyFuller;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The result of testing channels for stationarity. If one is not stationary, networks learn differences of samples instead of values.
 *
 * @param p (channels) p-values of the augmented Dickey-Fuller test; 0 for a constant channel
 * @param tested number of samples tested
 */
record Stationarity(List<Double> p, int tested) {
    private static final int MAX_SAMPLES = 5_000;
    private static final double SIGNIFICANT = 0.05;

    /** Tests the newest samples of the longest training part. */
    static Stationarity of(History history) {
        double[][] longest = history.split(1).train().stream()
                .map(SeriesSlice::values)
                .max(Comparator.comparingInt(values -> values.length))
                .orElseThrow();
        int tested = Math.min(MAX_SAMPLES, longest.length);
        List<Double> p = new ArrayList<>();
        for (int c = 0; c < longest[0].length; c++) {
            int channel = c;
            double[] newest = Arrays.stream(longest, longest.length - tested, longest.length)
                    .mapToDouble(row -> row[channel])
                    .toArray();
            boolean moves = Arrays.stream(newest).anyMatch(value -> value != newest[0]);
            p.add(moves ? AugmentedDickeyFuller.of(newest).p() : 0);
        }
        return new Stationarity(p, tested);
    }

    /** The result in one line. */
    String summary() {
        List<String> each =
                p.stream().map(one -> String.format(Locale.ROOT, "%.3g", one)).toList();
        return "augmented Dickey-Fuller test on " + tested + " samples, by channel: p = " + String.join(", ", each)
                + (differenced()
                        ? ": may be a random walk, so networks learn differences"
                        : ": stationary, so networks learn values");
    }

    /** Whether a channel may have a unit root. */
    boolean differenced() {
        return p.stream().anyMatch(one -> one > SIGNIFICANT);
    }
}
