package io.wavecast.trainer.training;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.learn.ScalingFit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether the centers and scales of series differ no more from each other than those of one of them do from window to window. Then one scale serves all: it is
 * learned from all samples, and cells see the same amplitude as the same input. A series' own scale is learned from one short window, and changes with it.
 */
final class AlikeSeries {
    /** The ratio of two scales, and the distance of two centers in units of the smallest scale, that always count as alike, and the largest that do. */
    private static final double RATIO = 2;

    private static final double LARGEST_RATIO = 8;
    private static final double DISTANCE = 1;
    private static final double LARGEST_DISTANCE = 8;

    /** Windows of a series, as long as those from which series learn their scale at most. */
    private static final int WINDOWS = PreprocessingSettings.WINDOWS;

    /** The smallest number of samples of a part of a window. */
    private static final int SAMPLES = 16;

    private AlikeSeries() {}

    /**
     * Compares all channels of all series.
     *
     * @param train in the user's units
     * @param kind of center and scale
     */
    static boolean of(List<SeriesSlice> train, Scaling.Kind kind) {
        Collection<List<SeriesSlice>> series = train.stream()
                .collect(Collectors.groupingBy(SeriesSlice::series, LinkedHashMap::new, Collectors.toList()))
                .values();
        List<Scaling> whole = series.stream().map(own -> fit(kind, own)).toList();
        List<List<Scaling>> windows =
                series.stream().map(own -> windows(kind, own)).toList();
        return IntStream.range(0, train.get(0).values()[0].length).allMatch(channel -> {
            double ratio = largest(windows, own -> ratio(own, channel));
            double distance = largest(windows, own -> distance(own, channel));
            return ratio(whole, channel) <= Math.min(LARGEST_RATIO, Math.max(RATIO, ratio))
                    && distance(whole, channel) <= Math.min(LARGEST_DISTANCE, Math.max(DISTANCE, distance));
        });
    }

    private static Scaling fit(Scaling.Kind kind, List<SeriesSlice> slices) {
        return ScalingFit.fit(kind, List.of(), slices, List.of());
    }

    /** Of windows with enough samples; of the whole series if none has. */
    private static List<Scaling> windows(Scaling.Kind kind, List<SeriesSlice> series) {
        List<Scaling> windows = IntStream.range(0, WINDOWS)
                .mapToObj(w -> window(series, (double) w / WINDOWS, (w + 1.0) / WINDOWS))
                .filter(parts -> !parts.isEmpty())
                .map(parts -> fit(kind, parts))
                .toList();
        return windows.isEmpty() ? List.of(fit(kind, series)) : windows;
    }

    private static List<SeriesSlice> window(List<SeriesSlice> series, double begin, double end) {
        return series.stream()
                .flatMap(slice -> slice.targetsBetween(begin, end).stream())
                .filter(part -> part.targetCount() >= SAMPLES)
                .map(part -> new SeriesSlice(part.values(), part.observed(), Math.max(2, part.firstTarget())))
                .toList();
    }

    /** The largest scale by the smallest. */
    private static double ratio(List<Scaling> some, int channel) {
        var scales = some.stream().mapToDouble(one -> one.scale()[channel]).summaryStatistics();
        return scales.getMax() / scales.getMin();
    }

    /** The largest distance of two centers in units of the smallest scale. */
    private static double distance(List<Scaling> some, int channel) {
        var centers = some.stream().mapToDouble(one -> one.center()[channel]).summaryStatistics();
        double unit =
                some.stream().mapToDouble(one -> one.scale()[channel]).min().orElseThrow();
        return (centers.getMax() - centers.getMin()) / unit;
    }

    private static double largest(List<List<Scaling>> series, ToDoubleFunction<List<Scaling>> of) {
        return series.stream().mapToDouble(of).max().orElseThrow();
    }
}
