package io.wavecast.trainer.training;

import io.wavecast.core.model.Scaling;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.learn.ScalingFit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Whether series have the same center and scale, as the channels of one amplifier have. Then one scale serves all: it is learned from all samples, and cells see
 * the same amplitude as the same input. A series' own scale is learned from one short window, and changes with it.
 */
final class AlikeSeries {
    /** The largest ratio of two scales. */
    private static final double RATIO = 2;
    /** The largest distance of two centers, in units of the smallest scale. */
    private static final double DISTANCE = 1;

    private AlikeSeries() {}

    /**
     * Compares all channels of all series.
     *
     * @param train in the user's units
     * @param kind of center and scale
     */
    static boolean of(List<SeriesSlice> train, Scaling.Kind kind) {
        Collection<Scaling> scalings = train.stream()
                .collect(Collectors.groupingBy(
                        SeriesSlice::series,
                        LinkedHashMap::new,
                        Collectors.collectingAndThen(
                                Collectors.toList(), own -> ScalingFit.fit(kind, List.of(), own, List.of()))))
                .values();
        int channels = train.get(0).values()[0].length;
        for (int c = 0; c < channels; c++) {
            int channel = c;
            Map.Entry<Double, Double> scales = range(scalings, one -> one.scale()[channel]);
            Map.Entry<Double, Double> centers = range(scalings, one -> one.center()[channel]);
            if (scales.getValue() > RATIO * scales.getKey()
                    || centers.getValue() - centers.getKey() > DISTANCE * scales.getKey()) {
                return false;
            }
        }
        return true;
    }

    /** The smallest and the largest. */
    private static Map.Entry<Double, Double> range(Collection<Scaling> scalings, ToDoubleFunction<Scaling> of) {
        var statistics = scalings.stream().mapToDouble(of).summaryStatistics();
        return Map.entry(statistics.getMin(), statistics.getMax());
    }
}
