package io.wavecast.streams.forecast;

import io.wavecast.core.model.ModelVersion;
import java.util.List;

/** A prediction of a series: a mean per horizon and channel, without times and intervals. */
final class Prediction {
    final ModelVersion model;
    final List<Integer> horizons;
    final double[][] means; // (horizons, channels), not shared

    Prediction(ModelVersion model, List<Integer> horizons, double[][] means) {
        this.model = model;
        this.horizons = horizons;
        this.means = means;
    }

    boolean isFinite() {
        for (double[] mean : means) {
            for (double value : mean) {
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
        }
        return true;
    }
}
