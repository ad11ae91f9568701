package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.SeriesState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The naive forecast: the last value again. Answers until a model can. */
final class NaivePredictor implements Predictor {
    private final List<Integer> horizons; // 1, then those of the model that is to come

    NaivePredictor(Optional<Model> model) {
        this.horizons = Stream.concat(Stream.of(1), model.stream().flatMap(coming -> coming.spec().horizons().stream()))
                .filter(horizon -> horizon != ModelSpec.PRESENT) // the last value is no label
                .distinct()
                .toList();
    }

    @Override
    public boolean takeOver(SeriesState state) {
        double[] widths = state.intervals().widths();
        int size = horizons.size() * state.channels();
        if (!state.model().equals(ModelVersion.NAIVE) || state.hidden().isPresent()) {
            state.adopt(ModelVersion.NAIVE, Optional.empty(), new IntervalTracker(size));
        } else if (widths.length != size) {
            // The first horizon is 1 in either list: what was learned for it still holds.
            double[] errors = state.intervals().meanErrors();
            state.adopt(
                    ModelVersion.NAIVE,
                    Optional.empty(),
                    new IntervalTracker(first(state.channels(), widths, size), first(state.channels(), errors, size)));
        }
        return false;
    }

    @Override
    public void expect(SeriesState state, double[] next) {
        if (state.observations() == 0) {
            Arrays.fill(next, Double.NaN);
        } else {
            System.arraycopy(state.last(), 0, next, 0, next.length);
        }
    }

    @Override
    public void absorb(SeriesState state, double[] sample) {}

    @Override
    public Prediction step(SeriesState state, double[] sample) {
        double[][] means = new double[horizons.size()][];
        for (int i = 0; i < means.length; i++) {
            means[i] = sample.clone();
        }
        return new Prediction(ModelVersion.NAIVE, horizons, means);
    }

    private static double[] first(int channels, double[] from, int size) {
        return Arrays.copyOf(Arrays.copyOf(from, channels), size);
    }
}
