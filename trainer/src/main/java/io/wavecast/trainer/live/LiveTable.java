package io.wavecast.trainer.live;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.ScoreSummary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/** The live errors of versions in force, from their scores. Not thread-safe. */
public final class LiveTable {
    private final Map<ModelVersion, Sums> byVersion = new HashMap<>();

    /** Takes the scores of a series; those of challengers and of the naive forecast do not count. */
    public void add(String series, ScoreSummary summary) {
        if (summary.status() == ForecastStatus.OK || summary.status() == ForecastStatus.FILLED) {
            byVersion.computeIfAbsent(summary.model(), version -> new Sums()).add(series, summary);
        }
    }

    /** {@code 1 − RMSE / RMSE of the last value} at the nearest horizon; empty without scores, or if the last value has no error. */
    public OptionalDouble skill(ModelVersion version) {
        Sums sums = byVersion.get(version);
        if (sums == null) {
            return OptionalDouble.empty();
        }
        double[] nearest = sums.byHorizon.firstEntry().getValue();
        return nearest[1] > 0 ? OptionalDouble.of(1 - Math.sqrt(nearest[0] / nearest[1])) : OptionalDouble.empty();
    }

    /** Number of series that the version forecast. */
    public int series(ModelVersion version) {
        Sums sums = byVersion.get(version);
        return sums == null ? 0 : sums.series.size();
    }

    private static final class Sums {
        private final TreeMap<Integer, double[]> byHorizon =
                new TreeMap<>(); // squared errors: the version's, the naive forecast's
        private final Set<String> series = new HashSet<>();

        void add(String key, ScoreSummary summary) {
            double[] sums = byHorizon.computeIfAbsent(summary.horizon(), horizon -> new double[2]);
            sums[0] += summary.squaredError();
            sums[1] += summary.naiveSquaredError();
            series.add(key);
        }
    }
}
