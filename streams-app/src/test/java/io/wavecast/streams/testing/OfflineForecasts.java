package io.wavecast.streams.testing;

import io.wavecast.core.adapt.AdaptedSeries;
import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import java.util.stream.LongStream;

/** What the trainer's judge computes for a series without gaps in time: the model's forecasts, frozen and corrected. */
public final class OfflineForecasts {
    private final double[][][] frozen; // (samples)(horizons)(channels)
    private final double[][][] adapted; // the same

    /** @param values (samples)(channels), NaN where missing; the first sample is complete */
    public OfflineForecasts(Model model, double[][] values) {
        this(
                model,
                values,
                LongStream.generate(() -> Calendar.UNKNOWN_TIME)
                        .limit(values.length)
                        .toArray());
    }

    /** @param times (samples) in microseconds */
    public OfflineForecasts(Model model, double[][] values, long[] times) {
        var runner = new ModelRunner(model);
        HiddenState hidden = runner.newState();
        var series = new AdaptedSeries(model, model.adapter().orElseThrow());
        int horizons = model.spec().horizons().size();
        int channels = model.spec().channels();
        frozen = new double[values.length][horizons][channels];
        adapted = new double[values.length][][];
        double[] expected = new double[channels];
        boolean[] observed = new boolean[channels];
        for (int t = 0; t < values.length; t++) {
            double[] sample = values[t].clone();
            runner.forecastNext(hidden, times[Math.max(0, t - 1)], expected);
            for (int c = 0; c < channels; c++) {
                observed[c] = !Double.isNaN(sample[c]);
                sample[c] = observed[c] ? sample[c] : expected[c];
            }
            runner.step(hidden, sample, times[t], frozen[t]);
            series.observe(sample, observed);
            adapted[t] = new double[horizons][];
            for (int h = 0; h < horizons; h++) {
                adapted[t][h] = frozen[t][h].clone();
            }
            if (t + 1 >= model.spec().warmup()) {
                series.adapt(adapted[t]);
            }
        }
    }

    /** (horizons)(channels) from a sample, as the model makes them. */
    public double[][] frozen(int t) {
        return frozen[t];
    }

    /** (horizons)(channels) from a sample, corrected. */
    public double[][] adapted(int t) {
        return adapted[t];
    }
}
