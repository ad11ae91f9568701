package io.wavecast.streams.metrics;

import io.wavecast.core.model.ModelVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Finds the series with the worst forecasts, in bounded memory. It keeps a limited number of candidates, each with its error divided by the last
 * value's error, smoothed. A series becomes a candidate if its ratio over one second exceeds that of the best candidate. A candidate is
 * removed after two minutes without scores.
 */
final class WorstSeries {
    private static final int CANDIDATES = 200;
    private static final double SMOOTHING = 0.1;
    private static final long QUIET_NANOS = 120_000_000_000L;

    private final LongSupplier nanoTime;
    private final Map<String, Candidate> candidates = new HashMap<>();
    private double admission;

    WorstSeries(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** @param ratio error divided by the naive forecast's error, smoothed over about ten seconds */
    record RankedSeries(String series, ModelVersion model, double ratio) {}

    /** @param ratio error divided by the naive forecast's error, of one second; finite */
    synchronized void add(String series, ModelVersion model, double ratio) {
        Candidate candidate = candidates.get(series);
        if (candidate != null) {
            candidate.ratio += SMOOTHING * (ratio - candidate.ratio);
            candidate.model = model;
            candidate.scoredNanos = nanoTime.getAsLong();
            return;
        }
        if (candidates.size() >= CANDIDATES) {
            if (ratio <= admission) {
                return;
            }
            Map.Entry<String, Candidate> best = candidates.entrySet().stream()
                    .min(Comparator.comparingDouble(entry -> entry.getValue().ratio))
                    .orElseThrow();
            admission = best.getValue().ratio;
            candidates.remove(best.getKey());
        }
        candidates.put(series, new Candidate(model, ratio, nanoTime.getAsLong()));
    }

    /** The series with the largest ratios, the worst first. */
    synchronized List<RankedSeries> worst(int count) {
        long now = nanoTime.getAsLong();
        candidates.values().removeIf(candidate -> now - candidate.scoredNanos > QUIET_NANOS);
        admission = candidates.size() < CANDIDATES
                ? 0
                : candidates.values().stream()
                        .mapToDouble(candidate -> candidate.ratio)
                        .min()
                        .orElse(0);
        return candidates.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Candidate> entry) -> -entry.getValue().ratio))
                .limit(count)
                .map(entry -> new RankedSeries(entry.getKey(), entry.getValue().model, entry.getValue().ratio))
                .toList();
    }

    private static final class Candidate {
        private ModelVersion model;
        private double ratio;
        private long scoredNanos; // clock time of the newest score

        Candidate(ModelVersion model, double ratio, long scoredNanos) {
            this.model = model;
            this.ratio = ratio;
            this.scoredNanos = scoredNanos;
        }
    }
}
