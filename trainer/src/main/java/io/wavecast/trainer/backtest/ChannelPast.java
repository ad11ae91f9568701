package io.wavecast.trainer.backtest;

import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.history.Split;
import java.util.stream.DoubleStream;

/** The past of a channel, which classical forecasters are fitted to. */
public final class ChannelPast {
    private ChannelPast() {}

    /** (time) one channel of the training and validation parts, to fit forecasters to; NaN where missing. */
    public static double[] of(Split split, int channel) {
        DoubleStream.Builder values = DoubleStream.builder();
        split.train().forEach(part -> add(part, 0, channel, values));
        split.validation().forEach(part -> add(part, part.firstTarget(), channel, values));
        return values.build().toArray();
    }

    private static void add(SeriesSlice part, int from, int channel, DoubleStream.Builder values) {
        for (int t = from; t < part.values().length; t++) {
            values.add(part.observed()[t][channel] ? part.values()[t][channel] : Double.NaN);
        }
    }
}
