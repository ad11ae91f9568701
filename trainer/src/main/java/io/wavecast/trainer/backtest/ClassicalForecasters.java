package io.wavecast.trainer.backtest;

import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.history.Part;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Runs classical forecasters, one per channel, on held-out data. */
public final class ClassicalForecasters {
    private ClassicalForecasters() {}

    /**
     * Passes each channel to its own forecaster, which starts afresh with each part.
     *
     * @param byChannel (channels) each returns a forecaster without any samples
     * @param horizons steps ahead
     */
    public static HeldOutErrors.Walk walk(List<Supplier<Forecaster>> byChannel, List<Integer> horizons) {
        return new HeldOutErrors.Walk() {
            private List<Forecaster> forecasters = List.of();

            @Override
            public void begin(Part part) {
                forecasters = byChannel.stream().map(Supplier::get).toList();
            }

            @Override
            public void step(Part part, int t, double @Nullable [][] means) {
                for (int c = 0; c < forecasters.size(); c++) {
                    forecasters.get(c).observe(part.values()[t][c]);
                    for (int h = 0; means != null && h < horizons.size(); h++) {
                        means[h][c] = forecasters.get(c).forecast(horizons.get(h));
                    }
                }
            }
        };
    }

    /** (time) one channel of the training and validation parts, to fit forecasters to; NaN where missing. */
    public static double[] past(Split split, int channel) {
        DoubleStream.Builder values = DoubleStream.builder();
        split.train().forEach(part -> add(part, 0, channel, values));
        split.validation().forEach(part -> add(part, part.from(), channel, values));
        return values.build().toArray();
    }

    private static void add(Part part, int from, int channel, DoubleStream.Builder values) {
        for (int t = from; t < part.values().length; t++) {
            values.add(part.observed()[t][channel] ? part.values()[t][channel] : Double.NaN);
        }
    }
}
