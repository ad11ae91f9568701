package io.wavecast.streams.metrics;

import io.wavecast.core.model.ModelVersion;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which series are forecast worst at present, in bounded memory: a few candidates with the error of their last seconds over that of
 * the last value, smoothed. A series gets in by a second that is worse than the best candidate's, and is forgotten when
 * it was quiet for a while.
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

    /**
     * A series and how it fares.
     *
     * @param ratio error over the naive forecast's, smoothed over about ten seconds
     */
    record Standing(String series, ModelVersion model, double ratio) {}

    /** @param ratio error over the naive forecast's in one second; finite */
    synchronized void add(String series, ModelVersion model, double ratio) {
        Candidate known = candidates.get(series);
        if (known != null) {
            known.ratio += SMOOTHING * (ratio - known.ratio);
            known.model = model;
            known.seen = nanoTime.getAsLong();
            return;
        }
        if (candidates.size() >= CANDIDATES) {
            if (ratio <= admission) {
                return;
            }
            String best = candidates.entrySet().stream()
                    .min(Comparator.comparingDouble(entry -> entry.getValue().ratio))
                    .orElseThrow()
                    .getKey();
            admission = candidates.remove(best).ratio;
        }
        candidates.put(series, new Candidate(model, ratio, nanoTime.getAsLong()));
    }

    /** Worst first. */
    synchronized List<Standing> worst(int count) {
        long now = nanoTime.getAsLong();
        candidates.values().removeIf(candidate -> now - candidate.seen > QUIET_NANOS);
        admission = candidates.size() < CANDIDATES
                ? 0
                : candidates.values().stream()
                        .mapToDouble(candidate -> candidate.ratio)
                        .min()
                        .orElse(0);
        return candidates.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<String, Candidate> entry) -> -entry.getValue().ratio))
                .limit(count)
                .map(entry -> new Standing(entry.getKey(), entry.getValue().model, entry.getValue().ratio))
                .toList();
    }

    private static final class Candidate {
        private ModelVersion model;
        private double ratio;
        private long seen;

        Candidate(ModelVersion model, double ratio, long seen) {
            this.model = model;
            this.ratio = ratio;
            this.seen = seen;
        }
    }
}
