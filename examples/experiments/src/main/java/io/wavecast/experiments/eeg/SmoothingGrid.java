package io.wavecast.experiments.eeg;

import io.wavecast.trainer.baseline.ExponentialSmoothing;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The errors of exponential smoothing on the training part, over a grid of α.
 *
 * @param errors (alphas)(horizons) root mean square errors
 */
record SmoothingGrid(List<List<Double>> errors) {
    static final List<Integer> HORIZONS = List.of(1, 5, 20);
    private static final int STEPS = 20;

    static SmoothingGrid of(Split split) {
        return new SmoothingGrid(alphas().stream()
                .map(alpha -> {
                    HeldOutErrors errors = HeldOutErrors.of(
                            "smoothing",
                            HORIZONS,
                            split.train(),
                            HeldOutForecasters.classical(List.of(() -> new ExponentialSmoothing(alpha)), HORIZONS));
                    return IntStream.range(0, HORIZONS.size())
                            .mapToObj(h -> errors.rootMeanSquare(h, 0))
                            .toList();
                })
                .toList());
    }

    /** 0.05, 0.1 and so on up to 1, which repeats the last value. */
    static List<Double> alphas() {
        return IntStream.rangeClosed(1, STEPS).mapToObj(i -> (double) i / STEPS).toList();
    }

    /** The α with the smallest error for a horizon. */
    double bestAlpha(int horizonIndex) {
        int best = 0;
        for (int a = 1; a < errors.size(); a++) {
            if (errors.get(a).get(horizonIndex) < errors.get(best).get(horizonIndex)) {
                best = a;
            }
        }
        return alphas().get(best);
    }
}
