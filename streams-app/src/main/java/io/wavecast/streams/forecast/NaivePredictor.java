package io.wavecast.streams.forecast;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.TargetChannels;
import io.wavecast.core.series.ForecastDraft;
import io.wavecast.streams.series.SeriesState;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The naive forecast: the last value, repeated. Used until a model can forecast. */
final class NaivePredictor implements Predictor {
    private final List<Integer> horizons; // 1, then those of the model
    private final Optional<TargetChannels> targets; // of the model
    private ForecastDraft forecast; // for the channels of the series forecast last

    /** @param model the model that will forecast the series after its warm-up; its horizons are predicted, too, and its targets only */
    NaivePredictor(Optional<Model> model) {
        this.horizons = Stream.concat(Stream.of(1), model.stream().flatMap(next -> next.spec().horizons().stream()))
                .filter(horizon -> horizon != ModelSpec.PRESENT) // the last value is not a label
                .distinct()
                .toList();
        this.targets = model.map(next -> next.spec().targets());
        this.forecast = new ForecastDraft(ModelVersion.NAIVE, horizons, 1);
    }

    /** The horizons, the first one first. */
    List<Integer> horizons() {
        return horizons;
    }

    /** Number of intervals: horizons times channels. */
    int intervals(SeriesState state) {
        return horizons.size() * state.channels();
    }

    @Override
    public boolean adopt(SeriesState state) {
        state.forecastNaively(intervals(state));
        return false;
    }

    @Override
    public void estimateNext(SeriesState state, long newestMicros, double[] next) {
        if (state.observations() == 0) {
            Arrays.fill(next, Double.NaN);
        } else {
            System.arraycopy(state.last(), 0, next, 0, next.length);
        }
    }

    @Override
    public void advance(SeriesState state, double[] sample) {}

    @Override
    public ForecastDraft predict(SeriesState state, double[] sample) {
        if (forecast.mean(0).length != sample.length) {
            forecast = new ForecastDraft(ModelVersion.NAIVE, horizons, sample.length);
        }
        for (double[] mean : forecast.means()) {
            repeat(sample, mean);
        }
        return forecast;
    }

    /**
     * The forecast of any horizon.
     *
     * @param last (channels) the last values
     * @param mean (channels) receives them; NaN for the model's exogenous channels
     */
    void repeat(double[] last, double[] mean) {
        System.arraycopy(last, 0, mean, 0, last.length);
        if (targets.isPresent()) {
            targets.get().leaveOnly(mean);
        }
    }
}
