package io.wavecast.streams.metrics;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ScoreSummary;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The recent scores of each series, at the first horizon of the version that forecasts it, for queries. Sums in which a score counts less
 * the older it is, so that about {@value #MEMORY} scores count. They begin anew with another version, and with a restart of the process.
 * Bounded: the series that were scored least recently are forgotten.
 */
public final class RecentScores {
    /** Keeps nothing, for a service without queries. */
    public static final RecentScores NONE = new RecentScores(0);

    private static final double MEMORY = 500;
    private static final float LOAD = 0.75f;

    private final int capacity;
    private final Map<String, Sums> bySeries;

    /** @param capacity largest number of series */
    public RecentScores(int capacity) {
        this.capacity = capacity;
        this.bySeries = new LinkedHashMap<>(16, LOAD, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Sums> eldest) {
                return size() > capacity;
            }
        };
    }

    /**
     * The recent scores of one series.
     *
     * @param horizon steps ahead of the forecasts
     * @param scores number of scores so far
     * @param rmse root mean square of the errors, in units of the series
     * @param skill {@code 1 − rmse / rmse of the last value}; NaN if the last value has no error
     * @param coverage share of observations inside their intervals
     * @param late share of forecasts that were late
     */
    public record Recent(
            ModelVersion model, int horizon, long scores, double rmse, double skill, double coverage, double late) {}

    /** Adds the scores of a series. */
    void add(String series, ScoreSummary summary) {
        if (capacity == 0) {
            return;
        }
        synchronized (bySeries) {
            Sums sums = bySeries.get(series);
            if (sums == null || !sums.model.equals(summary.model()) || summary.horizon() < sums.horizon) {
                sums = new Sums(summary.model(), summary.horizon());
                bySeries.put(series, sums);
            }
            if (summary.horizon() == sums.horizon) {
                sums.add(summary);
            }
        }
    }

    /** The recent scores of a series; empty before the first. */
    public Optional<Recent> of(String series) {
        synchronized (bySeries) {
            Sums sums = bySeries.get(series);
            return sums == null || sums.scores == 0 ? Optional.empty() : Optional.of(sums.recent());
        }
    }

    private static final class Sums {
        private final ModelVersion model;
        private final int horizon;
        private long scores;
        private double weight; // of the scores in the sums
        private double squared;
        private double naiveSquared;
        private double covered;
        private double late;

        Sums(ModelVersion model, int horizon) {
            this.model = model;
            this.horizon = horizon;
        }

        void add(ScoreSummary summary) {
            double kept = Math.exp(-summary.count() / MEMORY);
            scores += summary.count();
            weight = kept * weight + summary.count();
            squared = kept * squared + summary.squaredError();
            naiveSquared = kept * naiveSquared + summary.naiveSquaredError();
            covered = kept * covered + summary.covered();
            late = kept * late + summary.late();
        }

        Recent recent() {
            double skill = naiveSquared > 0 ? 1 - Math.sqrt(squared / naiveSquared) : Double.NaN;
            return new Recent(
                    model, horizon, scores, Math.sqrt(squared / weight), skill, covered / weight, late / weight);
        }
    }
}
