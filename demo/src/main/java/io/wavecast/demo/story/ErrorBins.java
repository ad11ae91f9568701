package io.wavecast.demo.story;

import io.wavecast.core.series.ScoreSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Squared errors of one role, in bins of {@value #MILLIS} ms of wall-clock time. Not thread-safe. */
final class ErrorBins {
    static final long MILLIS = 500;

    private final TreeMap<Long, Sums> bins = new TreeMap<>();

    /**
     * The errors of one bin.
     *
     * @param millis middle of the bin
     * @param rmse root mean squared error over all series
     * @param naiveRmse that of repeating the last value
     */
    record Point(long millis, double rmse, double naiveRmse) {}

    private static final class Sums {
        private long count;
        private double squared;
        private double naiveSquared;
    }

    void add(ScoreSummary summary, long writtenMillis) {
        Sums sums = bins.computeIfAbsent(Math.floorDiv(writtenMillis, MILLIS), bin -> new Sums());
        sums.count += summary.count();
        sums.squared += summary.squaredError();
        sums.naiveSquared += summary.naiveSquaredError();
    }

    /** Number of bins with scores. */
    int size() {
        return bins.size();
    }

    /** All bins, oldest first. */
    List<Point> points() {
        List<Point> points = new ArrayList<>(bins.size());
        for (Map.Entry<Long, Sums> bin : bins.entrySet()) {
            points.add(point(bin.getKey() * MILLIS + MILLIS / 2, List.of(bin.getValue())));
        }
        return points;
    }

    /** The mean errors of the bins between two times; NaN without scores. */
    Point between(long fromMillis, long toMillis) {
        long from = Math.floorDiv(fromMillis, MILLIS);
        long to = Math.max(from, Math.floorDiv(toMillis, MILLIS));
        return point(fromMillis, List.copyOf(bins.subMap(from, to).values()));
    }

    private static Point point(long millis, List<Sums> sums) {
        double count = sums.stream().mapToLong(one -> one.count).sum();
        double squared = sums.stream().mapToDouble(one -> one.squared).sum();
        double naive = sums.stream().mapToDouble(one -> one.naiveSquared).sum();
        return new Point(millis, Math.sqrt(squared / count), Math.sqrt(naive / count));
    }
}
