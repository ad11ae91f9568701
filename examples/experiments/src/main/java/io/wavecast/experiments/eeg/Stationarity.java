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
 * Whether channels come back to their mean, or wander, so that changes are learned from rather than values.
 *
 * @param p (channels) of the augmented Dickey-Fuller test; 0 for a channel that never changes
 * @param tested samples that were looked at
 */
record Stationarity(List<Double> p, int tested) {
    private static final int MOST = 5_000;
    private static final double SIGNIFICANT = 0.05;

    /** On the newest samples of the longest stretch to learn from. */
    static Stationarity of(History history) {
        double[][] longest = history.split(1).train().stream()
                .map(SeriesSlice::values)
                .max(Comparator.comparingInt(values -> values.length))
                .orElseThrow();
        int tested = Math.min(MOST, longest.length);
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

    /** For people. */
    String told() {
        List<String> each =
                p.stream().map(one -> String.format(Locale.ROOT, "%.3g", one)).toList();
        return "augmented Dickey-Fuller test on " + tested + " samples, by channel: p = " + String.join(", ", each)
                + (differenced()
                        ? ": may wander like a random walk, so networks learn changes"
                        : ": comes back to its mean, so networks learn values");
    }

    /** Whether any channel may wander. */
    boolean differenced() {
        return p.stream().anyMatch(one -> one > SIGNIFICANT);
    }
}
