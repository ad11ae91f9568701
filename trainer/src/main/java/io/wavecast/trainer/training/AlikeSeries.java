package io.wavecast.trainer.training;

import io.wavecast.core.model.Scaling;
import io.wavecast.core.model.Spread;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.learn.ScalingFit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether the centers and scales of series differ no more from each other than those of one of them do from window to window. Then one scale serves all: it is
 * learned from all samples, and cells see the same amplitude as the same input. A series' own scale is learned from one short window, and changes with it.
 *
 * <p>A channel that is constant, in a window or all the time, tells nothing about amplitudes. Its level counts all the same, since one scale would have to hold it.
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
        List<List<List<SeriesSlice>>> windows =
                series.stream().map(AlikeSeries::windows).toList();
        return IntStream.range(0, train.get(0).values()[0].length).allMatch(channel -> {
            List<Spread> whole = spreads(kind, series, channel);
            List<List<Spread>> each =
                    windows.stream().map(own -> spreads(kind, own, channel)).toList();
            return ratio(whole) <= allowed(each, AlikeSeries::ratio, RATIO, LARGEST_RATIO)
                    && distance(whole) <= allowed(each, AlikeSeries::distance, DISTANCE, LARGEST_DISTANCE);
        });
    }

    /** As much as one of the series differs from itself, within limits. */
    private static double allowed(
            List<List<Spread>> windows, ToDoubleFunction<List<Spread>> difference, double least, double most) {
        double own = windows.stream().mapToDouble(difference).max().orElseThrow();
        return Math.min(most, Math.max(least, own));
    }

    private static List<Spread> spreads(Scaling.Kind kind, Collection<List<SeriesSlice>> parts, int channel) {
        return parts.stream()
                .map(part -> ScalingFit.spread(kind, part, channel))
                .toList();
    }

    /** Windows with enough samples; the whole series if none has. */
    private static List<List<SeriesSlice>> windows(List<SeriesSlice> series) {
        List<List<SeriesSlice>> windows = IntStream.range(0, WINDOWS)
                .mapToObj(w -> window(series, (double) w / WINDOWS, (w + 1.0) / WINDOWS))
                .filter(parts -> !parts.isEmpty())
                .toList();
        return windows.isEmpty() ? List.of(series) : windows;
    }

    private static List<SeriesSlice> window(List<SeriesSlice> series, double begin, double end) {
        return series.stream()
                .flatMap(slice -> slice.targetsBetween(begin, end).stream())
                .filter(part -> part.targetCount() >= SAMPLES)
                .map(part -> new SeriesSlice(part.values(), part.observed(), Math.max(2, part.firstTarget())))
                .toList();
    }

    /** The largest scale by the smallest; 1 if none or one is known. */
    private static double ratio(List<Spread> some) {
        var scales = scales(some).summaryStatistics();
        return scales.getCount() == 0 ? 1 : scales.getMax() / scales.getMin();
    }

    /** The largest distance of two centers in units of the smallest scale; infinite between different constants. */
    private static double distance(List<Spread> some) {
        var centers = some.stream().mapToDouble(Spread::center).summaryStatistics();
        double distance = centers.getMax() - centers.getMin();
        return distance == 0 ? 0 : distance / scales(some).min().orElse(0);
    }

    private static DoubleStream scales(List<Spread> some) {
        return some.stream().filter(one -> !one.isConstant()).mapToDouble(Spread::scale);
    }
}
