package io.wavecast.experiments.eeg;

import io.wavecast.trainer.baseline.Forecaster;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutForecaster;
import io.wavecast.trainer.judge.HeldOutForecasters;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/** Forecasters of one channel, which need no network. */
final class Classical {
    private Classical() {}

    /** Always the same. */
    record Mean(double value) implements Forecaster {
        @Override
        public String name() {
            return "mean";
        }

        @Override
        public void observe(double sample) {
            // It has made up its mind.
        }

        @Override
        public double forecast(int horizon) {
            return value;
        }
    }

    /** @param fresh one that has seen nothing yet */
    static HeldOutForecaster walk(Supplier<Forecaster> fresh, List<Integer> horizons) {
        return HeldOutForecasters.classical(List.of(fresh), horizons);
    }

    /** The first channel of what may be learned from and chosen by; NaN where missing. */
    static double[] past(Split split) {
        DoubleStream.Builder values = DoubleStream.builder();
        split.train().forEach(part -> add(part, 0, values));
        split.validation().forEach(part -> add(part, part.firstTarget(), values));
        return values.build().toArray();
    }

    private static void add(SeriesSlice part, int from, DoubleStream.Builder values) {
        for (int t = from; t < part.values().length; t++) {
            values.add(part.observed()[t][0] ? part.values()[t][0] : Double.NaN);
        }
    }
}
