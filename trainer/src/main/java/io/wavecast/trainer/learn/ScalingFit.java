package io.wavecast.trainer.learn;

import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.Spread;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Fits each channel's center and scale to the training part. */
public final class ScalingFit {
    /** Clipping limit in units of the scale: beyond regular values, but small enough that a glitch does not disturb a network. */
    private static final double CLIP = 20;
    /** Clipping limit of a series with bursts, as a multiple of the distance from the center that regular samples keep within. */
    private static final double ROOM = 3;

    /** Share of samples that count as regular. */
    private static final double REGULAR = 0.999;
    /** The smallest number of samples that count as irregular, in a short series too. */
    private static final int GLITCHES = 5;

    private ScalingFit() {}

    /**
     * Fits center, scale and clipping limit.
     *
     * @param limits lowest and highest physical value for {@link Scaling.Kind#MIN_MAX}, otherwise ignored
     * @param validation used for the clipping limit alone
     */
    public static Scaling fit(
            Scaling.Kind kind, List<Double> limits, List<SeriesSlice> train, List<SeriesSlice> validation) {
        int channels = train.get(0).values()[0].length;
        double[] center = new double[channels];
        double[] scale = new double[channels];
        if (kind == Scaling.Kind.MIN_MAX) {
            Arrays.fill(center, limits.get(0));
            Arrays.fill(scale, limits.get(1));
            return Scaling.minMax(center, scale);
        }
        for (int c = 0; c < channels; c++) {
            Spread spread = spread(kind, train, c);
            center[c] = spread.center();
            scale[c] = spread.isConstant() ? 1 : spread.scale();
        }
        return clipped(kind, center, scale, train, validation);
    }

    /**
     * Center and scale of one channel.
     *
     * @param method {@link Scaling.Kind#ROBUST} or {@link Scaling.Kind#Z_SCORE}
     */
    public static Spread spread(Scaling.Kind method, List<SeriesSlice> parts, int channel) {
        return Spread.of(method, channel(parts, channel));
    }

    /** The scaling of values that are scaled already: it has the clipping limit only. */
    public static Scaling limits(Scaling.Kind kind, List<SeriesSlice> train, List<SeriesSlice> validation) {
        int channels = train.get(0).values()[0].length;
        double[] ones = new double[channels];
        Arrays.fill(ones, 1);
        return clipped(kind, new double[channels], ones, train, validation);
    }

    private static Scaling clipped(
            Scaling.Kind kind, double[] center, double[] scale, List<SeriesSlice> train, List<SeriesSlice> validation) {
        double clip = CLIP;
        for (int c = 0; c < center.length; c++) {
            clip = Math.max(clip, ROOM * regularDistance(train, validation, c, center[c]) / scale[c]);
        }
        return new Scaling(kind, center, scale, -clip, clip);
    }

    /** The distance from the center that all regular samples keep within. */
    private static double regularDistance(
            List<SeriesSlice> train, List<SeriesSlice> validation, int channel, double center) {
        List<SeriesSlice> both = new ArrayList<>(train);
        both.addAll(validation);
        double[] distances = Arrays.stream(channel(both, channel))
                .map(value -> Math.abs(value - center))
                .sorted()
                .toArray();
        int kept = Math.min((int) (REGULAR * distances.length), distances.length - GLITCHES);
        return distances[Math.max(0, kept - 1)];
    }

    /** The observed values of a channel, or all values if none was observed. */
    private static double[] channel(List<SeriesSlice> parts, int channel) {
        double[] observed = channel(parts, channel, true);
        return observed.length > 0 ? observed : channel(parts, channel, false);
    }

    private static double[] channel(List<SeriesSlice> parts, int channel, boolean observed) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (SeriesSlice part : parts) {
            for (int t = part.firstTarget() == 1 ? 0 : part.firstTarget(); t < part.values().length; t++) {
                if (!observed || part.observed()[t][channel]) {
                    values.add(part.values()[t][channel]);
                }
            }
        }
        return values.build().toArray();
    }
}
