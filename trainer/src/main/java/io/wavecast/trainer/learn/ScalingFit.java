package io.wavecast.trainer.learn;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Chooses center and scale per channel from the training part. */
public final class ScalingFit {
    /** Far beyond anything regular, near enough that a glitch cannot throw a network off. */
    private static final double CLIP = 20;
    /** A series with bursts gets more: so many times what all but one in a thousand of its samples keep within. */
    private static final double ROOM = 3;

    private static final double REGULAR = 0.999;
    /** So many samples may be wrong in a short series, too. */
    private static final int GLITCHES = 5;
    /** Makes the median absolute deviation of Gaussian values their standard deviation. */
    private static final double MAD_TO_DEVIATION = 1.4826;

    private ScalingFit() {}

    /**
     * @param limits lowest and highest physical value for {@link Scaling.Kind#MIN_MAX}
     * @param validation has a say in what is clipped
     */
    public static Scaling fit(Scaling.Kind kind, List<Double> limits, List<SeriesSlice> train, List<SeriesSlice> validation) {
        int channels = train.get(0).values()[0].length;
        double[] center = new double[channels];
        double[] scale = new double[channels];
        if (kind == Scaling.Kind.MIN_MAX) {
            Arrays.fill(center, limits.get(0));
            Arrays.fill(scale, limits.get(1));
            return Scaling.minMax(center, scale);
        }
        for (int c = 0; c < channels; c++) {
            double[] sorted = channel(train, c);
            Arrays.sort(sorted);
            if (kind == Scaling.Kind.ROBUST) {
                center[c] = median(sorted);
                scale[c] = MAD_TO_DEVIATION * medianDeviation(sorted, center[c]);
            }
            if (!(scale[c] > 0)) {
                // A series that rests most of the time has no median deviation; a constant has none at all.
                center[c] = Arrays.stream(sorted).average().orElseThrow();
                scale[c] = deviation(sorted, center[c]);
            }
            if (!(scale[c] > 0)) {
                scale[c] = 1;
            }
        }
        double clip = CLIP;
        for (int c = 0; c < channels; c++) {
            clip = Math.max(clip, ROOM * regular(train, validation, c, center[c]) / scale[c]);
        }
        return new Scaling(kind, center, scale, -clip, clip);
    }

    /** How far from the center all but few samples keep. */
    private static double regular(List<SeriesSlice> train, List<SeriesSlice> validation, int channel, double center) {
        List<SeriesSlice> known = new ArrayList<>(train);
        known.addAll(validation);
        double[] distances = Arrays.stream(channel(known, channel))
                .map(value -> Math.abs(value - center))
                .sorted()
                .toArray();
        int kept = Math.min((int) (REGULAR * distances.length), distances.length - GLITCHES);
        return distances[Math.max(0, kept - 1)];
    }

    /** What was observed; everything, where nothing was. */
    private static double[] channel(List<SeriesSlice> parts, int channel) {
        double[] observed = channel(parts, channel, true);
        return observed.length > 0 ? observed : channel(parts, channel, false);
    }

    private static double[] channel(List<SeriesSlice> parts, int channel, boolean observed) {
        DoubleStream.Builder values = DoubleStream.builder();
        for (SeriesSlice part : parts) {
            for (int t = part.from() == 1 ? 0 : part.from(); t < part.values().length; t++) {
                if (!observed || part.observed()[t][channel]) {
                    values.add(part.values()[t][channel]);
                }
            }
        }
        return values.build().toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double medianDeviation(double[] values, double center) {
        double[] deviations = Arrays.stream(values)
                .map(value -> Math.abs(value - center))
                .sorted()
                .toArray();
        return median(deviations);
    }

    private static double deviation(double[] values, double mean) {
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
